import Foundation
import Testing

/// A ledger with copies of its `.chancery/`: as it is, of an earlier moment, and of another ledger of the same name and size.
final class KeptScene {
    struct Answer: Equatable {
        let status: Int32
        let out: String
        let err: String

        func difference(from other: Answer?) -> String {
            guard let other else { return "nothing to compare with" }
            if status != other.status { return "exit \(status) instead of \(other.status): \(err)" }
            let lines = zip((err + out).split(separator: "\n"), (other.err + other.out).split(separator: "\n"))
            return lines.first { $0 != $1 }.map { "\($0.0.prefix(300)) instead of \($0.1.prefix(300))" }
                ?? "\(out.count) characters instead of \(other.out.count)"
        }
    }

    private let scratch: Scratch
    private let ledger: Binary
    let drafts: String
    private(set) var answers: [[String]: Answer] = [:]
    var kept: URL { ledger.folder.appendingPathComponent(".chancery") }
    private func copy(_ name: String) -> URL { scratch.url.appendingPathComponent("kept-" + name) }

    static let readers: [[String]] = {
        let day = ["--on", "2010-01-01"]
        let reports = [
            ["replay"] + day, ["show", "Town of 4", "--explain"] + day, ["timeline", "tie-2"],
            ["diff", "--known-on", "@9", "now"], ["blame", "tie-2", "since"], ["search", "town of 1"],
            ["audit", "city-3"] + day,
        ].map { $0 + ["--format", "json"] }
        let others = [
            ["log", "city-3"], ["prove", "@7"], ["prove", "--consistency", "11"], ["export", "csv"], ["verify"],
        ]
        return reports + others
    }()

    init() throws {
        scratch = try Scratch()
        ledger = Binary(folder: scratch.url.appendingPathComponent("ledger"), variables: ["HOME": scratch.url.path])
        drafts = scratch.url.appendingPathComponent("drafts.jsonl").path
        try write("first.jsonl", Self.drafts(0..<80))
        try write("drafts.jsonl", Self.drafts(0..<100))
        try write("another.jsonl", Self.drafts(100..<200))
        try makeAnother()
        try scratch.binary.succeed("init", "ledger", "--origin", "example.org/kept")
        try record("first.jsonl", in: ledger)
        try FileManager.default.copyItem(at: kept, to: copy("older"))
        try record("drafts.jsonl", in: ledger)
        try ledger.succeed("retract", "visit-1", "--id", "retraction", "--reason", "Another town.")
        for command in Self.readers { _ = try run(command) }
        try FileManager.default.copyItem(at: kept, to: copy("now"))
        // What is right is what the log alone says.
        for command in Self.readers {
            try? FileManager.default.removeItem(at: kept)
            answers[command] = try run(command)
        }
    }

    /// Cities, ties between neighbours, and visits: of eighty cities so many that an index is kept.
    private static func drafts(_ numbers: Range<Int>) -> String {
        numbers.map { number in
            let other = number == numbers.lowerBound ? number : number - 1
            return """
                {"type":"party.registered","id":"k\(number)","by":"A","data":{"party":"city-\(number)","kind":"city","names":[{"text":"Town of \(number)"}]}}
                {"type":"visit.held","id":"visit-\(number)","by":"A","on":"2004-01-1\(number % 10)","data":{"visit":"visit-\(number)","visitors":[{"party":"city-\(number)"}],"hosts":[{"party":"city-\(other)"}]}}

                """ + (other == number ? "" : tie(number, other))
        }.joined()
    }

    private static func tie(_ number: Int, _ other: Int) -> String {
        """
        {"type":"agreement.registered","id":"r\(number)","by":"A","data":{"agreement":"tie-\(number)","kind":"sister-city","form":"bilateral","parties":["city-\(other)","city-\(number)"]}}
        {"type":"agreement.signed","id":"s\(number)","by":"A","on":"2003-0\(number % 9 + 1)","data":{"agreement":"tie-\(number)"}}

        """
    }

    private func write(_ name: String, _ text: String) throws {
        try text.write(to: scratch.url.appendingPathComponent(name), atomically: true, encoding: .utf8)
    }

    private func record(_ file: String, in ledger: Binary) throws {
        try ledger.succeed("import", "drafts", scratch.url.appendingPathComponent(file).path, "--anyway")
    }

