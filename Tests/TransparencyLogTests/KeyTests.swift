import Fuzzing
import Testing
import TransparencyLog

@Suite struct KeyTests {
    let signer: SignerKey

    init() throws {
        var generator = SplitMix64(seed: 11)
        signer = try SignerKey(name: "example.org/log", using: &generator)
    }

    @Test func aKeyReadsBackFromItsText() throws {
        #expect(try VerifierKey(parsing: signer.verifier.text) == signer.verifier)
        #expect(try SignerKey(parsing: signer.secretText).verifier == signer.verifier)
        #expect(try SignerKey(parsing: signer.secretText).secretText == signer.secretText)
    }

    @Test func aSignatureHoldsForItsTextOnly() throws {
        let signature = try signer.sign("text\n")
        #expect(signer.verifier.isValid(signature, for: "text\n"))
        #expect(!signer.verifier.isValid(signature, for: "text"))
        #expect(!(try Vectors.key("log")).isValid(signature, for: "text\n"))
    }

    @Test func noPartOfAKeyTextIsAKey() {
        for text in [signer.verifier.text, signer.secretText] {
            for start in text.indices {
                for end in text[start...].indices where start != text.startIndex || end != text.endIndex {
                    let part = String(text[start..<end])
                    #expect(throws: NoteError.self) { try VerifierKey(parsing: part) }
                    #expect(throws: NoteError.self) { try SignerKey(parsing: part) }
                }
            }
        }
    }

    @Test func noBitOfAKeyTextCanChange() {
        for (text, isSecret) in [(signer.verifier.text, false), (signer.secretText, true)] {
            for position in text.utf8.indices {
                for bit in 0..<7 {
                    var bytes = Array(text.utf8)
                    bytes[text.utf8.distance(from: text.startIndex, to: position)] ^= 1 << bit
                    let changed = String(decoding: bytes, as: UTF8.self)
                    #expect(throws: NoteError.self, "\(changed)") {
                        if isSecret {
                            _ = try SignerKey(parsing: changed)
                        } else {
                            _ = try VerifierKey(parsing: changed)
                        }
                    }
                }
            }
        }
    }

    @Test(arguments: ["", "a b", "a+b", "a\nb", "a\u{A0}b", "a\u{2003}b", "a\u{3000}", "\u{85}", "a\u{1B}b"])
    func aHostileNameIsNoKeyName(_ name: String) {
        #expect(throws: NoteError.invalidKeyName) { try SignerKey(name: name, seed: Array(repeating: 7, count: 32)) }
    }

    @Test func aKeyOfAnotherTypeOrLengthIsRefused() throws {
        #expect(throws: NoteError.malformedKey) { try VerifierKey(name: "a", publicKey: [1, 2, 3]) }
        #expect(throws: NoteError.malformedKey) { try SignerKey(name: "a", seed: Array(repeating: 7, count: 33)) }
        let cosigner = "a+00000000+" + Base64.encode([4] + Array(repeating: 7, count: 32))
        #expect(throws: NoteError.unknownKeyType) { try VerifierKey(parsing: cosigner) }
        let short = "a+00000000+" + Base64.encode([1] + Array(repeating: 7, count: 31))
        #expect(throws: NoteError.malformedKey) { try VerifierKey(parsing: short) }
        let wrong = "a+00000000+" + Base64.encode([1] + signer.verifier.publicKey)
        #expect(throws: NoteError.wrongKeyID) { try VerifierKey(parsing: wrong) }
    }

    @Test func theExampleLedgersVerifierKeyIsAKey() throws {
        let text = "example.org/chancery/us-china+2105cf0a+AcD3iyH5SvjYL+BhzqOWHIRGyq8KlTtoN4/R6qKmLO2L"
        let key = try VerifierKey(parsing: text)
        #expect(key.name == "example.org/chancery/us-china")
        #expect(key.id == 0x2105_CF0A)
        #expect(key.text == text)
    }

    @Test func theSecretDoesNotShow() {
        let secret = signer.secretText.split(separator: "+", maxSplits: 4).last.map(String.init) ?? ""
        var dumped = ""
        dump(signer, to: &dumped)
        for shown in ["\(signer)", String(reflecting: signer), dumped] {
            #expect(!shown.contains(secret))
            #expect(shown.contains(signer.verifier.text))
        }
        #expect(!dumped.contains("PrivateKey"))
    }
}
