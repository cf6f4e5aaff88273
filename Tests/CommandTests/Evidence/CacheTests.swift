import CanonicalJSON
import Foundation
import Testing

/// `.chancery/`: whatever lies there, or cannot lie there, no answer changes and nothing false is signed.
@Suite struct CacheTests {
    let ledger: SignedLedger

    /// So many parties more that an index is kept.
    init() throws {
        ledger = try SignedLedger()
        let drafts = (0..<256).map { number in
            let name = #"{"text":"City \#(number)"}"#
            return #"{"type":"party.registered","data":{"party":"city-\#(number)","kind":"city","names":[\#(name)]}}"#
        }
        try ledger.keeper.succeed("import", "drafts", "-", input: drafts.joined(separator: "\n"))
    }

    private func cache(_ name: String = "") -> URL { ledger.folder.appendingPathComponent(".chancery/" + name) }

    private func answers(_ binary: Binary) throws -> [String] {
        try [
            ["show", "springfield", "--on", "2021-01-01"], ["audit", "tie-0", "--on", "2021-01-01"],
            ["replay", "--on", "2021-01-01"], ["search", "spring"], ["verify"],
        ].map { arguments in
            let result = try binary.run(arguments + ["--format", "json"])
            #expect(result.status == 0, "\(arguments): \(result.err)")
            return result.out
        } + [binary.succeed("log").out, binary.succeed("prove", "@3").out]
    }

    @Test("Forged or damaged caches change no answer, and the next append is sound", arguments: Forgery.all)
    func forgery(forgery: Forgery) throws {
        let before = try answers(ledger.keeper)
        let size = try ledger.files.lines.count
        try forgery.apply(cache())
        #expect(try answers(ledger.keeper) == before)
        try forgery.apply(cache())
        let result = try ledger.keeper.run("record", "party", "new", "--kind", "city", "--name", "City")
        #expect(result.status == 0, "\(result.err)")
        try ledger.keeper.succeed("verify", "--deep", "--key", ledger.signer().verifier.text)
        #expect(try ledger.files.lines.count == size + 1)
    }

    @Test func anotherLedgersCachesAreNotBelieved() throws {
        let other = try SignedLedger()
        try other.keeper.succeed("record", "party", "capital-city", "--kind", "city", "--name", "Capital City")
        let before = try answers(ledger.keeper)
        try FileManager.default.removeItem(at: cache())
        try FileManager.default.copyItem(at: other.folder.appendingPathComponent(".chancery"), to: cache())
        #expect(try answers(ledger.keeper) == before)
        try ledger.keeper.succeed("record", "party", "capital-city", "--kind", "city", "--name", "City")
        try ledger.keeper.succeed("verify", "--deep")
    }

    @Test func whereTheFolderCannotBeMadeEverythingWorks() throws {
        let before = try answers(ledger.keeper)
        try FileManager.default.removeItem(at: cache())
        try Data().write(to: ledger.folder.appendingPathComponent(".chancery"))
        #expect(try answers(ledger.keeper) == before)
        try ledger.keeper.succeed("record", "party", "new", "--kind", "city", "--name", "City")
        try ledger.keeper.succeed("verify", "--deep")
    }

    @Test("A reader without the right to write gets all answers", arguments: [true, false])
    func readOnly(isCached: Bool) throws {
        let before = try answers(ledger.keeper)
        let size = try ledger.files.lines.count
        if !isCached { try FileManager.default.removeItem(at: cache()) }
        let reader = try #require(Reader(of: ledger))
        defer { reader.close() }
        #expect(try reader.run("replay", "--on", "2021-01-01", "--format", "json").out == before[2])
        #expect(try reader.run("audit", "tie-0", "--on", "2021-01-01", "--format", "json").out == before[1])
        #expect(try reader.run("prove", "@3").out == before[6])
        let verified = try reader.run("verify", "--format", "json")
        #expect(verified.status == 0, "\(verified.err)")
        let refused = try reader.run("record", "party", "new", "--kind", "city", "--name", "City", "--unsigned")
        #expect(refused.status == 1)
        #expect(try ledger.files.lines.count == size)
    }

