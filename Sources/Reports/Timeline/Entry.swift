import CanonicalJSON
import EDTF
import Vocabulary

/// One event in a timeline or trail: as it is stored, and what has become of it since.
public struct Entry: Sendable {
    /// The event as stored.
    public let event: Event
    /// The event as corrections have made it; the stored one where there are none.
    let effective: Event
    let corrections: [Event]
    let retraction: Event?
    let sentence: String
    /// A correction's fields, before and after.
    let changes: [FieldChange]

    init(_ event: Event, in knowledge: Knowledge, _ sentence: Sentence, _ bySeq: [Int: Event]) {
        self.event = event
        effective = bySeq[event.seq] ?? event
        corrections = knowledge.corrections[event.seq] ?? []
        retraction = knowledge.retractions[event.seq]
        self.sentence = sentence.text(for: effective)
        changes = event.type == FactCorrected.type ? knowledge.changes(by: event) : []
    }

    /// Where it stands in world time: by its date as corrected, or that of its legs; the undated last.
    var worldOrder: (Int, Int, Int) {
        guard effective.on != nil || effective.legDates != nil, let (start, end) = effective.span else {
            return (.max, .max, event.seq)
        }
        return (start.lo.number, end.hi.number, event.seq)
    }

    var members: [(String, JSON)] {
        var members: [(String, JSON)] = [
            ("seq", .integer(event.seq)), ("id", .string(event.id.text)), ("type", .string(event.type)),
            ("recorded", .string(event.recorded.description)), ("by", .string(event.by)), ("via", .string(event.via)),
            ("on", effective.on.map { .string($0.description) } ?? .null), ("what", .string(sentence)),
            ("sources", event.line.root["sources"]?.json ?? []),
        ]
        for key in ["stated", "reason"] { members.append((key, event.line.root[key]?.json ?? .null)) }
        for key in ["anchor", "place", "modality", "confidence", "attributed", "entered"] {
            if let value = event.line.root[key] { members.append((key, value.json)) }
        }
        members.append(("changes", .array(changes.map(\.json))))
        if !corrections.isEmpty { members.append(("corrected_by", .array(corrections.map { .integer($0.seq) }))) }
        if let retraction { members.append(("retracted_by", .integer(retraction.seq))) }
        return members
    }

    func add(to lines: inout TextLines) {
        let date = effective.on.map(\.description) ?? effective.legDates ?? "undated"
        lines.add("\(date.padded(to: 24)) \(sentence)", indent: 2)
        func add(_ label: String, _ value: String?) {
            if let value { lines.add("\(label) \(value.printable)", indent: 27) }
        }
        add("stated:", event.stated.map { "“\($0)”" + (event.anchor.map { ", relative to \($0)" } ?? "") })
        for source in event.sources {
            add("source:", source.source.text + (source.locator.map { " \($0)" } ?? ""))
        }
        if !event.attributed.isEmpty { add("passed on by:", event.attributed.map(\.text).joined(separator: ", ")) }
        add("at:", event.place.map(\.text))
        add("confidence:", event.confidence?.rawValue)
        add("reason:", event.reason)
        for change in changes { add("changed:", change.words) }
        for correction in corrections { add("corrected by", "@\(correction.seq) on \(correction.recorded.day)") }
        if let retraction { add("retracted by", "@\(retraction.seq): \(retraction.reason ?? "")") }
        let entered = event.entered.map { ", entered \($0)" } ?? ""
        lines.add("@\(event.seq) \(event.id) recorded \(event.recorded)\(entered) by \(event.by.printable)", indent: 27)
        lines.add("via \(event.via.printable)", indent: 27)
    }
}

/// A field that a correction changed.
public struct FieldChange: Sendable {
    public let field: String
    public let before: JSON
    public let after: JSON

    var json: JSON { ["field": .string(field), "before": before, "after": after] }

    var words: String { "\(field) from \(before.canonicalText) to \(after.canonicalText)" }
}

extension Knowledge {
    /// What a correction changed: the values before it, with the earlier corrections made, and after it.
    func changes(by correction: Event) -> [FieldChange] {
        guard let target = target(of: correction) else { return [] }
        var before = target.line.root.json
        for earlier in corrections[target.seq] ?? [] where earlier.seq < correction.seq {
            before = (try? earlier[FactCorrected.fields.changes].applied(to: before)) ?? before
        }
        return correction[FactCorrected.fields.changes].entries.map { pointer, value in
            let old = (try? JSONPointer(parsing: pointer)).flatMap { before[$0] } ?? .null
            return FieldChange(field: pointer, before: old, after: value)
        }
    }
}
