import Testing
import TransparencyLog

@testable import EventStore

/// Whoever changes committed bytes is found out, and the line is named when its hash was kept.
@Suite struct TamperingTests {
    let disk = SimulatedDisk()
    let fixture: LedgerFixture

    /// Ten events in segments of four: two sealed, one begun.
    init() throws {
        fixture = try LedgerFixture(disk, root: "ledger")
        try fixture.create()
        try fixture.append((1..<10).map { "event-\($0)" })
    }

    func verify(since earlier: [Checkpoint] = []) throws -> Verification {
        try LogVerifier(fixture.layout, disk, trusting: fixture.keys, since: earlier).verify()
    }

    var segments: [String] { [0, 4, 8].map(fixture.layout.segment(base:)) }

    func forgetKept() { for path in disk.paths where path.contains(".chancery") { disk.replace(path, by: nil) } }

    /// Tries a change of one file, and puts the file back.
    func whenChanged(_ path: String, to bytes: [UInt8]?, _ body: (Verification) throws -> Void) throws {
        let before = disk.contents(path)
        disk.replace(path, by: bytes)
        try body(verify())
        disk.replace(path, by: before)
    }

    @Test func anUntouchedLogHasNoFindings() throws {
        let verification = try verify()
        #expect(verification.findings == [])
        #expect(try verification.root == fixture.log().head().root)
        #expect(verification.signers == fixture.keys)
        #expect(verification.declaredKey == fixture.keys.first?.text)
    }

    @Test(arguments: [true, false]) func everyFlippedBitOfALineIsFound(hasKept: Bool) throws {
        let disk = SimulatedDisk()
        let fixture = try LedgerFixture(disk, root: "ledger", eventsPerSegment: 2, isSigned: false)
        try fixture.create()
        try fixture.append(["second", "third"])
        if !hasKept { disk.replace(fixture.layout.tree, by: nil) }
        for path in [0, 2].map(fixture.layout.segment(base:)) {
            let bytes = try #require(disk.contents(path))
            for index in bytes.indices {
                let line = bytes[..<index].count { $0 == UInt8(ascii: "\n") } + 1
                for bit in 0..<8 {
                    var changed = bytes
                    changed[index] ^= 1 << UInt8(bit)
                    disk.replace(path, by: changed)
                    let verification = try LogVerifier(fixture.layout, disk, trusting: []).verify()
                    #expect(!verification.isIntact, "\(path), byte \(index), bit \(bit)")
                    let isNamed = verification.findings.contains {
                        $0.place.line == line && path.hasSuffix($0.place.file ?? "?")
                    }
                    #expect(isNamed || !hasKept, "\(path), byte \(index), bit \(bit): \(verification.findings)")
                }
            }
            disk.replace(path, by: bytes)
        }
    }

    @Test func everyFlippedBitOfTheCheckpointIsFound() throws {
        let bytes = try #require(disk.contents(fixture.layout.checkpoint))
        for index in bytes.indices {
            for bit in 0..<8 {
                var changed = bytes
                changed[index] ^= 1 << UInt8(bit)
                try whenChanged(fixture.layout.checkpoint, to: changed) { verification in
                    let isNamed = verification.findings.contains { $0.place.file == "events/checkpoint" }
                    #expect(isNamed && !verification.isTrustworthy, "byte \(index), bit \(bit)")
                }
            }
        }
    }

    @Test func everyTruncationIsFound() throws {
        for path in segments + [fixture.layout.checkpoint] {
            let bytes = try #require(disk.contents(path))
            for length in bytes.indices {
                try whenChanged(path, to: Array(bytes[..<length])) { verification in
                    #expect(!verification.isTrustworthy, "\(path) cut to \(length)")
                }
            }
        }
    }

