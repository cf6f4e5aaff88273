import ExtendedDateTime
import Testing

/// The questions against a reference that tries every possible world.
struct QuestionTests {
    typealias Run = PossibleWorlds.Run

    @Test(arguments: [21, 22, 23] as [UInt64])
    func `an answer is certain if it holds in all possible worlds, and possible if in some`(seed: UInt64) throws {
        var random = Seeded(seed)
        for _ in 0..<Seeded.cases(150) {
            let (x, y) = (PossibleWorlds(using: &random), PossibleWorlds(using: &random))
            let (a, b) = (try EDTF(x.text), try EDTF(y.text))
            func check(_ answer: Answer, _ xs: [Run], _ ys: [Run], _ question: String, _ holds: (Run, Run) -> Bool) {
                let expected = Self.answer(xs, ys, holds)
                #expect(answer == expected, "\(x.text) \(question) \(y.text), seed \(seed)")
            }
            check(a.isBefore(b), x.occurrences, y.occurrences, "before") { $0.end < $1.start }
            check(a.isAfter(b), x.occurrences, y.occurrences, "after") { $0.start > $1.end }
            check(a.isSameDay(as: b), x.occurrences, y.occurrences, "same day") { $0 == $1 && $0.start == $0.end }
            check(a.isWithin(b), x.occurrences, y.periods, "within") { $1.start <= $0.start && $0.end <= $1.end }
            check(a.contains(b), x.periods, y.occurrences, "contains") { $0.start <= $1.start && $1.end <= $0.end }
            check(a.overlaps(b), x.periods, y.periods, "overlaps") { $0.start <= $1.end && $1.start <= $0.end }
            for relation in AllenRelation.allCases {
                check(a.relates(relation, to: b), x.periods, y.periods, relation.rawValue) {
                    Self.relation($0, $1) == relation
                }
            }
        }
    }

    private static func answer(_ xs: [Run], _ ys: [Run], _ holds: (Run, Run) -> Bool) -> Answer {
        var (some, all) = (false, true)
        for x in xs {
            for y in ys {
                if holds(x, y) { some = true } else { all = false }
            }
        }
        return some ? all ? .certain : .possible : .no
    }

    /// The one relation of two known runs, by comparing their ends.
    private static func relation(_ a: Run, _ b: Run) -> AllenRelation {
        if a.end + 1 < b.start { return .before }
        if b.end + 1 < a.start { return .after }
        if a.end + 1 == b.start { return .meets }
        if b.end + 1 == a.start { return .metBy }
        switch (a.start == b.start, a.end == b.end) {
        case (true, true): return .equals
        case (true, false): return a.end < b.end ? .starts : .startedBy
        case (false, true): return a.start > b.start ? .finishes : .finishedBy
        case (false, false): break
        }
        if a.start < b.start { return a.end < b.end ? .overlaps : .contains }
        return a.end < b.end ? .during : .overlappedBy
    }

    @Test(arguments: [
        ("2023-10", "2023", Answer.certain), ("2023", "2023-10", .possible), ("2023-10", "2024", .no),
        ("2023-10", "2023-09/2023-11", .certain), ("1985", "198X", .certain), ("1985", "19X5", .possible),
        ("[..2024-02-16]", "../2024-02-16", .certain), ("2024-02", "2023-06/", .possible),
    ])
    func `within reads the first as what happened and the second as a span`(a: String, b: String, answer: Answer) throws
    {
        #expect(try EDTF(a).isWithin(EDTF(b)) == answer)
        #expect(try EDTF(b).contains(EDTF(a)) == answer)
    }

    @Test(arguments: [
        ("2023-10-30", "2023-10-31", AllenRelation.meets), ("2023-10", "2023", .during), ("2023-01", "2023", .starts),
        ("2023-12", "2023", .finishes), ("2023", "2023-01-01/2023-12-31", .equals), ("2021", "2023", .before),
        ("2021/2023", "2022/2024", .overlaps),
    ])
    func `of known spans one relation is certain and its inverse holds the other way`(
        a: String, b: String, relation: AllenRelation
    ) throws {
        let (a, b) = (try EDTF(a), try EDTF(b))
        for other in AllenRelation.allCases {
            #expect(a.relates(other, to: b) == (other == relation ? .certain : .no))
            #expect(b.relates(other, to: a) == (other == relation.inverse ? .certain : .no))
        }
    }
}
