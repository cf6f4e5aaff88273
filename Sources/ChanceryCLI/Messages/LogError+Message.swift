import EventStore
import Foundation
import LedgerCore
import Domain

extension LogError {
    /// What happened to the log, and what to do about it.
    var message: Message {
        switch self {
        case .notALedger(let folder):
            Message(what: "\(folder) holds no ledger.", why: nil, hint: "Make one with chancery init \(folder).")
        case .alreadyALedger(let folder):
            Message(what: "there is a ledger already in \(folder).", why: nil, hint: "Choose another folder.")
        case .file(let error): error.message
        case .busy(let holder, let waited):
            Message(
                what: "somebody else is writing to the ledger\(holder.map { ": \($0)" } ?? "").",
                why: "The lock was not free within \(waited.components.seconds) seconds.",
                hint: "Try again; if the other one hangs, end it.")
        case .checkpoint(let error):
            Message(what: "the checkpoint cannot be read: \(error).", why: nil, hint: "See what chancery verify says.")
        case .untrustedCheckpoint(let error):
            Message(
                what: "nobody who is trusted signed the present checkpoint: \(error).",
                why: "Signing over it would vouch for what somebody else wrote.",
                hint: "See chancery verify; after a full pass, chancery sign signs it.")
        case .checkpointMoved(let size):
            Message(what: "the log has changed meanwhile: it has \(size.of("event")).", why: nil, hint: "Try again.")
        case .damaged(let damage): damage.message
        case .refused(let line, let refusal):
            Message(
                what: "line \(line + 1) of the batch cannot be appended: \(refusal).", why: nil, hint: nil)
        case .outside(let range, let size):
            Message(
                what: "events @\(range.lowerBound) to @\(range.upperBound - 1) were asked for, and there are \(size).",
                why: nil, hint: "Positions count from @0.")
        case .unknownOutcome(let ids, let error):
            Message(
                what: "it is unknown whether the events were recorded: \(error.message.what)",
                why: "The new checkpoint was in place, but the disk did not confirm it.",
                hint:
                    "Record them again with the same ids: what is there is found to be there. Ids: \(Self.listed(ids))."
            )
        }
    }
}

extension LogError {
    /// Of many ids, as an import has, the first and the last.
    fileprivate static func listed(_ ids: [String]) -> String {
        guard ids.count > 5, let last = ids.last else { return ids.joined(separator: ", ") }
        return ids.prefix(3).joined(separator: ", ") + " and \(ids.count - 4) others, to \(last)"
    }
}

extension Error {
    /// Whether the commit that it ended has left nothing in the log.
    var leavesNothing: Bool {
        switch self as any Error {
        case let error as LogError: error.leavesNothing
        case RecordingError.refused, is OptionRefusals, is NoScratchRoom: true
        default: false
        }
    }

    /// Whether the commit that it ended may be in the log.
    var isUncertain: Bool { if case .unknownOutcome? = self as? LogError { true } else { false } }
}

extension LogError {
    /// A file that cannot be written to is found out before the new checkpoint is in its place; behind that the outcome
    /// is unknown, which is an error of its own.
    fileprivate var leavesNothing: Bool {
        switch self {
        case .busy, .untrustedCheckpoint, .refused: true
        case .file(let error): [.write, .truncate, .sync, .rename, .syncFolder, .lock].contains(error.operation)
        default: false
        }
    }
}

extension FileError {
    var message: Message {
        let reason = isNotRegular ? "it is no regular file" : String(cString: strerror(code))
        let hint =
            switch code {
            case _ where isNotRegular:
                "A link, a pipe, a device or a folder is never followed. Put the file itself there."
            case ENOSPC, EDQUOT: "Make room on the disk, and try again."
            case EACCES, EPERM, EROFS: "Check the permissions of the folder."
            default: "See whether the disk is sound."
            }
        return Message(what: "\(operation.rawValue) failed for \(path): \(reason).", why: nil, hint: hint)
    }
}

extension LogError.Damage {
    var message: Message {
        let what =
            switch self {
            case .missing(let seq, let place): "event @\(seq) is not \(inside(place)), though the checkpoint covers it."
            case .unreadable(let seq, let place): "the line of event @\(seq) \(inside(place)) cannot be read."
            case .changed(let seq, let place):
                "the line of event @\(seq) \(inside(place)) is not the one that was committed."
            case .surplus(let bytes, let place):
                "\(bytes.of("byte")) \(bytes.verb("stands", "stand")) behind the committed events \(inside(place)): more than an append can have left."
            case .rootDiffers(let expected, let found):
                "the lines lead to the root \(found.base64), the checkpoint says \(expected.base64)."
            case .unprovable(let seq): "no proof for event @\(seq) leads to the checkpoint's root."
            }
        return Message(
            what: what,
            why: "The log is damaged: nothing is told from it, and nothing appended where an append meets that.",
            hint: "Run chancery verify to see where, and restore from a copy that verifies.")
    }

    private func inside(_ place: String?) -> String { "in \(place ?? "the log")" }
}
