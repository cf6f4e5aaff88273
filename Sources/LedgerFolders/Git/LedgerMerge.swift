import LedgerCore
import EventStore
import Foundation
import Domain

/// A merge, rebase, cherry-pick or stash in git that stopped, or was stopped, because both sides had recorded events.
///
/// A log has one order, so one side's history is kept whole, and what only the other side has is recorded behind it: with
/// its own ids and contents, at a new moment. All this happens in a copy; the work tree and the index get the result.
public struct LedgerMerge {
    let ledger: GitLedger
    private let environment: Environment

    public init(_ ledger: GitLedger, _ environment: Environment) {
        self.ledger = ledger
        self.environment = environment
    }

    /// How a merge was settled.
    public struct Settlement: Sendable {
        /// The commit whose history was kept, by the name that git has for it.
        public let kept: String
        public let keptSize: Int
        public let recorded: Int
        /// Events that could not be recorded again, and were set aside.
        public let refusals: [Refusal]
        /// The same, as drafts: a JSON object a line.
        public let setAside: [String]
        /// What git is to be told next.
        public let command: String
    }

    /// - Parameters:
    ///   - keepsOurs: keeps the history of `HEAD`, else of what is merged into it. Where the next commit follows `HEAD` alone,
    ///     as in a rebase, a cherry-pick or a squash, the history of `HEAD` is kept in any case.
    ///   - settingAsideBad: goes on without events that cannot be recorded behind the history that is kept.
    /// - Returns: `nil` where nothing is left to settle: the ledger is staged, and has grown from `HEAD`.
    public func resolve(
        keepingOurs keepsOurs: Bool, _ terms: RecordingTerms, settingAsideBad: Bool = false
    ) throws -> Settlement? {
        try ledger.repository.clearDeadLock()
        let folder = try TemporaryFolder()
        guard let undertaking = try GitUndertaking(ledger) else {
            guard try isSettled(in: folder.path) else { throw MergeError.nothingToSettle }
            return nil
        }
        var sides = try sides(undertaking, in: folder.path)
        try refuseStrays(sides)
        let kept = sides.remove(at: try keptIndex(sides, prefersFirst: keepsOurs || undertaking.keepsHead))
        var (size, refusals, setAside) = (0, [Refusal](), [String]())
        let keptSize = try kept.ledger.log.head().size
        for side in sides {
            let drafts = try kept.ledger.drafts(lackedOf: side.ledger, at: side.name)
            do {
                let summary = try kept.ledger.importDrafts(drafts, terms, settingAsideBad: settingAsideBad)
                size += summary.recorded
                refusals += summary.refusals
                let places = Set(summary.refusals.compactMap(\.place))
                setAside += drafts.filter { $0.place.map(places.contains) ?? false }
                    .map { $0.draft.document.root.json.canonicalText }
            } catch RecordingError.refused(let refusals) {
                throw MergeError.notRecordable(refusals)
            } catch let stopped as ImportStopped {
                // What it had recorded was in the copy.
                throw stopped.cause
            }
        }
        do { try WorkTreeLog(ledger).replace(with: kept.ledger, snapshotsOf: kept.commit) } catch {
            throw MergeError.unfinished(ledger, error)
        }
        try remember(kept.ledger)
        return Settlement(
            kept: kept.name, keptSize: keptSize, recorded: size, refusals: refusals, setAside: setAside,
            command: undertaking.command)
    }

    /// Remembers the merged log, where a state of it is remembered. All events of both sides are in it, or were set aside with the
    /// keeper's knowledge; of what was recorded and not committed nothing is in the work tree any more, or the merge had been refused.
    private func remember(_ merged: Ledger) throws {
        let head = try merged.log.head()
        try TrustFiles(environment).update(head.origin) { trust in
            guard var new = trust, new.checkpoint != nil else { return }
            new.checkpoint = head.note
            if head.isSigned { new.signedSize = head.size }
            trust = new
        }
    }

