import LedgerCore
import Testing

@Suite struct DelimitedTextTests {
    static func read(_ text: String) throws -> DelimitedText { try DelimitedText(Array(text.utf8)) }

    @Test(
        "Fields are told apart as RFC 4180 has it",
        arguments: [
            ("a,b\n1,2\n", ["1", "2"]), ("a,b\r\n1,2\r\n", ["1", "2"]), ("a,b\n1,2", ["1", "2"]),
            ("a\tb\n1,x\t\n", ["1,x", ""]), ("a;b\n1,5;2\n", ["1,5", "2"]), ("\u{FEFF}a,b\n1,2\n", ["1", "2"]),
            ("a,b\n\"1,\n\",\"say \"\"yes\"\"\"\n", ["1,\n", "say \"yes\""]), ("a,b\n\"\",x\n", ["", "x"]),
        ])
    func fields(text: String, expected: [String]) throws {
        let table = try Self.read(text)
        #expect(table.columns == ["a", "b"])
        #expect(table.rows.map(\.fields) == [expected])
    }

    @Test func aRowKnowsTheLineOnWhichItBegins() throws {
        let table = try Self.read("a,b\n\"1\n\n\",2\n3,4\n")
        #expect(table.rows.map(\.line) == [2, 5])
    }

    @Test(
        "A table that is nearly right is refused, with the line",
        arguments: [
            ("", 1, .empty), ("a,a\n", 1, .badColumn("a")), ("a,\n", 1, .badColumn("")),
            ("a,b\n1,2\n1\n", 3, .fieldCount(1, expected: 2)), ("a,b\n1,2,3\n", 2, .fieldCount(3, expected: 2)),
            ("a,b\n1,2\n\n3,4\n", 3, .fieldCount(1, expected: 2)), ("a,b\n1,x\"y\n", 2, .strayQuote),
            ("a,b\n1,\"x\"y\n", 2, .strayQuote), ("a,b\n1,\"x\n\n", 2, .unclosedQuote),
            ("a,b\n1,2\r3,4\n", 2, .loneCarriageReturn),
        ] as [(String, Int, DelimitedTextError.Kind)])
    func faults(text: String, line: Int, kind: DelimitedTextError.Kind) throws {
        let error = #expect(throws: DelimitedTextError.self) { try Self.read(text) }
        #expect(error?.line == line)
        #expect(error?.kind == kind)
    }

    @Test func bytesThatAreNotUTF8AreRefused() throws {
        let error = #expect(throws: DelimitedTextError.self) {
            try DelimitedText(Array("a,b\n1,".utf8) + [0xE9, 0x0A])
        }
        #expect(error?.kind == .invalidUTF8)
    }
}
