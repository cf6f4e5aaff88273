import CanonicalJSON
import Testing

@testable import Domain

/// A draft that is refused by itself: where, and why.
struct Refusal: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let draft: String
    let expected: [String]

    init(_ tries: String, _ draft: String, _ expected: String...) {
        testDescription = tries
        self.draft = draft
        self.expected = expected
    }
}

@Suite struct ValidationTests {
    static let refusals = [
        Refusal("an unknown type", #"{"type":"agreement.sined","data":{}}"#, "/type unknownType"),
        Refusal(
            "a newer version of a type", #"{"type":"policy.ended","v":2,"on":"2024","data":{"policy":"p"}}"#,
            "/v newerVersion"),
        Refusal(
            "an unknown field of a type", #"{"type":"policy.ended","on":"2024","data":{"policy":"p","polcy":"p"}}"#,
            "/data/polcy unknownField"),
        Refusal(
            "an unknown key of the envelope", #"{"type":"policy.ended","on":"2024","palce":"x","data":{"policy":"p"}}"#,
            "/palce unknownField"),
        Refusal(
            "an unknown field of an object",
            #"{"type":"meeting.held","on":"2024","data":{"participants":[{"party":"a"},{"party":"b","role":"c"}]}}"#,
            "/data/participants/1/role unknownField"),
        Refusal(
            "an unknown key that has to be escaped in a pointer",
            #"{"type":"policy.ended","on":"2024","a/b~":1,"data":{"policy":"p"}}"#, "/a~1b~0 unknownField"),
        Refusal(
            "keys that only the log sets",
            #"{"type":"policy.ended","on":"2024","seq":4,"via":"me","entered":"x","data":{"policy":"p"}}"#,
            "/entered setByLog", "/seq setByLog", "/via setByLog"),
        Refusal("a missing field", #"{"type":"policy.ended","on":"2024","data":{}}"#, "/data/policy missing"),
        Refusal("no data at all", #"{"type":"policy.ended","on":"2024"}"#, "/data/policy missing"),
        Refusal(
            "a missing field of an object",
            #"{"type":"meeting.held","on":"2024","data":{"participants":[{"as":"mayor"}]}}"#,
            "/data/participants/0/party missing"),
        Refusal(
            "several missing fields, the first and the last among them", #"{"type":"ledger.key-changed","data":{}}"#,
            "/data/key missing", "/data/note missing"),
        Refusal(
            "data that is no object", #"{"type":"policy.ended","on":"2024","data":"p"}"#, "/data wrongKind"),
        Refusal(
            "a text where an id belongs, a number where text belongs, and text where a number belongs",
            #"{"type":"agreement.amended","on":"2024","place":["x"],"v":"1","data":{"agreement":"a","what":7}}"#,
            "/place wrongKind", "/v wrongKind", "/data/what wrongKind"),
        Refusal(
            "null where a value belongs", #"{"type":"policy.ended","on":null,"data":{"policy":"p"}}"#,
            "/on wrongKind"),
        Refusal(
            "one value where a list belongs", #"{"type":"meeting.held","on":"2024","data":{"participants":"a"}}"#,
            "/data/participants wrongKind"),
        Refusal(
            "an id where an object belongs", #"{"type":"meeting.held","on":"2024","data":{"participants":["a"]}}"#,
            "/data/participants/0 wrongKind"),
        Refusal(
            "a number where a measure in quotation marks belongs",
            #"{"type":"indicator.claimed","on":"2024","data":{"series":"s","unit":"u","value":12}}"#,
            "/data/value wrongKind"),
        Refusal(
            "empty text", #"{"type":"agreement.amended","on":"2024","data":{"agreement":"a","what":""}}"#,
            "/data/what emptyText"),
        Refusal(
            "text of blanks alone, an ideographic one among them",
            #"{"type":"agreement.amended","on":"2024","data":{"agreement":"a","what":" \n\t　"}}"#,
            "/data/what emptyText"),
        Refusal(
            "an empty reason where one is required",
            #"{"type":"fact.retracted","reason":" ","data":{"event":"e"}}"#, "/reason emptyText"),
        Refusal(
            "no reason where one is required", #"{"type":"fact.retracted","data":{"event":"e"}}"#,
            "/reason reasonRequired"),
        Refusal(
            "control characters: bell, carriage return, DEL, C1",
            #"{"type":"agreement.amended","on":"2024","by":"\#u{7F}","stated":"\r","reason":"x\#u{85}","#
                + #""data":{"agreement":"a","what":"\u0007"}}"#,
            "/by controlCharacter", "/reason controlCharacter", "/stated emptyText", "/stated controlCharacter",
            "/data/what controlCharacter"),
        Refusal(
            "empty lists", #"{"type":"meeting.held","on":"2024","sources":[],"data":{"participants":[]}}"#,
            "/sources emptyList", "/data/participants emptyList"),
        Refusal(
            "no codes, and no changes",
            #"{"type":"party.described","data":{"party":"a","codes":{}}}"#, "/data/codes emptyList"),
        Refusal(
            "a correction of nothing", #"{"type":"fact.corrected","reason":"r","data":{"event":"e","set":{}}}"#,
            "/data/set emptyList"),
        Refusal(
            "a word that is not on the list",
            #"{"type":"inquiry.closed","on":"2024","data":{"inquiry":"i","outcome":"declind"}}"#,
            "/data/outcome notOneOf"),
        Refusal(
            "a modality that is left to its default",
            #"{"type":"policy.ended","on":"2024","modality":"asserted","data":{"policy":"p"}}"#,
            "/modality notOneOf"),
        Refusal(
            "an id with a capital letter", #"{"type":"policy.ended","on":"2024","data":{"policy":"Policy"}}"#,
            "/data/policy badSlug"),
        Refusal(
            "an id with two hyphens, and one that ends with a hyphen",
            #"{"type":"office.left","on":"2024","data":{"person":"a--b","office":"o","of":"a-"}}"#,
            "/data/of badSlug", "/data/person badSlug"),
        Refusal(
            "an id of 81 bytes",
            #"{"type":"policy.ended","on":"2024","data":{"policy":"\#(String(repeating: "a", count: 81))"}}"#,
            "/data/policy badSlug"),
        Refusal(
            "an event's id of digits alone, and one with a blank",
            #"{"type":"facts.linked","id":"a b","data":{"relation":"same","events":["12","a"]}}"#,
            "/id badEventID", "/data/events/0 badEventID"),
        Refusal(
            "a reference without its kind, and one of an unknown kind",
            #"{"type":"review.noted","data":{"subject":"carmel","note":"n"}}"#, "/data/subject badReference"),
        Refusal(
            "measures with a plus sign, a leading zero, an exponent, a lone point",
            #"{"type":"indicator.claimed","on":"2024","data":{"series":"s","unit":"u","value":"+1","parts":["#
                + #"{"unit":"u","value":"01"},{"unit":"u","value":"1e3"},{"unit":"u","value":"1."}]}}"#,
            "/data/parts/0/value badMeasure", "/data/parts/1/value badMeasure", "/data/parts/2/value badMeasure",
            "/data/value badMeasure"),
        Refusal(
            "a number below the least", #"{"type":"policy.ended","v":0,"on":"2024","data":{"policy":"p"}}"#,
            "/v badInteger"),
        Refusal(
            "the spell before the first",
            #"{"type":"agreement.ended","on":"2024","data":{"agreement":"a","spell":0}}"#,
            "/data/spell badInteger"),
        Refusal(
            "a number with a fraction", #"{"type":"policy.ended","v":1.5,"on":"2024","data":{"policy":"p"}}"#,
            "/v notWhole"),
        Refusal(
            "a fraction in the depths of a correction",
            #"{"type":"fact.corrected","reason":"r","data":{"event":"e","set":{"/data/size":{"count":1.5}}}}"#,
            "/data/set/~1data~1size notWhole"),
        Refusal(
            "a control character in a correction",
            #"{"type":"fact.corrected","reason":"r","data":{"event":"e","set":{"/stated":"\u0000"}}}"#,
            "/data/set/~1stated controlCharacter"),
        Refusal(
            "an anchor that is neither date nor reference",
            #"{"type":"policy.ended","on":"2024","anchor":"the visit","data":{"policy":"p"}}"#, "/anchor badAnchor"),
        Refusal(
            "a code system with a capital letter",
            #"{"type":"party.described","data":{"party":"a","codes":{"ISO":"x"}}}"#, "/data/codes/ISO badKey"),
        Refusal(
            "a date with blanks, and one that is no day",
            #"{"type":"party.ended","on":" 2024","data":{"party":"a","mode":"death"}}"#, "/on badDate"),
        Refusal(
            "a date that is no day of its month",
            #"{"type":"agreement.consented","on":"2024","data":{"agreement":"a","party":"p","deposited":"2023-02-30"}}"#,
            "/data/deposited badDate"),
        Refusal(
            "29 February of a year that has none",
            #"{"type":"agreement.consented","on":"2023-02-29","data":{"agreement":"a","party":"p"}}"#,
            "/on badDate"),
        Refusal(
            "an interval where an instant belongs",
            #"{"type":"policy.ended","on":"2024-01-01/2024-01-31","data":{"policy":"p"}}"#, "/on severalDays"),
        Refusal(
            "a set of several days where an instant belongs",
            #"{"type":"agreement.consented","on":"2024","data":{"agreement":"a","party":"p","deposited":"{2023,2024}"}}"#,
            "/data/deposited severalDays"),
        Refusal("no date where one is required", #"{"type":"policy.ended","data":{"policy":"p"}}"#, "/on undated"),
        Refusal(
            "a visit without any date", #"{"type":"visit.held","data":{"visit":"v","legs":[{"place":"a"}]}}"#,
            "/on undated"),
        Refusal(
            "a date for an event about the ledger",
            #"{"type":"fact.retracted","on":"2024","reason":"r","data":{"event":"e"}}"#, "/on datedControl"),
        Refusal(
            "pointers without a slash, with a wrong escape, to the whole line",
            #"{"type":"fact.corrected","reason":"r","data":{"event":"e","set":{"":1,"/a~2":1,"on":"2024"}}}"#,
            "/data/set/ badPointer", "/data/set/~1a~02 badPointer", "/data/set/on badPointer"),
        Refusal(
            "pointers to what an event is, to who recorded it, to the log's own keys",
            #"{"type":"fact.corrected","reason":"r","data":{"event":"e","set":{"/by":"x","/data":{},"/id":"x","#
                + #""/imported/row":{},"/recorded":"x","/seq":1,"/sig":{},"/type":"x","/v":1}}}"#,
            "/data/set/~1by fixedPointer", "/data/set/~1data fixedPointer", "/data/set/~1id fixedPointer",
            "/data/set/~1imported~1row fixedPointer", "/data/set/~1recorded fixedPointer",
            "/data/set/~1seq fixedPointer", "/data/set/~1sig fixedPointer", "/data/set/~1type fixedPointer",
            "/data/set/~1v fixedPointer"),
        Refusal(
            "a correction nested 40 deep",
            #"{"type":"fact.corrected","reason":"r","data":{"event":"e","set":{"/data/x":"#
                + String(repeating: "[", count: 40) + String(repeating: "]", count: 40) + "}}}",
            "/data/set/~1data~1x tooDeep"),
        Refusal(
            "an indicator without value and trend",
            #"{"type":"indicator.claimed","on":"2024","data":{"series":"s","unit":"u"}}"#, "/data needsOneOf"),
        Refusal("a note about nothing", #"{"type":"review.noted","data":{"note":"n"}}"#, "/data needsOneOf"),
        Refusal(
            "a fulfilled visit without the other one",
            #"{"type":"visit.resolved","on":"2024","data":{"visit":"v","outcome":"fulfilled"}}"#, "/data needsOneOf"),
        Refusal(
            "a visit that takes its own place",
            #"{"type":"visit.resolved","on":"2024","data":{"visit":"v","outcome":"fulfilled","replaced_by":"v"}}"#,
            "/data/replaced_by fulfilledByItself"),
        Refusal(
            "a merge of a record with itself",
            #"{"type":"party.merged","reason":"r","data":{"party":"a","into":"a"}}"#, "/data/into selfReference"),
        Refusal(
            "a preference for an event that was not to choose from",
            #"{"type":"claim.preferred","reason":"r","data":{"prefer":"c","among":["a","b"],"rule":"r"}}"#,
            "/data/among preferredNotAmong"),
        Refusal(
            "a link of one event", #"{"type":"facts.linked","data":{"relation":"same","events":["a"]}}"#,
            "/data/events tooFewEvents"),
        Refusal(
            "an imported row that is none",
            #"{"type":"policy.ended","on":"2024","data":{"policy":"p"},"#
                + #""imported":{"sha256":"ab","lines":["1"],"row":{"a":1,"b":"\u0000"},"col":1}}"#,
            "/imported/col unknownField", "/imported/lines/0 wrongKind", "/imported/row/a wrongKind",
            "/imported/row/b controlCharacter"),
    ]

    @Test(arguments: refusals)
    func isRefusedAtItsPath(_ refusal: Refusal) throws {
        #expect(try findings(refusal.draft) == refusal.expected)
    }

    @Test func nearMissesOfFieldsTypesAndWordsAreNamed() throws {
        let wrong = #"{"type":"meeting.held","on":"2024","souces":[],"data":{"partcipants":[{"party":"a"}]}}"#
        let hints = Validation.problems(in: try draft(wrong)).compactMap { $0.message().hint }
        #expect(hints.contains("Did you mean “sources”?"))
        #expect(hints.contains("Did you mean “participants”?"))
    }

    @Test(arguments: [
        #"{"type":"visit.held","data":{"visit":"v","legs":[{"place":"a","when":"2024-01"}]}}"#,
        #"{"type":"visit.held","on":"2024-01-01/2024-01-05","data":{"visit":"v"}}"#,
        #"{"type":"policy.ended","on":"[2024-01-01..2024-01-31]","data":{"policy":"p"}}"#,
        #"{"type":"policy.ended","on":"[..2024-01-31]","data":{"policy":"p"}}"#,
        #"{"type":"policy.ended","on":"2024-01~","anchor":"visit:v","stated":"last month","data":{"policy":"p"}}"#,
        #"{"type":"party.merged","reason":"r","data":{"party":"a","into":"b"}}"#,
        #"{"type":"indicator.claimed","on":"2024","data":{"series":"s","unit":"u","trend":"rise"}}"#,
        #"{"type":"agreement.amended","on":"2024","data":{"agreement":"a","what":"two\nlines\tand a tab \\b \"q\" é 襄阳"}}"#,
        #"{"type":"policy.ended","on":"2024","sig":{"key":"k"},"data":{"policy":"p"}}"#,
        #"{"type":"policy.ended","on":"2024","recorded":"2024-01-01T00:00:00.000Z","data":{"policy":"p"},"#
            + #""imported":{"sha256":"ab","lines":[1,2],"row":{"Some Column":""}}}"#,
    ])
    func isTaken(_ text: String) throws {
        #expect(try findings(text) == [])
    }

    @Test func aDigestStandsForFreeTextAndForNamesButForNothingElse() throws {
        let digest = #"{"$sealed":"\#(String(repeating: "A", count: 43))"}"#
        #expect(
            try findings(#"{"type":"agreement.amended","on":"2024","data":{"agreement":"a","what":\#(digest)}}"#) == [])
        #expect(try findings(#"{"type":"party.renamed","on":"2024","data":{"party":"a","names":\#(digest)}}"#) == [])
        #expect(
            try findings(#"{"type":"agreement.amended","on":\#(digest),"data":{"agreement":\#(digest),"what":"w"}}"#)
                == ["/on wrongKind", "/data/agreement wrongKind"])
        let short = digest.replacing("AA", with: "A", maxReplacements: 1)
        #expect(
            try findings(#"{"type":"agreement.amended","on":"2024","data":{"agreement":"a","what":\#(short)}}"#)
                == ["/data/what wrongKind"])
    }
}
