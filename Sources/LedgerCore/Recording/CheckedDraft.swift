import EventStore
import Domain
import Parallelism

/// A draft with all that can be said of it without the ledger.
struct CheckedDraft: Sendable {
    let placed: PlacedDraft
    let problems: [Problem]
    /// What it names.
    let mentions: [Mention]

    private init(_ placed: PlacedDraft) {
        self.placed = placed
        problems = Validation.problems(in: placed.draft)
        mentions = problems.isEmpty ? Mention.all(in: placed.draft) : []
    }

    /// Checks drafts, on all cores.
    static func all(_ drafts: [PlacedDraft]) -> [CheckedDraft] {
        concurrently(drafts[...].shares) { $0.map(CheckedDraft.init) }.flatMap(\.self)
    }
}
