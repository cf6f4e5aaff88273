import CanonicalJSON
import EDTF
import EventLog
import GRDB
import Reports
import Testing
import Vocabulary

@testable import Ledger
@testable import Projections

/// One subject with very many events, some of them late, some corrected or retracted.
@Suite struct LongSubjectTests {
    private let fixture: RegisterFixture
    private var ledger: Ledger { fixture.ledger }

    init() throws {
        fixture = try RegisterFixture()
    }

    /// Lines about the membership of one city, on days of ten years in any order.
    private func append(_ count: Int, _ random: inout SeededGenerator) throws {
        let first = try ledger.log.head().size
        let lines = (first..<first + count).map { seq -> Line in
            let kind = ["joined", "affirmed", "affirmed", "ended"].randomElement(using: &random) ?? ""
            var draft: JSONObject = [
                "type": .string("membership." + kind), "data": ["member": "a", "organisation": "b"],
                "on": .string(Day(10_000 + Int.random(in: 0..<3_650, using: &random)).description),
            ]
            if seq > 20, Int.random(in: 0..<12, using: &random) == 0 {
                let target = JSON.string("e\(Int.random(in: 1..<seq, using: &random))")
                let isRetraction = Bool.random(using: &random)
                draft = [
                    "type": .string(isRetraction ? "fact.retracted" : "fact.corrected"),
                    "data": isRetraction ? ["event": target] : ["event": target, "set": ["/on": "1999"]],
                ]
            }
            draft["id"] = .string("e\(seq)")
            draft["seq"] = .integer(seq)
            draft["v"] = 1
            draft["by"] = "test"
            draft["via"] = "test"
            let recorded = UTCInstant(milliseconds: 1_100_000_000_000 + seq * 1000)
            draft["recorded"] = .string(recorded.description)
            return Line(id: "e\(seq)", recorded: recorded, bytes: JSON.object(draft).canonicalBytes)
        }
        _ = try ledger.log.append(.unsigned) { _ in lines }
    }

    private var rows: Int {
        get throws { try ledger.index.database.read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM period") ?? 0 } }
    }

    private func check(_ day: Day, size: Int) throws {
        let question = try ledger.question(on: EDTF(day), knownOn: .seq(size - 1))
        let folded = ReplayReport(try ledger.knowledge(size: size), question)
        #expect(
            try ledger.replay(AsOf(on: EDTF(day), knownOn: .seq(size - 1))).rendered(as: .json)
                == folded.rendered(as: .json))
    }

    @Test("With more turns than are kept, every answer is still the folds' own", arguments: 0..<3)
    func many(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        for _ in 0..<3 {
            try append(250, &random)
            let size = try ledger.log.head().size
            for _ in 0..<6 {
                let day = Day(10_000 + Int.random(in: -100..<3_750, using: &random))
                try check(day, size: Int.random(in: max(2, size - 300)...size, using: &random))
            }
        }
        #expect(try ledger.beliefsKeptWrongly(size: ledger.log.head().size).isEmpty)
    }

    @Test("One more event adds a few rows, whatever is already kept")
    func growth() throws {
        var random = SeededGenerator(seed: 1)
        try append(180, &random)
        _ = try ledger.replay(AsOf(on: EDTF(Day(11_000)), knownOn: .seq(180)))
        try check(Day(12_000), size: 181)
        let before = try rows
        for late in 1...5 {
            try append(1, &random)
            try check(Day(11_000), size: 181 + late)
            try check(Day(12_000), size: 181 + late)
        }
        #expect(before > 80)
        #expect(try (rows - before) <= 5 * 8)
        // Between what is already folded, in any order.
        for size in [40, 60, 50, 55, 41, 179, 180] {
            try check(Day(11_000), size: size)
            try check(Day(12_500), size: size)
        }
        for size in 100...186 { try check(Day(11_000), size: size) }
    }
}