    @Test func rowsThatWereChangedInTheCatalogAreNotTold() throws {
        let before = try answers(ledger.keeper)
        let python =
            "import glob, sqlite3; d = sqlite3.connect(glob.glob('.chancery/index-*/catalog-*.sqlite')[0]); "
            + "d.execute(\"UPDATE name SET text = 'Nowhere'\"); d.execute('DELETE FROM thing'); d.commit()"
        let forged = try Binary(folder: ledger.folder).start(
            URL(fileURLWithPath: "/usr/bin/env"), ["python3", "-c", python])
        try #require(forged.result().status == 0)
        #expect(try answers(ledger.keeper) == before)
        try ledger.keeper.succeed("verify", "--deep")
    }
}

/// One way to falsify the files in `.chancery/`.
struct Forgery: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let apply: @Sendable (URL) throws -> Void

    init(_ name: String, _ apply: @escaping @Sendable (URL) throws -> Void) {
        testDescription = name
        self.apply = apply
    }

    static let all =
        ["tree", "offsets", "manifest", "catalog", "catalog-", "postings-"].flatMap { file in
            [
                Forgery("\(file) is gone") { folder in
                    if let url = try? url(of: file, in: folder) { try? FileManager.default.removeItem(at: url) }
                },
                Forgery("\(file) is empty") { try Data().write(to: url(of: file, in: $0)) },
                Forgery("\(file) is something else") {
                    try Data("something else\n".utf8).write(to: url(of: file, in: $0))
                },
                Forgery("\(file) is cut in half") { folder in
                    let url = try url(of: file, in: folder)
                    let data = try Data(contentsOf: url)
                    try data.prefix(data.count / 2).write(to: url)
                },
            ]
        } + [
            Forgery("each hash of tree is another") { try flip($0.appendingPathComponent("tree"), every: 32) },
            Forgery("the first hash of tree is another") {
                try flip($0.appendingPathComponent("tree"), every: 1 << 20)
            },
            Forgery("each offset is another") { try flip($0.appendingPathComponent("offsets"), every: 4) },
            Forgery("the folder is gone") { try FileManager.default.removeItem(at: $0) },
        ]

    /// The file whose name begins so, wherever it lies below the folder.
    private static func url(of file: String, in folder: URL) throws -> URL {
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
        guard let name = names.first(where: { $0.split(separator: "/").last?.hasPrefix(file) == true }) else {
            throw CocoaError(.fileNoSuchFile)
        }
        return folder.appendingPathComponent(name)
    }

    private static func flip(_ file: URL, every step: Int) throws {
        var bytes = try Array(Data(contentsOf: file))
        for index in stride(from: 0, to: bytes.count, by: step) { bytes[index] ^= 0x01 }
        try Data(bytes).write(to: file)
    }
}

/// Somebody who may read a ledger and nothing else.
struct Reader {
    private let ledger: SignedLedger
    private let home: Scratch
    private let writable: [URL]

    init?(of ledger: SignedLedger) {
        guard let home = try? Scratch() else { return nil }
        self.ledger = ledger
        self.home = home
        writable = ["", "events", ".chancery"].map { ledger.folder.appendingPathComponent($0) }
        setPermissions(0o555)
        try? FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: home.url.path)
    }

    /// Whoever is root can write anywhere, and so acts as nobody here.
    func run(_ arguments: String...) throws -> Binary.Result {
        let binary = Binary(folder: ledger.folder, variables: ["HOME": home.url.path])
        guard getuid() == 0 else { return try binary.run(arguments) }
        let command = ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups", Binary.executable.path]
        return try binary.start(URL(fileURLWithPath: "/usr/bin/env"), command + arguments).result()
    }

    func close() { setPermissions(0o755) }

    private func setPermissions(_ mode: Int) {
        for url in writable {
            try? FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: url.path)
        }
    }
}
