import CanonicalJSON
import Vocabulary

/// What stood on a day, as known on a day: every state of the ledger, or those of some subjects.
public struct ReplayReport: Report {
    public let question: Question
    /// How many events could not be applied: unknown types, newer versions.
    public let notApplied: Int
    public let filter: StateFilter

    public init(
        _ knowledge: Knowledge, _ question: Question, filter: StateFilter = StateFilter(),
        where includes: (Subject) -> Bool = { _ in true }
    ) {
        self.question = question
        self.filter = filter
        let builder = StateBuilder(knowledge, on: question.days, partStatuses: filter.partStatuses)
        answers = .built(filter.apply(to: builder.states(where: includes)))
        notApplied = knowledge.notApplied.count
    }

    /// - Parameter kept: the states of the one day that is asked about, unfiltered.
    public init(_ kept: KeptStates, _ question: Question, notApplied: Int, filter: StateFilter = StateFilter()) {
        self.question = question
        self.filter = filter
        self.notApplied = notApplied
        answers = filter.words.isEmpty ? .kept(kept) : .built(filter.apply(to: kept.states))
    }

    private enum Answers {
        case built(States)
        case kept(KeptStates)
    }

    private let answers: Answers

    public var states: States {
        switch answers {
        case .built(let states): states
        case .kept(let kept): kept.states
        }
    }

    private var envelope: [(String, JSON)] {
        [
            ("on", .string(question.on.description)), ("known_on", .string(question.knownOn)),
            ("log", question.log.json), ("not_applied", .integer(notApplied)),
            ("filters", .array(filter.words.map(JSON.string))),
        ]
    }

    public var json: JSON { .object(JSONObject(envelope + states.members)) }

    /// States that are kept as JSON are written as they are.
    public func write(to writer: inout JSONWriter) {
        guard case .kept(let kept) = answers else { return writer.write(json) }
        let envelope = JSONObject(envelope)
        writer.beginObject()
        for name in (envelope.map(\.key) + kept.names).sorted() {
            writer.key(name)
            if let value = envelope[name] { writer.write(value) } else { kept.write(name, to: &writer) }
        }
        writer.endObject()
    }

    public var text: String {
        var lines = TextLines()
        question.addHeader(to: &lines)
        filter.addHeader(to: &lines)
        if states.all.isEmpty {
            lines.add(title: filter.words.isEmpty ? "Nothing is known to have held." : "Nothing passes.")
        }
        states.add(to: &lines)
        if notApplied > 0 {
            lines.add(title: "\(notApplied) events of unknown types or newer versions were not applied.")
        }
        return lines.text
    }
}

extension StateFilter {
    func addHeader(to lines: inout TextLines) {
        if !words.isEmpty { lines.add("Only \(words.joined(separator: ", ").printable)") }
    }
}

extension Question {
    /// Both dates, and the log that was read, in words.
    func addHeader(to lines: inout TextLines) {
        lines.add("On \(on.readable) (\(on)), as known \(knownOn == "now" ? "now" : "on \(knownOn)")")
        lines.add(log.words)
    }
}
