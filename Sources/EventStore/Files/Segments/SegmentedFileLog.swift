import Glibc
import TransparencyLog

/// A log in a folder, as `events/README.md` specifies it: segments of lines, and the checkpoint that commits them.
///
/// A value of this type holds no open file, and remembers no more than what is proven of the tree; so copies of it, in as many threads
/// and processes as there are, see the same log. One of them at a time appends; readers never wait.
public struct SegmentedFileLog: AppendOnlyLog {
    public let layout: Layout
    let files: any FileSystem

    /// How an append names itself to those who wait for it.
    let writer: String

    /// How long an append waits for the lock.
    let patience: Duration

    let memory = TreeMemory()

    public static let patience = Duration.seconds(30)

    /// Opens the log of a ledger's folder.
    ///
    /// - Parameters:
    ///   - folder: holds `events/`.
    ///   - writer: shown to those who wait for the lock; by default the process's number.
    /// - Throws: `LogError.notALedger` when there is no checkpoint.
    public init(
        folder: String, files: any FileSystem = .posix, writer: String? = nil, patience: Duration = patience
    ) throws(LogError) {
        try self.init(Layout(root: folder), files, writer: writer, patience: patience)
    }

    init(
        _ layout: Layout, _ files: any FileSystem, writer: String? = nil, patience: Duration = patience
    ) throws(LogError) {
        self.init(unchecked: layout, files, writer: writer, patience: patience)
        guard try isThere() else { throw .notALedger(at: layout.root) }
    }

    init(unchecked layout: Layout, _ files: any FileSystem, writer: String?, patience: Duration) {
        self.layout = layout
        self.files = files
        self.writer = writer ?? "process \(getpid())"
        self.patience = patience
    }

    var kept: LogCache { LogCache(files: files, layout: layout) }

    func isThere() throws(LogError) -> Bool {
        do throws(FileError) {
            if try files.status(of: layout.checkpoint) != nil { return true }
            return try files.exists(layout.checkpoint)
        } catch {
            if error.isMissing { return false }
            throw .file(error)
        }
    }
}

extension SegmentedFileLog {
    public func head() throws(LogError) -> Head {
        let checkpoint = try checkpoint()
        let size = checkpoint.checkpoint.size
        let last = size == 0 ? nil : try lines(at: [size - 1], of: checkpoint.checkpoint)[0]
        return try Head(checkpoint: checkpoint, lastLine: last, layout)
    }

    public func checkpoint() throws(LogError) -> SignedCheckpoint {
        let bytes: [UInt8]
        do { bytes = try files.contents(of: layout.checkpoint, limit: SignedNote.maximumBytes) } catch {
            throw error.isMissing ? .notALedger(at: layout.root) : .file(error)
        }
        do { return try SignedCheckpoint(ofLog: bytes) } catch { throw .checkpoint(error) }
    }
}

extension Head {
    /// A head whose `recorded` stands in the last event's line.
    init(checkpoint: SignedCheckpoint, lastLine: [UInt8]?, _ layout: Layout) throws(LogError) {
        let recorded = lastLine.flatMap { LogKeys(line: $0)?.recorded }
        if lastLine != nil, recorded == nil {
            let seq = checkpoint.checkpoint.size - 1
            throw .damaged(.unreadable(seq: seq, at: layout.segment(base: layout.base(of: seq))))
        }
        self.init(checkpoint: checkpoint, recorded: recorded)
    }
}

extension SignedCheckpoint {
    /// Reads a log's checkpoint file. There are never more events than a `seq` can count.
    init(ofLog bytes: [UInt8]) throws(CheckpointError) {
        try self.init(parsing: bytes, allowsUnsigned: true)
        guard checkpoint.size <= Layout.largestSeq else { throw .excessiveSize }
    }
}
