import CanonicalJSON
import Projections
import Domain

/// What the ledger holds of a table that was imported before: each row as its last edition had it, and the events that it became.
struct KnownTable {
    /// A row, as the last edition that changed it had it.
    struct Row {
        var cells: RegisterRow
        var line: Int
        var events: [EventID] = []
    }

    private(set) var rows: [String: Row] = [:]
    /// The records of the rows with some cells, for tables whose rows have no key.
    private(set) var records: [RegisterRow: [String]] = [:]
    /// The source that each edition is, by the digest of its file.
    private(set) var editions: [String: String] = [:]
    private let knowledge: KnownEvents
    private let unretracted = Unretracted()
    private let seqs: [EventID: Int]

    /// - Returns: `nil` where the table was never imported.
    init?(_ job: String, in view: LedgerView) throws {
        let index = try view.index
        guard try index.seq(of: RevisionIDs(job: job).source) != nil else { return nil }
        var sources: Set<Reference> = [.thing(.source, job)]
        let registrations = try view.events(at: try index.seqs(mentioning: sources)).filter {
            $0.type == SourceRegistered.type && $0.id.text.hasPrefix(job + ":source")
        }
        for registration in registrations {
            let source = registration[SourceRegistered.self].source.text
            sources.insert(.thing(.source, source))
            if let digest = registration.line.root["imported"]?["sha256"]?.string { editions[digest] = source }
        }
        let events = try view.readSet(of: try index.seqs(mentioning: sources), withIdentities: false)
        knowledge = KnownEvents(events)
        seqs = Dictionary(events.map { ($0.id, $0.seq) }) { first, _ in first }
        for event in events where event.id.text.hasPrefix(job + ":") { add(event) }
        for (record, row) in rows.sorted(by: { $0.value.line < $1.value.line }) {
            records[row.cells, default: []].append(record)
        }
    }

    private mutating func add(_ event: Event) {
        guard let imported = event.line.root["imported"]?.json, let record = imported["record"]?.string,
            let cells = imported["row"]?.object.flatMap({ RegisterRow($0) })
        else { return }
        var row = rows[record] ?? Row(cells: cells, line: 0)
        (row.cells, row.line) = (cells, imported["lines"]?[0]?.integer ?? 0)
        if !event.isControl { row.events.append(event.id) }
        rows[record] = row
    }
}

extension KnownTable {
    func holds(_ id: EventID) -> Bool { seqs[id] != nil }

    /// The event as it counts now; `nil` where it is retracted.
    func fact(_ id: EventID) -> Event? { seqs[id].flatMap(knowledge.fact) }

    /// Whether nobody has amended an event, and it has another date than a row gives it now.
    func isDatedOtherwise(_ id: EventID, _ date: RowDate) -> Bool {
        guard let seq = seqs[id], knowledge.corrections[seq] == nil, let event = knowledge.fact(at: seq) else {
            return false
        }
        return event.on?.description != date.on?.description
    }

    /// The event that an edition told in the place of one, which made another thing known.
    func successor(of first: EventID, in row: Row) -> EventID? {
        row.events.last { $0.text.hasPrefix(first.text + ":") && fact($0) != nil }
    }

    /// What retracts an event.
    func retraction(of id: EventID) -> Event? { seqs[id].flatMap { knowledge.retractions[$0] } }

    /// The last correction of an event that sets a field.
    func correction(of id: EventID, setting pointer: String) -> Event? {
        seqs[id].flatMap { knowledge.corrections[$0] }?.last { correction in
            correction.line.root["data"]?["set"]?.json.object?.contains { $0.key == pointer } ?? false
        }
    }

    /// The last correction that somebody made by hand, and that sets a field to a value.
    func correction(of id: EventID, setting pointer: String, to value: JSON) -> Event? {
        seqs[id].flatMap { knowledge.corrections[$0] }?.last { correction in
            correction.line.root["imported"] == nil
                && correction.line.root["data"]?["set"]?.json.object?.contains {
                    $0.key == pointer && $0.value == value
                }
                    ?? false
        }
    }

    /// The event as it counts once a retraction by an edition is taken back.
    func restored(_ id: EventID) -> Event? {
        guard let retraction = retraction(of: id), retraction.isOfGoneRow else { return nil }
        return counting(id)
    }

    /// The event of a row that made the same thing known as a row does now, and that an edition had told of something else in the
    /// place of; with the retraction.
    func replaced(
        in row: Row, making data: JSONObject, by template: EventTemplate
    ) -> (event: Event, retraction: Event)? {
        for id in row.events {
            guard let retraction = retraction(of: id), retraction.isOfReplacement,
                let event = counting(id), event.type == template.definition.type,
                template.makesSame(data, event.line.root["data"]?.json.object ?? [:])
            else { continue }
            return (event, retraction)
        }
        return nil
    }

    /// The event as it counts where no edition has retracted anything.
    private func counting(_ id: EventID) -> Event? { seqs[id].flatMap(unretracted.events(of: knowledge).fact) }

    /// Why a table with some columns is hardly an edition of this one: it lacks most of the columns that have had something in
    /// them.
    func strangeness(of columns: [String]) -> String? {
        let filled = Set(rows.values.flatMap(\.cells.columns))
        let missing = filled.subtracting(columns).sorted()
        guard missing.count * 2 > filled.count else { return nil }
        return "it has no \(missing.prefix(5).map(\.quoted).joined(separator: ", ")), which that one had"
    }

    /// Stands in the ids of retractions of what an edition told of something else in the place of.
    static let replacedMark = ":replaced-"

    /// Stands in the ids of retractions of what an edition no longer had.
    static let goneMark = ":gone-"

    func seq(of id: EventID) -> Int? { seqs[id] }
}

/// What is known but for what editions retracted: made once, when it is first asked for.
private final class Unretracted {
    private var events: KnownEvents?

    func events(of knowledge: KnownEvents) -> KnownEvents {
        if let events { return events }
        let known = KnownEvents(knowledge.events.filter { !$0.isOfGoneRow && !$0.isOfReplacement })
        events = known
        return known
    }
}

extension Event {
    /// Whether it retracts what an edition told of something else in the place of.
    fileprivate var isOfReplacement: Bool { type == FactRetracted.type && id.text.contains(KnownTable.replacedMark) }

    /// Whether it retracts what an edition of a table no longer had.
    var isOfGoneRow: Bool { id.text.contains(KnownTable.goneMark) }
}
