import Testing
import TransparencyLog

@testable import EventStore

@Suite struct ReadingTests {
    let disk = SimulatedDisk()
    let fixture: LedgerFixture
    let size = 11

    init() throws {
        fixture = try LedgerFixture(disk, root: "ledger")
        try fixture.create()
        try fixture.append((1..<size).map { "event-\($0)" })
    }

    @Test(arguments: [true, false]) func everyRangeIsReadInOrder(hasKept: Bool) throws {
        if !hasKept { disk.replace(fixture.layout.offsets, by: nil) }
        let log = try fixture.log()
        for start in 0...size {
            for end in start...size {
                var seen: [Int] = []
                try log.read(start..<end) { seq, line in
                    #expect(LogKeys(line: line)?.seq == seq)
                    seen.append(seq)
                }
                #expect(seen == Array(start..<end))
            }
        }
    }

    @Test func linesComeInTheOrderAskedFor() throws {
        let lines = try fixture.log().lines(at: [9, 0, 4, 4, 3])
        #expect(lines.map { LogKeys(line: $0)?.seq } == [9, 0, 4, 4, 3])
    }

    @Test func whatIsNotInTheLogCannotBeRead() throws {
        let log = try fixture.log()
        #expect(throws: LogError.outside(9..<12, size: 11)) { try log.read(9..<12) { _, _ in } }
        #expect(throws: LogError.outside(11..<12, size: 11)) { try log.line(at: 11) }
        #expect(throws: LogError.outside(-1..<0, size: 11)) { try log.line(at: -1) }
    }

    @Test func bytesBehindTheCommittedLogAreNotRead() throws {
        let path = fixture.layout.segment(base: 8)
        disk.replace(path, by: (disk.contents(path) ?? []) + LedgerFixture.line(11, id: "foreign").bytes + [0x0A])
        #expect(try fixture.ids().count == 11)
        #expect(throws: LogError.outside(11..<12, size: 11)) { try fixture.log().line(at: 11) }
    }

    @Test func aMissingLineIsDamage() throws {
        let path = fixture.layout.segment(base: 8)
        disk.replace(path, by: (disk.contents(path) ?? []).dropLast())
        #expect(throws: LogError.damaged(.missing(seq: 10, at: path))) { try fixture.ids() }
        disk.replace(path, by: nil)
        #expect(throws: LogError.damaged(.missing(seq: 8, at: path))) { try fixture.log().line(at: 8) }
    }

    @Test func followingGivesEachEventOnceAsItIsCommitted() throws {
        var seen: [Int] = []
        var pauses = 0
        try fixture.log().follow(from: 9) {
            pauses += 1
            if pauses < 4 { try fixture.append((0..<pauses).map { "pause-\(pauses).\($0)" }) }
            return pauses < 5
        } _: { seq, _ in
            seen.append(seq)
        }
        #expect(seen == Array(9..<17))
    }

    @Test func everyEventIsProved() throws {
        let log = try fixture.log()
        let head = try log.head()
        for seq in 0..<size {
            let proof = try log.inclusionProof(of: seq, in: head)
            let leaf = Merkle.leaf(try log.line(at: seq))
            try Merkle.verifyInclusion(leaf: leaf, index: seq, size: size, root: head.root, proof: proof)
        }
    }

    @Test func everyBeginningOfTheLogIsProved() throws {
        let leaves = try fixture.log().lines(at: Array(0..<size)).map { Merkle.leaf($0) }
        let head = try fixture.log().head()
        for old in 1...size {
            let (root, proof) = try fixture.log().consistencyProof(from: old, to: head)
            var range = CompactRange()
            for leaf in leaves.prefix(old) { range.append(leaf) { _, _ in } }
            #expect(root == range.root)
            try Merkle.verifyConsistency(from: (old, root), to: (size, head.root), proof: proof)
        }
    }

    @Test func anAlteredEventCannotBeProved() throws {
        let head = try fixture.log().head()
        let path = fixture.layout.segment(base: 4)
        let text = String(decoding: try #require(disk.contents(path)), as: UTF8.self)
        disk.replace(path, by: Array(text.replacing("event 5", with: "Event 5").utf8))
        #expect(throws: LogError.damaged(.changed(seq: 5, at: path))) {
            try fixture.log().inclusionProof(of: 5, in: head)
        }
        _ = try fixture.log().inclusionProof(of: 4, in: head)
    }
}
