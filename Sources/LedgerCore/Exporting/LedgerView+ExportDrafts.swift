import CanonicalJSON
import EventStore
import Domain

extension LedgerView {
    /// Events as drafts, to be recorded in another copy that went another way there, or in another ledger.
    ///
    /// What tells of the ledger itself, such as a change of its key, is left out: no other history can take it.
    ///
    /// - Parameters:
    ///   - start: the position of the first one.
    ///   - end: where they end; with the log where left out.
    ///   - givesMoments: whether each draft says when it was recorded, as a backfill does.
    /// - Returns: how many were left out.
    public func exportDrafts(
        from start: Int, to end: Int? = nil, givingMoments givesMoments: Bool = false,
        into sink: (String) throws -> Void
    ) throws -> Int {
        let end = end ?? head.size
        for position in [start, end] where position > head.size {
            throw QuestionError.noSuchSeq(position, size: head.size)
        }
        guard start <= end else { throw QuestionError.reversed("@\(start)", "@\(end)") }
        var leftOut = 0
        try log.read(start..<end) { _, line in
            let event = try Ledger.event(Array(line))
            guard !event.isAboutLedger else { return leftOut += 1 }
            try sink(draftText(of: event, givesMoments))
        }
        return leftOut
    }

    private func draftText(of event: Event, _ givesMoment: Bool) throws -> String {
        let draft = try Draft(of: event)
        guard case .object(var json) = draft.document.root.json else { throw DraftError.notAnObject }
        json["imported"] = draft.imported
        if givesMoment { json["recorded"] = .string(event.recorded.description) }
        return JSON.object(json).canonicalText + "\n"
    }
}
