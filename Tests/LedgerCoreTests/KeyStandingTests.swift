import CanonicalJSON
import Testing
import TransparencyLog
import Domain

@testable import LedgerCore

/// What the keys of a ledger are worth to somebody who trusts some of them.
@Suite struct KeyStandingTests {
    private static let origin = "example.org/keys"

    private static func signer(_ number: UInt8, of origin: String = origin) throws -> SignerKey {
        try SignerKey(name: origin, seed: Array(repeating: number, count: 32))
    }

    private static func verifiers(_ numbers: [UInt8]) throws -> [VerifierKey] {
        try numbers.map { try signer($0).verifier }
    }

    /// A history that begins with key 1, and in which each further key is vouched for by the one before it.
    private func history(_ numbers: [UInt8]) throws -> KeyHistory {
        let signers = try numbers.map { try Self.signer($0) }
        let opening = try event(
            0, ["type": "ledger.opened"],
            ["key": .string(signers[0].verifier.text), "origin": .string(Self.origin), "title": "Keys"])
        let changes = try zip(signers, signers.dropFirst()).enumerated().map { place, pair in
            let seq = 10 * (place + 1)
            let text = KeyHistory.text(origin: Self.origin, size: seq, root: .empty, key: pair.1.verifier)
            let note = try SignedNote(text: text, signers: [pair.0])
            return try event(
                seq, ["type": "ledger.key-changed"],
                [
                    "key": .string(pair.1.verifier.text), "retires": .string(pair.0.verifier.text),
                    "note": .string(String(decoding: note.bytes, as: UTF8.self)),
                ])
        }
        return try KeyHistory(opening: opening, changes: changes, origin: Self.origin) { _ in .empty }
    }

    private func event(_ seq: Int, _ head: JSONObject, _ data: JSONObject) throws -> Event {
        var line: JSONObject = [
            "by": "Test", "id": .string("e-\(seq)"), "recorded": "2024-01-01T00:00:00.000Z", "seq": .integer(seq),
            "v": 1,
            "via": "test", "data": .object(data),
        ]
        for (key, value) in head { line[key] = value }
        return try Event(JSONDocument(JSON.object(line).canonicalBytes))
    }

    @Test(
        "Trust in a key reaches the one in force, and each change on the way is news", arguments: [1, 2, 3] as [UInt8])
    func chain(trusted: UInt8) throws {
        let standing = KeyStanding(try history([1, 2, 3]), trusting: try Self.verifiers([trusted]))
        #expect(standing.signers == (try Self.verifiers([3])))
        #expect(standing.ground == .trusted)
        let expected = try [(10, 2, 1), (20, 3, 2)].filter { $0.1 > trusted }.map {
            KeyChange(seq: $0.0, key: try Self.signer($0.1).verifier, vouchers: try Self.verifiers([$0.2]))
        }
        #expect(standing.changes == expected)
    }

    @Test func aLedgerThatNamesNoTrustedKeyIsAnotherOne() throws {
        let standing = KeyStanding(try history([1, 2]), trusting: try Self.verifiers([7]))
        #expect(standing.signers == (try Self.verifiers([7])))
        #expect(standing.changes.isEmpty)
        #expect(standing.ground == .otherLedger(named: try Self.signer(1).verifier))
    }

    @Test func onFirstUseTheLedgerSpeaksForItself() throws {
        let standing = KeyStanding(try history([1, 2]), trusting: [])
        #expect(standing.signers == (try Self.verifiers([2])))
        #expect(standing.changes.isEmpty)
        #expect(standing.ground == .ledgerItself(try Self.signer(2).verifier))
    }

    @Test func aLedgerWithoutAKeyIsSignedByNobody() throws {
        let history = try KeyHistory(opening: nil, changes: [], origin: Self.origin) { _ in .empty }
        #expect(KeyStanding(history, trusting: []).signers.isEmpty)
        let standing = KeyStanding(history, trusting: try Self.verifiers([1]))
        #expect(standing.ground == .otherLedger(named: nil))
    }

    @Test func trustThatCannotBeReadIsNoFirstUse() throws {
        let history = try history([1, 2])
        #expect(throws: KeyError.self) { try KeyStanding(history, trust: .init(keys: ["no key"])) }
    }
}
