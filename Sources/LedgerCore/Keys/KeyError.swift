/// What can be wrong with a key.
public enum KeyError: Error, Sendable {
    case unreadable(String)
    case malformed(String)
    case exists(String)
    case otherOrigin(String, named: String, expected: String)
    /// The ledger names a key, and there is none here to sign with.
    case noSigner(origin: String, path: String)
    /// The ledger was made without a key, and can be given none.
    case keyless(String)
    /// The key here is not the one that the ledger names, perhaps because that was changed elsewhere.
    case notTheLedgersKey(String, change: KeyChange?)
    case malformedVerifier(String)
    /// A change of the key that would not verify, and why.
    case unvouched(String)
    /// The file is not one on which to rely.
    case unsafe(GuardedFileError)
    /// Where the name of a file is expected there is the text of a private key.
    case secretForPath(setting: String, file: String?)
}
