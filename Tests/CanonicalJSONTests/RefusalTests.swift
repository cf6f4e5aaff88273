import CanonicalJSON
import Testing

@Suite struct RefusalTests {
    @Test(arguments: Vectors.files("refused"))
    func aBadTextIsRefusedForTheRightReason(_ file: Vectors.File) {
        let error = #expect(throws: JSONError.self) { try JSONDocument(file.bytes) }
        #expect(error.map { name(of: $0.kind) } == file.folder)
        #expect(error.map { (0...file.bytes.count).contains($0.offset) } == true)
        #expect(throws: JSONError.self) { try JSONDocument(file.bytes, rules: .ledgerLine) }
    }

    @Test(arguments: Vectors.files("not-canonical"))
    func aTextThatIsNotItsOwnCanonicalFormIsRefusedOnlyWhereThatIsAskedFor(_ file: Vectors.File) throws {
        let error = #expect(throws: JSONError.self) { try JSONDocument(file.bytes, rules: .canonical) }
        #expect(error.map { name(of: $0.kind) } == "notCanonical(\(file.folder))")
        let canonical = try JSONDocument(file.bytes).json.canonicalBytes
        #expect(canonical != file.bytes)
        #expect(try JSONDocument(canonical, rules: .canonical).json == JSON(parsing: file.bytes))
    }

    @Test func thereAreVectorsOfEachKind() {
        #expect(Vectors.files("refused").count >= 130)
        #expect(Vectors.files("not-canonical").count >= 40)
        #expect(Vectors.files("canonical").count >= 25)
    }

    @Test(arguments: [
        (#"{"a":1,"a":2}"#, 7), (#"["x",}"#, 5), (#"{"a":"b\q"}"#, 7), (#"[1,2"#, 4), (#"[1] 2"#, 4), (#"[00]"#, 2),
        ("[\"ab\u{80}\n\"]", 6), (#"{"b":1,"a":2,"b":3}"#, 13), (#"[1e400]"#, 1),
    ])
    func theErrorSaysWhere(_ text: String, _ offset: Int) {
        let error = #expect(throws: JSONError.self) { try JSONDocument(text) }
        #expect(error?.offset == offset)
    }

    @Test func theSentenceShowsNothingThatCouldMoveATerminal() {
        for byte in UInt8.min...UInt8.max {
            let sentence = JSONError(offset: 3, kind: .unexpectedByte(byte)).description
            #expect(sentence.hasPrefix("at byte 3: unexpected "))
            #expect(sentence.utf8.allSatisfy { (0x20...0x7E).contains($0) })
        }
    }

    @Test(arguments: Vectors.files("canonical"))
    func everyBeginningOfATextIsRefused(_ file: Vectors.File) throws {
        // The beginning of a number may be another number.
        guard try JSONDocument(file.bytes).root.kind != .number else { return }
        for length in file.bytes.indices {
            #expect(throws: JSONError.self) { try JSONDocument(file.bytes.prefix(length)) }
        }
    }

    /// The kind's own name, without its facts; of what is not canonical with them.
    private func name(of kind: JSONError.Kind) -> String {
        if case .notCanonical(let what) = kind { return "notCanonical(\(what))" }
        return String("\(kind)".prefix { $0 != "(" })
    }
}
