import CanonicalJSON
import Testing
import Domain

@testable import ChanceryCLI

@Suite struct RecordsOnTheCommandLineTests {
    private func visit(_ arguments: String...) throws -> JSON? {
        try RecordingSyntax(word: "visit").parse(["v", "--on", "2024"] + arguments).draft["data"]
    }

    @Test func theFirstFieldIsGivenByItselfAndTheOthersByName() throws {
        #expect(
            try visit(
                "--visitor", "jim-brainard,as=mayor,for=us-in-carmel", "--leg", "cn-hb-wuhan,when=2023-10-31", "--leg",
                "cn")
                == [
                    "legs": [["place": "cn-hb-wuhan", "when": "2023-10-31"], ["place": "cn"]], "visit": "v",
                    "visitors": [["as": "mayor", "for": "us-in-carmel", "party": "jim-brainard"]],
                ])
    }

    @Test func aNumberInAnObjectIsANumber() throws {
        #expect(try visit("--size", "12,comparator=about")?["size"] == ["comparator": "about", "count": 12])
    }

    @Test func aListInAnObjectRepeatsItsName() throws {
        #expect(
            try visit("--activity", "a tour,with=a,with=b")?["activities"] == [["what": "a tour", "with": ["a", "b"]]])
    }

    @Test func aCommaWithoutANameBehindItIsPartOfTheText() throws {
        let names = try RecordingSyntax(word: "party").parse([
            "xiangyang", "--kind", "city", "--name", "襄阳,lang=zh,as=native", "--name", "Springfield, Illinois,lang=en",
            "--name", "a, b=c, d",
        ]).draft["data"]?["names"]
        #expect(
            names == [
                ["as": "native", "lang": "zh", "text": "襄阳"], ["lang": "en", "text": "Springfield, Illinois"],
                ["text": "a, b=c, d"],
            ])
    }

    @Test func aValueInBracesIsJSON() throws {
        #expect(
            try visit("--visitor", #"{"party":"a","as":"x,for=y"}"#)?["visitors"] == [["as": "x,for=y", "party": "a"]])
        #expect(try visit("--purpose", "{not JSON}")?["purpose"] == "{not JSON}")
    }

    @Test func codesAreGivenOneByOne() throws {
        let codes = try RecordingSyntax(word: "description")
            .parse(words("springfield --code wikidata=Q71284 --codes iso_3166_2=US-IL")).draft["data"]?["codes"]
        #expect(codes == ["iso_3166_2": "US-IL", "wikidata": "Q71284"])
    }
}

@Suite struct CorrectionsOnTheCommandLineTests {
    /// A ledger whose event 4 is a visit, and 5 a party.
    private let lookup = RecordingLookup(
        id: { $0 == 4 ? EventID("e4") : nil },
        definition: { ["e4": VisitHeld.definition, "e5": PartyRegistered.definition][$0.text] })

    private func changes(_ arguments: String...) throws -> JSON? {
        try RecordingSyntax(word: "correction").parse(arguments + ["--reason", "r"], lookup: lookup).draft["data"]?[
            "set"]
    }

    @Test func aFieldIsSetOrUnset() throws {
        #expect(
            try changes("e9", "--set", "/on=2023-10-31", "--unset", "/data/purpose", "--set", "/data/url=a=b")
                == ["/data/purpose": .null, "/data/url": "a=b", "/on": "2023-10-31"])
    }

    @Test func aPositionIsTheIDOfItsEvent() throws {
        let draft = try recorded("retraction", ["@4", "--reason", "r"], lookup: lookup)
        #expect(draft == #"{"data":{"event":"e4"},"reason":"r","type":"fact.retracted"}"#)
        let note = try recorded("review-note", ["--subject", "@4", "--note", "n"], lookup: lookup)
        #expect(note == #"{"data":{"note":"n","subject":"event:e4"},"type":"review.noted"}"#)
    }

    @Test func aValueIsReadInTheKindOfTheFieldThatItCorrects() throws {
        #expect(
            try changes(
                "--set", "/data/size/count=12", "--set", "/data/legs/0=cn,when=2024", "--set", "/on= 2024", "e4")
                == ["/data/legs/0": ["place": "cn", "when": "2024"], "/data/size/count": 12, "/on": "2024"])
        #expect(
            try changes("@4", "--set", "/data/size=12,comparator=ge") == [
                "/data/size": ["comparator": "ge", "count": 12]
            ])
        #expect(
            try changes("e5", "--set", "/data/names/1=襄阳,lang=zh") == ["/data/names/1": ["lang": "zh", "text": "襄阳"]])
        #expect(try changes("e5", "--set", "/data/codes/wikidata=12") == ["/data/codes/wikidata": "12"])
    }

    @Test func aValueOfAnUnknownKindIsTextOrJSON() throws {
        #expect(
            try changes("e9", "--set", "/data/a=2019", "--set", #"/data/b=["x"]"#, "--set", #"/data/c={"d":1}"#)
                == ["/data/a": "2019", "/data/b": ["x"], "/data/c": ["d": 1]])
    }
}
