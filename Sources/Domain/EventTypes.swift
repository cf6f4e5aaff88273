/// Every event type, in the order of the reference page. The list is closed and versioned: what is not in it is kept,
/// counted and shown, and changes no state.
public enum EventTypes {
    /// One part of the list, with its heading on the reference page.
    public struct Group: Sendable {
        public let title: String
        public let types: [Definition]
    }

    public static let groups =
        [
            group("Ledger", [LedgerOpened.self, LedgerKeyChanged.self]),
            group(
                "Sources and parties",
                [
                    SourceRegistered.self, PartyRegistered.self, PartyDescribed.self, PartyRenamed.self,
                    PartyEnded.self, PartyMerged.self,
                ]),
        ] + Kinds.all.map { group($0.name.capitalizedFirst, $0.types) } + [
            group("Statements", [StatementMade.self]),
            group(
                "Control",
                [
                    FactCorrected.self, FactRetracted.self, FactsLinked.self, ClaimPreferred.self, ReviewNoted.self,
                    ReviewSignedOff.self,
                ]),
        ]

    private static func group(_ title: String, _ types: [any EventType.Type]) -> Group {
        Group(title: title, types: types.map { $0.definition })
    }

    public static let all = groups.flatMap(\.types)

    /// By the lengths of their names, which leaves two or three to be compared.
    private static let byLength: [[(type: [UInt8], definition: Definition)]] = {
        let named = all.map { (type: Array($0.type.utf8), definition: $0) }
        let longest = named.map(\.type.count).max() ?? 0
        return (0...longest).map { length in named.filter { $0.type.count == length } }
    }()

    private static let byWord = Dictionary(uniqueKeysWithValues: all.map { ($0.word, $0) })

    public static func named(_ type: String) -> Definition? {
        var type = type
        return type.withUTF8 { named($0) }
    }

    /// The same, by the name's bytes: asked for with every event that is read.
    static func named(_ type: UnsafeBufferPointer<UInt8>) -> Definition? {
        guard type.count < byLength.count else { return nil }
        return byLength[type.count].first { $0.type.elementsEqual(type) }?.definition
    }

    /// The type for an everyday word of the command line, or for the type's own name.
    public static func worded(_ word: String) -> Definition? { byWord[word] ?? named(word) }
}
