import Domain

/// The drafts of several files of a backfill, in the order of the moments that they claim. Those of one moment keep the order
/// of their files.
public final class MergedDrafts: DraftSource {
    private let files: DraftFiles
    private let folder: String
    private var merged: StoredDrafts?

    /// - Parameter ledger: in whose folder they wait.
    public init(_ files: DraftFiles, in ledger: Ledger) {
        self.files = files
        folder = ledger.scratchFolder
    }

    public var unreadable: [(place: Place, error: any Error)] { files.unreadable }

    public func next() throws -> [PlacedDraft]? { try (merged ?? merge()).next() }

    private func merge() throws -> StoredDrafts {
        let store = DraftSpool(folder: folder)
        var moments: [String] = []
        while let drafts = try files.next() {
            for draft in drafts {
                moments.append(draft.draft.recorded ?? "")
                try store.append(draft)
            }
        }
        let drafts = StoredDrafts(store, moments.indices.sorted { (moments[$0], $0) < (moments[$1], $1) })
        merged = drafts
        return drafts
    }
}
