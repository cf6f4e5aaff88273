/// Why an output could not be written.
public enum OutputError: Error, Sendable {
    /// The system refused it, with its `errno`; standard output where no path is named.
    case failed(path: String?, code: Int32)
    /// A folder cannot be written into as a file is.
    case isFolder(String)
    /// What is there takes bytes one after the other, and this output is not made so.
    case needsFile(String)
}
