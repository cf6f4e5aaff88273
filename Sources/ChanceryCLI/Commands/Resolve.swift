import ArgumentParser
import CanonicalJSON
import Foundation
import LedgerCore
import Reports
import Domain

struct Resolve: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resolve",
        abstract: "Say who is meant by the names of a table that fit several parties, or none.",
        discussion: """
            Walks through what waits; with a name and --as, decides that one. Decisions are kept in resolve/, and count when \
            the table is imported again. Examples:
              chancery resolve --list --format json
              chancery resolve Columbia --as us-mo-columbia --reason "The mayor named beside it is Missouri's."
            """)

    @Argument(help: "The name that is decided.")
    var name: String?

    @Option(name: .customLong("as"), help: ArgumentHelp("The party that is meant.", valueName: "party"))
    var party: String?

    @Flag(name: .customLong("new"), help: "It is somebody whom the ledger does not know yet.")
    var isNew = false

    @Option(help: "Only in the row at this line of the table.")
    var line: Int?

    @Option(
        name: .customLong("where"),
        help: ArgumentHelp("Only in rows in which another column says so.", valueName: "column=text"))
    var condition: String?

    @Option(help: "Why.")
    var reason: String?

    @Option(help: "Who decides.")
    var by: String?

    @Flag(help: "List what waits.")
    var list = false

    @OptionGroup var place: LedgerOption
    @OptionGroup var output: FormatOption

    func validate() throws {
        let decides = party != nil || isNew
        guard (name == nil) == !decides, !decides || reason != nil, party == nil || !isNew else {
            throw ValidationError("Give NAME --as PARTY --reason TEXT, NAME --new --reason TEXT, or none of these.")
        }
        guard line == nil || condition == nil, condition?.contains("=") ?? true else {
            throw ValidationError("Give --line N, or --where COLUMN=TEXT, or neither.")
        }
    }

    func run() throws {
        let ledger = try place.open()
        let queues = try ResolutionQueue.all(in: ledger.root)
        if let name, let reason {
            return try decide(name, isNew ? nil : party, reason, queues, ledger)
        }
        if list || output.format != nil || isatty(STDIN_FILENO) != 1 { return try output.print(QueueReport(queues)) }
        try walk(queues, ledger)
    }

    private func decide(
        _ name: String, _ party: String?, _ reason: String, _ queues: [ResolutionQueue], _ ledger: Ledger
    ) throws {
        let view = try ledger.view()
        let id = try party.map { try view.party($0.trimmed) }
        let kind = try id.flatMap { try view.kind(of: $0) }
        let decision = ResolutionQueue.Decision(
            party: id?.text, reason: reason, by: by ?? ledger.environment.recorder, scope: scope)
        var count = 0
        var misfit: ResolutionMisfit?
        for var queue in queues {
            let before = queue
            do throws(ResolutionMisfit) {
                guard try queue.decide(name, decision, kind: kind) else { continue }
            } catch {
                misfit = error
                continue
            }
            if let recorded = try queue.recorded(before: before, in: view) {
                let party = recorded.party.map { "party:\($0)" } ?? "somebody new"
                throw DataProblem(
                    "\(name.quoted) is recorded as \(party) (@\(recorded.seq)), and importing the table again does not change that.",
                    hint:
                        "Record what is right by hand, and take that back: chancery retract @\(recorded.seq) --reason ..."
                )
            }
            try queue.save()
            count += 1
        }
        guard count > 0 else {
            if let misfit { throw misfit.problem(name) }
            throw DataProblem("no name \(name.quoted) waits here.", hint: "chancery resolve --list shows what does.")
        }
        Output.message(
            "\(name.quoted) is \(id.map { "party:\($0)" } ?? "somebody new"). Import the table again: its rows no longer wait."
        )
    }

    private var scope: ResolutionQueue.Scope {
        if let line { return .line(line, edition: nil) }
        guard let parts = condition?.split(separator: "=", maxSplits: 1), parts.count == 2 else { return .table }
        return .rows(column: String(parts[0]), text: parts[1].trimmingCharacters(in: .whitespaces))
    }

    private func walk(_ queues: [ResolutionQueue], _ ledger: Ledger) throws {
        let open = queues.flatMap { queue in queue.items.filter { !$0.isDecided }.map { (queue.job, $0) } }
        if open.isEmpty { return Output.message("Nothing waits.") }
        for (number, (job, item)) in open.enumerated() {
            Output.message(
                "\n\(number + 1) of \(open.count): \(item.name.quoted), \(item.kind.noun) in \(job), lines \(item.linesInWords)"
            )
            for (place, candidate) in item.candidates.enumerated() {
                let name = try? ledger.view().show(candidate, explains: false).title
                Output.message("  \(place + 1)  \(name ?? candidate) [party:\(candidate)]")
            }
            guard let answer = ask("Which one: a number, an id, new, or nothing to leave it?"), !answer.isEmpty else {
                continue
            }
            let party =
                Int(answer).flatMap {
                    (1...max(1, item.candidates.count)).contains($0) && !item.candidates.isEmpty
                        ? item.candidates[$0 - 1] : nil
                } ?? answer
            guard let reason = ask("Why?"), !reason.isEmpty else {
                Output.message("A decision needs a reason, so it was left.")
                continue
            }
            try decide(item.name, party == "new" ? nil : party, reason, ResolutionQueue.all(in: ledger.root), ledger)
        }
    }

    private func ask(_ question: String) -> String? {
        Output.writeRaw("\(question) ")
        return readLine()?.trimmed
    }
}

