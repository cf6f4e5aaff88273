import EventLog
import Vocabulary

extension LedgerView {
    /// The events from a position on as drafts, to be recorded in another copy that went another way there.
    public func exportDrafts(from size: Int, to sink: (String) throws -> Void) throws {
        guard size <= head.size else { throw QuestionError.noSuchSeq(size, size: head.size) }
        try log.read(max(1, size)..<max(1, head.size)) { _, line in
            let draft = try Draft(of: Ledger.event(Array(line)))
            try sink(draft.document.root.json.canonicalText + "\n")
        }
    }
}
