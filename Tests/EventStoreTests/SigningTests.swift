import Testing
import TransparencyLog

@testable import EventStore

@Suite struct SigningTests {
    let disk = SimulatedDisk()
    let fixture: LedgerFixture

    init() throws {
        fixture = try LedgerFixture(disk, root: "ledger")
        try fixture.create()
        try fixture.append(["a", "b"])
    }

    func findings() throws -> [LogFault] {
        try LogVerifier(fixture.layout, disk, trusting: fixture.keys).verify().findings.map(\.fault)
    }

    func appendUnsigned(_ id: String) throws {
        _ = try fixture.log().append(.unsigned) { [LedgerFixture.line($0.size, id: id)] }
    }

    @Test func anUnsignedCheckpointIsNotSignedOver() throws {
        try appendUnsigned("c")
        #expect(try findings() == [.unsigned])
        #expect(throws: LogError.untrustedCheckpoint(.note(.notSignedByKnownKey))) { try fixture.append(["d"]) }
        try appendUnsigned("d")
        #expect(try fixture.ids() == ["opening", "a", "b", "c", "d"])
    }

    @Test func aVerifiedCheckpointCanBeSigned() throws {
        try appendUnsigned("c")
        let verified = try #require(
            try LogVerifier(fixture.layout, disk, trusting: fixture.keys).verify().checkpoint?.checkpoint)
        let head = try fixture.log().sign(verified, by: LedgerFixture.signer())
        #expect(head.isSigned)
        #expect(try findings() == [])
        try fixture.append(["d"])
        #expect(throws: LogError.checkpointMoved(size: 5)) {
            try fixture.log().sign(verified, by: LedgerFixture.signer())
        }
    }

    @Test func aStrangersCheckpointIsNotSignedOver() throws {
        let stranger = try LedgerFixture.signer(2)
        let checkpoint = try fixture.log().checkpoint().checkpoint
        disk.replace(fixture.layout.checkpoint, by: try SignedCheckpoint(checkpoint, signers: [stranger]).bytes)
        #expect(throws: LogError.untrustedCheckpoint(.note(.notSignedByKnownKey))) { try fixture.append(["c"]) }
        #expect(try findings() == [.checkpoint(.note(.notSignedByKnownKey))])
    }

    @Test func aNewKeyCanFollowATrustedOne() throws {
        let (old, new) = (try LedgerFixture.signer(), try LedgerFixture.signer(2))
        _ = try fixture.log().append(.signed(by: new, trusting: [old.verifier])) {
            [LedgerFixture.line($0.size, id: "key-changed")]
        }
        #expect(try fixture.log().head().checkpoint.verify(origin: LedgerFixture.origin, with: [new.verifier]) != [])
    }

    @Test func aSignatureWithoutATrustedKeyIsNoAssurance() throws {
        let verification = try LogVerifier(fixture.layout, disk, trusting: []).verify()
        #expect(verification.findings.map(\.fault) == [.noTrustedKey])
        #expect(verification.isIntact && !verification.isTrustworthy)
    }

    /// A forger without the key changes a line, and everything that can be made anew without it.
    @Test func aForgedHistoryIsNotSignedOver() throws {
        let forged = SimulatedDisk()
        let forgery = try LedgerFixture(forged, root: "ledger")
        try forgery.create()
        try forgery.append(["a", "forged"])
        for path in forged.paths where path != fixture.layout.checkpoint {
            disk.replace(path, by: forged.contents(path))
        }
        #expect(throws: LogError.self) { try fixture.append(["c"]) }
        let unsigned = try SignedCheckpoint(try forgery.log().checkpoint().checkpoint)
        disk.replace(fixture.layout.checkpoint, by: unsigned.bytes)
        #expect(throws: LogError.untrustedCheckpoint(.note(.notSignedByKnownKey))) { try fixture.append(["c"]) }
    }
}
