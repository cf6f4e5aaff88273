import GRDB

extension Index {
    /// What a failure of the database means for an index, which can be made anew at any time.
    public enum Failure: Sendable {
        /// There is no room for it, or no right to write it, or others kept it busy.
        case unwritable
        /// It is not what this program made: damaged, forged, or made wrong.
        case worthless
    }

    /// What an error means for the index; `nil` for errors that are not the database's.
    public static func failure(_ error: any Error) -> Failure? {
        guard let error = error as? DatabaseError else { return nil }
        let unwritable: [ResultCode] = [
            .SQLITE_FULL, .SQLITE_READONLY, .SQLITE_IOERR, .SQLITE_CANTOPEN, .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PERM,
        ]
        return unwritable.contains(error.resultCode.primaryResultCode) ? .unwritable : .worthless
    }
}
