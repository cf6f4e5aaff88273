import ArgumentParser
import ExtendedDateTime
import Foundation
import LedgerCore
import LedgerFolders
import Reports

/// Which ledger a command is about.
struct LedgerOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The folder of the ledger; else CHANCERY_LEDGER, else the nearest folder upwards that holds events/.",
            valueName: "dir"))
    var ledger: String?

    /// Opens the ledger, unless its segments are visibly not what was committed.
    func open(_ environment: Environment = .process) throws -> Ledger {
        let ledger = try openAsItIs(environment)
        try ledger.log.noticeChanges()
        return ledger
    }

    /// The ledger at one moment, if it is the one that is trusted here.
    func view(_ knownOn: TransactionTime = .now) throws -> LedgerView { try open().view(knownOn: knownOn) }

    /// Opens the ledger whatever its segments look like, for whoever looks at every byte.
    func openAsItIs(_ environment: Environment = .process) throws -> Ledger {
        var environment = environment
        let meter = WorkMeter()
        environment.follows = { meter.show($0, $1, of: $2) }
        return try LedgerLocation(ledger).open(environment)
    }
}

/// Which ledger a command reads, and whether it may be one that is not trusted here.
struct ReadingOption: ParsableArguments {
    @OptionGroup var place: LedgerOption

    @Flag(
        help: ArgumentHelp(
            "Look at the log although it is not the one that is trusted here: every report says why it is not."))
    var unproved = false

    /// The ledger at one moment.
    func view(_ knownOn: TransactionTime = .now) throws -> LedgerView {
        var ledger = try place.open()
        ledger.looksAtUnproved = unproved
        return try ledger.view(knownOn: knownOn)
    }
}

extension LedgerView {
    /// Says on stderr what a report would say in its first lines: for commands whose output has none.
    func sayNotice() {
        if let notice = attestation.notice { Output.message("note: \(notice)") }
    }
}

/// Where a ledger is: named, or found upwards from here.
struct LedgerLocation {
    private let name: String?

    init(_ name: String?) {
        self.name = name
    }

    func open(_ environment: Environment) throws -> Ledger {
        var environment = environment
        environment.noticesChange = {
            Output.message("note: \($0.what) It is not trusted here yet: see chancery key trust.")
        }
        return try Ledger(root: root(environment), environment: environment)
    }

    private func root(_ environment: Environment) throws -> String {
        if let named = name ?? environment.variables["CHANCERY_LEDGER"], !named.isEmpty {
            guard Self.isLedger(named) else {
                throw Self.holdsEvents(named)
                    ? LedgerLocationError.checkpointGone(named) : LedgerLocationError.notALedger(named)
            }
            return named
        }
        var folder = URL(fileURLWithPath: FileManager.default.currentDirectoryPath).standardizedFileURL
        while true {
            if Self.isLedger(folder.path) { return folder.path }
            if Self.holdsEvents(folder.path) { throw LedgerLocationError.checkpointGone(folder.path) }
            let parent = folder.deletingLastPathComponent()
            guard parent.path != folder.path else { throw LedgerLocationError.noneFound }
            folder = parent
        }
    }

    private static func isLedger(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: path + "/events/checkpoint")
    }

    private static func holdsEvents(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: path + "/events/00000000.jsonl")
    }
}

/// Why no ledger is at hand.
enum LedgerLocationError: Error {
    case notALedger(String)
    /// There are events, and nothing that says how many of them count.
    case checkpointGone(String)
    case noneFound
}

/// Up to when the ledger's knowledge counts.
struct KnownOnOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Up to when the ledger's knowledge counts: a day, an instant, @SEQ or now.", valueName: "moment"))
    var knownOn: String = "now"

    func moment() throws -> TransactionTime { try Arguments.moment(knownOn) }
}

/// Values that several commands read alike.
enum Arguments {
    static func moment(_ text: String) throws -> TransactionTime {
        guard let moment = TransactionTime(text.trimmed) else {
            throw UsageProblem(
                "--known-on: \(text.quoted) is no moment.",
                hint: DateHint.question(
                    text.trimmed, otherwise: "Give a day (2024-02-16), an instant (2024-02-16T12:00:00Z), @SEQ or now.")
            )
        }
        return moment
    }

    static func date(_ text: String, option: String) throws -> EDTF {
        do throws(EDTFError) {
            return try EDTF(text.trimmed)
        } catch {
            throw UsageProblem(
                "\(option): \(text.quoted) is no EDTF date. It goes wrong \(error).",
                hint: DateHint.question(text.trimmed, otherwise: "Give a day in EDTF, such as 2024-02-10 or 2024-02."))
        }
    }
}

/// The two dates of every question.
struct AsOfOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The day in the world (EDTF); today where left out.", valueName: "day"))
    var on: String?

    @OptionGroup var known: KnownOnOption

    func day() throws -> EDTF? { try on.map { try Arguments.date($0, option: "--on") } }
    func moment() throws -> TransactionTime { try known.moment() }
}

extension String {
    /// Without blanks at either end.
    var trimmed: String { trimmingCharacters(in: .whitespaces) }
}

extension Form: ExpressibleByArgument {}

struct FormatOption: ParsableArguments {
    @Option(help: "The form of the report: text, json, csv, markdown or html; else CHANCERY_FORMAT, else text.")
    var format: Form?

    @Option(help: ArgumentHelp("The columns to which text is broken; the terminal's where left out.", valueName: "n"))
    var width: Int?

    /// A setting that cannot be taken is said before any work is done.
    func validate() throws {
        _ = try form(.process)
        _ = try columns(.process)
    }

    func print(_ report: some Report) throws {
        let form = try form(.process)
        if form == .json { return try Output.write(json: report) }
        let text = report.rendered(as: form, width: try columns(.process) ?? Terminal.columns)
        let isColoured = form == .text && Colours.areShown(Environment.process.variables)
        try isColoured ? Output.write(steering: Colours.coloured(text)) : Output.write(text)
    }

    private func form(_ environment: Environment) throws -> Form {
        try format ?? environment.setting("CHANCERY_FORMAT", "text, json, csv, markdown or html", Form.init) ?? .text
    }

    private func columns(_ environment: Environment) throws -> Int? {
        try width ?? environment.setting("CHANCERY_WIDTH", "a number of columns", Int.init)
    }
}
