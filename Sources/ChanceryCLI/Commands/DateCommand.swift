import ArgumentParser
import CanonicalJSON
import ExtendedDateTime
import LedgerCore
import Reports
import Domain

struct DateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "date", abstract: "Read a date in words or in EDTF, and show what it means.",
        discussion: "Examples: chancery date \"last month\" --anchor 2024-02-16; chancery date --edtf 2023-10~")

    @Argument(help: "A date in words.")
    var words: String?

    @Option(help: ArgumentHelp("Take the notation alone.", valueName: "string"))
    var edtf: String?

    @Option(help: "The date that the words are relative to (EDTF); today where left out.")
    var anchor: String?

    @OptionGroup var output: FormatOption

    func validate() throws {
        guard (words == nil) != (edtf == nil) else {
            throw ValidationError("Give either a date in words or --edtf STRING.")
        }
    }

    func run() throws {
        if let edtf {
            try output.print(DateReport(stated: nil, date: try Self.notation(edtf)))
        } else if let words {
            try output.print(
                DateReport(stated: words, date: try DateWords.date(words.trimmed, anchor: anchor, .process)))
        }
    }

    private static func notation(_ text: String) throws -> EDTF {
        do throws(EDTFError) {
            return try EDTF(text)
        } catch {
            throw DataProblem(
                "\(text.quoted) is no EDTF date. It goes wrong \(error).",
                hint: DateHint.question(text, otherwise: ValueKind.date.advice))
        }
    }
}

/// A date, and what it means.
struct DateReport: LaidOutReport {
    let stated: String?
    let date: EDTF

    var json: JSON {
        var object: JSONObject = [
            "edtf": .string(date.description), "text": .string(date.readable),
            "earliest": Self.bound(date.bounds.earliest, date.bounds.past),
            "latest": Self.bound(date.bounds.latest, date.bounds.future), "level": .integer(date.level.rawValue),
        ]
        if let stated { object["stated"] = .string(stated) }
        return .object(object)
    }

    /// A day, `null` for unknown, `".."` for open.
    private static func bound(_ day: Day, _ infinity: Bounds.Infinity?) -> JSON {
        switch infinity {
        case nil: .string(day.description)
        case .open?: ".."
        case .unknown?: .null
        }
    }

    var document: Document {
        var document = Document(Phrase(stated ?? date.description))
        document.add(
            facts: [
                Fact("text", Phrase(date.readable)), Fact("edtf", Phrase(date.description)),
                Fact("bounds", Phrase(date.bounds.description)), Fact("level", Phrase(String(date.level.rawValue))),
            ])
        return document
    }

    var layout: String {
        let stated = stated.map { "stated  \($0.printable)\n" } ?? ""
        return stated
            + "text    \(date.readable)\nedtf    \(date)\nbounds  \(date.bounds)\nlevel   \(date.level.rawValue)\n"
    }
}
