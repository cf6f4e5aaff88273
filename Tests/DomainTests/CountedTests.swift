import Domain
import Testing

@Suite struct CountedTests {
    @Test(arguments: [
        (1.of("event"), "1 event"), (2.of("event"), "2 events"), (0.of("event"), "0 events"),
        (1.of("party", "parties"), "1 party"), (3.of("party", "parties"), "3 parties"),
        (1.verb("is", "are"), "is"), (2.verb("is", "are"), "are"),
    ])
    func aNounHasTheFormOfItsNumber(shown: String, expected: String) {
        #expect(shown == expected)
    }

    @Test(arguments: [
        ("city", "a city"), ("organisation", "an organisation"), ("event", "an event"), ("unit", "a unit"),
        ("unresolved", "an unresolved"), ("understanding", "an understanding"), ("objection", "an objection"),
    ])
    func aNounHasItsArticle(noun: String, expected: String) {
        #expect(noun.withArticle == expected)
    }

    @Test func everyKindOfPartyHasItsArticle() {
        for kind in PartyKind.allCases where kind != .unresolved {
            let isVowel = kind != .unit && "aeiou".contains(kind.rawValue.prefix(1))
            #expect(kind.noun == (isVowel ? "an " : "a ") + kind.rawValue)
        }
        #expect(PartyKind.unresolved.noun == "unresolved")
    }
}
