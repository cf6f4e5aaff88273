import CanonicalJSON
import Domain

/// How one subject stands in two answers, where they differ.
struct StateChange: Sendable {
    let subject: Subject
    let before: State?
    let after: State?

    /// The subjects on which two sets of states differ, in order.
    static func all(from before: States, to after: States) -> [StateChange] {
        let old = Dictionary(before.all.map { ($0.subject, $0) }, uniquingKeysWith: { first, _ in first })
        let new = Dictionary(after.all.map { ($0.subject, $0) }, uniquingKeysWith: { first, _ in first })
        return Set(old.keys).union(new.keys).sorted().compactMap { subject in
            let change = StateChange(subject: subject, before: old[subject], after: new[subject])
            return change.isReal ? change : nil
        }
    }

    /// Another status, another certainty, other bounds, other flags, or other content: not merely further events that say
    /// the same.
    private var isReal: Bool { before.map(Self.essence) != after.map(Self.essence) }

    private static func essence(_ state: State) -> [JSON] {
        let answer = state.answer
        return [
            .string(answer.status), .string(answer.certainty.rawValue), answer.since.json, answer.until.json,
            .array(state.flags.map { ["flag": .string($0.name), "certainty": .string($0.certainty.rawValue)] }),
            .object(JSONObject(state.content.members.map { ($0.key, $0.value.withoutEvents) })),
        ]
    }

    /// The events that decide either answer.
    var seqs: [Int] {
        ((before?.answer.seqs ?? []) + (after?.answer.seqs ?? [])).sortedUniqued()
    }

    var json: JSON {
        ["subject": .string(subject.description), "before": before?.json ?? .null, "after": after?.json ?? .null]
    }

    /// The columns of tables of changes.
    static var columns: Cells<StateChange> {
        let sides: [(String, (StateChange) -> State?)] = [("before", \.before), ("after", \.after)]
        return [
            ("subject", { .string($0.subject.description) }),
            ("label", { .text(($0.after ?? $0.before)?.content.label) }),
        ]
            + sides.flatMap { name, state in
                StatusAnswer.columns.map { column in
                    ("\(name)_\(column.0)", { state($0).map { column.1($0.answer) } ?? .null })
                }
            } + [("events", { .text($0.seqs) })]
    }

    /// What, how it stood, and how it stands.
    var row: [Phrase] {
        [
            Phrase((after ?? before)?.content.label ?? subject.description), Phrase(beforeWords),
            Phrase(afterWords), Phrase(subject.description),
        ]
    }

    func add(to lines: inout TextLines) {
        lines.add(subject.description.printable, indent: 2)
        lines.add("before: \(beforeWords)", indent: 4)
        lines.add("after:  \(afterWords)", indent: 4)
    }

    private var beforeWords: String { Self.words(before) + Self.further(before, besides: after) }
    private var afterWords: String { Self.words(after) + Self.further(after, besides: before) }

    /// What a state says beside its status that the other one does not, where it is not the status that differs.
    private static func further(_ state: State?, besides other: State?) -> String {
        guard let state, let other, words(state) == words(other) else { return "" }
        let known = Set(other.content.details.map(\.words))
        return state.content.details.map(\.words).filter { !known.contains($0) }.map { "; \($0)" }.joined()
    }

    private static func words(_ state: State?) -> String {
        guard let answer = state?.answer else { return "nothing" }
        let end = answer.until.asEnd.map { "; \($0)" } ?? ""
        let flags = state?.flags.map { ", \($0.name) (\($0.certainty.rawValue))" }.joined() ?? ""
        return "\(answer.status), \(answer.certainty.rawValue), \(answer.since.asStart)\(end)\(flags)"
    }
}

extension JSON {
    /// The value without the lists of events that tell it.
    fileprivate var withoutEvents: JSON {
        switch self {
        case .object(let members):
            .object(JSONObject(members.filter { $0.key != "events" }.map { ($0.key, $0.value.withoutEvents) }))
        case .array(let elements): .array(elements.map(\.withoutEvents))
        default: self
        }
    }
}
