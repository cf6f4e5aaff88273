/// Questions about two dates. Each answer is ``Answer/certain`` if it holds whichever days are meant, ``Answer/possible`` if it
/// holds for some of them.
///
/// Questions of what happened (before, after, same day) read a date as **one day, not known which**, within its bounds; an
/// interval as all its days. Questions of time spans (overlaps, and Allen's relations) read it as **all its days**. In `x within
/// y`, `x` is what happened and `y` the span: something of `2023` is possibly within `2023-10`, certainly within `202X`.
extension EDTF {
    /// Whether all of this happened before any of the other.
    public func isBefore(_ other: EDTF) -> Answer {
        answer(occurrences, other.occurrences) { a, b in
            Answer(
                possible: a.ends.lowerBound < b.starts.upperBound,
                certain: a.ends.upperBound < b.starts.lowerBound)
        }
    }

    /// Whether all of this happened after all of the other.
    public func isAfter(_ other: EDTF) -> Answer {
        other.isBefore(self)
    }

    /// Whether both happened on one and the same day.
    public func isSameDay(as other: EDTF) -> Answer {
        answer(occurrences, other.occurrences) { a, b in
            let sides = [a.starts, a.ends, b.starts, b.ends]
            let days = Set(sides.flatMap { [$0.lowerBound, $0.upperBound] })
            let last = sides.map(\.upperBound).min() ?? .distantFuture
            return Answer(possible: sides.allSatisfy { $0.lowerBound <= last }, certain: days.count == 1)
        }
    }

    /// Whether all of this happened within the span of the other.
    public func isWithin(_ other: EDTF) -> Answer {
        answer(occurrences, other.periods) { a, b in
            Answer(
                possible: b.starts.lowerBound <= a.starts.upperBound && a.ends.lowerBound <= b.ends.upperBound,
                certain: b.starts.upperBound <= a.starts.lowerBound && a.ends.upperBound <= b.ends.lowerBound)
        }
    }

    /// Whether all of the other happened within the span of this.
    public func contains(_ other: EDTF) -> Answer {
        other.isWithin(self)
    }

    /// Whether the spans share a day. (Allen's relation of that name is narrower: see ``AllenRelation/overlaps``.)
    public func overlaps(_ other: EDTF) -> Answer {
        answer(periods, other.periods) { a, b in
            Answer(
                possible: a.starts.lowerBound <= b.ends.upperBound && b.starts.lowerBound <= a.ends.upperBound,
                certain: a.starts.upperBound <= b.ends.lowerBound && b.starts.upperBound <= a.ends.lowerBound)
        }
    }

    /// Whether the spans stand in one of Allen's thirteen relations, of which exactly one holds for any two known spans.
    public func relates(_ relation: AllenRelation, to other: EDTF) -> Answer {
        answer(periods, other.periods) { a, b in
            let possible = AllenRelation.allCases.filter { $0.isPossible(a, b) }
            return Answer(possible: possible.contains(relation), certain: possible == [relation])
        }
    }

    /// Certain if it is for every pair of alternatives, no if it is for every pair, else possible.
    private func answer(
        _ a: [UncertainInterval], _ b: [UncertainInterval], _ question: (UncertainInterval, UncertainInterval) -> Answer
    ) -> Answer {
        var answer: Answer?
        for x in a {
            for y in b where answer != .possible {
                let next = question(x, y)
                answer = answer ?? next == next ? next : .possible
            }
        }
        return answer ?? .possible
    }
}
