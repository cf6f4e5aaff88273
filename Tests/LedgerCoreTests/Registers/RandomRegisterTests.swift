import LedgerCore
import Testing
import Domain

/// Registers that nobody has seen: random stays, random edits, mass renumberings.
@Suite struct RandomRegisterTests {
    private static let days = [
        "01.05.1992", "1993-02-30", "20010630", "31.06.2001", "00.06.2001", "2004", "03/2005", "2007-11-01",
        "31.12.9999",
    ]
    private static let ends = days + ["", "0000-00-00", "9999-12-31"]

    /// A log of changes: each inserts, updates, deletes or renumbers some records.
    private static func log(_ random: inout some RandomNumberGenerator) -> String {
        var rows: [Int: [String: String]] = [:]
        var lines: [String] = []
        var next = 1
        func json(_ row: [String: String]) -> String {
            MembershipRegister.row(row["city"] ?? "", row["from"] ?? "", row["to"] ?? "")
        }
        for change in "abcdefgh" {
            let before = lines.count
            if rows.count > 2, Int.random(in: 0..<4, using: &random) == 0 {
                // Everything gets another number, listed as such logs list it: all inserts, then all deletes.
                let old = rows.sorted { $0.key < $1.key }
                rows = [:]
                for (id, row) in old {
                    lines.append("\(change)|insert|\(id + 1000)|||\(json(row))")
                    rows[id + 1000] = row
                }
                for (id, _) in old { lines.append("\(change)|delete|\(id)|||") }
            } else {
                for _ in 0..<2 {
                    let row = [
                        "city": ["Aston", "Bourne"].randomElement(using: &random) ?? "",
                        "from": days.randomElement(using: &random) ?? "",
                        "to": ends.randomElement(using: &random) ?? "",
                    ]
                    lines.append("\(change)|insert|\(next)|||\(json(row))")
                    rows[next] = row
                    next += 1
                }
                for (id, row) in rows.sorted(by: { $0.key < $1.key }) where id < next - 2 {
                    switch Int.random(in: 0..<6, using: &random) {
                    case 0:
                        lines.append("\(change)|delete|\(id)|||")
                        rows[id] = nil
                    case 1...3:
                        let field = Bool.random(using: &random) ? "from" : "to"
                        let value = (field == "from" ? days : ends).randomElement(using: &random) ?? ""
                        guard value != row[field] else { continue }
                        lines.append("\(change)|update|\(id)|\(field)|\(row[field] ?? "")|\(value)")
                        rows[id]?[field] = value
                    default: break
                    }
                }
            }
            precondition(lines.count > before, "A change does something.")
        }
        return lines.joined(separator: "\n")
    }

    /// What is known after each change is what would be known if the register had been written so at once.
    @Test(arguments: 1...8)
    func everyStateIsThatOfARegisterThatWasWrittenSoAtOnce(seed: Int) throws {
        var random = SplitMix(state: UInt64(seed))
        let lines = Self.log(&random)
        let fixture = try RegisterFixture()
        try fixture.take(lines, map: MembershipRegister.map)
        try fixture.expectRows(lines)
        var naive = NaiveRegister()
        for (number, change) in NaiveRegister.changes(lines).enumerated() {
            try naive.apply(change)
            let once = try RegisterFixture()
            if !naive.asInserts.isEmpty { try once.take(naive.asInserts, map: MembershipRegister.map) }
            for day in ["1992-06-01", "2001-06-15", "2004-06-01", "2006", "2019"] {
                #expect(
                    try fixture.members(on: day, after: number + 1) == once.members(on: day, after: 1),
                    "seed \(seed), after \(number + 1), on \(day)\n\(lines)")
            }
        }
    }

    @Test func aThousandRecordsThatAreRenumberedAtOnceKeepTheirStories() throws {
        let rows = (1...1000).map {
            MembershipRegister.row("City \($0)", "01.05.1992", $0 % 3 == 0 ? "2001" : "31.12.9999")
        }
        let lines =
            rows.enumerated().map { "a|insert|\($0 + 1)|||\($1)" }
            + rows.enumerated().map { "b|insert|N\($0 + 1)|||\($1)" }
            + rows.indices.map { "b|delete|\($0 + 1)|||" } + ["c|update|N7|to|31.12.9999|2010"]
        let log = lines.joined(separator: "\n")
        let fixture = try RegisterFixture()
        try fixture.take(log, map: MembershipRegister.map)
        try fixture.expectRows(log)
        let events = try fixture.events()
        #expect(events.filter { $0.type == FactRetracted.type }.isEmpty)
        #expect(events.filter { $0.type == MembershipJoined.type }.count == 1000)
        #expect(try fixture.members(on: "2019", after: 2) == fixture.members(on: "2019", after: 1))
        #expect(try fixture.standings(on: "2019", after: 3).contains("city-7 ended certain"))
    }
}

/// A small generator that gives the same numbers for the same seed.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
