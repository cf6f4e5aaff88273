import ExtendedDateTime
import EventStore
import Foundation
import LedgerCore
import LedgerFolders
import Reports
import Domain

/// Every error of the product in words, in one place: what, where, why, and what to do next.
enum Messages {
    /// - Returns: the error, and, where that is so, that nothing was recorded.
    static func text(for error: any Error) -> String {
        if let stopped = error as? ImportStopped { return text(for: stopped) }
        return cause(error) + (error.leavesNothing ? "\nNothing was recorded." : "")
    }

    /// An import that got somewhere: why it went no further, and how far it came.
    private static func text(for stopped: ImportStopped) -> String {
        let (seq, id) = stopped.last
        let count = stopped.summary.recorded
        let sure = stopped.cause.isUncertain ? "" : ", and nothing behind it"
        return """
            \(cause(stopped.cause))
            \(count.of("event")) \(count.verb("was", "were")) recorded before that, up to @\(seq) (\(id.text.printable))\(sure).
            hint: Run the same import again: it finds what is recorded, and adds the rest.
            """
    }

    /// What went wrong in a sentence, to go on from another.
    static func reason(for error: any Error) -> String {
        let text = cause(error)
        return text.hasPrefix("error: ") ? String(text.dropFirst(7)) : text
    }

    /// The error itself, whatever was recorded before.
    private static func cause(_ error: any Error) -> String {
        switch error {
        case let error as UsageError: error.messages.map(\.description).joined(separator: "\n")
        case let error as OptionRefusals:
            error.messages.map(\.description).joined(separator: "\n")
        case let error as RecordingRefused: cause(error.refusals)
        case let error as UsageProblem: text(error.what, hint: error.hint)
        case let error as DataProblem: text(error.what, hint: error.hint)
        case let error as RecordingError: text(for: error)
        case let error as Refusal: text(for: error)
        case let error as KeyError: text(for: error)
        case let error as CreationError: text(for: error)
        case let error as QuestionError: text(for: error)
        case let error as ReviewError: text(for: error)
        case let error as Interview.Cancelled: text(for: error)
        case let error as NoScratchRoom:
            text(
                "what waits to be recorded could not be written: \(error.length) bytes in \(error.folder.quoted).",
                hint: "Make room there, or raise the limit of this process (ulimit -f), and run the same again.")
        case let error as DoubtedRecording: error.words + "Nothing was recorded."
        case let error as UndoError: error.message.description
        case let error as BackupError: text(for: error)
        case ExportError.noSuchTable(let name, let tables):
            text("there is no table \(name.quoted).", hint: "The tables are \(tables.joined(separator: ", ")).")
        case let error as OutputError: text(for: error)
        case IssuedTrailError.noTrail(let why):
            text("this is no trail: \(why).", hint: "Give what chancery audit SUBJECT --format json or html printed.")
        case let error as RevisionImportError: error.message.description
        case let error as TableImportError: error.message.description
        case let error as RegisterRowsError: error.message.description
        case let error as LedgerLocationError: text(for: error)
        case let error as LogError: error.message.description
        case let error as SigningError: text(for: error)
        case let error as TrustError: text(for: error)
        case let error as GitError: error.message.description
        case let error as SetupError: error.message.description
        case let error as CommitRefusal: error.message.description
        case let error as MergeError: error.message.description
        case let error as FollowError: error.message.description
        case let error as TooFewFiles:
            text(
                "this process may have only \(error.allowed) files open, those that it was started with among them.",
                hint: "Raise the limit, such as with ulimit -n 256.")
        case let error as CocoaError: text("\(error.filePath.map { "\($0): " } ?? "")\(error.localizedDescription)")
        default: text("\(error)")
        }
    }

    private static func text(for error: Interview.Cancelled) -> String {
        let what = error.isLater ? "Nothing more was recorded." : "Nothing was recorded."
        guard !error.commands.isEmpty else { return what }
        return what + " What was answered, as far as it came:\n"
            + error.commands.map { "  " + $0 }.joined(separator: "\n")
    }

    private static func text(for error: OutputError) -> String {
        switch error {
        case .failed(let path, let code):
            text(
                "the output could not be written\(path.map { " to \($0.printable)" } ?? ""): \(String(cString: strerror(code))).",
                hint: code == ENOENT ? "Make the folder first." : nil)
        case .isFolder(let path): text("\(path.printable) is a folder.", hint: "Give the name of a file.")
        case .needsFile(let path):
            text(
                "\(path.printable) is a pipe or a device, and SQLite writes to and fro in its file.",
                hint: "Give the name of a file.")
        }
    }

