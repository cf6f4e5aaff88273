extension WordReader {
    /// The whole text: an optional hedge, and when.
    mutating func whole() throws -> Timing {
        let hedge = hedge()
        guard let timing = try timing(), next == nil else { throw WordsError.Reason.notUnderstood }
        return timing.qualified(hedge)
    }

    private mutating func timing() throws -> Timing? {
        if let limit = try attempt({ try $0.limit() }) { return limit }
        if let span = try attempt({ try $0.span() }) { return span }
        if consume("between") { return try pair("and", Timing.between) }
        if consume("until|till|through") || consume("up to") { return try when().flatMap(Timing.until) }
        if consume("since") { return try when().flatMap(Timing.since) }
        let isFrom = consume("from")
        if let interval = try attempt({ try $0.pair("to|until|till|through", Timing.interval) }) {
            return interval
        }
        if let choice = try attempt({ try $0.pair("or", Timing.either) }) { return choice }
        guard let when = try when() else { return nil }
        let isOnward = consume("on|onward|onwards")
        return isFrom || isOnward ? .since(when) : .oneOf(when.members)
    }

    /// Two dates joined by a word, or by a dash where the word is "to". One without a year has that of the other.
    private mutating func pair(_ joint: String, _ combine: (When, When) -> Timing?) throws -> Timing? {
        if let days = try dayPair(joint) { return combine(days.0, days.1) }
        let start = position
        guard var first = try when() else { return nil }
        guard consume(joint) || joint.hasPrefix("to") && consume(.dash) else { return nil }
        guard let second = try when(first.isYearGuessed ? .nearest : .onOrAfter(first.bounds.earliest)) else {
            return nil
        }
        if first.isYearGuessed {
            let end = position
            rewind(to: start)
            first = try when(.onOrBefore(second.bounds.latest)) ?? first
            rewind(to: end)
        }
        guard let timing = combine(first, second) else { throw WordsError.Reason.reversed }
        return timing
    }

    /// "before", "on or shortly before", "soon after", "by", "no later than", and what they limit.
    private mutating func limit() throws -> Timing? {
        if consume("by") || consume("no|not later than") || consume("not after") {
            return try limit(.before, inclusive: true)
        }
        if consume("no|not earlier|sooner than") || consume("not before") { return try limit(.after, inclusive: true) }
        let inclusive = consume("on|in|at|during or")
        while consume("shortly|soon|just|immediately|sometime|some|time|well|long") {}
        if consume("before") || consume("prior to") { return try limit(.before, inclusive: inclusive) }
        if consume("after|following") { return try limit(.after, inclusive: inclusive) }
        return nil
    }

    private enum Direction { case before, after }

    private mutating func limit(_ direction: Direction, inclusive: Bool) throws -> Timing? {
        // The present is a moment of the anchor's day: what was before it may have been on that day.
        if consume("now|present|publication") || consume("the present|publication") {
            let day = try EDTF.Date.checked(anchor)
            return .oneOf([direction == .before ? .upTo(day) : .from(day)])
        }
        guard let when = try when() else { return nil }
        return switch direction {
        case .before: try Timing.before(when, inclusive: inclusive)
        case .after: try Timing.after(when, inclusive: inclusive)
        }
    }

    /// "over the next five years", "in the last three months", "the past decade": from the anchor, or up to it.
    ///
    /// "In" and "within" mean some day of the span, all else means the span.
    private mutating func span() throws -> Timing? {
        let isSomeDay = consume("in|within")
        let isSpan = isSomeDay || consume("over|for|during|throughout")
        let isDefinite = consume("the") && isSpan
        guard let step = consume(from: WordTable.steps), step != 0 else { return nil }
        guard let count = count()?.upperBound ?? (isDefinite ? 1 : nil), let unit = consume(from: WordTable.units)
        else {
            return nil
        }
        let here = try unit.spanEnd(0, from: anchor).qualified(.approximate)
        let there = try unit.spanEnd(step * count, from: anchor).qualified(.approximate)
        let (first, last) = step > 0 ? (here, there) : (there, here)
        return isSomeDay ? .oneOf([.range(first, last)]) : .interval(.date(first), .date(last))
    }
}
