import CanonicalJSON
import ExtendedDateTime
import TransparencyLog

/// What is wrong at a place of a log. Facts only; sentences are made by whoever shows them.
public enum LogFault: Hashable, Sendable {
    // A line.

    /// The bytes are not canonical JSON within the format's limits.
    case malformedLine(JSONError)

    /// The line has not this key of the log, or not in its form.
    case malformedKey(String)

    /// The line says that it is another event than the one that comes next.
    case wrongSeq(found: Int, expected: Int)

    /// Recorded before the event in front of it, which was recorded then.
    case goesBack(behind: UTCInstant)

    /// Another event, the first of the two, has the same id.
    case repeatedID(firstSeq: Int)

    /// The newline at the end of the file is missing.
    case unendedLine

    // A line, by the kept hashes, which lead to the checkpoint's root.

    /// The line is not the one that was committed.
    case differsFromKept

    /// The line was committed as this event, not here.
    case belongsTo(seq: Int)

    /// The line stands in the segment a second time.
    case copied(of: Int)

    /// The line that was committed as this event is not in its segment.
    case lineGone

    // A segment.

    /// There is no file for these events.
    case filesGone(Range<Int>)

    case tooFewLines(found: Int, expected: Int)

    /// Lines behind the last one of a sealed segment.
    case tooManyLines(Int)

    /// Bytes behind the committed log; how many whole lines they are.
    case uncommitted(bytes: Int, lines: Int)

    /// A file of bytes that a writer put aside.
    case setAside

    /// A segment that this log can never have.
    case foreignSegment

    // The root.

    /// The lines do not lead to the checkpoint's root. The change is among these events; another copy of the log finds
    /// the line.
    case rootDiffers(expected: Hash, found: Hash?, among: Range<Int>)

    /// The lines lead to the root that was kept when they were committed: it is the checkpoint that was changed.
    case checkpointRootDiffers(kept: Hash)

    // The checkpoint.

    case checkpointGone

    /// It cannot be read, is another log's, or bears a false signature.
    case checkpoint(CheckpointError)

    /// It has no signature, though event 0 names a key.
    case unsigned

    /// It has no signature, and event 0 names no key.
    case neverSigned

    /// It is signed, but the verifier was given no key to check that with.
    case noTrustedKey

    /// Event 0 names another origin.
    case wrongOrigin(inEvent: String?)

    // An earlier checkpoint.

    /// The log has fewer events than once.
    case shrunk(from: Int)

    /// The first events of the log are not what they were when there were no others.
    case rewritten(size: Int, expected: Hash, found: Hash)

    /// The earlier checkpoint is another log's.
    case earlierOriginDiffers(String)
}

extension LogFault {
    /// Whether the next writer can clear the way: bytes behind the log that an append can have left.
    public var isClearedByWriters: Bool {
        if case .uncommitted(let bytes, _) = self { bytes <= Layout(root: "").largestSegment } else { false }
    }
}
