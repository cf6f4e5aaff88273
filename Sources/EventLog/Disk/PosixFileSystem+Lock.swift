import Glibc

extension PosixFileSystem {
    /// Asks again and again, because the kernel has no `flock` that gives up. The pauses are short and not even, so that
    /// of many who wait each gets its turn.
    public func lock(_ folder: String, patience: Duration) throws(FileError) -> OpenFile? {
        let number = try check(.lock, folder) { Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
        let deadline = ContinuousClock.now + patience
        while true {
            do throws(FileError) {
                _ = try check(.lock, folder) { flock(number, LOCK_EX | LOCK_NB) }
                return OpenFile(number: number, path: folder)
            } catch {
                guard error.code == EWOULDBLOCK, ContinuousClock.now < deadline else {
                    _ = Glibc.close(number)
                    if error.code == EWOULDBLOCK { return nil }
                    throw error
                }
                usleep(.random(in: 300...1500))
            }
        }
    }
}
