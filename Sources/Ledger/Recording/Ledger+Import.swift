import CanonicalJSON
import Dispatch
import EDTF
import EventLog
import Vocabulary

/// What an import came to.
public struct ImportSummary: Sendable {
    public var read = 0
    public var recorded = 0
    public var alreadyThere = 0
    /// Bad lines that were set aside.
    public var refusals: [Refusal] = []
}

extension Ledger {
    /// Reads the drafts of files, one JSON object a line, merged by `recorded` where it is a backfill.
    public func drafts(
        in files: [(name: String, content: [UInt8])], recorder: String, isBackfill: Bool
    ) -> (drafts: [PlacedDraft], refusals: [(place: Place, error: any Error)]) {
        var drafts: [PlacedDraft] = []
        var refusals: [(place: Place, error: any Error)] = []
        for file in files {
            for made in concurrently(Self.lines(of: file)[...].shares, { $0.map { $0.draft(by: recorder) } }).joined() {
                switch made.draft {
                case .success(let draft): drafts.append(PlacedDraft(draft, at: made.place))
                case .failure(let error): refusals.append((made.place, error))
                }
            }
        }
        if isBackfill && files.count > 1 {
            // Stable: lines of one moment keep the order of their files.
            drafts = drafts.enumerated().sorted { a, b in
                (a.element.draft.recorded ?? "", a.offset) < (b.element.draft.recorded ?? "", b.offset)
            }.map(\.element)
        }
        return (drafts, refusals)
    }

    private static func lines(of file: (name: String, content: [UInt8])) -> [DraftLine] {
        let lines = file.content.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        return lines.enumerated().compactMap { number, text in
            let isBlank = text.allSatisfy { $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }
            return isBlank ? nil : DraftLine(text: text, place: Place(file: file.name, line: number + 1))
        }
    }

    /// Records many drafts, committing every 4,096.
    ///
    /// A first pass checks every draft against the ledger and the drafts before it; if any is bad, nothing is written,
    /// unless bad ones are to be set aside. A second run of the same import adds nothing.
    public func importDrafts(
        _ drafts: [PlacedDraft], _ options: RecordingTerms, settingAsideBad: Bool,
        progress: (Int) -> Void = { _ in }
    ) throws -> ImportSummary {
        var summary = ImportSummary(read: drafts.count)
        var options = options
        options.refusesMisdated = settingAsideBad
        let head = try log.head()
        try refresh(head)
        let settled = try settle(drafts, after: head, options, settingAsideBad: settingAsideBad, &summary)
        // What was settled holds as long as nobody else has recorded anything.
        var settledFor: Head? = head
        // The index follows on another core, one batch behind.
        let indexing = DispatchQueue(label: "index")
        defer { indexing.sync {} }
        for start in stride(from: 0, to: settled.count, by: Self.batchSize) {
            let batch = settled[start..<min(start + Self.batchSize, settled.count)]
            let committed = try commit(options) { head in
                if head.checkpoint == settledFor?.checkpoint { return try date(batch, after: head, options) }
                settledFor = nil
                return try settle(batch.map(\.placed), after: head, options)
            }
            if settledFor != nil { settledFor = committed.head }
            indexing.sync {}
            indexing.async { take(committed) }
            for outcome in committed.outcomes {
                if case .recorded = outcome { summary.recorded += 1 } else { summary.alreadyThere += 1 }
            }
            progress(batch.endIndex)
        }
        return summary
    }

    /// Settles drafts; where bad ones are set aside, without them, and then without those that had relied on them, until
    /// the rest stands.
    private func settle(
        _ drafts: [PlacedDraft], after head: Head, _ options: RecordingTerms, settingAsideBad: Bool,
        _ summary: inout ImportSummary
    ) throws -> [SettledDraft] {
        var good = drafts
        while true {
            do {
                return try settle(good, after: head, options)
            } catch RecordingError.refused(let refusals) where settingAsideBad {
                summary.refusals += refusals
                let bad = Set(refusals.compactMap(\.place))
                good.removeAll { draft in draft.place.map(bad.contains) ?? false }
            }
        }
    }
}

/// A line of a file of drafts.
private struct DraftLine {
    let text: ArraySlice<UInt8>
    let place: Place

    func draft(by recorder: String) -> (place: Place, draft: Result<Draft, any Error>) {
        (place, Result { try Draft(JSONDocument(text), recorder: recorder) })
    }
}