    /// Somebody else's ledger of the same name, with as many events of other content.
    private func makeAnother() throws {
        let home = scratch.url.appendingPathComponent("elsewhere")
        try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
        let elsewhere = Binary(folder: home)
        try elsewhere.succeed("init", "ledger", "--origin", "example.org/kept")
        let ledger = Binary(folder: home.appendingPathComponent("ledger"), variables: ["HOME": home.path])
        try record("another.jsonl", in: ledger)
        try ledger.succeed("retract", "visit-113", "--id", "retraction", "--reason", "Another town.")
        try ledger.succeed("replay")
        try FileManager.default.copyItem(at: ledger.folder.appendingPathComponent(".chancery"), to: copy("another"))
    }

    /// Runs a command, which is ended where it hangs.
    func run(_ command: [String]) throws -> Answer {
        let guarded = ["timeout", "--signal=KILL", "300", Binary.executable.path] + command
        let result = try ledger.start(URL(fileURLWithPath: "/usr/bin/env"), guarded).result()
        return Answer(status: result.status, out: result.out, err: result.err)
    }

    /// The number of committed events, as the checkpoint has it.
    func size() throws -> Int {
        let note = try String(contentsOf: ledger.folder.appendingPathComponent("events/checkpoint"), encoding: .utf8)
        return Int(note.split(separator: "\n")[1]) ?? 0
    }

    /// The names of the files that are kept.
    var files: [String] {
        let names = (try? FileManager.default.subpathsOfDirectory(atPath: copy("now").path)) ?? []
        return names.filter { !copy("now").appendingPathComponent($0).isFolder }.sorted()
    }

    /// Puts the folder back as it was, and does something to it.
    func inflict(_ harm: KeptHarm, on name: String) throws {
        let files = FileManager.default
        try? files.removeItem(at: kept)
        switch harm {
        case .allDeleted: return
        case .olderFolder: return try files.copyItem(at: copy("older"), to: kept)
        case .folderOfAnother: return try files.copyItem(at: copy("another"), to: kept)
        case .aFileInItsPlace: return try Data("nothing".utf8).write(to: kept)
        default: try files.copyItem(at: copy("now"), to: kept)
        }
        let file = kept.appendingPathComponent(name)
        var bytes = try Data(contentsOf: file)
        switch harm {
        case .deleted: return try files.removeItem(at: file)
        case .olderFile: return try replace(file, by: copy("older").appendingPathComponent(name))
        case .filesOfAnother: return try replace(file, by: copy("another").appendingPathComponent(name))
        case .rowsDeleted: return try deleteRows(in: file, bytes, step: 1)
        case .someRowsDeleted: return try deleteRows(in: file, bytes, step: 2)
        case .emptied: bytes = Data()
        case .cutOff: bytes = bytes.prefix(bytes.count / 2)
        default: if !bytes.isEmpty { bytes[bytes.count / 2] ^= 4 }
        }
        try bytes.write(to: file)
    }

    private func replace(_ file: URL, by other: URL) throws {
        guard FileManager.default.fileExists(atPath: other.path) else { return }
        try FileManager.default.removeItem(at: file)
        try FileManager.default.copyItem(at: other, to: file)
    }

    /// Deletes all rows, or every second one, of each table that has several, where the file is a database.
    private func deleteRows(in file: URL, _ bytes: Data, step: Int) throws {
        guard bytes.starts(with: Data("SQLite format 3".utf8)) else { return }
        let script = """
            import sqlite3, sys
            database = sqlite3.connect(sys.argv[1])
            tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'"
            for table, in database.execute(tables).fetchall():
                key = database.execute("SELECT name FROM pragma_table_info(?)", [table]).fetchone()[0]
                rows = database.execute(f'SELECT DISTINCT "{key}" FROM "{table}" ORDER BY 1').fetchall()
                if len(rows) > 1:
                    for row in rows[::int(sys.argv[2])]:
                        database.execute(f'DELETE FROM "{table}" WHERE "{key}" = ?', row)
            database.commit()
            """
        let command = ["python3", "-c", script, file.path, "\(step)"]
        let result = try ledger.start(URL(fileURLWithPath: "/usr/bin/env"), command).result()
        guard result.status == 0 else { throw DeletionFailed(message: result.err) }
    }

    private struct DeletionFailed: Error { let message: String }
}

extension URL {
    fileprivate var isFolder: Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }
}
