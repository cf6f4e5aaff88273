import Dispatch
import Foundation
import Synchronization

/// Ctrl-C between two questions, while no line is read and the terminal makes a signal of it: it ends nothing, and the
/// next question is answered as by Ctrl-C.
final class Interruption {
    private final class Sign: Sendable {
        let hasCome = Atomic<Bool>(false)
    }

    private let sign = Sign()
    private let source: any DispatchSourceSignal

    init() {
        signal(SIGINT, SIG_IGN)
        source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
        source.setEventHandler { [sign] in sign.hasCome.store(true, ordering: .relaxed) }
        source.resume()
    }

    deinit {
        source.cancel()
        signal(SIGINT, SIG_DFL)
    }

    var isThere: Bool { sign.hasCome.load(ordering: .relaxed) }
}
