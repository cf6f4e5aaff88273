import EventStore

extension Ledger {
    /// The most differing lines that are named one by one.
    private static let namedDifferences = 10

    /// What differs between this log and another copy of it, in memory that depends on neither.
    ///
    /// Where a line was changed and nothing was kept that tells which, another copy tells.
    func differences(from folder: String) throws -> [VerifyReport.Item] {
        let comparison = try LogComparison(log, SegmentedFileLog(folder: folder))
        let (own, other) = (comparison.left, comparison.right)
        guard own.origin == other.origin else {
            return [.init(.altered, folder, "It is no copy of this log: it calls itself \(other.origin).")]
        }
        var items = comparison.differing.prefix(Self.namedDifferences).map { seq in
            VerifyReport.Item(.altered, place(of: seq), "The line is not the one that stands there in \(folder).")
        }
        let unnamed = comparison.differing.count - items.count + comparison.omitted
        if unnamed > 0 { items.append(.init(.altered, folder, "\(unnamed) more lines differ.")) }
        if items.isEmpty {
            items.append(.init(.notice, folder, "Its first \(comparison.commonSize) lines are the same."))
        } else {
            items.append(.init(.notice, folder, "Of two copies that differ, the right one is the one that verifies."))
        }
        if own.size != other.size {
            items.append(.init(.notice, folder, "It has \(other.size) events, and this log \(own.size)."))
        }
        return items
    }

    /// File, line and event.
    private func place(of seq: Int) -> String {
        let base = log.layout.base(of: seq)
        return "events/\(Layout.segmentName(base: base)):\(seq - base + 1) (event @\(seq))"
    }
}
