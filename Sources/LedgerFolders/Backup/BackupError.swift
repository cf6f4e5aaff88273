import LedgerCore

/// Why a ledger was not copied, or not put back.
public enum BackupError: Error, Sendable {
    /// Something else is where the copy should go.
    case occupied(String)
    /// What is there is no earlier state of the same log.
    case anotherLog(String, origin: String)
    /// What is there has events that this state does not have.
    case newer(String, size: Int, than: Int)
    /// A ledger is no copy of itself.
    case itself(String)
    /// The place has more in it than a copy of a ledger.
    case holdsMore(String, String)
    /// What is there went another way than this one.
    case forked(String, size: Int)
    /// The copy, or what should be put back, does not verify.
    case notIntact(String, [VerifyReport.Item])
    /// What would have to be copied is a link, a pipe or a device.
    case noFile(String)
    case failed(String, code: Int32)
}
