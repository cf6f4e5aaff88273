import Synchronization
import Testing
import TransparencyLog

@testable import EventStore
import Parallelism

/// What every store of a log does, whatever it keeps the log in.
@Suite struct StoreContractTests {
    private struct Stopped: Error {}

    @Test("What was appended is read back, under a root that it leads to", arguments: StoreKind.allCases)
    func readsBack(kind: StoreKind) throws {
        let stored = try kind.open()
        let appended = try stored.append("a", "b", "c")
        #expect(appended.seqs == 1..<4)
        #expect(appended.head == (try stored.log.head()))
        let lines = try stored.lines()
        #expect(lines[1...] == (1...3).map { LedgerFixture.line($0, id: ["a", "b", "c"][$0 - 1]).bytes }[...])
        #expect(Merkle.root(over: lines) == appended.head.root)
        #expect(try stored.log.checkpoint() == appended.head.checkpoint)
        #expect(appended.head.recorded == LedgerFixture.line(3, id: "c").recorded)
        #expect(try stored.log.lines(at: [3, 0, 1]) == [lines[3], lines[0], lines[1]])
    }

    @Test("A writer sees the true head, and may read the log before it decides", arguments: StoreKind.allCases)
    func trueHead(kind: StoreKind) throws {
        let stored = try kind.open()
        try stored.append("a")
        _ = try stored.log.append(stored.signing) { head in
            #expect(head.size == 2)
            let line = try stored.log.line(at: 1)
            #expect(line == LedgerFixture.line(1, id: "a").bytes)
            return [LedgerFixture.line(head.size, id: "b")]
        }
        #expect(try stored.log.head().size == 3)
    }

    @Test("A writer who makes nothing, or fails, leaves the log as it was", arguments: StoreKind.allCases)
    func nothing(kind: StoreKind) throws {
        let stored = try kind.open()
        let before = try stored.log.head()
        #expect(try stored.log.append(stored.signing) { _ in [] } == Appended(head: before, seqs: 1..<1, setAside: []))
        #expect(throws: Stopped.self) { _ = try stored.log.append(stored.signing) { _ in throw Stopped() } }
        #expect(try stored.log.head() == before)
        try stored.append("a")
    }

