import CanonicalJSON
import Foundation
import Testing

/// Question 21: who signed a multilateral treaty and never ratified it, who is bound provisionally, who came back?
@Suite struct TreatyQuestionsTests {
    /// Five parties: one signed only, one is bound provisionally, one ratified, one left and came back, one left.
    static let drafts = """
        {"type":"party.registered","data":{"party":"sig","kind":"country","names":[{"text":"Signia"}]}}
        {"type":"party.registered","data":{"party":"pro","kind":"country","names":[{"text":"Provisia"}]}}
        {"type":"party.registered","data":{"party":"rat","kind":"country","names":[{"text":"Ratia"}]}}
        {"type":"party.registered","data":{"party":"ret","kind":"country","names":[{"text":"Returnia"}]}}
        {"type":"party.registered","data":{"party":"out","kind":"country","names":[{"text":"Outia"}]}}
        {"type":"agreement.registered","data":{"agreement":"pact","kind":"treaty","title":"The Pact","form":"multilateral","parties":["sig","pro","rat","ret","out"]}}
        {"type":"agreement.signed","on":"2000-01-01","data":{"agreement":"pact","parties":["sig","pro","rat"],"effect":"subject-to-approval"}}
        {"type":"agreement.provisionally-applied","on":"2000-06-01","data":{"agreement":"pact","party":"pro"}}
        {"type":"agreement.consented","on":"2001-01-01","data":{"agreement":"pact","party":"rat","mode":"ratification"}}
        {"type":"agreement.entered-into-force","on":"2001-04-01","data":{"agreement":"pact","party":"rat"}}
        {"type":"agreement.entered-into-force","on":"2001-04-01","data":{"agreement":"pact","party":"ret"}}
        {"type":"agreement.entered-into-force","on":"2001-04-01","data":{"agreement":"pact","party":"out"}}
        {"type":"agreement.ended","on":"2005-07-01","data":{"agreement":"pact","party":"ret","mode":"withdrawal"}}
        {"type":"agreement.ended","on":"2006","data":{"agreement":"pact","party":"out","mode":"withdrawal"}}
        {"type":"agreement.entered-into-force","on":"2010-02-01","data":{"agreement":"pact","party":"ret"}}
        """

    let scratch: Scratch
    let ledger: Binary

    init() throws {
        scratch = try Scratch()
        ledger = scratch.binary
        try ledger.succeed("init", ".", "--no-key")
    }

    private func parties(_ status: String, on day: String) throws -> [JSON] {
        let report = try ledger.succeed(
            "replay", "--on", day, "--kind", "agreements", "--parties", status, "--format", "json"
        ).json
        return (report["agreements"]?.array ?? []).flatMap { $0["parties"]?.array ?? [] }
    }

    private func names(_ parties: [JSON]) -> [String] { parties.compactMap { $0["party"]?.string } }

    @Test func `question 21: who signed only, who is bound provisionally, who left and came back?`() throws {
        try ledger.succeed("import", "drafts", "-", input: Self.drafts)
        #expect(names(try parties("signed", on: "2020-01-01")) == ["sig"])
        #expect(names(try parties("provisionally-applied", on: "2020-01-01")) == ["pro"])
        #expect(names(try parties("ended", on: "2020-01-01")) == ["out"])
        #expect(Set(names(try parties("in-force", on: "2020-01-01"))) == ["rat", "ret"])
        let returned = try parties("returned", on: "2020-01-01")
        #expect(names(returned) == ["ret"])
        #expect(
            returned.first?["earlier"] == [
                ["since": ["2001-04-01", "2001-04-01"], "until": ["2005-07-01", "2005-07-01"]]
            ])
        #expect(try parties("returned", on: "2007-01-01").isEmpty)
        let text = try ledger.succeed("show", "pact", "--on", "2020-01-01", "--parties", "returned").out
        #expect(text.contains("Returnia: in-force, certain; before that since 2001-04-01, ended on 2005-07-01"))
        #expect(!text.contains("Signia"))
    }
}
