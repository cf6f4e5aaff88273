import CanonicalJSON
import Fuzzing
import Testing

@Suite struct CursorTests {
    @Test(arguments: 0..<200 as Range<UInt64>)
    func aCursorPassesWhatAViewShows(_ seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        let tree = RandomJSON.value(depth: 4, using: &generator)
        let document = try JSONDocument(RandomJSON.untidy(tree, using: &generator))
        document.root.walk { check($0, is: document.root) }
    }

    private func check(_ cursor: JSONCursor, is view: JSONView) {
        #expect(cursor.kind == view.kind)
        #expect(cursor.count == view.count)
        #expect(cursor.integer == view.integer)
        #expect(cursor.string.map(JSON.string) == view.string.map(JSON.string))
        #expect(Array(cursor.rawBytes) == Array(view.rawBytes))
        #expect(view.view(at: cursor).json == view.json)
        #expect(cursor["no such key"] == nil)
        let elements = Array(view.elements)
        #expect(cursor.elements.reduce(0) { count, _ in count + 1 } == elements.count)
        for (inner, element) in zip(cursor.elements, elements) { check(inner, is: element) }
        let members = Array(view.members)
        #expect(cursor.members.reduce(0) { count, _ in count + 1 } == members.count)
        for (inner, member) in zip(cursor.members, members) {
            #expect(JSON.string(inner.key.text) == .string(member.key.string))
            #expect(inner.key.isIdentifier == member.key.isIdentifier)
            #expect(inner.key.isEqual(to: "abc") == member.key.isEqual(to: "abc"))
            let other = Array("b".utf8)
            #expect(inner.key.order(other).signum() == member.key.order(other).signum())
            check(inner.value, is: member.value)
        }
    }

    @Test(
        "Text that needs no normalizing is known by its bytes",
        arguments: [
            (#"{"a":"b\u00E9"}"#, false), (#"{"a":"é"}"#, true), ("[\"e\u{301}\"]", false), ("[\"\u{2FF}\"]", true),
            ("[\"\u{300}\"]", false), (#"{"\n":1}"#, false), ("[1,true,null]", true), ("[\"襄\"]", false),
        ])
    func plainText(_ text: String, _ isPlain: Bool) throws {
        #expect(try JSONDocument(text).isPlain == isPlain)
    }

    @Test("A key is refused the second time, in small objects and in large ones", arguments: [2, 3, 16, 17, 40])
    func repeatedKeys(_ count: Int) throws {
        var generator = SplitMix64(seed: UInt64(count))
        let keys = (0..<count).map { "k\($0)" }
        let distinct = Array(keys.shuffled(using: &generator).reversed())
        #expect(try JSONDocument(Self.object(distinct)).root.count == count)
        for place in 0..<count - 1 {
            // The last key again, with an escape where it stands first: the offset is that of the second one.
            var repeated = distinct
            repeated[place] = "\\u006b" + distinct[count - 1].dropFirst()
            let text = Self.object(repeated)
            let offset = text.utf8.count - "\"\(distinct[count - 1])\":1}".utf8.count
            #expect(throws: JSONError(offset: offset, kind: .duplicateKey)) { try JSONDocument(text) }
        }
    }

    private static func object(_ keys: [String]) -> String {
        "{" + keys.map { "\"\($0)\":1" }.joined(separator: ",") + "}"
    }
}
