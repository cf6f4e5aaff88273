import CanonicalJSON
import Testing

@Suite struct ReadingTests {
    @Test func aViewReadsFieldsWithoutATree() throws {
        let document = try JSONDocument(#"{"list":[1,-2],"name":"Zhōu","seq":7}"#, rules: .ledgerLine)
        let root = document.root
        #expect(root["name"]?.string == "Zhōu")
        #expect(root["seq"]?.integer == 7)
        #expect(root["list"]?.elements.map(\.integer) == [1, -2])
        #expect(root["absent"] == nil)
        #expect(root.members.map(\.key.string) == ["list", "name", "seq"])
        #expect(root.json.canonicalBytes == document.bytes)
    }
}
