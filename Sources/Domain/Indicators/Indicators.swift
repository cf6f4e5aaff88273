/// Indicators: series of figures that sources claim.
public enum Indicators: Kind {
    public static let name = "indicators"
    public static let namespace: Namespace? = .series
    public static let isUndertaking = false
    public static let family = "indicator."
    public static let example = "sister-pairs"
    public static let types: [any EventType.Type] = [IndicatorClaimed.self]
    public static let columns: [Column<IndicatorState>] = [
        Column("id", \.id.text), Column("unit", \.unit), Column("claims", \.claims.count.description),
        Column("last_value", \.claims.last?.figure), Column("last_on", \.claims.last?.event.on?.description),
    ]

    public static func timeline(of subject: Subject, in knowledge: KnownEvents) -> (any SubjectTimeline)? {
        subject.id().flatMap(knowledge.series)
    }
}

public enum SeriesTag: NamespaceTag { public static let namespace = Namespace.series }
public typealias SeriesID = Slug<SeriesTag>

extension Subject {
    public static func series(_ id: SeriesID) -> Subject { .thing(id) }
}

extension KindName {
    public static let indicators = KindName(Indicators.self)
}

/// Where an indicator is going.
public enum Trend: String, Choice {
    case rise = "rise"
    case fall = "fall"
    case steady = "steady"
}
