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
        let states = Kinds.all.map { Self.table($0, replay.states[KindName($0)]) }
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
            subject.party.flatMap(knowledge.identity)
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

    private static func table<K: Kind>(_ kind: K.Type, _ states: [State]) -> Table {
        Table(
            name: kind.name, summary: "The \(kind.name) as they stood on the day, as known on the moment.",
            columns: ["subject"] + kind.columns.map(\.name) + answer + ["flags", "confidence", "events", "state"],
            rows: states.map { state in
                let content = state.content as? K.Content
                let own = kind.columns.map { column in text(content.flatMap(column.value)) }
                return [.string(state.subject.description)] + own + cells(of: state.answer) + [
                    text(state.flags.map(\.name).joined(separator: "; ")), text(state.confidence?.rawValue),
                    text(state.answer.seqs.map(String.init).joined(separator: " ")),
                    .string(state.json.canonicalText),
                ]
            })
    }

    private static func agreementParties(_ states: [State]) -> Table {
        Table(
            name: "agreement_parties", summary: "How each party of each agreement stood on the day.",
            columns: ["agreement", "party", "party_name"] + answer,
            rows: states.compactMap { $0.content as? AgreementState }.flatMap { agreement in
                agreement.parties.map {
                    [.string(agreement.id.text), .string($0.party.text), .string($0.name)] + cells(of: $0.answer)
                }
            })
    }

    private static let answer = [
        "status", "certainty", "since_earliest", "since_latest", "until_earliest", "until_latest",
    ]

    /// A bound is a day; empty where it is unknown, `..` where there is no end.
    private static func cells(of answer: StatusAnswer) -> [JSON] {
        let days = [answer.since, answer.until].flatMap { range in [range.json[0] ?? .null, range.json[1] ?? .null] }
        return [.string(answer.status), .string(answer.certainty.rawValue)] + days
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
