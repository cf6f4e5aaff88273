import Dispatch
import Foundation
import Glibc
import Synchronization

extension PosixFileSystem {
    /// Waits in the kernel's queue, so that of many who wait each gets its turn.
    public func lock(_ folder: String, patience: Duration) throws(FileError) -> OpenFile? {
        let deadline = ContinuousClock.now + patience
        while true {
            let number = try check(.lock, folder) { Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
            let request = LockRequest(of: number)
            guard let code = request.answer(until: deadline) else { return nil }
            do throws(FileError) {
                guard code == 0 else { throw FileError(.lock, folder, code: code) }
                if try isStill(number, folder) { return OpenFile(number: number, path: folder) }
            } catch {
                _ = Glibc.close(number)
                throw error
            }
            _ = Glibc.close(number)
        }
    }

    /// Whether the folder that was locked is still the one of that name: a restore puts another one in its place, with a
    /// lock of its own.
    private func isStill(_ number: Int32, _ folder: String) throws(FileError) -> Bool {
        var (locked, named) = (stat(), stat())
        _ = try check(.lock, folder) { fstat(number, &locked) }
        _ = try check(.lock, folder) { stat(folder, &named) }
        return locked.st_ino == named.st_ino && locked.st_dev == named.st_dev
    }
}

/// A wait for a lock that can be given up, which `flock` itself cannot: a thread of its own waits.
private final class LockRequest: Sendable {
    private enum State {
        case waiting
        /// With the error's number; 0 where the lock is held.
        case answered(Int32)
        case abandoned
    }

    private let number: Int32
    private let state = Mutex(State.waiting)
    private let answered = DispatchSemaphore(value: 0)

    init(of number: Int32) { self.number = number }

    /// - Returns: 0 once the lock is held, or the number of an error; `nil` where that took too long. Whoever waited in vain
    ///   no longer owns the descriptor.
    func answer(until deadline: ContinuousClock.Instant) -> Int32? {
        if flock(number, LOCK_EX | LOCK_NB) == 0 { return 0 }
        guard errno == EWOULDBLOCK else { return errno }
        let patience = deadline - .now
        guard patience > .zero else {
            _ = Glibc.close(number)
            return nil
        }
        Thread.detachNewThread { self.wait() }
        _ = answered.wait(timeout: .now() + patience / .seconds(1))
        return state.withLock { state in
            guard case .answered(let code) = state else {
                state = .abandoned
                return nil
            }
            return code
        }
    }

    private func wait() {
        var code: Int32
        repeat { code = flock(number, LOCK_EX) == 0 ? 0 : errno } while code == EINTR
        let isWanted = state.withLock { state in
            if case .abandoned = state { return false }
            state = .answered(code)
            return true
        }
        if isWanted { answered.signal() } else { _ = Glibc.close(number) }
    }
}
