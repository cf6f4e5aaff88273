import Foundation
import Synchronization

/// Ctrl-C between two questions, while no line is read and the terminal makes a signal of it: it ends nothing, and the
/// next question is answered as by Ctrl-C.
final class Interruption {
    /// Noted in the handler itself: what is told by another thread may come behind the next answers.
    private static let hasCome = Atomic<Bool>(false)

    init() {
        Self.hasCome.store(false, ordering: .relaxed)
        // Without SA_RESTART: a line that is being read is not read on.
        var action = sigaction()
        action.__sigaction_handler.sa_handler = { _ in Interruption.hasCome.store(true, ordering: .relaxed) }
        sigaction(SIGINT, &action, nil)
        // Whoever started this may have blocked it.
        var interrupt = sigset_t()
        sigemptyset(&interrupt)
        sigaddset(&interrupt, SIGINT)
        pthread_sigmask(SIG_UNBLOCK, &interrupt, nil)
    }

    deinit { signal(SIGINT, SIG_DFL) }

    var isThere: Bool { Self.hasCome.load(ordering: .relaxed) }
}
