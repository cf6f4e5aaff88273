import CanonicalJSON

extension FuzzTarget {
    /// The readers of CanonicalJSON.
    public static let json = [strictJSON, canonicalJSON, ledgerLine, lineCheck, jsonPointer]

    /// What the strict reader accepts has a canonical form, which is its own, and both mean the same.
    private static let strictJSON = FuzzTarget("strict JSON", seeds: texts) { input in
        guard let document = try? JSONDocument(input) else { return .refused }
        let tree = document.json
        guard document.root.numbersAgree(with: tree) else { return .broken("all readers read the same numbers") }
        guard let again = try? JSONDocument(tree.canonicalBytes, rules: .canonical) else {
            return .broken("what is written is canonical")
        }
        return .check("the canonical form means the same", again.json == tree)
    }

    private static let canonicalJSON = FuzzTarget("canonical JSON", seeds: texts) { input in
        checkCanonical(input, rules: .canonical)
    }

    private static let ledgerLine = FuzzTarget("ledger line", seeds: texts) { input in
        checkCanonical(input, rules: .ledgerLine.with { $0.identifierKeys = true })
    }

    /// The check of a line in one pass takes what the reader takes, and hands out the same members.
    private static let lineCheck = FuzzTarget("check of a line", seeds: texts) { input in
        var members: [[UInt8]] = []
        let accepts = input.withUnsafeBufferPointer { bytes in
            LineCheck.accepts(bytes) { key, value in members += [Array(key), Array(value)] }
        }
        guard let document = try? JSONDocument(input, rules: .ledgerLine) else {
            return accepts ? .broken("no line is accepted that the reader refuses") : .refused
        }
        guard accepts else { return .broken("every line is accepted that the reader takes") }
        let expected = document.root.members.flatMap { key, value in
            [Array(JSON.string(key.string).canonicalBytes.dropFirst().dropLast()), Array(value.rawBytes)]
        }
        return .check("the members are those of the outermost object", members == expected)
    }

    private static func checkCanonical(_ input: [UInt8], rules: JSONRules) -> Outcome {
        guard let document = try? JSONDocument(input, rules: rules) else { return .refused }
        return .check("accepted bytes are canonical", document.json.canonicalBytes == input)
    }

    private static let jsonPointer = FuzzTarget("JSON Pointer", seeds: pointers) { input in
        let text = String(decoding: input, as: UTF8.self)
        guard let pointer = try? JSONPointer(parsing: text) else { return .refused }
        guard pointer.description.utf8.elementsEqual(text.utf8) else { return .broken("the same text is printed") }
        var tree: JSON = ["a": [1, ["b": "c"]], "": .null]
        guard (try? tree.set("new", at: pointer)) != nil, pointer.tokens.last != "-" else { return .held }
        return .check("a value that was set is found", tree[pointer] == "new")
    }

    private static let texts = [
        #"{"data":{"label":"Zhōu Ēnlái","text":"line\nline\t\"quoted\""},"id":"a-1","on":"1972-02-21","seq":0,"v":1}"#,
        #"{"a":[0,-1,9007199254740991,[],{},[[[{}]]]],"b":true,"c":false,"d":null,"$sealed":"x"}"#,
        "{\"\u{10000}\":1,\"\u{E000}\":2,\"\u{E9}\":3,\"e\u{301}\":4}",
        #" { "z" : 1.5e3 , "a" : [ 0.1 , -0 , 1E-7 , 1e21 , 123456789012345678901 ] , "\u0062" : "\ud83d\ude00\/" } "#,
        "[-9223372036854775808,9223372036854775807,9223372036854775808,-9223372036854775809,-9.223372036854775808e18]",
        "[9007199254740991,-9007199254740991,9007199254740992,-9007199254740992,999999999999999,-1000000000000000]",
        #"{"a":-9007199254740991,"b":9007199254740991,"seq":0}"#,
        #"["\u0000\u001f\b\f\n\r\t\"\\","",0.000001,1e+21,5e-324,1.7976931348623157e+308]"#,
    ].map { Array($0.utf8) }

    private static let pointers = ["", "/", "/a/0", "/a/1/b", "/a/-", "/a~1b/~0", "/a/2", "/\u{E9}"].map {
        Array($0.utf8)
    }
}

extension JSONView {
    /// Whether view, cursor and tree have the same value of each number.
    fileprivate func numbersAgree(with tree: JSON) -> Bool {
        guard integer == tree.integer, integer == walk(\.integer), double == tree.double else { return false }
        return zip(elements, tree.array ?? []).allSatisfy { $0.numbersAgree(with: $1) }
            && members.allSatisfy { $0.value.numbersAgree(with: tree[$0.key.string] ?? .null) }
    }
}
