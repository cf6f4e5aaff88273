import CanonicalJSON
import Testing

@Suite struct RulesTests {
    @Test func aLineMayHave32LevelsAndNotOneMore() throws {
        let line = { (depth: Int) in String(repeating: "[", count: depth) + String(repeating: "]", count: depth) }
        _ = try JSONDocument(line(32), rules: .ledgerLine)
        #expect(throws: JSONError(offset: 32, kind: .tooDeep(limit: 32))) {
            try JSONDocument(line(33), rules: .ledgerLine)
        }
    }

    @Test func depthIsCountedInwardsAndNotAlong() throws {
        let siblings = "[" + Array(repeating: "[{}]", count: 100).joined(separator: ",") + "]"
        #expect(try JSONDocument(siblings, rules: .ledgerLine).root.count == 100)
    }

    @Test func aLineMayHave65535BytesAndNotOneMore() throws {
        let line = { (count: Int) in "\"" + String(repeating: "x", count: count - 2) + "\"" }
        _ = try JSONDocument(line(65_535), rules: .ledgerLine)
        #expect(throws: JSONError(offset: 65_535, kind: .tooLong(limit: 65_535))) {
            try JSONDocument(line(65_536), rules: .ledgerLine)
        }
    }

    @Test(arguments: ["0", "-1", "9007199254740991", "-9007199254740991", "999999999999999", "1000000000000000"])
    func aLineHoldsExactIntegers(_ number: String) throws {
        #expect(try JSONDocument("[\(number)]", rules: .ledgerLine).root[0]?.integer == Int(number))
    }

    @Test(arguments: ["0.5", "9007199254740992", "-9007199254740992", "1e+21", "1e-7", "100000000000000000000"])
    func aLineHoldsNoOtherNumbers(_ number: String) throws {
        #expect(try JSONDocument("[\(number)]", rules: .canonical).root[0]?.integer == nil)
        #expect(throws: JSONError(offset: 1, kind: .notAnInteger)) {
            try JSONDocument("[\(number)]", rules: .ledgerLine)
        }
    }

    @Test func ofAllControlCharactersOnlyLineFeedAndTabStandInALine() throws {
        for value in (0x00...0xA0).compactMap({ Unicode.Scalar($0 as UInt32) }) {
            let line = JSON.string("text \(value)").canonicalBytes
            let isControl = value.properties.generalCategory == .control
            if isControl && value != "\n" && value != "\t" {
                #expect(throws: JSONError(offset: 6, kind: .controlCharacter(UInt8(value.value))), "\(value.value)") {
                    try JSONDocument(line, rules: .ledgerLine)
                }
            } else {
                _ = try JSONDocument(line, rules: .ledgerLine)
            }
            _ = try JSONDocument(line, rules: .canonical)
        }
    }

    @Test(arguments: ["a", "a1", "on", "known_on", "z_", "$sealed", "$a"])
    func anIdentifierIsAKey(_ key: String) throws {
        let line = #"{"x":{"\#(key)":1}}"#
        let rules = JSONRules.ledgerLine.with { $0.identifierKeys = true }
        #expect(try JSONDocument(line, rules: rules).root["x"]?.members.map(\.key.isIdentifier) == [true])
    }

    @Test(arguments: ["", "A", "1a", "_a", "a-b", "a b", "é", "aé", "$", "$a1", "$A", "$a_b", "$$a", "a$", "/a/0"])
    func anythingElseIsAKeyOnlyWhereIdentifiersAreNotAskedFor(_ key: String) throws {
        let line = #"{"x":{"\#(key)":1}}"#
        let rules = JSONRules.ledgerLine.with { $0.identifierKeys = true }
        #expect(throws: JSONError(offset: 6, kind: .keyNotAnIdentifier)) { try JSONDocument(line, rules: rules) }
        let free = try JSONDocument(line, rules: .ledgerLine)
        #expect(free.root["x"]?.members.map(\.key.isIdentifier) == [false])
    }
}
