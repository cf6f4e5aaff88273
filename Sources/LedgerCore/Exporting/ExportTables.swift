import CanonicalJSON
import ExtendedDateTime
import Reports
import Domain

/// What a ledger holds as tables: one of events, one of parties, one for each kind of state. For spreadsheets and databases.
public struct ExportTables {
    public let tables: [DataTable]
    /// From which ledger, at which root and for which question they were made.
    let about: DataTable

    public init(_ knowledge: KnownEvents, _ replay: ReplayReport) {
        about = Self.about(replay.asOf)
        let states = Kinds.all.map { DataTable(exporting: $0, replay.states[KindName($0)]) }
        tables =
            [Self.events(knowledge), Self.parties(knowledge, on: replay.asOf.days)] + states
            + [Self.agreementParties(replay.states[.agreements])]
    }

    /// The table of a name.
    public func table(named name: String) throws(ExportError) -> DataTable {
        guard let table = tables.first(where: { $0.name == name }) else {
            throw .noSuchTable(name, tables: tables.map(\.name))
        }
        return table
    }

    private static func about(_ asOf: AsOf) -> DataTable {
        DataTable(
            "about", "What this database was made from.", ["key", "value"],
            [
                ["origin", .string(asOf.log.origin)], ["size", .integer(asOf.log.size)],
                ["root", .string(asOf.log.root)], ["on", .string(asOf.on.description)],
                ["known_on", .string(asOf.knownOn)], ["program", .string(Ledger.program)],
            ])
    }

    private static func events(_ knowledge: KnownEvents) -> DataTable {
        let corrected = Dictionary(knowledge.facts.map { ($0.seq, $0) }) { $1 }
        return DataTable(
            "events", "Every event, its date as corrected, its content as stored.",
            [
                "seq", "id", "type", "recorded", "by", "via", "on", "earliest", "latest", "stated", "place", "modality",
                "confidence", "sources", "reason", "corrected_by", "retracted_by", "data",
            ],
            knowledge.events.map { event in
                let now = corrected[event.seq] ?? event
                let sources = event.sources.map { $0.source.text + ($0.locator.map { " \($0)" } ?? "") }
                let corrections = (knowledge.corrections[event.seq] ?? []).map { String($0.seq) }
                return [
                    .integer(event.seq), .string(event.id.text), .string(event.type),
                    .string(event.recorded.description),
                    .string(event.by), .string(event.via), .text(now.on?.description), day(now.on?.bounds.earliest),
                    day(now.on?.bounds.latest), .text(event.stated), .text(event.place?.text),
                    .text(event.modality?.rawValue),
                    .text(event.confidence?.rawValue), .text(sources.joined(separator: "; ")), .text(event.reason),
                    .text(corrections.joined(separator: " ")),
                    knowledge.retractions[event.seq].map { .integer($0.seq) } ?? .null,
                    .string((now.line.root["data"]?.json ?? [:]).canonicalText),
                ]
            })
    }

    private static func parties(_ knowledge: KnownEvents, on days: DayRange) -> DataTable {
        let identities = knowledge.subjects.compactMap(\.party).compactMap(knowledge.identity)
        return DataTable(
            "parties", "Every party, by the name that it bears on the day.",
            ["id", "kind", "name", "other_names", "within"],
            identities.map { identity in
                let name = identity.displayName(on: days)
                let others = identity.names.map(\.name.text).filter { $0 != name }
                return [
                    .string(identity.id.text), .string(identity.kind.rawValue), .string(name),
                    .text(others.joined(separator: "; ")), .text(identity.within?.text),
                ]
            })
    }

    private static func agreementParties(_ states: [State]) -> DataTable {
        let parts = states.compactMap { $0.content as? AgreementState }.flatMap { agreement in
            agreement.parties.map { (agreement: agreement.id, part: $0) }
        }
        return DataTable(
            "agreement_parties", "How each party of each agreement stood on the day.", parts,
            [
                ("agreement", { .string($0.agreement.text) }), ("party", { .string($0.part.party.text) }),
                ("party_name", { .string($0.part.name) }),
            ] + cells(StatusAnswer.columns, of: \.part.answer))
    }

    private static func day(_ day: Day?) -> JSON {
        day.flatMap { $0.isFinite ? .string($0.description) : nil } ?? .null
    }
}
