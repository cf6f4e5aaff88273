/// The answer to a question about imprecise dates.
public enum Answer: Hashable, Sendable, CaseIterable {
    /// It holds whichever days are meant.
    case certain
    /// It holds for some of the days that may be meant, and not for others.
    case possible
    /// It holds for none.
    case no

    /// The answer to a question that holds in some cases, or in all.
    init(possible: Bool, certain: Bool) {
        self = !possible ? .no : certain ? .certain : .possible
    }
}
