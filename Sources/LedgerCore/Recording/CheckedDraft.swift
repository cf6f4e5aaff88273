import EventStore
import Domain
import Parallelism
import Reports

/// A draft with all that can be said of it without the ledger.
struct CheckedDraft: Sendable {
    let placed: PlacedDraft
    let problems: [Problem]
    /// What it names.
    let mentions: [Mention]

    private init(_ placed: PlacedDraft, doubts: Bool) {
        self.placed = placed
        let faults = Validation.problems(in: placed.draft)
        problems = faults.isEmpty && doubts ? Self.doubts(about: placed.draft) : faults
        mentions = problems.isEmpty ? Mention.all(in: placed.draft) : []
    }

    /// Checks drafts, on all cores.
    ///
    /// - Parameter doubts: whether what cannot be so counts as a fault.
    static func all(_ drafts: [PlacedDraft], doubts: Bool) -> [CheckedDraft] {
        concurrently(drafts[...].shares) { $0.map { CheckedDraft($0, doubts: doubts) } }.flatMap(\.self)
    }

    /// What the rules of `check` find in a draft by itself.
    private static func doubts(about draft: Draft) -> [Problem] {
        let root = draft.document.root
        guard let data = root["data"] else { return [] }
        return CheckRules.ofDrafts.compactMap { rule in
            rule.oddity(ofType: draft.type, on: root["on"], data).map { oddity in
                let advice = "\(rule.adviceBeforeRecording) If it is so, import it with --anyway."
                return Problem("/data", .doubted("\(oddity) (\(rule.name))", advice: advice))
            }
        }
    }
}