/// What waits for a decision, and what was decided.
private struct QueueReport: Report {
    let queues: [ResolutionQueue]

    init(_ queues: [ResolutionQueue]) { self.queues = queues }

    var json: JSON {
        [
            "jobs": .array(queues.map { ["job": .string($0.job), "items": .array($0.items.map(\.json))] })
        ]
    }

    var document: Document {
        var document = Document("Names that wait for a decision")
        for queue in queues {
            document.add(heading: Phrase(queue.job))
            document.add(
                items: queue.items.map { item in
                    Item(
                        Phrase(
                            item.isDecided ? "decided" : item.decisions.isEmpty ? "waits" : "waits, but for some rows"),
                        Phrase(item.name),
                        facts: [
                            Fact("kind", item.kind.rawValue), Fact("may be", item.candidates.joined(separator: ", ")),
                            Fact("lines", item.linesInWords),
                        ].compactMap(\.self)
                            + item.decisions.map { Fact("is", Phrase($0.words)) })
                })
        }
        if queues.isEmpty { document.add("Nothing waits.") }
        return document
    }
}

extension ResolutionQueue.Item {
    fileprivate var linesInWords: String {
        let shown = lines.prefix(5).map(String.init).joined(separator: ", ")
        return shown + (lines.count > 5 ? " and \(lines.count - 5) more" : "")
    }
}

extension ResolutionMisfit {
    /// What does not fit, and what does.
    fileprivate func problem(_ name: String) -> DataProblem {
        func list(_ words: [String]) -> String {
            words.prefix(Self.shown).joined(separator: ", ") + (words.count > Self.shown ? " and others" : "")
        }
        return switch self {
        case .kind(let kind, let expected):
            DataProblem(
                "\(name.quoted) is \(expected.noun) in the table, and the party that was given is \(kind.noun).",
                hint:
                    "chancery resolve --list shows who may be meant; --new is for somebody whom the ledger does not know."
            )
        case .line(let lines):
            DataProblem(
                "\(name.quoted) does not wait in that line.",
                hint: "It waits in \(lines.count.verb("line", "lines")) \(list(lines.map(String.init))).")
        case .column(let columns):
            DataProblem(
                "the rows with \(name.quoted) have nothing in a column of that name.",
                hint: "They have something in \(list(columns.map(\.quoted))).")
        case .text(let column, let texts):
            DataProblem(
                "no row with \(name.quoted) has that in \(column.quoted).",
                hint: "They have \(list(texts.map(\.quoted))).")
        }
    }

    private static let shown = 12
}

extension ResolutionQueue.Decision {
    fileprivate var words: String {
        let rows =
            switch scope {
            case .table: ""
            case .line(let line, _): " in line \(line)"
            case .rows(let column, let text): " where \(column) is \(text.quoted)"
            }
        return (party.map { "party:\($0)" } ?? "somebody new") + rows + ", says \(by): \(reason)"
    }
}
