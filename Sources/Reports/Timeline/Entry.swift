import CanonicalJSON
import ExtendedDateTime
import Domain

/// One event in a timeline or trail: as it is stored, and what has become of it since.
public struct Entry: Sendable {
    /// The event as stored.
    public let event: Event
    /// The event as corrections have made it; the stored one where there are none.
    let effective: Event
    let corrections: [Event]
    let retraction: Event?
    /// The retractions of the sources that it cites.
    let sourceRetractions: [Event]
    let sentence: String
    /// A correction's fields, before and after.
    let changes: [FieldChange]
    /// Whether it signs off what this log never was.
    let isOfAnotherLog: Bool
    /// Whether a trail tells it because what was asked for rests on it.
    let isSupporting: Bool

    /// - Parameter changes: what the event changed, where it is a correction.
    init(
        _ event: Event, in knowledge: KnownEvents, _ names: Names, _ bySeq: [Int: Event], _ changes: [FieldChange],
        isOfAnotherLog: Bool, isSupporting: Bool = false
    ) {
        self.event = event
        effective = bySeq[event.seq] ?? event
        corrections = knowledge.corrections[event.seq] ?? []
        retraction = knowledge.retractions[event.seq]
        sourceRetractions = event.sources.flatMap { knowledge.retractions(of: $0.source) }.sortedUniqued()
            .compactMap(knowledge.event)
        self.sentence = effective.sentence(names)
        self.changes = changes
        self.isOfAnotherLog = isOfAnotherLog
        self.isSupporting = isSupporting
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
        if !sourceRetractions.isEmpty {
            members.append(("source_retracted_by", .array(sourceRetractions.map { .integer($0.seq) })))
        }
        if isOfAnotherLog { members.append(("of_another_log", true)) }
        if isSupporting { members.append(("supporting", true)) }
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
        for correction in corrections {
            add("corrected by", "@\(correction.seq) on \(correction.recorded.day)\(correction.sourceWords)")
        }
        if let retraction { add("retracted by", "@\(retraction.seq): \(retraction.reason ?? "")") }
        for retraction in sourceRetractions {
            add("source retracted by", "@\(retraction.seq): \(retraction.reason ?? "")")
        }
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

extension KnownEvents {
    /// What each of some corrections changed, by its position: the values before it, with the earlier corrections made, and
    /// after it.
    ///
    /// The corrections of one event are gone through together, so that many of them cost no more than each once.
    func changes(by events: [Event]) -> [Int: [FieldChange]] {
        let corrections = events.filter { $0.type == FactCorrected.type }.sorted { $0.seq < $1.seq }
        var changes: [Int: [FieldChange]] = [:]
        for (_, own) in Dictionary(grouping: corrections, by: { $0[FactCorrected.self].target }) {
            guard let target = own.first.flatMap(target) else { continue }
            var value = target.line.root.json
            var earlier = (self.corrections[target.seq] ?? [])[...]
            for correction in own {
                while let next = earlier.first, next.seq < correction.seq {
                    value = (try? next[FactCorrected.self].changes.applied(to: value)) ?? value
                    earlier.removeFirst()
                }
                changes[correction.seq] = correction[FactCorrected.self].changes.entries.map { pointer, new in
                    let old = (try? JSONPointer(parsing: pointer)).flatMap { value[$0] } ?? .null
                    return FieldChange(field: pointer, before: old, after: new)
                }
            }
        }
        return changes
    }
}
