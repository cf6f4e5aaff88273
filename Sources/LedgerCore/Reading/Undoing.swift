import Domain

/// The last entry of a recorder, and what it would mean to take it back.
public struct Undoing: Sendable {
    /// How `via` of a stored line says that it took back the last entry.
    public static let way = "undo"

    /// What is taken back, as stored.
    public let entry: Event
    /// Of a correction or a retraction what it is about; `nil` for any other entry.
    public let amended: Event?
    /// Another retraction by which what is amended stays retracted.
    public let furtherRetraction: Event?
    /// What was recorded with the entry, makes known what it names, and still counts.
    public let companions: [Event]
    /// What rests on the entry: live events that name it, or what it alone has made known.
    public let dependents: [Event]
}

/// Why the last entry of a recorder is not taken back.
public enum UndoError: Error, Sendable {
    /// The recorder has no entry that counts. With the last event of the log, where somebody else recorded it.
    case nothing(by: String, last: Event?)
    /// It tells of the ledger itself.
    case aboutLedger(Event)
    /// It came from a file.
    case imported(Event, by: String)
}
