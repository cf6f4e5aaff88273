import CanonicalJSON
import EDTF
import Foundation
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
            for (number, line) in file.content.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
                .enumerated()
            where !line.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) {
                let place = Place(file: file.name, line: number + 1)
                do {
                    drafts.append(PlacedDraft(try Draft(JSON(parsing: line), recorder: recorder), at: place))
                } catch {
                    refusals.append((place, error))
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

    /// Records many drafts, committing every 4,096.
    ///
    /// A first pass checks every draft against the ledger and the drafts before it; if any is bad, nothing is written,
    /// unless bad ones are to be set aside. A second run of the same import adds nothing.
    public func importDrafts(
        _ drafts: [PlacedDraft], _ options: RecordingTerms, settingAsideBad: Bool,
        progress: (Int) -> Void = { _ in }
    ) throws -> ImportSummary {
        var summary = ImportSummary(read: drafts.count)
        var good = drafts
        var options = options
        options.refusesMisdated = settingAsideBad
        // What the rehearsal looked up is known for good; what it made up is not.
        let memory = RegistryMemory()
        do {
            _ = try rehearse(drafts, options, memory)
        } catch RecordingError.refused(let refusals) where settingAsideBad {
            summary.refusals = refusals
            good = try withoutBad(drafts, refusals, &summary, options)
        }
        var start = 0
        while start < good.count {
            let end = min(good.count, start + Self.batchSize)
            for outcome in try record(Array(good[start..<end]), options, memory) {
                if case .recorded = outcome { summary.recorded += 1 } else { summary.alreadyThere += 1 }
            }
            start = end
            progress(end)
        }
        return summary
    }

    /// Leaves out the bad drafts, and then those that had relied on them, until the rest stands.
    private func withoutBad(
        _ drafts: [PlacedDraft], _ first: [Refusal], _ summary: inout ImportSummary, _ options: RecordingTerms
    ) throws -> [PlacedDraft] {
        var good = drafts
        var refusals = first
        while !refusals.isEmpty {
            let bad = Set(refusals.compactMap(\.place))
            good.removeAll { draft in draft.place.map(bad.contains) ?? false }
            do {
                _ = try rehearse(good, options)
                refusals = []
            } catch RecordingError.refused(let more) {
                refusals = more
                summary.refusals += more
            }
        }
        return good
    }
}