    /// Whether the ledger is staged, whole, and has grown from that of `HEAD`: a run before this one was killed after it had
    /// settled a conflict that left no other trace.
    private func isSettled(in folder: String) throws -> Bool {
        guard ledger.repository.isCommit("HEAD"), let tree = try? ledger.repository.stagedTree() else { return false }
        let (staged, committed) = try (ledger.files(in: tree), ledger.files(in: "HEAD"))
        guard staged != committed, staged.checkpoint != nil, let checkpoint = try ledger.checkpoint(committed) else {
            return false
        }
        let copy = try ledger.copy(staged, to: folder + "/staged", environment)
        return try copy.verify().isIntact && copy.begins(with: checkpoint)
    }

    /// The ledger as one of the commits has it.
    struct Side {
        let name: String
        let ledger: Ledger
        /// The commit whose snapshots are of this log.
        let commit: String

        fileprivate func lines() throws -> Set<ArraySlice<UInt8>> {
            var lines = Set<ArraySlice<UInt8>>()
            try ledger.log.read(0..<ledger.log.head().size) { lines.insert($1) }
            return lines
        }
    }

    /// The sides that have the ledger: all must verify, and be copies of one log.
    private func sides(_ undertaking: GitUndertaking, in folder: String) throws -> [Side] {
        var found = try (["HEAD"] + undertaking.heads).map { (name: $0, files: try ledger.files(in: $0), commit: $0) }
        if let conflict = try ledger.conflict(), !found.dropFirst().contains(where: { conflict.isSide($0.files) }) {
            found.append(("theirs", conflict.files, "HEAD"))
        }
        var sides: [Side] = []
        for (number, side) in found.enumerated() where side.files.checkpoint != nil {
            let copy = try ledger.copy(side.files, to: "\(folder)/\(number)", environment)
            let report = try copy.verify()
            guard report.isIntact else { throw MergeError.notIntact(side: side.name, report.items) }
            sides.append(Side(name: side.name, ledger: copy, commit: side.commit))
        }
        guard let first = sides.first else { throw MergeError.nothingToSettle }
        let origin = try first.ledger.log.head().origin
        for other in try sides.map({ try $0.ledger.log.head().origin }) where other != origin {
            throw MergeError.otherLedger(origin, other)
        }
        return sides
    }

    /// Which side to keep: the one that is preferred, unless another one goes on where that ends.
    private func keptIndex(_ sides: [Side], prefersFirst: Bool) throws -> Int {
        var kept = prefersFirst ? 0 : sides.count - 1
        for index in sides.indices where index != kept {
            let checkpoint = try sides[kept].ledger.log.checkpoint().checkpoint
            if try sides[index].ledger.begins(with: checkpoint) { kept = index }
        }
        return kept
    }

    /// Refuses to write over events in the work tree that neither side has: somebody recorded them since.
    private func refuseStrays(_ sides: [Side]) throws {
        let committed = try sides.map { try $0.lines() }
        let unknown = WorkTreeLog(ledger).lines.filter { line in !committed.contains { $0.contains(line) } }
        let recorded = unknown.compactMap { try? Ledger.event(Array($0)).id }
        guard !recorded.isEmpty else { return }
        let known = Set(committed.joined().compactMap { try? Ledger.event(Array($0)).id })
        guard let lost = recorded.first(where: { !known.contains($0) }) else { return }
        throw MergeError.strayEvent(ledger, lost)
    }
}

extension VerifyReport {
    /// Whether all that was ever committed is there, whoever vouches for it.
    fileprivate var isIntact: Bool { !items.contains { $0.grade <= .missing } }
}

/// Why a merge was not settled; nothing was changed, but for `unfinished`.
public enum MergeError: Error, Sendable {
    /// No merge, rebase or cherry-pick is under way, or none of its sides has the ledger.
    case nothingToSettle
    /// A commit is being reverted, which would take its events out of the log.
    case revert(GitLedger, commit: String)
    case notIntact(side: String, [VerifyReport.Item])
    /// The sides' origins.
    case otherLedger(String, String)
    /// The work tree holds an event that no side has.
    case strayEvent(GitLedger, EventID)
    /// An event of one side tells of that side's log itself, and means nothing behind another.
    case notMovable(side: String, type: String, EventID)
    /// The result could not be put in its place; the work tree may hold a part of it, and git's index is as it was.
    case unfinished(GitLedger, any Error)
    /// Events of one side cannot stand behind the other's.
    case notRecordable([Refusal])
}
