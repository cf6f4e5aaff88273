import Domain

/// Where an import has its drafts from: some at a time, so that they need not all be in memory.
public protocol DraftSource: AnyObject {
    /// The next drafts; `nil` behind the last ones.
    func next() throws -> [PlacedDraft]?
    /// What was passed over because it is no draft, so far.
    var unreadable: [(place: Place, error: any Error)] { get }
}

/// Drafts that were made elsewhere.
final class GivenDrafts: DraftSource {
    private let drafts: [PlacedDraft]
    private var position = 0

    init(_ drafts: [PlacedDraft]) {
        self.drafts = drafts
    }

    var unreadable: [(place: Place, error: any Error)] { [] }

    func next() -> [PlacedDraft]? {
        guard position < drafts.count else { return nil }
        defer { position = min(position + Ledger.batchSize, drafts.count) }
        return Array(drafts[position..<min(position + Ledger.batchSize, drafts.count)])
    }
}
