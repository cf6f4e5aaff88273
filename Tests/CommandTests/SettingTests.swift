import Foundation
import Testing

/// Settings that cannot be taken are said, not passed over.
@Suite struct SettingTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func binary(_ variables: [String: String]) throws -> Binary {
        var ledger = try scratch.projectLedger()
        ledger.variables = variables
        return ledger
    }

    @Test("A form that is none is wrong usage, wherever it is set")
    func form() throws {
        let ledger = try binary(["CHANCERY_FORMAT": "nonsense"])
        for command in [["replay"], ["show", "us-in-carmel"], ["check"], ["date", "--edtf", "2024"]] {
            let result = try ledger.run(command)
            #expect(result.status == 64 && result.out.isEmpty)
            #expect(
                result.err.contains("CHANCERY_FORMAT is “nonsense”. It can be text, json, csv, markdown or html."),
                "\(result.err)")
        }
        #expect(try ledger.succeed("replay", "--format", "json").json["on"] != nil)
        #expect(try ledger.succeed("log").out.hasPrefix("{"))
    }

    @Test("The file that holds a wrong setting is named")
    func file() throws {
        let ledger = try binary([:])
        let folder = ledger.folder.appendingPathComponent(".config/chancery")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data("format = nonsense\nwidth = 80\n".utf8).write(to: folder.appendingPathComponent("config"))
        let result = try ledger.run("status")
        #expect(result.status == 64)
        #expect(result.err.contains("CHANCERY_FORMAT, set in \(folder.path)/config, is “nonsense”."), "\(result.err)")
    }

    @Test("A width that is none is wrong usage")
    func width() throws {
        let result = try binary(["CHANCERY_WIDTH": "wide"]).run("status")
        #expect(result.status == 64 && result.err.contains("CHANCERY_WIDTH is “wide”. It can be a number of columns."))
    }

    @Test("The log is had as it is stored, or in words, and in no other form")
    func log() throws {
        let ledger = try binary([:])
        #expect(try ledger.succeed("log", "--format", "json").out == ledger.succeed("log").out)
        let words = try ledger.succeed("log", "--format", "text", "--known-on", "@1").out.split(separator: "\n")
        #expect(words.count == 2 && words[1].hasPrefix("@1 "))
        let table = try ledger.run("log", "--format", "csv")
        #expect(table.status == 64 && table.err.contains("'json' and 'text'"))
    }

    /// Each command that takes a form, and the forms.
    static let forms =
        [
            "audit", "blame", "check", "date", "diff", "replay", "resolve", "search", "show", "stats", "status",
            "timeline",
            "verify",
        ].map { ($0, "text, json, csv, markdown, html") } + [("log", "json, text"), ("import csv", "text, json")]

    @Test("Help says which forms a command has", arguments: forms)
    func help(command: String, forms: String) throws {
        let words = command.split(separator: " ").map(String.init)
        let help = try scratch.binary.run(words + ["--help"]).out
        let unbroken = help.split { $0.isWhitespace }.joined(separator: " ")
        #expect(unbroken.contains("(values: \(forms)"), "\(command)")
    }
}
