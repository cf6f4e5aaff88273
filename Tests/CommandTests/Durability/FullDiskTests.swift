import CanonicalJSON
import Foundation
import Testing

/// A disk that is full, and is not full any more.
@Suite(.enabled(if: SmallDisk.canBeMade, "a small disk can only be mounted by root")) struct FullDiskTests {
    @Test func aFullDiskLosesNothingAndHindersNothingLater() throws {
        let disk = try SmallDisk()
        try disk.binary.succeed("init", "ledger", "--origin", "example.org/full")
        let home = try Scratch()
        let ledger = Binary(folder: disk.url.appendingPathComponent("ledger"), variables: ["HOME": disk.url.path])
        try ledger.succeed("record", "party", "first", "--kind", "city", "--name", "First")
        let before = try ledger.succeed("log").out
        try disk.fill(leaving: 40 << 10)

        let refused = try ledger.run(["import", "drafts", "-"], input: drafts)
        #expect(refused.status == 1)
        #expect(refused.err.contains("No space left on device") && refused.err.contains("Make room"), "\(refused.err)")
        #expect(try ledger.succeed("log").out == before)
        try ledger.succeed("verify")
        #expect(try ledger.succeed("show", "first").out.contains("First"))

        try disk.fill(leaving: 0)
        let record = try ledger.run("record", "party", "second", "--kind", "city", "--name", "Second")
        #expect(record.status == 1)
        #expect(record.err.contains("No space left on device"), "\(record.err)")
        let reader = Binary(folder: ledger.folder, variables: ["HOME": home.url.path])
        #expect(try reader.succeed("verify").out.contains("2 events"))
        #expect(try reader.succeed("show", "first").out.contains("First"))
        #expect(try ledger.succeed("log").out == before)

        try disk.empty()
        let imported = try ledger.run(["import", "drafts", "-"], input: drafts)
        #expect(imported.status == 0, "\(imported.err)")
        #expect(try ledger.succeed("log").out.split(separator: "\n").count == 2 + 1000)
        try ledger.succeed("verify", "--deep")
    }

    private var drafts: String {
        (0..<1000).map { number in
            #"{"type":"party.registered","key":"k-\#(number)","data":{"party":"p-\#(number)","kind":"city","names":[{"text":"P"}]}}"#
                + "\n"
        }.joined()
    }
}

/// A file system of two megabytes.
final class SmallDisk {
    private let scratch: Scratch
    private var filler: URL { url.appendingPathComponent("filler") }
    var url: URL { scratch.url }
    var binary: Binary { Binary(folder: url, variables: ["HOME": url.path]) }

    static let canBeMade: Bool = (try? SmallDisk()) != nil

    init() throws {
        scratch = try Scratch()
        try Self.run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", scratch.url.path)
    }

    deinit { try? Self.run("umount", scratch.url.path) }

    /// Leaves so many bytes, or fewer.
    func fill(leaving rest: Int) throws {
        try empty()
        try Data().write(to: filler)
        let file = try FileHandle(forWritingTo: filler)
        defer { try? file.close() }
        let free = try FileManager.default.attributesOfFileSystem(forPath: url.path)[.systemFreeSize] as? Int ?? 0
        for _ in 0..<max(0, free - rest) / 4096 { try file.write(contentsOf: Data(count: 4096)) }
    }

    func empty() throws {
        if FileManager.default.fileExists(atPath: filler.path) { try FileManager.default.removeItem(at: filler) }
    }

    private struct CommandFailed: Error {}

    private static func run(_ arguments: String...) throws {
        let folder = FileManager.default.temporaryDirectory
        let result = try Binary(folder: folder).start(URL(fileURLWithPath: "/usr/bin/env"), arguments).result()
        guard result.status == 0 else { throw CommandFailed() }
    }
}
