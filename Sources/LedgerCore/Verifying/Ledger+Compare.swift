import EventStore

extension Ledger {
    /// The most differing lines that are named one by one.
    private static let namedDifferences = 10

    /// What differs between this log and another copy of it, in memory that depends on neither.
    ///
    /// Where a line was changed and nothing was kept that tells which, another copy tells.
    func differences(from copy: OtherCopy) throws -> [VerifyReport.Item] {
        let comparison = try LogComparison(log, copy.log)
        let name = copy.name
        let (own, other) = (comparison.left, comparison.right)
        guard own.origin == other.origin else {
            return [.init(.altered, name, "It is no copy of this log: it calls itself \(other.origin).")]
        }
        var items = comparison.differing.prefix(Self.namedDifferences).map { seq in
            VerifyReport.Item(
                .altered, log.place(of: seq).words, "The line is not the one that stands there in \(name).")
        }
        let unnamed = comparison.differing.count - items.count + comparison.omitted
        if unnamed > 0 {
            let what = "\(unnamed.of("more line")) \(unnamed.verb("differs", "differ"))."
            items.append(.init(.altered, name, what))
        }
        if items.isEmpty {
            items.append(.init(.notice, name, "It begins with the same \(comparison.commonSize.of("line"))."))
        } else {
            items.append(.init(.notice, name, "Of two copies that differ, the right one is the one that verifies."))
        }
        if own.size != other.size {
            items.append(.init(.notice, name, "It has \(other.size.of("event")), and this log \(own.size)."))
        }
        return items
    }
}

/// Another copy of a log, and what people call it.
public struct OtherCopy: Sendable {
    public let name: String
    public let log: any AppendOnlyLog

    public init(name: String, log: any AppendOnlyLog) {
        self.name = name
        self.log = log
    }
}