    private static func text(for error: BackupError) -> String {
        switch error {
        case .occupied(let path):
            text("\(path) holds something else than a ledger.", hint: "Give a folder that is empty or not there.")
        case .itself(let path): text("\(path) is the ledger itself.", hint: "Give another folder.")
        case .holdsMore(let path, let name):
            text(
                "\(path) holds more than a copy of a ledger, \(name) for one, which would be lost.",
                hint: "Give a folder that is empty or not there, or a backup.")
        case .anotherLog(let path, let origin):
            text("\(path) is another ledger, \(origin).", hint: "Give another folder.")
        case .newer(let path, let size, let other):
            text(
                "\(path) has \(size.of("event")), and what would replace it has only \(other).",
                hint: "An older state is never put over a newer one. To have both, give another folder.")
        case .forked(let path, let size):
            text(
                "\(path) went its own way: its \(size.of("event")) \(size.verb("is", "are")) not the beginning of what would replace it.",
                hint: "chancery verify --against names the lines that differ.")
        case .notIntact(let path, let items):
            (items.map { "\($0.grade.rawValue): \($0.place): \($0.what)" }.joined(separator: "\n") + "\n")
                .printableLines
                + text("\(path) does not verify, so nothing was replaced.", hint: "Try another copy.")
        case .noFile(let path):
            text(
                "\(path) is a link, a pipe or a device, and no file that belongs to a ledger. Nothing was replaced.",
                hint: "Remove it, or look who put it there.")
        case .failed(let path, let code):
            text(
                "\(path): \(String(cString: strerror(code))). Nothing was replaced.",
                hint: code == EBUSY || code == EXDEV ? "Where a disk is mounted, give a folder on it." : nil)
        }
    }

    private static func text(for error: ReviewError) -> String {
        switch error {
        case .neverSignedOff(let subjects):
            text(
                subjects.isEmpty
                    ? "nothing was ever signed off." : "\(subjects.joined(separator: ", ")) was never signed off.",
                hint: "chancery review sign-off records what a reviewer has seen.")
        case .otherLog(let seq, let seen):
            text(
                "sign-off @\(seq) saw a log with the root \(seen), and this log never had it at that size.",
                hint: "What was reviewed is not the beginning of this log: it was rewritten, or the sign-off is wrong.")
        case .notSeenHere:
            text(
                "the checkpoint that was seen is none of this log.",
                hint: "Verify the trail first: chancery verify TRAIL. It may be of a copy that went its own way.")
        case .nothingThere: text("there is nothing to review yet.", hint: "Record events first.")
        }
    }

    private static func text(for error: SigningError) -> String {
        switch error {
        case .notIntact(let items):
            let list = items.map { "\($0.grade.rawValue): \($0.place): \($0.what)" }.joined(separator: "\n")
            return list.printableLines + "\n"
                + text(
                    "the log is not intact, so nothing was signed.", hint: "Restore the log from a copy that verifies.")
        }
    }

    private static func text(_ what: String, hint: String? = nil) -> String {
        "error: \(what)" + (hint.map { "\nhint: \($0)" } ?? "")
    }

    static func text(for refusal: Refusal) -> String {
        let place = refusal.place?.description
        let problems = refusal.problems.map { $0.message(at: place ?? "").description }
        return (problems + (refusal.misdated.map { [text(for: $0)] } ?? [])).joined(separator: "\n")
    }

    private static func text(for error: RecordingError) -> String {
        switch error {
        case .refused(let refusals):
            return RefusalList(refusals).text
        case .clockBehind(let now, let previous):
            return text(
                "the clock reads \(now), but the last event was recorded at \(previous), more than five minutes ahead.",
                hint:
                    "Set the clock right. If it is right and was wrong then, use --despite-clock: what is recorded gets "
                    + "the last event's moment, and says what the clock reads now.")
        case .clockAhead(let jump): return jump.message.description
        case .clockOutOfRange:
            return text("the clock reads a year that cannot be recorded.", hint: "Set the clock right.")
        case .unverifiable(let id, let fault):
            return text(
                "\(id) cannot be recorded, as its line would not verify. \(fault.words)",
                hint: "Look for control characters in its texts, and in who records it.")
        case .recordedOutOfOrder(let place, let claimed, let previous):
            return text(
                "\(at(place))recorded \(claimed) lies before the previous event, recorded at \(previous).",
                hint: "A backfill goes forward only. Sort the drafts by recorded, or leave recorded out for late ones.")
        case .recordedInFuture(let place, let claimed, let now):
            return text(
                "\(at(place))recorded \(claimed) lies after now, \(now).",
                hint: "A backfill claims moments that have passed.")
        case .badRecorded(let place, let text):
            return self.text(
                "\(at(place))recorded “\(text.printable)” is no instant.", hint: "Write it as 2024-02-16T12:00:00.000Z."
            )
        case .notABackfill(let place):
            return text(
                "\(at(place))the draft says when it was recorded, which only a backfill may.",
                hint: "Use import drafts --backfill, or take recorded out.")
        case .unreadableDraft(let place, let why):
            return text(
                "\(at(place))no draft: \(reason(why))",
                hint: "A draft is one JSON object a line: {\"type\",\"on\",\"data\",...}.")
        case .unreadableFile(let name):
            return text("\(name.printable): cannot be read.", hint: "Check the name and the permissions.")
        }
    }

