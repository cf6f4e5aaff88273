/// What an append did.
public struct Appended: Hashable, Sendable {
    /// The log behind the append.
    public let head: Head

    /// The positions of the new events; empty when there were none to append.
    public let seqs: Range<Int>

    /// Bytes behind the committed log that an earlier writer left, and that were put aside.
    public let setAside: [SetAsideBytes]

    package init(head: Head, seqs: Range<Int>, setAside: [SetAsideBytes]) {
        self.head = head
        self.seqs = seqs
        self.setAside = setAside
    }
}

/// Bytes that were found behind the committed log. They were never acknowledged, and are kept for whoever wants to know.
public struct SetAsideBytes: Hashable, Sendable {
    /// The file in which they are kept.
    public let file: String

    /// The segment behind whose committed lines they stood.
    public let segment: String

    public let count: Int
}
