import CanonicalJSON
import ExtendedDateTime
import Projections
import Reports
import Domain

/// The names and ids that a search found, the best first.
public struct SearchReport: LaidOutReport {
    public let names: [NameMatch]
    public let things: [Reference]
    /// The day on which the names were to be borne; whenever, where `nil`.
    public let on: EDTF?
    public let knownOn: String
    /// The log that was searched.
    public let log: TreeHead

    init(names: [NameMatch], things: [Reference], on: EDTF?, knownOn: String, log: TreeHead) {
        self.log = log
        self.names = names
        self.things = things
        self.on = on
        self.knownOn = knownOn
    }

    public var json: JSON {
        [
            "on": on.map { .string($0.description) } ?? .null, "known_on": .string(knownOn), "log": log.json,
            "names": .array(
                names.map { match in
                    [
                        "party": .string(match.party.text), "name": .string(match.text), "as": .string(match.use),
                        "event": .integer(match.seq),
                    ]
                }),
            "things": .array(things.map { .string($0.description) }),
            "attestation": .string(log.attestation.word),
        ]
    }

    /// The ids that no name has told of.
    private var others: [Reference] {
        let found = Set(names.map { "party:\($0.party)" })
        return things.filter { !found.contains($0.description) }
    }

    public var tables: [DataTable] {
        let found = DataTable(
            "found", "The names and ids that were found.",
            ["id", "name", "as", "event"],
            names.map {
                [.string("party:\($0.party)"), .string($0.text), .string($0.use), .integer($0.seq)]
            } + others.map { [.string($0.description), .null, .null, .null] })
        return log.stamp([found], on: on, knownOn: knownOn)
    }

    public var document: Document {
        var document = Document("Search")
        document.add(facts: log.noticeFacts)
        document.add(
            Table(
                ["Id", "Name", "As", "Event"],
                names.map { ["party:\($0.party)", Phrase($0.text), Phrase($0.use), [.event($0.seq)]] }
                    + others.map { [Phrase($0.description), "", "", ""] }))
        if names.isEmpty && others.isEmpty { document.add("Nothing found.") }
        return document
    }

    public var layout: String {
        let named = names.map { match in
            "party:\(match.party)  \(match.text.printable)\(match.use == "official" ? "" : " (\(match.use))")\n"
        }
        let others = others.map { $0.description + "\n" }
        let notice = log.attestation.notice.map { $0 + "\n" } ?? ""
        return notice + (named.isEmpty && others.isEmpty ? "Nothing found.\n" : (named + others).joined())
    }
}
