import Testing

@testable import ChanceryCLI

/// The line editor without a terminal: bytes in, the line out.
@Suite struct LineEditorTests {
    private func line(
        _ typed: String, _ words: [String] = []
    ) -> (text: String, outcome: LineEditor.Outcome, cursor: Int) {
        var reader = KeyReader()
        var editor = LineEditor { beginning in words.filter { $0.hasPrefix(beginning) } }
        var outcome = LineEditor.Outcome.pending
        for byte in typed.utf8 {
            guard let key = reader.decode(byte) else { continue }
            outcome = editor.handle(key)
        }
        return (String(editor.text), outcome, editor.cursor)
    }

    @Test(
        "Keys move and change the line",
        arguments: [
            ("abc\r", "abc"), ("ac\u{1B}[Db\r", "abc"), ("abx\u{7F}c\r", "abc"), ("bc\u{1}a\r", "abc"),
            ("xabc\u{1}\u{1B}[3~\r", "abc"),
            ("\u{7F}\u{1B}[D\u{1B}[Cabc\r", "abc"), ("ab\u{1B}[H\u{1B}[Fc\r", "abc"), ("a\u{1B}[1;5Cbc\r", "abc"),
            ("襄阳\r", "襄阳"),
            ("e\u{301}\r", "e\u{301}"), ("a\u{1B}OPb\r", "ab"), ("\u{2}\u{0}abc\r", "abc"),
        ])
    func keys(typed: String, text: String) {
        #expect(line(typed).outcome == .done(text))
    }

    @Test("A beginning becomes what all candidates have in common")
    func completion() {
        let words = ["springfield", "springdale", "shelbyville"]
        #expect(line("spr\t", words).text == "spring")
        #expect(line("springf\t", words).text == "springfield")
        #expect(
            line("sh\t,as=mayor,for=springd\t\r", words + ["as="]).outcome
                == .done("shelbyville,as=mayor,for=springdale"))
        #expect(line("x\t", words).text == "x")
    }

    @Test("Control-C leaves, control-D only on an empty line")
    func leaving() {
        #expect(line("abc\u{3}").outcome == .cancelled)
        #expect(line("\u{4}").outcome == .cancelled)
        #expect(line("abc\u{4}").outcome == .pending)
    }

    @Test("Bytes that are no text do no harm", arguments: 0..<50)
    func noise(seed: Int) {
        var random = SplitMix(state: UInt64(seed))
        var reader = KeyReader()
        var editor = LineEditor()
        for _ in 0..<500 {
            if let key = reader.decode(UInt8.random(in: 0...255, using: &random)) { _ = editor.handle(key) }
            #expect((0...editor.text.count).contains(editor.cursor))
        }
    }
}
