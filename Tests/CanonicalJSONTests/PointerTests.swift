import CanonicalJSON
import Fuzzing
import Testing

@Suite struct PointerTests {
    /// The document of RFC 6901 section 5.
    let document: JSON = [
        "foo": ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "e^f": 3, "g|h": 4, "i\\j": 5, "k\"l": 6, " ": 7, "m~n": 8,
    ]

    @Test(arguments: [
        ("/foo/0", "bar" as JSON), ("/", 0), ("/a~1b", 1), ("/c%d", 2), ("/e^f", 3), ("/g|h", 4), ("/i\\j", 5),
        ("/k\"l", 6), ("/ ", 7), ("/m~0n", 8),
    ])
    func aPointerLeadsToItsValue(_ text: String, _ value: JSON) throws {
        let pointer = try JSONPointer(parsing: text)
        #expect(document[pointer] == value)
        #expect(try JSONDocument(document.canonicalBytes).root[pointer]?.json == value)
        #expect(pointer.description == text)
    }

    @Test(arguments: 0..<50 as Range<UInt64>)
    func everyValueOfADocumentSaysTheWayToItself(_ seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        let document = try JSONDocument(RandomJSON.value(depth: 4, using: &generator).canonicalBytes)
        func check(_ value: JSONView) {
            #expect(document.root[value.pointer]?.range == value.range)
            for element in value.elements { check(element) }
            for member in value.members { check(member.value) }
        }
        check(document.root)
    }

    @Test func theEmptyPointerIsTheWholeDocument() throws {
        #expect(try document[JSONPointer(parsing: "")] == document)
    }

    @Test(arguments: [
        "/foo/2", "/foo/-", "/foo/00", "/foo/01", "/foo/+1", "/foo/ 1", "/foo/bar", "/bar", "/foo/0/x", "//",
    ])
    func aPointerMayLeadNowhere(_ text: String) throws {
        let pointer = try JSONPointer(parsing: text)
        #expect(document[pointer] == nil)
        #expect(try JSONDocument(document.canonicalBytes).root[pointer] == nil)
    }

    @Test func aBadTextIsNoPointer() {
        #expect(throws: JSONPointerError.missingSlash) { try JSONPointer(parsing: "foo") }
        #expect(throws: JSONPointerError.missingSlash) { try JSONPointer(parsing: "#/foo") }
        #expect(throws: JSONPointerError.invalidEscape(token: 1)) { try JSONPointer(parsing: "/a/~2") }
        #expect(throws: JSONPointerError.invalidEscape(token: 0)) { try JSONPointer(parsing: "/~") }
    }

    @Test func aTildeIsUnescapedOnce() throws {
        #expect(try JSONPointer(parsing: "/~01").tokens == ["~1"])
        #expect(JSONPointer(tokens: ["~1", "a/b", "é"]).description == "/~01/a~1b/é")
    }

    @Test(arguments: [
        ("/foo/1", #"{"foo":["bar",9]}"#), ("/foo/2", #"{"foo":["bar","baz",9]}"#),
        ("/new", #"{"foo":["bar","baz"],"new":9}"#),
        ("/foo/-", #"{"foo":["bar","baz",9]}"#), ("/foo", #"{"foo":9}"#), ("", "9"),
    ])
    func settingReplacesOrAdds(_ text: String, _ expected: String) throws {
        var tree: JSON = ["foo": ["bar", "baz"]]
        try tree.set(9, at: JSONPointer(parsing: text))
        #expect(tree.canonicalText == expected)
    }

    @Test(arguments: [
        ("/foo/0", #"{"a":{"b":1},"foo":["baz"]}"#), ("/foo", #"{"a":{"b":1}}"#),
        ("/a/b", #"{"a":{},"foo":["bar","baz"]}"#),
        ("", "null"),
    ])
    func removingTakesOneValueAway(_ text: String, _ expected: String) throws {
        var tree: JSON = ["foo": ["bar", "baz"], "a": ["b": 1]]
        try tree.remove(at: JSONPointer(parsing: text))
        #expect(tree.canonicalText == expected)
    }

    @Test(arguments: [
        ("/foo/3", JSONPointerError.notFound(token: 1)), ("/foo/x", .invalidIndex(token: 1)),
        ("/foo/01", .invalidIndex(token: 1)),
        ("/foo/0/x", .notAContainer(token: 2)), ("/absent/x", .notFound(token: 0)), ("/foo/-/x", .notFound(token: 1)),
    ])
    func aFailedEditSaysWhichTokenAndChangesNothing(_ text: String, _ error: JSONPointerError) throws {
        let before: JSON = ["foo": ["bar", "baz"]]
        var tree = before
        let pointer = try JSONPointer(parsing: text)
        #expect(throws: error) { try tree.set(9, at: pointer) }
        #expect(throws: error) { try tree.remove(at: pointer) }
        #expect(tree == before)
    }

    @Test func onlyWhatIsThereCanBeRemoved() throws {
        var tree: JSON = ["foo": [1]]
        for text in ["/bar", "/foo/1", "/foo/-"] {
            let pointer = try JSONPointer(parsing: text)
            #expect(throws: JSONPointerError.notFound(token: pointer.tokens.count - 1)) { try tree.remove(at: pointer) }
        }
    }
}