    @Test("All lines of an append are taken, or none", arguments: StoreKind.allCases)
    func refusals(kind: StoreKind) throws {
        let stored = try kind.open()
        let before = try stored.log.head()
        let good = LedgerFixture.line(1, id: "a")
        let bad: [([UInt8], LogError.Refusal)] = [
            ([], .empty), (good.bytes + [0x0a], .containsNewline),
            (Array(repeating: 0x20, count: Layout.maximumLineLength + 1), .tooLong(limit: Layout.maximumLineLength)),
        ]
        for (bytes, refusal) in bad {
            let line = Line(id: "b", recorded: good.recorded, bytes: bytes)
            #expect(throws: LogError.refused(line: 1, refusal)) {
                _ = try stored.log.append(stored.signing) { _ in [good, line] }
            }
        }
        let earlier = LedgerFixture.line(0, id: "b")
        #expect(throws: LogError.refused(line: 1, .goesBack(behind: good.recorded))) {
            _ = try stored.log.append(stored.signing) { _ in [good, earlier] }
        }
        #expect(try stored.log.head() == before)
    }

    @Test("Nothing is signed over a checkpoint that nobody trusted has signed", arguments: StoreKind.allCases)
    func signsOnlyBehindTrusted(kind: StoreKind) throws {
        let stored = try kind.open(isSigned: false)
        let signing = CheckpointSigning.signed(by: try LedgerFixture.signer())
        let error = #expect(throws: LogError.self) {
            _ = try stored.log.append(signing) { [LedgerFixture.line($0.size, id: "a")] }
        }
        guard case .untrustedCheckpoint? = error else { return #expect(Bool(false), "\(String(describing: error))") }
        #expect(try stored.log.head().size == 1)
    }

    @Test("An earlier checkpoint reads the log as it was, and no further", arguments: StoreKind.allCases)
    func earlierMoment(kind: StoreKind) throws {
        let stored = try kind.open()
        try stored.append("a")
        let then = try stored.log.checkpoint().checkpoint
        try stored.append("b", "c")
        #expect(try stored.log.lines(at: [1], of: then) == [LedgerFixture.line(1, id: "a").bytes])
        #expect(throws: LogError.outside(2..<3, size: 2)) { _ = try stored.log.lines(at: [2], of: then) }
        #expect(throws: LogError.outside(0..<3, size: 2)) { try stored.log.read(0..<3, of: then) { _, _ in } }
    }

    @Test("What does not lead to the root that is asked for is not told", arguments: StoreKind.allCases)
    func anotherRoot(kind: StoreKind) throws {
        let stored = try kind.open()
        try stored.append("a", "b")
        let other = try Checkpoint(origin: LedgerFixture.origin, size: 3, root: Merkle.leaf([1]))
        #expect(throws: LogError.self) { _ = try stored.log.lines(at: [1], of: other) }
        #expect(throws: LogError.self) {
            try stored.log.read(0..<3, of: other) { seq, _ in Issue.record("event \(seq) was told") }
        }
        let head = Head(checkpoint: try SignedCheckpoint(other), recorded: nil)
        #expect(throws: LogError.self) { _ = try stored.log.consistencyProof(from: 1, to: head) }
    }

    @Test("Each event and each earlier size is proved", arguments: StoreKind.allCases)
    func proofs(kind: StoreKind) throws {
        let stored = try kind.open()
        var roots = [try stored.log.head().root]
        for number in 1..<12 { roots.append(try stored.append("e\(number)").head.root) }
        let head = try stored.log.head()
        for (seq, line) in try stored.lines().enumerated() {
            let proof = try stored.log.inclusionProof(of: seq, in: head)
            try Merkle.verifyInclusion(
                leaf: Merkle.leaf(line), index: seq, size: head.size, root: head.root, proof: proof)
            let (root, consistency) = try stored.log.consistencyProof(from: seq + 1, to: head)
            #expect(root == roots[seq])
            try Merkle.verifyConsistency(from: (seq + 1, root), to: (head.size, head.root), proof: consistency)
        }
        #expect(throws: LogError.self) {
            _ = try stored.log.inclusionProofs(of: [(seq: 3, leaf: Merkle.leaf([1]))], in: head)
        }
        #expect(throws: LogError.outside(12..<13, size: 12)) {
            _ = try stored.log.inclusionProofs(of: [(seq: 12, leaf: Merkle.leaf([1]))], in: head)
        }
        #expect(throws: LogError.outside(0..<13, size: 12)) { _ = try stored.log.consistencyProof(from: 13, to: head) }
    }

    @Test("Who follows is given what is there, and then what comes", arguments: StoreKind.allCases)
    func follows(kind: StoreKind) throws {
        let stored = try kind.open()
        try stored.append("a")
        var coming = ["b", "c"]
        var seen: [Int] = []
        try stored.log.follow(
            from: 1,
            pause: {
                guard let next = coming.first else { return false }
                coming.removeFirst()
                try stored.append(next)
                return true
            }
        ) { seq, _ in seen.append(seq) }
        #expect(seen == [1, 2, 3])
    }

    @Test("A log that was left alone verifies, from its lines to its signature", arguments: StoreKind.allCases)
    func verifies(kind: StoreKind) throws {
        let stored = try kind.open()
        try stored.append("a", "b", "c")
        let earlier = try stored.log.checkpoint().checkpoint
        try stored.append("d")
        let key = try LedgerFixture.signer().verifier
        let counts = Mutex<[Int]>([])
        let verification = try stored.log.verify(trusting: [key], since: [earlier]) { count in
            counts.withLock { $0.append(count) }
        }
        #expect(verification.findings == [] && verification.signers == [key])
        #expect(verification.root == (try stored.log.head().root) && verification.size == 5)
        #expect(counts.withLock(\.last) == 5)
        #expect(try stored.log.verify().findings.map(\.fault) == [.noTrustedKey])
        let noted = LineMatch(key: "id", value: "b")
        var seen: [[UInt8]] = []
        _ = try stored.log.verify(trusting: [], since: [], progress: { _ in }, noting: noted) { opening, lines in
            seen = [opening ?? []] + lines.map { $0.bytes }
            return [key]
        }
        #expect(seen == [try stored.log.line(at: 0), LedgerFixture.line(2, id: "b").bytes])
    }

    @Test("A line that was changed is told by nobody, and named by whoever looks", arguments: StoreKind.allCases)
    func tampered(kind: StoreKind) throws {
        let stored = try kind.open()
        try stored.append("a", "b", "c")
        let line = LedgerFixture.line(2, id: "b").bytes
        let forged = LedgerFixture.line(2, id: "x").bytes
        try stored.replace(line, forged)
        let head = try stored.log.checkpoint().checkpoint
        #expect(throws: LogError.self) { _ = try stored.log.lines(at: [2], of: head) }
        #expect(throws: LogError.self) {
            try stored.log.read(0..<4, of: head) { _, told in #expect(Array(told) != forged) }
        }
        let verification = try stored.log.verify(trusting: [LedgerFixture.signer().verifier])
        #expect(!verification.isIntact && verification.root != head.root)
        #expect(verification.findings.map(\.fault) == [.differsFromKept])
        #expect(verification.findings.map(\.place) == [stored.log.place(of: 2)])
        try stored.replace(forged, line)
        #expect(try stored.log.verify(trusting: [LedgerFixture.signer().verifier]).findings == [])
    }

    @Test("What no log of the format has is found in any store", arguments: StoreKind.allCases)
    func faults(kind: StoreKind) throws {
        let stored = try kind.open()
        try stored.append("a", "b", "a")
        let key = try LedgerFixture.signer().verifier
        #expect(try stored.log.verify(trusting: [key]).findings.map(\.fault) == [.repeatedID(firstSeq: 1)])
        let other = try Checkpoint(origin: LedgerFixture.origin, size: 2, root: Merkle.leaf([1]))
        let longer = try Checkpoint(origin: LedgerFixture.origin, size: 9, root: Merkle.leaf([1]))
        let stranger = try Checkpoint(origin: "example.org/other", size: 2, root: Merkle.leaf([1]))
        let faults = try stored.log.verify(trusting: [key], since: [other, longer, stranger]).findings.map(\.fault)
        #expect(faults.count == 4 && faults.contains(.shrunk(from: 9)))
        #expect(faults.contains(.earlierOriginDiffers("example.org/other")))
    }

    @Test("A checkpoint is signed once it is verified, unless the log has moved on", arguments: StoreKind.allCases)
    func signs(kind: StoreKind) throws {
        let stored = try kind.open(isSigned: false)
        let verified = try stored.log.checkpoint().checkpoint
        try stored.append("a")
        let signer = try LedgerFixture.signer()
        #expect(throws: LogError.checkpointMoved(size: 2)) { _ = try stored.log.sign(verified, by: signer) }
        let head = try stored.log.sign(stored.log.checkpoint().checkpoint, by: signer)
        #expect(head == (try stored.log.head()) && head.isSigned)
        #expect(try stored.log.verify(trusting: [signer.verifier]).signers == [signer.verifier])
    }

    @Test("Many writers and readers at once: every event once, in order, and no reader sees half of one")
    func crowd() throws {
        let stored = try StoreKind.memory.open()
        let count = 40
        let failures = Mutex<[String]>([])
        let done = concurrently(Array(0..<8)) { number in
            for round in 0..<count {
                do {
                    if number < 4 { try stored.append("w\(number)-\(round)") }
                    let head = try stored.log.head()
                    let lines = try stored.log.lines(at: Array(0..<head.size), of: head.checkpoint.checkpoint)
                    if Merkle.root(over: lines) != head.root { failures.withLock { $0.append("a torn read") } }
                } catch { failures.withLock { $0.append("\(error)") } }
            }
            return number
        }
        #expect(done == Array(0..<8))
        #expect(failures.withLock(\.self) == [])
        let lines = try stored.lines()
        #expect(lines.count == 1 + 4 * count)
        #expect(Set(lines).count == lines.count)
    }
}
