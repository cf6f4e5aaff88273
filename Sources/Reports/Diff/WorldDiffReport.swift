import CanonicalJSON
import ExtendedDateTime
import Domain

/// What changed in the world between two days, as known at one moment.
public struct WorldDiffReport: LaidOutReport {
    public let before: AsOf
    public let after: AsOf
    let changes: [StateChange]

    /// - Parameters:
    ///   - old: what stood on the earlier day.
    ///   - new: what stood on the later one, as known at the same moment.
    public init(from old: ReplayReport, to new: ReplayReport) {
        before = old.asOf
        after = new.asOf
        changes = StateChange.all(from: old.states, to: new.states)
    }

    public var json: JSON {
        [
            "on": [.string(before.on.description), .string(after.on.description)],
            "known_on": .string(after.knownOn), "log": after.log.json, "changes": .array(changes.map(\.json)),
        ]
    }

    public var tables: [DataTable] {
        after.stamp([
            DataTable("changes", "The things that stand otherwise.", changes, StateChange.columns)
        ])
    }

    public var document: Document {
        var document = Document("What changed between \(before.on.readable) and \(after.on.readable)")
        document.add(facts: after.momentFacts)
        document.add(Table(["What", "Before", "After", "Id"], changes.map(\.row)))
        if changes.isEmpty { document.add("Nothing.") }
        return document
    }

    public var layout: String {
        var lines = TextLines()
        lines.add("What changed between \(before.on.readable) and \(after.on.readable), as known \(after.knownOn)")
        lines.add(after.log.words)
        after.log.addNotice(to: &lines)
        lines.add()
        for change in changes { change.add(to: &lines) }
        if changes.isEmpty { lines.add("Nothing.") }
        return lines.text
    }
}