    private static func at(_ place: Place?) -> String { place.map { "\($0): " } ?? "" }

    private static func reason(_ error: any Error) -> String {
        switch error {
        case DraftError.notAnObject: "the line is JSON, but no object."
        case DraftError.noType: "it has no type."
        case DraftError.doubledKey: "it has both key and id: they are the same thing."
        case DraftError.unreadable(let why): "\(why)"
        default: "\(error)"
        }
    }

    private static func text(for error: KeyError) -> String {
        switch error {
        case .unreadable(let path):
            text("there is no key \(path.printable).", hint: "Check the path in CHANCERY_KEY.")
        case .malformed(let path):
            text(
                "\(path.printable) holds no signing key.",
                hint: "A signing key is one line that begins with PRIVATE+KEY+.")
        case .exists(let path):
            text("\(path.printable) is in the way: another key is to be kept under that name.", hint: "Move it away.")
        case .unsafe(let error):
            text("the key is not used: \(error.what(isSecret: true))", hint: error.hint(isSecret: true))
        case .secretForPath(let setting, let file):
            text(
                "\(setting)\(file.map { ", set in \($0)," } ?? "") holds the text of a private key, not the name of its file.",
                hint: "Give the file's name: \(setting)=FILE. \(SecretText.advice)")
        case .otherOrigin(let path, let name, let expected):
            text(
                "the key \(path) is \(name)'s, not \(expected)'s.", hint: "Set CHANCERY_KEY to the key of this ledger.")
        case .noSigner(let origin, let path):
            text(
                "the ledger \(origin) is signed, and there is no key here to sign with.",
                hint:
                    "Put the key into \(path), name its file in CHANCERY_KEY, or write with --unsigned and have it signed later."
            )
        case .keyless(let origin):
            text(
                "the ledger \(origin) was made without a key, and is never signed.",
                hint: "Keep its root elsewhere, to see later that it only grew: chancery status.")
        case .notTheLedgersKey(let origin, nil):
            text("the key here is not one that the ledger \(origin) names.", hint: "See chancery key show.")
        case .notTheLedgersKey(let origin, let change?):
            text(
                "the key here is no longer the key of the ledger \(origin). \(change.what) Its private half is not here.",
                hint:
                    "Get the new key's file from whoever changed it, and name it in CHANCERY_KEY; or write with --unsigned. If "
                    + "nobody should have changed it, do not run chancery key trust: somebody else holds the old key.")
        case .unvouched(let why):
            text(
                "the change of the key would not verify: \(why). Nothing was recorded, and the old key stays in use.",
                hint: "Run chancery verify, and try again.")
        case .malformedVerifier(let key):
            text(
                "“\(key.printable)” is no verifier key.",
                hint: "A verifier key is NAME+HASH+BASE64, as chancery key show prints it.")
        }
    }

    private static func text(for error: TrustError) -> String {
        switch error {
        case .otherKey(let origin, let named, let trusted):
            text(
                "this ledger calls itself \(origin.printable) and names \(named.map { "the key \($0)" } ?? "no key"), "
                    + "but the key that is trusted here for that name is \(trusted.joined(separator: ", ")).\n"
                    + "It is not the ledger that you know: nothing is told from it, and nothing was written to it.",
                hint: "If you know better, say which key to trust with chancery key trust KEY.")
        case .notGrown(let origin, let size, let verified, let file):
            text(
                "this copy of \(origin.printable) has \(size.of("event")) and does not begin with the \(verified) that were "
                    + "last written or verified here: it is an older copy, its history was rewritten, or a merge in git kept the history "
                    + "of another copy. Nothing is told from it, and nothing was written to it.",
                hint:
                    "With --unproved it can be looked at. After a merge, chancery hook follow goes on from here if all \(verified) are in this copy. Otherwise get "
                    + "the copy that verifies; if it is lost for good, remove \(file): this one is then trusted anew.")
        case .badSignature(let origin, let error, let trusted):
            text(
                "no key that is trusted here has signed this state of \(origin.printable): \(error).\n"
                    + "Trusted are \(trusted.joined(separator: ", ")). Nothing is told from it, and nothing was written to it.",
                hint:
                    "See what chancery verify says, and get a copy that verifies; with --unproved it can be looked at.")
        case .unreadable(let file):
            text(
                "\(file) cannot be read: it holds which keys and which state of a ledger are trusted here.",
                hint: "Restore it, or remove it to trust the ledger anew.")
        case .unsafe(let error):
            text(
                "what is trusted here may not be yours: \(error.what(isSecret: false))",
                hint: error.hint(isSecret: false))
        }
    }

