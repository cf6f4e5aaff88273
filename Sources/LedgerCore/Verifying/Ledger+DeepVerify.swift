import EventStore
import Foundation
import Projections
import Reports
import Domain

extension Ledger {
    /// What is wrong with what the lines say, and with all that was made from them: every event is checked again as it was
    /// when it was recorded, the states are folded, and the index and the snapshots compared with ones made anew.
    ///
    /// Only for a log that is intact. The folds hold all events in memory.
    func deepItems(progress: @Sendable (Int) -> Void) throws -> [VerifyReport.Item] {
        let log = try moment()
        var items = try eventItems(log, progress: progress)
        let view = try view(of: log.head)
        let index = try view.box.whole
        // Others may have kept more of the log meanwhile than there was when this began.
        if try !index.isWhole(in: index.covered > log.size ? moment() : log) {
            let what = "The index is not what the log makes it. Delete .chancery: it is made anew."
            items.append(.init(.altered, ".chancery", what))
        }
        let notApplied = try view.knowledge().notApplied.count
        if notApplied > 0 {
            let what = "\(notApplied) events are of types, versions or forms unknown to this program."
            items.append(.init(.notice, "events", what))
        }
        items += try view.reviewsOfOtherLogs(among: view.reviews()).sorted().map { seq in
            .init(.notice, "event @\(seq)", "It signs off a size and a root that this log never had.")
        }
        return try items + snapshotItems(view)
    }

    /// Checks each event against the vocabulary and against those in front of it.
    func eventItems(
        _ log: LogMoment, inBatchesOf count: Int = batchSize, progress: (Int) -> Void
    ) throws -> [VerifyReport.Item] {
        var batch: [CheckedEvent] = []
        let registry = WriteModel { seq in
            guard let first = batch.first?.event.seq, seq >= first else { return try log.event(at: seq) }
            return batch[seq - first].event
        }
        var items: [VerifyReport.Item] = []
        // The next events are read and checked by themselves while these are checked against those in front of them.
        let starts = Array(stride(from: 0, to: log.size, by: count))
        var batches = Prefetcher(starts) { start in
            try CheckedEvent.all(log.lines(in: start..<min(start + count, log.size)))
        }
        for start in starts {
            batch = try batches.next()
            for checked in batch where items.count < Self.deepItemLimit {
                let event = checked.event
                items += try checked.problems(in: registry).map {
                    VerifyReport.Item(event.grade(of: $0), "event @\(event.seq)", $0.message(at: "").description)
                }
                try registry.add(checked.event, mentioning: checked.mentions)
            }
            progress(start + batch.count)
        }
        return items
    }

    private static let deepItemLimit = 1000

    /// Compares the snapshots that lie beside the log with the states that it folds to.
    private func snapshotItems(_ view: LedgerView) throws -> [VerifyReport.Item] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: snapshotFolder).sorted()) ?? []
        return try names.filter { $0.hasSuffix(".jsonl") }.compactMap { name in
            guard let size = Snapshot.size(fileName: name), size <= view.size else {
                return .init(.altered, "snapshots/\(name)", "It is named after no size that the log ever had.")
            }
            let path = snapshotFolder + "/" + name
            if let folds = Snapshot.folds(path: path), folds != Snapshot.foldVersion {
                let what =
                    "It was made by version \(folds) of the folds, and this is version \(Snapshot.foldVersion): it is ignored."
                    + " `chancery snapshot --known-on @\(size - 1)` makes it anew."
                return .init(.notice, "snapshots/\(name)", what)
            }
            let right = try view.at(.seq(size - 1)).snapshot().bytes
            let isRight = (try? PosixFileSystem().contents(of: path, limit: right.count)) == right
            let what = "It is not the fold of the first \(size.of("event"))."
            return isRight ? nil : .init(.altered, "snapshots/\(name)", what)
        }
    }
}

extension Event {
    /// No writer of this format ever took a line that breaks the rules of reference. Some rules earlier writers did not have: a line
    /// that breaks no others is honest. That only parties act as parties is one of them; such a line counts for nothing. One
    /// without the form of its type counts for nothing either, whoever wrote it.
    fileprivate func grade(of problem: Problem) -> LogFinding.Grade {
        switch problem.kind {
        case .noParty, .noRival, .noClaim: .notice
        case .correctedInvalid(let found): found.allSatisfy(\.isOfLaterRule) ? .notice : .altered
        default: definition == nil ? .notice : .altered
        }
    }
}

extension Problem {
    /// Whether a corrected line breaks a rule that earlier writers did not have for it.
    fileprivate var isOfLaterRule: Bool {
        switch kind {
        case .amendmentFixed, .noRival, .noClaim: true
        case .pseudonymMerged: path == "/data/kind"
        default: path.hasPrefix("/imported/")
        }
    }
}
