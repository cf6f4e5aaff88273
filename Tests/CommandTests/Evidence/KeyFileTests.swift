import Foundation
import Testing
import TransparencyLog

/// Who may read and write the files that decide who signs, and who is believed.
@Suite struct KeyFileTests {
    let ledger: SignedLedger

    init() throws { ledger = try SignedLedger() }

    private var key: URL { ledger.home.appendingPathComponent(".config/chancery/keys/example.org%2Fevidence.key") }
    private var trust: URL { ledger.home.appendingPathComponent(".local/state/chancery/example.org%2Fevidence.json") }

    private func chmod(_ url: URL, _ mode: Int) throws {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: url.path)
    }

    private func mode(_ url: URL) throws -> Int {
        try FileManager.default.attributesOfItem(atPath: url.path)[.posixPermissions] as? Int ?? 0
    }

    private func record(_ name: String, key: URL? = nil) throws -> Binary.Result {
        var keeper = ledger.keeper
        keeper.variables["CHANCERY_KEY"] = key?.path
        return try keeper.run("record", "party", name, "--kind", "city", "--name", "City")
    }

    @Test(
        "A key that others can read or write is not used, and the hint makes it one that is",
        arguments: [0o644, 0o640, 0o620, 0o602])
    func keyMode(mode: Int) throws {
        try chmod(key, mode)
        for result in [try record("new"), try ledger.keeper.run("sign"), try ledger.keeper.run("key", "rotate")] {
            #expect(result.status == 1)
            #expect(result.err.contains("\(key.path) is to be read by you alone"), "\(result.err)")
            #expect(result.err.contains("(mode 0\(String(mode, radix: 8)))") && result.err.contains("hint: chmod 600 "))
        }
        try chmod(key, 0o600)
        #expect(try record("new").status == 0)
    }

    @Test(
        "Nor one in a folder where others can put another; where each can only touch his own, it is",
        arguments: [0o777, 0o770, 0o722])
    func folderMode(mode: Int) throws {
        let folder = key.deletingLastPathComponent()
        try chmod(folder, mode)
        let result = try record("new")
        #expect(result.status == 1)
        #expect(result.err.contains("others can put files of their own into \(folder.path)"), "\(result.err)")
        #expect(result.err.contains("chmod go-w"))
        try chmod(folder, 0o1777)
        #expect(try record("new").status == 0)
    }

    @Test("What is trusted here is not believed where others can write it", arguments: [true, false])
    func trustMode(isFolder: Bool) throws {
        try chmod(isFolder ? trust.deletingLastPathComponent() : trust, isFolder ? 0o777 : 0o666)
        for result in [try record("new"), try ledger.keeper.run("verify"), try ledger.keeper.run("key", "show")] {
            #expect(result.status == 1)
            #expect(result.err.contains("what is trusted here may not be yours"), "\(result.err)")
            #expect(result.err.contains("chmod go-w"))
        }
    }

    @Test("What init, key rotate and verify make is their user's alone, whatever the umask")
    func made() throws {
        let scratch = try Scratch()
        let script = """
            umask 0; "$0" init ledger --origin example.org/made; cd ledger; "$0" key rotate; "$0" verify; "$0" sign
            """
        let result = try scratch.binary.start(URL(fileURLWithPath: "/bin/sh"), ["-ec", script, Binary.executable.path])
            .result()
        #expect(result.status == 0, "\(result.err)")
        var count = 0
        for name in [".config/chancery", ".local/state/chancery"] {
            let folder = scratch.url.appendingPathComponent(name)
            #expect(try mode(folder) == 0o700)
            for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
                let url = folder.appendingPathComponent(path)
                let isFolder = url.hasDirectoryPath || path == "keys"
                #expect(try mode(url) == (isFolder ? 0o700 : 0o600), "\(path)")
                count += isFolder ? 0 : 1
            }
        }
        // Two keys, what is trusted, and the secret of caches.
        #expect(count == 4)
    }

    @Test("What is no file, or far too long, is refused at once")
    func oddFiles() throws {
        let folder = key.deletingLastPathComponent()
        let (pipe, long) = (folder.appendingPathComponent("pipe"), folder.appendingPathComponent("long"))
        #expect(mkfifo(pipe.path, 0o600) == 0)
        try Data().write(to: long)
        try chmod(long, 0o600)
        #expect(truncate(long.path, 1 << 30) == 0)
        for url in [pipe, folder, URL(fileURLWithPath: "/dev/zero")] {
            let result = try record("new", key: url)
            #expect(result.status == 1 && result.err.contains("is a folder, a pipe or a device"), "\(result.err)")
        }
        #expect(try record("new", key: long).err.contains("is longer than 4096 bytes"))
        #expect(try record("new", key: folder.appendingPathComponent("none")).status == 1)
    }

    @Test("Of a link the target counts", arguments: [0o600, 0o644])
    func link(mode: Int) throws {
        let link = ledger.home.appendingPathComponent("link")
        try FileManager.default.createSymbolicLink(at: link, withDestinationURL: key)
        try chmod(key, mode)
        #expect(try record("new", key: link).status == (mode == 0o600 ? 0 : 1))
        try chmod(key, 0o600)
        try chmod(key.deletingLastPathComponent(), 0o777)
        #expect(try record("newer", key: link).status == 1)
    }
}
