import Glibc

extension PosixFileSystem {
    /// Asks again and again, because the kernel has no `flock` that gives up. The pauses are short and not even, so that
    /// of many who wait each gets its turn.
    public func lock(_ folder: String, patience: Duration) throws(FileError) -> OpenFile? {
        let deadline = ContinuousClock.now + patience
        while true {
            if let lock = try lockNow(folder) { return lock }
            guard ContinuousClock.now < deadline else { return nil }
            usleep(.random(in: 300...1500))
        }
    }

    /// `nil` where somebody else holds the lock, or where the folder that was locked is no longer the one of that name: a
    /// restore puts another one in its place, with a lock of its own.
    private func lockNow(_ folder: String) throws(FileError) -> OpenFile? {
        let number = try check(.lock, folder) { Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
        do throws(FileError) {
            _ = try check(.lock, folder) { flock(number, LOCK_EX | LOCK_NB) }
            if try isStill(number, folder) { return OpenFile(number: number, path: folder) }
        } catch {
            guard error.code == EWOULDBLOCK else {
                _ = Glibc.close(number)
                throw error
            }
        }
        _ = Glibc.close(number)
        return nil
    }

    private func isStill(_ number: Int32, _ folder: String) throws(FileError) -> Bool {
        var (locked, named) = (stat(), stat())
        _ = try check(.lock, folder) { fstat(number, &locked) }
        _ = try check(.lock, folder) { stat(folder, &named) }
        return locked.st_ino == named.st_ino && locked.st_dev == named.st_dev
    }
}
