import Testing

@testable import EventStore

/// The lock on a folder, waited for in vain and with success.
@Suite struct FileLockTests {
    private let folder: TemporaryFolder
    private let files = PosixFileSystem()

    init() throws { folder = try TemporaryFolder() }

    @Test("A lock that somebody holds is given up in time, and whoever gave it up does not take it later")
    func givenUp() throws {
        let held = try #require(try files.lock(folder.path, patience: .zero))
        for patience in [Duration.zero, .milliseconds(1), .milliseconds(20)] {
            #expect(try files.lock(folder.path, patience: patience) == nil)
        }
        files.close(held)
        let next = try #require(try files.lock(folder.path, patience: .seconds(60)))
        files.close(next)
    }

    @Test("Each of many who wait gets it")
    func inTurn() async throws {
        let held = try #require(try files.lock(folder.path, patience: .zero))
        let served = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<8 {
                group.addTask { [files, path = folder.path] in
                    guard let lock = try files.lock(path, patience: .seconds(60)) else { return false }
                    files.close(lock)
                    return true
                }
            }
            files.close(held)
            return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(served == 8)
    }

    @Test("What is no folder is an error at once")
    func noFolder() throws {
        #expect(throws: FileError.self) { try files.lock(folder.path + "/absent", patience: .seconds(60)) }
    }
}
