import CanonicalJSON
import Testing

/// The examples of the documentation, run.
@Suite struct DocumentationTests {
    @Test func readingALine() throws {
        let line = #"{"on":"1972-02-21","seq":7,"who":["Nixon","Zhōu"]}"#
        let document = try JSONDocument(line, rules: .ledgerLine)
        #expect(document.root["seq"]?.integer == 7)
        #expect(document.root["who"]?[1]?.string == "Zhōu")
        #expect(document.root["on"]?.isString("1972-02-21") == true)
    }

    @Test func changingATree() throws {
        var tree = try JSON(parsing: #"{ "b": 1.50, "a": [1E3, "\u00e9"] }"#)
        #expect(tree.canonicalText == #"{"a":[1000,"é"],"b":1.5}"#)
        try tree.set("x", at: JSONPointer(parsing: "/a/-"))
        #expect(tree.canonicalText == #"{"a":[1000,"é","x"],"b":1.5}"#)
    }
}
