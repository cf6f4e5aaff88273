import CanonicalJSON
import EDTF
import Vocabulary

/// What changed in the world between two days, as known at one moment.
public struct WorldDiffReport: Report {
    public let before: Question
    public let after: Question
    let changes: [StateChange]

    public init(_ knowledge: Knowledge, from before: Question, to after: Question) {
        self.before = before
        self.after = after
        let old = StateBuilder(knowledge, on: before.days).states { _ in true }
        let new = StateBuilder(knowledge, on: after.days).states { _ in true }
        changes = StateChange.all(from: old, to: new)
    }

    public var json: JSON {
        [
            "on": [.string(before.on.description), .string(after.on.description)],
            "known_on": .string(after.knownOn), "log": after.log.json, "changes": .array(changes.map(\.json)),
        ]
    }

    public var text: String {
        var lines = TextLines()
        lines.add("What changed between \(before.on.readable) and \(after.on.readable), as known \(after.knownOn)")
        lines.add(after.log.words)
        lines.add()
        for change in changes { change.add(to: &lines) }
        if changes.isEmpty { lines.add("Nothing.") }
        return lines.text
    }
}
