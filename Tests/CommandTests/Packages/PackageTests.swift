import Foundation
import Testing

/// `scripts/package`, with the binary of this build instead of a release: what it packs can be installed, used and removed.
@Suite struct PackageTests {
    private let packed: Packed
    private let scratch: Scratch

    init() throws {
        packed = try Packed()
        scratch = try Scratch()
    }

    private func run(_ command: String...) throws -> Binary.Result {
        try scratch.binary.start(URL(fileURLWithPath: "/usr/bin/env"), command).result()
    }

    @Test("The tarball runs from any folder, without symbols, and holds completions, the manual page and the documents")
    func tarball() throws {
        let unpacked = try run("tar", "-x", "-C", scratch.url.path, "-f", try packed.file(".tar.gz"))
        #expect(unpacked.status == 0, "\(unpacked.err)")
        try expectInstalled(in: scratch.url.appendingPathComponent("chancery-\(packed.version)"))
    }

    /// Into a root of its own, with a database of its own: what is installed on the machine is not touched.
    @Test(
        "The Debian package is installed, used and removed",
        .enabled(if: Tool.dpkg.isThere && geteuid() == 0, "a package is installed only by root, and where dpkg is"))
    func debianPackage() throws {
        let root = scratch.url.appendingPathComponent("root")
        let database = root.appendingPathComponent("var/lib/dpkg")
        for folder in ["info", "updates"] {
            try FileManager.default.createDirectory(
                at: database.appendingPathComponent(folder), withIntermediateDirectories: true)
        }
        try Data().write(to: database.appendingPathComponent("status"))
        // Some machines leave out documents of packages.
        let dpkg = ["dpkg", "--root=\(root.path)", "--log=/dev/null", "--path-include=/usr/share/*"]

        let package = try packed.file(".deb")
        let installed = try scratch.binary.start(URL(fileURLWithPath: "/usr/bin/env"), dpkg + ["-i", package]).result()
        try #require(installed.status == 0, "\(installed.err)")
        try expectInstalled(in: root.appendingPathComponent("usr"))
        let status = try run("dpkg-query", "--admindir=\(database.path)", "-W", "-f=${Status} ${Version}", "chancery")
        #expect(status.out == "install ok installed \(packed.version)")
        #expect(try run("dpkg", "--root=\(root.path)", "--verify", "chancery").out == "")

        let removed = try scratch.binary.start(URL(fileURLWithPath: "/usr/bin/env"), dpkg + ["-r", "chancery"]).result()
        #expect(removed.status == 0, "\(removed.err)")
        #expect(!FileManager.default.fileExists(atPath: root.appendingPathComponent("usr").path))
    }

    private func expectInstalled(in prefix: URL) throws {
        let names = try FileManager.default.subpathsOfDirectory(atPath: prefix.path)
        for name in [
            "bin/chancery", "share/bash-completion/completions/chancery", "share/zsh/site-functions/_chancery",
            "share/fish/vendor_completions.d/chancery.fish", "share/man/man1/chancery.1.gz",
            "share/doc/chancery/README.md", "share/doc/chancery/docs/mappings/wipo.json",
        ] {
            #expect(names.contains(name), "\(name) is missing")
        }
        try expectUsable(prefix.appendingPathComponent("bin/chancery"))
        let completions = prefix.appendingPathComponent("share/bash-completion/completions/chancery").path
        let loaded = try run("bash", "-c", "source '\(completions)' && complete -p chancery")
        #expect(loaded.out.contains("chancery"), "\(loaded.err)")
        let manual = try run("gzip", "-dc", prefix.appendingPathComponent("share/man/man1/chancery.1.gz").path)
        #expect(manual.out.hasPrefix(".TH CHANCERY 1"))
    }

    private func expectUsable(_ chancery: URL) throws {
        #expect(try size(chancery) < size(Binary.executable), "the symbols are still there")
        let home = try Scratch()
        func run(_ arguments: String...) throws -> String {
            let result = try home.binary.start(chancery, arguments).result()
            #expect(result.status == 0, "\(arguments): \(result.err)")
            return result.out
        }
        #expect(try run("--version") == "chancery \(packed.version)\n")
        _ = try run("init", ".", "--origin", "example.org/packed")
        _ = try run("record", "party", "springfield", "--kind", "city", "--name", "Springfield")
        #expect(try run("search", "Springfield").contains("party:springfield"))
        #expect(try run("verify").contains("2 events"))
    }

    private func size(_ file: URL) throws -> Int {
        try file.resolvingSymlinksInPath().resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0
    }
}

/// What `scripts/package` made.
private final class Packed: Sendable {
    let version: String
    private let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        version = String(try scratch.binary.succeed("--version").out.dropFirst("chancery ".count).dropLast())
        var binary = scratch.binary
        // Compression takes most of the time, and shows nothing here.
        binary.variables["DPKG_DEB_COMPRESSOR_TYPE"] = "none"
        let script = Binary.project.appendingPathComponent("scripts/package")
        let made = try binary.start(script, ["--binary", Binary.executable.path, scratch.url.path]).result()
        try #require(made.status == 0, "\(made.err)")
    }

    /// The path of the one file that ends so.
    func file(_ suffix: String) throws -> String {
        let all = try FileManager.default.contentsOfDirectory(atPath: scratch.url.path)
        let names = all.filter { $0.hasSuffix(suffix) }
        try #require(names.count == 1, "\(all)")
        #expect(names[0].hasPrefix("chancery") && names[0].contains(version))
        return scratch.url.appendingPathComponent(names[0]).path
    }
}
