import CanonicalJSON
import Testing

@testable import Domain

@Suite struct DraftTests {
    private let text = #"{"type":"policy.ended","on":"2024","data":{"policy":"p"}}"#

    @Test func whatIsLeftOutIsFilledIn() throws {
        let root = try draft(text).document.root
        #expect(root["v"]?.integer == 1)
        #expect(root["by"]?.string == "a recorder")
    }

    /// `printf '{"by":"a recorder","data":{"policy":"p"},"on":"2024","type":"policy.ended","v":1}' | sha256sum`
    @Test func anIDFollowsFromTheContentWithoutIt() throws {
        #expect(try draft(text).id.text == "d-2026fce551aa3a422fd0b6945e939c22")
        #expect(try draft(#"{"data":{"policy":"p"},"v":1,"on":"2024","type":"policy.ended"}"#).id == draft(text).id)
        #expect(try draft(#"{"type":"policy.ended","on":"2025","data":{"policy":"p"}}"#).id != draft(text).id)
    }

    @Test func keyStandsForTheID() throws {
        let keyed = try draft(#"{"key":"job:1","type":"policy.ended","on":"2024","data":{"policy":"p"}}"#)
        #expect(keyed.id.text == "job:1")
        #expect(keyed.document.root["id"]?.string == "job:1")
        #expect(keyed.document.root["key"] == nil)
    }

    @Test func theImportersKeysAreNoPartOfTheContent() throws {
        let moment = "2024-01-01T00:00:00.000Z"
        let imported = try draft(
            #"{"type":"policy.ended","on":"2024","data":{"policy":"p"},"recorded":"\#(moment)","imported":{"a":1}}"#)
        #expect(imported.recorded == moment)
        #expect(imported.imported == ["a": 1])
        #expect(try imported.document.bytes == draft(text).document.bytes)
    }

    @Test func aMomentThatIsNoTextIsKeptAsWrittenForTheOneWhoChecksIt() throws {
        let wrong = try draft(#"{"type":"policy.ended","on":"2024","data":{"policy":"p"},"recorded":20240101}"#)
        #expect(wrong.recorded == "20240101")
    }

    @Test func textIsBroughtToNFCButAnImportedRowIsKeptAsItWas() throws {
        let decomposed = "Cafe\u{301}"
        let text =
            #"{"type":"agreement.amended","on":"2024","data":{"agreement":"a","what":"\#(decomposed)"},"#
            + #""imported":{"row":{"name":"\#(decomposed)"}}}"#
        let read = try draft(text)
        #expect(read.document.root["data"]?["what"]?.string.map { Array($0.utf8) } == Array("Caf\u{E9}".utf8))
        #expect(read.imported?["row"]?["name"]?.string.map { Array($0.utf8) } == Array(decomposed.utf8))
    }

    @Test func synonymsAreStoredAsTheWordThatTheyMean() throws {
        let ended = try draft(
            #"{"type":"agreement.ended","on":"2024","data":{"agreement":"a","mode":"denunciation"}}"#)
        #expect(ended.document.root["data"]?["mode"]?.string == "withdrawal")
        #expect(Validation.problems(in: ended).isEmpty)
    }

    @Test func whatIsNoDraftAtAllIsRefused() throws {
        #expect(throws: DraftError.self) { try draft("[]") }
        #expect(throws: DraftError.self) { try draft("{}") }
        #expect(throws: DraftError.self) { try draft(#"{"type":1}"#) }
        #expect(throws: DraftError.self) { try draft(#"{"type":"policy.ended","id":"a1","key":"a2"}"#) }
    }

    @Test func aLineIsTheDraftAndTheKeysOfTheLog() throws {
        var registry = try MemoryRegistry()
        try registry.add(try draft(text))
        let event = try #require(registry.events.first)
        #expect(try event.draftBytes == draft(text).document.bytes)
        #expect(
            event.line.root.members.map(\.key.string) == [
                "by", "data", "id", "on", "recorded", "seq", "type", "v", "via",
            ])
    }
}
