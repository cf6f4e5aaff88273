import Domain

/// A row that became no events, with everything that is wrong with it.
public struct RowRefusal: Sendable, Equatable {
    /// Where the row begins in the file, from 1.
    public let line: Int
    /// The columns that are at fault; none where it is the row itself.
    public let columns: [String]
    public let what: String
}

/// What an import of a table came to.
public struct TableSummary: Sendable {
    public var rows = 0
    public var recorded = 0
    public var alreadyThere = 0
    public var refusals: [RowRefusal] = []
    /// The last event that was recorded.
    var last: (seq: Int, id: EventID)?
    /// Rows that wait for somebody to say who is meant.
    public var waiting = 0
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
    case unreadableQueue(file: String, String)
}
