import CanonicalJSON

/// Who vouches for the log that was read: what a report says in its first lines where it is not the key that is trusted here.
public enum Attestation: Hashable, Sendable {
    /// The checkpoint is signed by a key that is trusted here, or that the ledger names where none is trusted yet.
    case signed
    /// It is signed by a key that one trusted here vouches for, and that is not trusted itself: how it came to sign.
    case keyChanged(String)
    /// The ledger names a key, and the checkpoint bears no signature: since an event, if it is known here since which.
    case unsigned(since: Int?)
    /// The ledger has no key, so nobody can vouch for it.
    case keyless
    /// It is not what is trusted here, and somebody wanted to look all the same.
    case unproved(why: String)

    /// A line for people; `nil` where all is as it should be.
    public var notice: String? {
        switch self {
        case .signed: nil
        case .keyChanged(let what): "\(what) `chancery key trust` makes it trusted here."
        case .unsigned(let since?):
            "Nobody has signed for the events from @\(since) on: the checkpoint bears no signature."
        case .unsigned(nil): "Nobody has signed for this state of the log: the checkpoint bears no signature."
        case .keyless: "This ledger has no key: nobody vouches for it."
        case .unproved(let why): "NOT PROVED: \(why)"
        }
    }

    /// The same as a table, which stands in front of what a report lists.
    public var noticeTables: [DataTable] {
        notice.map { [DataTable("note", "Why the log is not what it should be.", ["note"], [[.string($0)]])] } ?? []
    }

    /// As JSON has it.
    public var word: String {
        switch self {
        case .signed: "signed"
        case .keyChanged: "key-changed"
        case .unsigned: "unsigned"
        case .keyless: "keyless"
        case .unproved: "unproved"
        }
    }
}
