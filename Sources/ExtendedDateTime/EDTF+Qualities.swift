extension EDTF {
    /// Whether a `?`, `~` or `%` stands anywhere.
    public var isQualified: Bool { !uncertain.union(approximate).isEmpty }

    /// Whether any part of it is marked uncertain (`?` or `%`).
    public var isUncertain: Bool { !uncertain.isEmpty }
    /// Whether any part of it is marked approximate (`~` or `%`).
    public var isApproximate: Bool { !approximate.isEmpty }
    /// Whether any digit of it is left unspecified (`X`).
    public var isUnspecified: Bool { !unspecified.isEmpty }

    /// The components that a `?` or `%` is about, in any of the dates.
    public var uncertain: Components { components(qualified: .uncertain) }

    /// The components that a `~` or `%` is about, in any of the dates.
    public var approximate: Components { components(qualified: .approximate) }

    /// The components with an unspecified digit, in any of the dates.
    public var unspecified: Components {
        reduceDates(Components()) { $0.formUnion($1.unspecified) }
    }

    private func components(qualified qualifier: Qualifier) -> Components {
        reduceDates(Components()) { $0.formUnion($1.components(qualified: qualifier)) }
    }

    /// Goes through the dates that are written.
    private func reduceDates<Result>(_ initial: Result, _ update: (inout Result, Date) -> Void) -> Result {
        var result = initial
        switch form {
        case .date(let date), .dateTime(let date, _):
            update(&result, date)
        case .year:
            break
        case .interval(let start, let end):
            if let date = start.date { update(&result, date) }
            if let date = end.date { update(&result, date) }
        case .set(_, let members):
            for date in members.lazy.flatMap(\.dates) { update(&result, date) }
        }
        return result
    }
}
