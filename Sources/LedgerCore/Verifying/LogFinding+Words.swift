import EventStore
import TransparencyLog

extension LogFinding.Place {
    /// File, line and event, as far as they are known.
    var words: String {
        let line = line.map { ":\($0)" } ?? ""
        switch (file, seq) {
        case (let file?, let seq?): return "\(file)\(line) (event @\(seq))"
        case (let file?, nil): return file + line
        case (nil, let seq?): return "event @\(seq)"
        case (nil, nil): return "checkpoint"
        }
    }

}

extension LogFinding {
    var what: String { fault.words }
}

extension LogFault {
    /// What was found, in a sentence.
    public var words: String {
        switch self {
        case .malformedLine(let error): "The line is not in its canonical form: \(error)."
        case .malformedKey(let key): "The line has no proper \(key)."
        case .wrongSeq(let found, let expected):
            "The line says that it is event @\(found), but @\(expected) stands here."
        case .goesBack(let behind): "It was recorded before the event in front of it, which was recorded at \(behind)."
        case .repeatedID(let first): "Its id is also that of event @\(first)."
        case .unendedLine: "The newline at the end of the file is missing."
        case .differsFromKept: "The line is not the one that was committed."
        case .belongsTo(let seq): "The line was committed as event @\(seq), not here."
        case .copied(let seq): "The line is a copy of event @\(seq)."
        case .lineGone: "The line that was committed as this event is gone."
        case .filesGone(let range): "The files of the events @\(range.lowerBound) to @\(range.upperBound - 1) are gone."
        case .tooFewLines(let found, let expected):
            "There \(found.verb("is", "are")) \(found.of("line")) where \(expected) \(expected.verb("was", "were")) committed."
        case .tooManyLines(let count): "There \(count.verb("is", "are")) \(count.of("line")) too many."
        case .uncommitted(let bytes, let lines):
            "\(bytes.of("byte")) (\(lines.of("whole line"))) \(bytes.verb("stands", "stand")) behind the committed log, and \(bytes.verb("is", "are")) no part of it; "
                + (isClearedByWriters
                    ? "the next writer sets them aside."
                    : "no append can have left so many, so writers refuse to go on until they are gone.")
        case .setAside: "Bytes that a writer set aside: they were never acknowledged."
        case .foreignSegment: "No segment of this log."
        case .rootDiffers(let expected, let found, let range):
            "The lines lead to the root \(found?.base64 ?? "none"), not to the checkpoint's \(expected.base64). "
                + "The change is among the events @\(range.lowerBound) to @\(range.upperBound - 1); "
                + "verify --against another copy of the log finds the line."
        case .checkpointRootDiffers(let kept):
            "The lines lead to the root \(kept.base64) that was kept when they were committed: the checkpoint was changed."
        case .checkpointGone: "The checkpoint is gone."
        case .checkpoint(let error): "The checkpoint cannot be believed: \(error)."
        case .unsigned:
            "The checkpoint is not signed, though the ledger names a key. After a full pass, chancery sign signs it."
        case .neverSigned:
            "The ledger has no key: nobody vouches for it. Keep its root elsewhere to see later that it only grew."
        case .noTrustedKey:
            "The checkpoint is signed, but no key is trusted here to check it with. Give one with --key."
        case .wrongOrigin(let origin): "Event @0 names another origin: \(origin ?? "none")."
        case .shrunk(let size): "The log once had \(size.of("event"))."
        case .rewritten(let size, let expected, let found):
            "The root over \(size.of("event")) is \(found.base64); it once was \(expected.base64): history was rewritten."
        case .earlierOriginDiffers(let origin): "The earlier checkpoint is that of another log, \(origin)."
        }
    }
}
