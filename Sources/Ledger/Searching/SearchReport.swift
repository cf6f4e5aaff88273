import CanonicalJSON
import Projections
import Reports
import Vocabulary

/// The names and ids that a search found, the best first.
public struct SearchReport: Report {
    public let names: [NameMatch]
    public let things: [Reference]

    public init(names: [NameMatch], things: [Reference]) {
        self.names = names
        self.things = things
    }

    public var json: JSON {
        [
            "names": .array(
                names.map { match in
                    [
                        "party": .string(match.party.text), "name": .string(match.text), "as": .string(match.use),
                        "event": .integer(match.seq),
                    ]
                }),
            "things": .array(things.map { .string($0.description) }),
        ]
    }

    public var text: String {
        let named = names.map { match in
            "party:\(match.party)  \(match.text.printable)\(match.use == "official" ? "" : " (\(match.use))")\n"
        }
        let found = Set(names.map { "party:\($0.party)" })
        let others = things.map(\.description).filter { !found.contains($0) }.map { $0 + "\n" }
        return named.isEmpty && others.isEmpty ? "Nothing found.\n" : (named + others).joined()
    }
}
