import CanonicalJSON
import EDTF
import Reports
import Domain

/// What a ledger holds as tables: one of events, one of parties, one for each kind of state. For spreadsheets and databases.
public struct ExportTables {
    /// A table: texts, whole numbers, or nothing.
    public struct Table {
        public let name: String
        /// What a row of it is, in a sentence.
        public let summary: String
        public let columns: [String]
        public let rows: [[JSON]]
    }

    public let tables: [Table]
    /// From which ledger, at which root and for which question they were made.
    let about: Table

    public init(_ knowledge: KnownEvents, _ replay: ReplayReport) {
        about = Self.about(replay.asOf)
        let states = States.Kind.allCases.map { kind in Self.table(kind, replay.states[kind]) }
        tables =
            [Self.events(knowledge), Self.parties(knowledge, on: replay.asOf.days)] + states
            + [Self.agreementParties(replay.states[.agreements])]
    }

    /// The table of a name.
    public func table(named name: String) throws(ExportError) -> Table {
        guard let table = tables.first(where: { $0.name == name }) else {
            throw .noSuchTable(name, tables: tables.map(\.name))
        }
        return table
    }

    private static func about(_ asOf: AsOf) -> Table {
        Table(
            name: "about", summary: "What this database was made from.", columns: ["key", "value"],
            rows: [
                ["origin", .string(asOf.log.origin)], ["size", .integer(asOf.log.size)],
                ["root", .string(asOf.log.root)], ["on", .string(asOf.on.description)],
                ["known_on", .string(asOf.knownOn)], ["program", .string(Ledger.program)],
            ])
    }

    private static func events(_ knowledge: KnownEvents) -> Table {
        let corrected = Dictionary(knowledge.facts.map { ($0.seq, $0) }) { $1 }
        return Table(
            name: "events", summary: "Every event, its date as corrected, its content as stored.",
            columns: [
                "seq", "id", "type", "recorded", "by", "via", "on", "earliest", "latest", "stated", "place", "modality",
                "confidence", "sources", "reason", "corrected_by", "retracted_by", "data",
            ],
            rows: knowledge.events.map { event in
                let now = corrected[event.seq] ?? event
                let sources = event.sources.map { $0.source.text + ($0.locator.map { " \($0)" } ?? "") }
                let corrections = (knowledge.corrections[event.seq] ?? []).map { String($0.seq) }
                return [
                    .integer(event.seq), .string(event.id.text), .string(event.type),
                    .string(event.recorded.description),
                    .string(event.by), .string(event.via), text(now.on?.description), day(now.on?.bounds.earliest),
                    day(now.on?.bounds.latest), text(event.stated), text(event.place?.text),
                    text(event.modality?.rawValue),
                    text(event.confidence?.rawValue), text(sources.joined(separator: "; ")), text(event.reason),
                    text(corrections.joined(separator: " ")),
                    knowledge.retractions[event.seq].map { .integer($0.seq) } ?? .null,
                    .string((now.line.root["data"]?.json ?? [:]).canonicalText),
                ]
            })
    }

    private static func parties(_ knowledge: KnownEvents, on days: DayRange) -> Table {
        let identities = knowledge.subjects.compactMap { subject -> Identity? in
            guard case .party(let id) = subject else { return nil }
            return knowledge.identity(of: id)
        }
        return Table(
            name: "parties", summary: "Every party, by the name that it bears on the day.",
            columns: ["id", "kind", "name", "other_names", "within"],
            rows: identities.map { identity in
                let name = identity.displayName(on: days)
                let others = identity.names.map(\.name.text).filter { $0 != name }
                return [
                    .string(identity.id.text), .string(identity.kind.rawValue), .string(name),
                    text(others.joined(separator: "; ")), text(identity.within?.text),
                ]
            })
    }

    /// The keys that states of a kind have of their own, and that are single texts.
    private static let own: [States.Kind: [String]] = [
        .agreements: ["id", "kind", "title"], .memberships: ["member", "organisation", "role"],
        .offices: ["person", "office", "of", "to"], .visits: ["id"], .inquiries: ["id", "asker"],
        .policies: ["id", "actor", "kind", "goal"],
    ]

    private static func table(_ kind: States.Kind, _ states: [State]) -> Table {
        let own = own[kind] ?? []
        return Table(
            name: kind.rawValue, summary: "The \(kind.rawValue) as they stood on the day, as known on the moment.",
            columns: ["subject"] + own + answer + ["flags", "confidence", "events", "state"],
            rows: states.map { state in
                let json = state.json
                let flags = (json["flags"]?.array ?? []).compactMap { $0["flag"]?.string }.joined(separator: "; ")
                let events = (json["events"]?.array ?? []).compactMap(\.integer).map(String.init).joined(separator: " ")
                return [json["subject"] ?? .null] + own.map { json[$0] ?? .null } + values(of: json)
                    + [text(flags), json["confidence"] ?? .null, text(events), .string(json.canonicalText)]
            })
    }

    private static func agreementParties(_ states: [State]) -> Table {
        Table(
            name: "agreement_parties", summary: "How each party of each agreement stood on the day.",
            columns: ["agreement", "party"] + answer,
            rows: states.flatMap { state in
                let json = state.json
                return (json["parties"]?.array ?? []).map { party in
                    [json["id"] ?? .null, party["party"] ?? .null] + values(of: party)
                }
            })
    }

    private static let answer = [
        "status", "certainty", "since_earliest", "since_latest", "until_earliest", "until_latest",
    ]

    /// A bound is a day; empty where it is unknown, `..` where there is no end.
    private static func values(of json: JSON) -> [JSON] {
        ["status", "certainty"].map { json[$0] ?? .null }
            + ["since", "until"].flatMap { [json[$0]?[0] ?? .null, json[$0]?[1] ?? .null] }
    }

    private static func text(_ text: String?) -> JSON { text.flatMap { $0.isEmpty ? nil : .string($0) } ?? .null }

    private static func day(_ day: Day?) -> JSON {
        day.flatMap { $0.isFinite ? .string($0.description) : nil } ?? .null
    }
}

extension ExportTables.Table {
    /// The table for spreadsheets: UTF-8, RFC 4180, nothing in it a formula.
    public func write(to sink: (String) throws -> Void) throws {
        try sink("\u{FEFF}" + CSVLine.text(columns))
        for row in rows { try sink(CSVLine.text(row.map(\.cell))) }
    }
}

extension JSON {
    fileprivate var cell: String {
        switch self {
        case .null: ""
        case .string(let text): text
        default: canonicalText
        }
    }
}
