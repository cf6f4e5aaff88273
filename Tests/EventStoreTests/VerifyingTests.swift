import ExtendedDateTime
import Synchronization
import Testing
import TransparencyLog

@testable import EventStore

/// What a verifier finds in logs whose root is right: a writer that kept no rules.
@Suite struct VerifyingTests {
    let disk = SimulatedDisk()
    let fixture: LedgerFixture

    init() throws {
        fixture = try LedgerFixture(disk, root: "ledger", isSigned: false)
        try fixture.create()
    }

    /// Commits lines as they are, and gives the faults found.
    func faults(of lines: [String]) throws -> [LogFinding] {
        _ = try fixture.log().append(.unsigned) { head in
            lines.map { Line(id: "", recorded: fixture.opening.recorded, bytes: Array($0.utf8)) }
        }
        return try LogVerifier(fixture.layout, disk, trusting: []).verify().findings.filter { $0.grade != .notice }
    }

    func text(_ seq: Int, id: String = "x") -> String {
        String(decoding: LedgerFixture.line(seq, id: id).bytes, as: UTF8.self)
    }

    @Test func anUnkeyedLogIsSoundAndSaysThatItIsUnsigned() throws {
        let verification = try LogVerifier(fixture.layout, disk, trusting: []).verify()
        #expect(verification.findings.map(\.fault) == [.neverSigned])
        #expect(verification.isTrustworthy)
    }

    @Test func aLineThatIsNotCanonicalIsFound() throws {
        let found = try faults(of: [text(1).replacing(":", with: ": ")])
        #expect(found.map(\.place) == [LogFinding.Place("events/00000000.jsonl", line: 2, seq: 1)])
        guard case .malformedLine? = found.first?.fault else {
            Issue.record("\(found)")
            return
        }
    }

    @Test(arguments: [
        ("seq", "\"seq\":1", "\"seq\":\"1\""), ("recorded", "\"recorded\":\"2023", "\"recorded\":\"23"),
        ("id", "\"id\":\"x\"", "\"id\":\"x y\""), ("id", "\"id\":\"x\"", "\"id\":\"123\""),
        ("id", "\"id\":\"x\"", "\"id\":\"\""), ("id", "\"id\":\"x\"", "\"id\":7"),
        ("entered", ",\"id\"", ",\"entered\":\"now\",\"id\""),
    ])
    func aMalformedKeyIsFound(key: String, right: String, wrong: String) throws {
        #expect(try faults(of: [text(1).replacing(right, with: wrong)]).map(\.fault) == [.malformedKey(key)])
    }

    @Test func aWrongSeqIsFound() throws {
        let found = try faults(of: [text(1, id: "a"), text(3, id: "b"), text(4, id: "c")])
        #expect(found.map(\.fault) == [.wrongSeq(found: 3, expected: 2)])
    }

    @Test func timeThatGoesBackIsFoundWithinASegmentAndAcross() throws {
        let (early, late) = (fixture.opening.recorded, LedgerFixture.line(50, id: "").recorded)
        func line(_ seq: Int, _ recorded: UTCInstant) -> String {
            text(seq, id: "x\(seq)")
                .replacing(LedgerFixture.line(seq, id: "").recorded.description, with: recorded.description)
        }
        let found = try faults(of: [line(1, late), line(2, early), line(3, late), line(4, early)])
        #expect(found.map(\.place.seq) == [2, 4])
        #expect(found.map(\.fault) == [.goesBack(behind: late), .goesBack(behind: late)])
    }

    @Test func aRepeatedIDIsFound() throws {
        let found = try faults(of: (1...6).map { text($0, id: $0 % 4 == 1 ? "twice" : "once-\($0)") })
        #expect(
            found == [
                LogFinding(
                    .altered, LogFinding.Place("events/00000004.jsonl", line: 2, seq: 5), .repeatedID(firstSeq: 1))
            ])
    }

    @Test func manyPassesFindTheSameIDsAsOne() throws {
        let hashes = (0..<500).map { Array("id-\($0 % 490)".utf8).withUnsafeBufferPointer(IDCensus.hash) }
        for capacity in [1000, 100, 7] {
            let census = IDCensus(size: hashes.count, capacity: capacity)
            #expect(census.passes == (500 + capacity - 1) / capacity)
            var suspects: Set<Int> = []
            for pass in 0..<census.passes {
                census.add(hashes, pass: pass)
                suspects.formUnion(census.takeSuspects())
            }
            #expect(suspects == Set(hashes.prefix(10)))
        }
    }

    @Test func anotherLogsCheckpointIsFound() throws {
        let checkpoint = try fixture.log().checkpoint().checkpoint
        let other = try Checkpoint(origin: "example.org/other", size: checkpoint.size, root: checkpoint.root)
        disk.replace(fixture.layout.checkpoint, by: try SignedCheckpoint(other).bytes)
        #expect(try faults(of: []).map(\.fault) == [.wrongOrigin(inEvent: LedgerFixture.origin)])
    }

    @Test func aCheckpointOfCountlessEventsIsRefusedInNoTime() throws {
        for size in [1 << 40, (1 << 53) - 1, 1 << 53, Int.max] {
            let forged = try SignedCheckpoint(Checkpoint(origin: LedgerFixture.origin, size: size, root: .empty))
            disk.replace(fixture.layout.checkpoint, by: forged.bytes)
            #expect(try !LogVerifier(fixture.layout, disk, trusting: []).verify().isIntact)
            #expect(throws: LogError.self) { try fixture.append(["next"]) }
        }
    }

    @Test func filesThatAreNoPartOfTheLogAreToldApart() throws {
        for name in [
            "README.md", "COVERAGE.md", "torn-1-1", "notes.jsonl", "00000002.jsonl", "99999999999999999999.jsonl",
        ] {
            disk.replace(fixture.layout.events + "/" + name, by: [0x0A])
        }
        let found = try LogVerifier(fixture.layout, disk, trusting: []).verify().findings
        let told = Dictionary(uniqueKeysWithValues: found.map { ($0.place.file, $0.fault) })
        #expect(
            told == [
                "events/checkpoint": .neverSigned, "events/torn-1-1": .setAside, "events/notes.jsonl": .foreignSegment,
                "events/00000002.jsonl": .foreignSegment, "events/99999999999999999999.jsonl": .foreignSegment,
            ])
    }

    @Test func theProgressEndsWithTheSize() throws {
        try fixture.append((1..<10).map { "event-\($0)" })
        let counts = Mutex<[Int]>([])
        _ = try LogVerifier(fixture.layout, disk, trusting: []).verify { count in counts.withLock { $0.append(count) } }
        #expect(counts.withLock { $0.last } == 10)
    }
}