    @Test func everyLostFileIsFound() throws {
        for path in segments + [fixture.layout.checkpoint] {
            try whenChanged(path, to: nil) { #expect($0.findings.contains { $0.grade == .missing }, "\(path)") }
        }
    }

    @Test(arguments: [true, false]) func everySwapOfTwoLinesIsFound(hasKept: Bool) throws {
        if !hasKept { forgetKept() }
        let lines = try allLines()
        for first in lines.indices {
            for second in lines.indices where first < second {
                var changed = lines
                changed.swapAt(first, second)
                try whenRewritten(changed) { verification in
                    #expect(verification.accuses(first, fixture.layout), "\(first) and \(second)")
                    #expect(verification.accuses(second, fixture.layout), "\(first) and \(second)")
                }
            }
        }
    }

    @Test func everyDeletedLineIsFound() throws {
        for path in segments {
            let lines = try #require(disk.contents(path)).split(separator: UInt8(ascii: "\n"))
            for index in lines.indices {
                var changed = lines
                changed.remove(at: index)
                try whenChanged(path, to: joined(changed)) { verification in
                    let base = Layout.base(ofSegmentNamed: String(path.split(separator: "/")[2])) ?? 0
                    let gone = verification.findings.filter { $0.fault == .lineGone }.map(\.place.seq)
                    #expect(gone == [base + index], "\(verification.findings)")
                }
            }
        }
    }

    @Test func everyInsertedCopyOfALineIsFound() throws {
        let lines = try allLines()
        for path in segments {
            let segment = try #require(disk.contents(path)).split(separator: UInt8(ascii: "\n"))
            for index in 0...segment.count {
                for line in lines {
                    var changed = segment
                    changed.insert(line[...], at: index)
                    try whenChanged(path, to: joined(changed)) { verification in
                        // A copy of the very last line leaves the committed ones as they were.
                        let isBehind = path == segments.last && changed.starts(with: segment)
                        #expect(verification.isIntact == isBehind, "\(path), line \(index + 1)")
                        #expect(verification.findings != [])
                    }
                }
            }
        }
    }

    @Test func linesAppendedWithoutTheKeyAreNoPartOfTheLog() throws {
        let path = segments[2]
        let line = LedgerFixture.line(10, id: "forged").bytes + [UInt8(ascii: "\n")]
        try whenChanged(path, to: (disk.contents(path) ?? []) + line) { verification in
            #expect(verification.isIntact)
            #expect(verification.findings.map(\.fault) == [.uncommitted(bytes: line.count, lines: 1)])
            let ids = try fixture.ids()
            #expect(ids.count == 10)
        }
        try whenChanged(fixture.layout.segment(base: 12), to: line) { verification in
            #expect(verification.findings.map(\.fault) == [.uncommitted(bytes: line.count, lines: 1)])
        }
    }

    /// The strongest forger: has the key, and makes lines, kept hashes and checkpoint anew.
    @Test func aRewrittenHistoryIsFoundByAnEarlierCheckpoint() throws {
        let earlier = try fixture.log().head().checkpoint.checkpoint
        let forgery = try LedgerFixture(SimulatedDisk(), root: "ledger")
        try forgery.create()
        try forgery.append((1..<12).map { $0 == 5 ? "other" : "event-\($0)" })
        let verifier = LogVerifier(forgery.layout, forgery.files, trusting: fixture.keys)
        #expect(try verifier.verify().findings == [])
        let since = LogVerifier(forgery.layout, forgery.files, trusting: fixture.keys, since: [earlier])
        guard case .rewritten(let size, let expected, _)? = try since.verify().findings.first?.fault else {
            Issue.record("not found")
            return
        }
        #expect(size == earlier.size && expected == earlier.root)
    }

    @Test func aLogThatGrewSinceAnEarlierCheckpointIsSound() throws {
        var earlier = [try fixture.log().head().checkpoint.checkpoint]
        for number in 10..<20 {
            try fixture.append(["event-\(number)"])
            #expect(try verify(since: earlier).findings == [])
            earlier.append(try fixture.log().head().checkpoint.checkpoint)
        }
    }

    @Test func aLogThatShrankIsFoundByAnEarlierCheckpoint() throws {
        let old = disk.contents(fixture.layout.checkpoint)
        try fixture.append(["event-10"])
        let earlier = try fixture.log().head().checkpoint.checkpoint
        disk.replace(fixture.layout.checkpoint, by: old)
        #expect(try verify(since: [earlier]).findings.contains { $0.fault == .shrunk(from: 11) })
    }
}

extension TamperingTests {
    func allLines() throws -> [[UInt8]] {
        try segments.flatMap { try #require(disk.contents($0)).split(separator: UInt8(ascii: "\n")).map(Array.init) }
    }

    func joined(_ lines: [ArraySlice<UInt8>]) -> [UInt8] { lines.flatMap { $0 + [UInt8(ascii: "\n")] } }

    /// Tries other lines in all segments.
    func whenRewritten(_ lines: [[UInt8]], _ body: (Verification) throws -> Void) throws {
        let before = segments.map(disk.contents)
        for (number, path) in segments.enumerated() {
            disk.replace(path, by: joined(lines.dropFirst(number * 4).prefix(4).map { $0[...] }))
        }
        try body(verify())
        for (path, bytes) in zip(segments, before) { disk.replace(path, by: bytes) }
    }
}

extension Verification {
    /// Whether a finding names the place where an event stands.
    func accuses(_ seq: Int, _ layout: Layout) -> Bool {
        let base = layout.base(of: seq)
        return findings.contains {
            $0.place.line == seq - base + 1 && $0.place.file == layout.relative(layout.segment(base: base))
        }
    }
}
