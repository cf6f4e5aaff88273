/// The words for how things stand, as reports write them.
public enum Status {
    public static let none = "none"
    public static let ended = "ended"
    public static let proposed = "proposed"
    public static let signed = "signed"
    public static let consented = "consented"
    public static let provisionallyApplied = "provisionally-applied"
    public static let inForce = "in-force"
    public static let suspended = "suspended"
    public static let appointed = "appointed"
    public static let planned = "planned"
    public static let overdue = "overdue"
    public static let held = "held"
    public static let cancelled = "cancelled"
    public static let postponed = "postponed"
    public static let unknown = "unknown"
    public static let counted = "counted"
    public static let recurred = "recurred"
    public static let open = "open"
    public static let answered = "answered"
    public static let declined = "declined"

    /// In which nothing is left to come of a thing.
    static let finished: Set = [ended, cancelled, answered, declined, unknown]
    /// Of what happened on some days, and is past when these are.
    static let happened: Set = [held, counted, recurred]
}
