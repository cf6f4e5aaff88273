import ExtendedDateTime
import Foundation
import Synchronization
import Testing
import TransparencyLog
import Domain
import LedgerFolders

@testable import LedgerCore

/// A rotation of the key that ends between any two of its durable steps, and what the next command makes of it.
@Suite struct RotationTests {
    /// Where a test ends a rotation.
    private struct Stopped: Error {}

    private let home: Scratch
    private let environment: Environment

    private final class Scratch: Sendable {
        let path = FileManager.default.temporaryDirectory.appending(path: "chancery-rotation-\(UUID().uuidString)")
            .path()
        deinit { try? FileManager.default.removeItem(atPath: path) }
    }

    init() throws {
        home = Scratch()
        let random = Mutex<UInt8>(0)
        environment = Environment(
            variables: ["HOME": home.path], now: { UTCInstant(milliseconds: 1_800_000_000_000) },
            random: { count in
                // No two the same, as two keys must not be.
                let number = random.withLock { number in
                    number += 1
                    return number
                }
                return Array(repeating: number, count: count)
            })
        _ = try Ledger.create(
            at: home.path + "/ledger", LedgerOpening(origin: "example.org/k", recorder: "test"), environment)
    }

    private func ledger(_ change: (inout Environment) -> Void = { _ in }) throws -> Ledger {
        var environment = environment
        change(&environment)
        return try Ledger(root: home.path + "/ledger", environment: environment)
    }

    private func party(_ name: String) throws -> PlacedDraft {
        PlacedDraft(
            try Draft(
                [
                    "type": "party.registered",
                    "data": ["party": .string(name), "kind": "city", "names": [["text": .string(name)]]],
                ], recorder: "test"))
    }

    /// That the key which the ledger names signs it, lies in its place, and is trusted.
    private func check(at location: SourceLocation = #_sourceLocation) throws {
        let ledger = try ledger()
        let valid = try ledger.validKeys()
        let signer = try KeyFiles(environment).signer(for: "example.org/k")
        #expect(valid == [signer?.verifier.text].compactMap(\.self), sourceLocation: location)
        #expect(try TrustFiles(environment).trust(of: "example.org/k")?.keys == valid, sourceLocation: location)
        let report = try ledger.verify()
        #expect(report.items.isEmpty && [report.key] == valid, "\(report.text)", sourceLocation: location)
    }

    @Test(
        "Whatever step a rotation ends behind, the next writer signs with a key that is there",
        arguments: RotationStep.allCases)
    func stopped(step: RotationStep) throws {
        let old = try ledger().validKeys()
        #expect(throws: Stopped.self) {
            try ledger { $0.reaches = { if $0 == step { throw Stopped() } } }.rotateKey(
                reason: "Why.", recorder: "test")
        }
        #expect(try (ledger().validKeys() == old) == (step == .stagedNewKey))
        try ledger().record([party("springfield")], RecordingTerms(via: "test"))
        try check()
    }

    @Test("A rotation finishes the one that was interrupted, and makes its own", arguments: RotationStep.allCases)
    func stoppedAndRotated(step: RotationStep) throws {
        #expect(throws: Stopped.self) {
            try ledger { $0.reaches = { if $0 == step { throw Stopped() } } }.rotateKey(reason: nil, recorder: "test")
        }
        let before = try ledger().log.head().size
        let rotated = try ledger().rotateKey(reason: "Again.", recorder: "test")
        #expect(try ledger().validKeys() == [rotated.key.text])
        #expect(try ledger().log.head().size == before + 1)
        try check()
    }

    @Test("Without the key in its place, as a move in two steps leaves it, the staged key is found")
    func noActiveKey() throws {
        #expect(throws: Stopped.self) {
            try ledger { $0.reaches = { if $0 == .keptOldKey { throw Stopped() } } }.rotateKey(
                reason: nil, recorder: "test")
        }
        try FileManager.default.removeItem(atPath: KeyFiles(environment).path(for: "example.org/k"))
        _ = try ledger().sign()
        try check()
    }

    @Test func aRefusedRotationLeavesNoKeyBehind() throws {
        let folder = home.path + "/.config/chancery/keys"
        let before = try FileManager.default.contentsOfDirectory(atPath: folder)
        #expect(throws: RecordingError.self) {
            try ledger { $0.now = { UTCInstant(milliseconds: 1_700_000_000_000) } }.rotateKey(
                reason: nil, recorder: "test")
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == before)
        try check()
    }

    @Test("Of many rotations at once each makes a key, and none is lost")
    func atOnce() async throws {
        let count = 6
        let keys = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<count {
                let ledger = try ledger()
                group.addTask { try ledger.rotateKey(reason: nil, recorder: "test").key.text }
            }
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(keys.count == count)
        #expect(try ledger().log.head().size == 1 + count)
        let files = try FileManager.default.contentsOfDirectory(atPath: home.path + "/.config/chancery/keys")
        #expect(files.count == 1 + count && !files.contains { $0.hasSuffix(".next") }, "\(files)")
        try check()
    }

    @Test("What is written while the key changes is signed by the one or the other")
    func recordingMeanwhile() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<4 {
                let (ledger, draft) = (try ledger(), try party("city-\(number)"))
                group.addTask { try ledger.record([draft], RecordingTerms(via: "test")) }
                let rotating = try self.ledger()
                group.addTask { _ = try rotating.rotateKey(reason: nil, recorder: "test") }
            }
            try await group.waitForAll()
        }
        #expect(try ledger().log.head().size == 9)
        try check()
    }

    @Test func theOldKeyIsKeptUnderItsOwnName() throws {
        let old = try KeyFiles(environment).signer(for: "example.org/k")
        let kept = try ledger().rotateKey(reason: nil, recorder: "test").oldFile
        #expect(try KeyFiles(environment).read(kept, "example.org/k")?.verifier == old?.verifier)
    }

    @Test("Where a link leads to the key, the link stays, and what it leads to is changed")
    func link() throws {
        let link = home.path + "/link"
        try FileManager.default.createSymbolicLink(
            atPath: link, withDestinationPath: KeyFiles(environment).path(for: "example.org/k"))
        let new = try ledger { $0.variables["CHANCERY_KEY"] = link }.rotateKey(reason: nil, recorder: "test").key
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link).hasSuffix(".key"))
        #expect(try KeyFiles(environment).signer(for: "example.org/k")?.verifier == new)
        try check()
    }
}
