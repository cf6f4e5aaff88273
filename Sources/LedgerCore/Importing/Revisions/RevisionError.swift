import CanonicalJSON
import ExtendedDateTime
import Domain

/// What is wrong with a line of a change log.
public struct RevisionError: Error, Sendable {
    /// In the file, from 1.
    public let line: Int
    public let kind: Kind

    public enum Kind: Sendable {
        /// A cell that cannot be empty is.
        case blank(column: String)
        case unknownOperation(String, known: [String])
        case badTime(String)
        /// Lines of one change differ in author, time or reason.
        case inconsistent(change: String, column: String)
        /// A change goes on after another one began.
        case scattered(change: String)
        /// The cell that holds a whole row is no JSON object of texts.
        case notARow(column: String, JSONError?)
        case controlCharacter(column: String)
        /// An insert of a record that is there, or anything else of one that is not.
        case alreadyThere(record: String)
        case notThere(record: String)
        /// A text that the map's table of values does not have.
        case unmapped(columns: [String], what: String)
        /// What the table says was there before is not what the lines above left.
        case otherBefore(record: String, field: String?)
    }
}

/// Why a change log was not imported.
public enum RevisionImportError: Error, Sendable {
    case unreadableTable(file: String, DelimitedTextError)
    /// The map names a column that the table has not.
    case missingColumn(file: String, column: String, columns: [String])
    case unreadableMap(file: String, MapError)
    case badRevision(file: String, RevisionError)
    /// A record's id for its thing is the id of another thing in the ledger.
    case idTaken(Place?, Reference, by: EventID)
    /// The ledger's last event was recorded after the first change that it does not hold yet.
    case ledgerIsAhead(change: UTCInstant, ledger: UTCInstant)
}