    private static func text(for error: CreationError) -> String {
        switch error {
        case .exists(let path): text("there is a ledger already in \(path).", hint: "Choose another folder.")
        case .checkpointGone(let path):
            text(
                "\(path) holds events, but their checkpoint is gone, and a new ledger would take their place.",
                hint: "Restore events/checkpoint from a copy, or choose another folder.")
        case .badOrigin(let origin):
            text(
                "“\(origin.printable)” cannot be an origin.",
                hint: "An origin is like example.org/ledger: no blanks, no plus sign, no #.")
        case .keyTrusted(let origin, let key):
            text(
                "for \(origin.printable) the key \(key.printable) is trusted here, and a ledger without a key would not be. "
                    + "Nothing was made.",
                hint: "Choose another --origin, or leave --no-key out.")
        }
    }

    private static func text(for error: QuestionError) -> String {
        switch error {
        case .noSuchSeq(let seq, let size):
            text(
                "there is no event @\(seq): the ledger has \(size.of("event")).",
                hint: size > 0 ? "They are @0 to @\(size - 1)." : nil)
        case .noSuchEvent(let name, let size):
            text(
                "there is no event “\(name.printable)”: the ledger has \(size.of("event")).",
                hint: "Give an event's id, or its position as @SEQ.")
        case .noSuchSubject(let name, let similar):
            text(
                "nothing here is called “\(name.printable)”.",
                hint: similar.isEmpty ? "Try chancery search." : "Did you mean \(similar.joined(separator: ", "))?")
        case .ambiguousSubject(let name, let candidates):
            text("“\(name.printable)” fits several: \(candidates.joined(separator: ", ")).", hint: "Name one of them.")
        case .noSuchField(let field, let subject, let fields):
            text(
                "no event says anything of “\(field.printable)” of \(subject.printable).",
                hint: fields.isEmpty
                    ? "Nothing was known of it then."
                    : "There are: \(fields.joined(separator: ", ")); or a JSON Pointer.".printable)
        case .reversed(let first, let second):
            text("\(first) comes after \(second).", hint: "Give the earlier moment first.")
        }
    }

    private static func text(for error: LedgerLocationError) -> String {
        switch error {
        case .notALedger(let path):
            text("\(path.printable) holds no ledger.", hint: "Make one with chancery init \(path.printable).")
        case .checkpointGone(let path):
            text(
                "\(path.printable) holds events, but their checkpoint is gone: nothing says how many of them count.",
                hint:
                    "Restore \(path.printable)/events/checkpoint from a copy. If chancery init was interrupted, run it again."
            )
        case .noneFound:
            text(
                "there is no ledger here or in any folder above.",
                hint: "Use --ledger DIR, or make one: chancery init DIR, or chancery init . in this folder.")
        }
    }
}

/// Exit codes, as the manual has them.
enum Exit {
    static let failed: Int32 = 1
    static let findings: Int32 = 3
    static let usage: Int32 = 64
    static let badInput: Int32 = 65

    static func code(for error: any Error) -> Int32 {
        switch error {
        case let error as ImportStopped: code(for: error.cause)
        case LedgerLocationError.checkpointGone: failed
        case ExportError.noSuchTable, OutputError.isFolder, OutputError.needsFile: usage
        case is UsageProblem, is UsageError, is LedgerLocationError: usage
        case is DataProblem, is Refusal, is OptionRefusals, is DoubtedRecording, is RevisionImportError,
            is TableImportError, is RegisterRowsError:
            badInput
        case is SetupError: badInput
        case is CommitRefusal: findings
        case MergeError.notRecordable: badInput
        case let error as RecordingError:
            switch error {
            case .clockBehind, .clockAhead, .clockOutOfRange: failed
            default: badInput
            }
        case is QuestionError, is IssuedTrailError, is ReviewError, is UndoError: badInput
        case CreationError.badOrigin: usage
        case KeyError.malformedVerifier: badInput
        default: failed
        }
    }
}
