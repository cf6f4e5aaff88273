import LedgerCore
import EventStore
import TransparencyLog
import Domain

/// What this machine remembers of a ledger, after a merge or a rebase in git has kept another history of it.
///
/// The last verified checkpoint is held against the ledger: who records in it must find it grown from there. A merge may
/// have put other events between. Then the remembered history is looked for among the commits that git still has; where
/// every event of it is in the ledger, the ledger's own checkpoint is remembered in its place.
public struct FollowedHistory {
    private let ledger: Ledger
    private let place: GitLedger

    public init(_ ledger: Ledger) throws {
        self.ledger = ledger
        place = try GitLedger(ledger)
    }

    /// What came of it.
    public enum Outcome: Sendable {
        /// The ledger begins with what is remembered, or nothing is.
        case asRemembered
        /// So many events were remembered, as a commit has them; all are in the ledger, some only now, but for changes of the
        /// ledger's key, which cannot be recorded again.
        case followed(events: Int, commit: String, recorded: Int, setAside: [EventID])
    }

    /// - Parameter terms: given, events that the ledger lacks are recorded in it.
    public func follow(recordingLost terms: RecordingTerms? = nil) throws -> Outcome {
        // What is remembered stands against this ledger until it is shown to hold the same.
        let bare = try Ledger(root: ledger.root, environment: ledger.environment.withoutCheckpoints)
        let report = try bare.verify()
        guard report.isClean else { throw FollowError.notIntact(report.items) }
        let files = TrustFiles(ledger.environment)
        guard var known = try files.trust(of: report.origin), let note = known.checkpoint else { return .asRemembered }
        let remembered = try Ledger.checkpoint(note)
        if try ledger.begins(with: remembered) { return .asRemembered }
        let folder = try TemporaryFolder()
        guard let (commit, copy) = try copy(of: remembered, in: folder.path) else {
            throw FollowError.noCommit(size: remembered.size)
        }
        let lost = try bare.drafts(lackedOf: copy, first: remembered.size, at: commit)
        guard lost.isEmpty || terms != nil else { throw FollowError.eventsLost(commit: commit, lost.map(\.draft.id)) }
        let keyChanges = lost.map(\.draft).filter { $0.type == LedgerKeyChanged.type }.map(\.id)
        let movable = lost.filter { !keyChanges.contains($0.draft.id) }
        if let terms, !movable.isEmpty { try bare.record(movable, terms) }
        known.checkpoint = try ledger.log.head().note
        do { try files.remember(known, of: report.origin) } catch {
            guard !movable.isEmpty else { throw error }
            throw FollowError.notRemembered(recorded: movable.count, error)
        }
        return .followed(
            events: remembered.size, commit: commit, recorded: movable.count, setAside: keyChanges)
    }

    /// A commit whose log begins with what is remembered, and that log.
    ///
    /// Of all commits that git still has, those are left out whose log the ledger has grown from.
    private func copy(of remembered: Checkpoint, in folder: String) throws -> (commit: String, Ledger)? {
        let commits = try place.repository.run(
            "rev-list", "--all", "--reflog", "--full-history", "--abbrev-commit", "--", place.path("events/checkpoint"))
        for commit in String(decoding: commits, as: UTF8.self).split(separator: "\n").map(String.init) {
            let files = try place.files(in: commit)
            guard let checkpoint = try place.checkpoint(files), checkpoint.size >= remembered.size,
                try !ledger.begins(with: checkpoint)
            else { continue }
            // A commit that was made without the check may hold a log that cannot be read.
            let copy = try place.copy(files, to: folder + "/" + commit, ledger.environment)
            if (try? copy.begins(with: remembered)) ?? false { return (commit, copy) }
        }
        return nil
    }
}

/// Why the remembered checkpoint stays the one that counts. Nothing was recorded, but for `notRemembered`.
public enum FollowError: Error, Sendable {
    /// The ledger itself does not verify.
    case notIntact([VerifyReport.Item])
    /// No commit has the events that were last verified.
    case noCommit(size: Int)
    /// What a merge had dropped was recorded again, and that could not be remembered.
    case notRemembered(recorded: Int, any Error)
    /// Events that were verified, and that the ledger does not hold.
    case eventsLost(commit: String, [EventID])
}
