import CanonicalJSON
import EDTF
import Projections
import Reports
import Domain

/// The names and ids that a search found, the best first.
public struct SearchReport: Report {
    public let names: [NameMatch]
    public let things: [Reference]
    /// The day on which the names were to be borne; whenever, where `nil`.
    public let on: EDTF?
    public let knownOn: String
    private let attestation: Attestation

    public init(
        names: [NameMatch], things: [Reference], on: EDTF?, knownOn: String, attestation: Attestation = .signed
    ) {
        self.attestation = attestation
        self.names = names
        self.things = things
        self.on = on
        self.knownOn = knownOn
    }

    public var json: JSON {
        var object: JSONObject = [
            "on": on.map { .string($0.description) } ?? .null, "known_on": .string(knownOn),
            "names": .array(
                names.map { match in
                    [
                        "party": .string(match.party.text), "name": .string(match.text), "as": .string(match.use),
                        "event": .integer(match.seq),
                    ]
                }),
            "things": .array(things.map { .string($0.description) }),
        ]
        if attestation != .signed { object["attestation"] = .string(attestation.word) }
        return .object(object)
    }

    public var text: String {
        let named = names.map { match in
            "party:\(match.party)  \(match.text.printable)\(match.use == "official" ? "" : " (\(match.use))")\n"
        }
        let found = Set(names.map { "party:\($0.party)" })
        let others = things.map(\.description).filter { !found.contains($0) }.map { $0 + "\n" }
        let notice = attestation.notice.map { $0 + "\n" } ?? ""
        return notice + (named.isEmpty && others.isEmpty ? "Nothing found.\n" : (named + others).joined())
    }
}
