/// Somebody gave a figure or a trend. Never summed, never compared across units.
public struct IndicatorClaimed: EventType {
    public static let type = "indicator.claimed"
    public static let word = "claim"
    public static let summary = "Somebody gave a figure or a trend. Never summed, never compared across units."
    public static let occurrence = Occurrence.span
    public static let mayLieAhead = true
    public static let (fields, definition) = define(IndicatorClaimed.self)

    public let series: Field<SeriesID>
    public let value: Field<Measure?>
    public let trend: Field<Trend?>
    public let comparator: Field<Comparator?>
    public let unit: Field<String>
    public let population: Field<String?>
    public let parts: Field<[IndicatorPart]?>

    public init(_ shape: inout Shape) {
        series = shape.introduces("series", "The series' id.")
        value = shape.field("value", "The figure.")
        trend = shape.field("trend", "Where it is going.")
        comparator = shape.field("comparator", "How the true figure compares with it.")
        unit = shape.field("unit", "What is counted.")
        population = shape.field("population", "Among whom or what.")
        parts = shape.field("parts", "The figure by parts.")
    }

    public static func subjects(of event: TypedEvent<Self>, _ canonical: (PartyID) -> PartyID) -> [Subject] {
        [.series(event.series)]
    }

    public static func sentence(for event: TypedEvent<Self>, _ names: Names) -> String {
        let value = event.value?.text ?? event.trend?.rawValue ?? ""
        return "\(event.comparator?.words ?? "")\(value) \(event.unit.printable)"
    }
}
