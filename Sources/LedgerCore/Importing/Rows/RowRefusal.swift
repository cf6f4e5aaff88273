import Domain

/// A row that became no events, with everything that is wrong with it.
public struct RowRefusal: Sendable, Equatable {
    /// Where the row begins in the file, from 1.
    public let line: Int
    /// The columns that are at fault; none where it is the row itself.
    public let columns: [String]
    public let what: String
}

/// What became of a row of a table. Every row is one of these.
public enum RowOutcome: String, CaseIterable, Sendable {
    case recorded
    /// The ledger held all that it tells.
    case alreadyThere = "already_there"
    /// The ledger held it in other words: what has changed was corrected.
    case changed
    /// The map makes nothing of it.
    case noEvent = "no_event"
    /// Somebody has to decide who is meant.
    case waiting
    case refused
}

/// A row that the ledger was told of and that the table has no more, or of which a part is gone.
public struct GoneRow: Sendable {
    /// Its line in the edition that had it last.
    public let line: Int
    /// What it told of, in the order of the log.
    public let events: [EventID]
    /// What of it is gone, by the map's keys of events; none where the row is.
    public let parts: [String]
}

/// What an import of a table came to.
public struct TableSummary: Sendable {
    /// The lines of all rows, by what became of them.
    public var lines: [RowOutcome: [Int]] = [:]
    /// How many events were recorded.
    public var events = 0
    public var refusals: [RowRefusal] = []
    /// Cells that could not be read, and were recorded by their words, as the map says.
    public var kept: [RowRefusal] = []
    /// What the table no longer has, where nobody has said what becomes of it.
    public var gone: [GoneRow] = []
    /// What the table no longer has, and was retracted.
    public var retracted: [GoneRow] = []
    /// The lines of rows that are as they were, and are read otherwise now.
    public var readOtherwise: [Int] = []
    /// What the table itself settled.
    public var notes: [String] = []
    /// The last event that was recorded.
    var last: (seq: Int, id: EventID)?

    public var rows: Int { lines.values.reduce(0) { $0 + $1.count } }

    public func count(_ outcome: RowOutcome) -> Int { lines[outcome]?.count ?? 0 }
}

/// Why a table cannot be imported at all. Nothing was recorded.
public enum TableImportError: Error, Sendable {
    case unreadableMap(file: String, MapError)
    case unreadableTable(file: String, DelimitedTextError)
    case missingColumns(file: String, [String], columns: [String])
    /// The table has a column of a name by which the map means something else: the line of a row, or the id of its record.
    case takenColumn(file: String, String)
    /// A field is longer than any line of the log may be.
    case hugeField(file: String, line: Int)
    /// Nothing says whether the day or the month stands first in a column.
    case ambiguousDates(file: String, column: String, line: Int, text: String)
    case unreadableQueue(file: String, String)
    /// The table has other columns than the one that was imported by this name, or most rows tell otherwise.
    case anotherTable(file: String, job: String, why: String)
    /// Most rows of the last edition are gone, and what they told of would be retracted.
    case mostlyGone(file: String, rows: Int, gone: Int)
}
