/// One row of the table of mentions: the events of one block of the log that speak of one thing.
///
/// A row an event and thing would be four rows an event, and rows are what an index costs. So the log is cut into blocks of
/// 16,384 events, and a row has for each event two bytes, the lower first: its place in the block, and in the highest bit
/// whether it says what the thing is (1) or what it did (0). They ascend, and no event is there twice.
///
/// The key of a row is the thing's number and the block's, so that the rows of a thing are neighbours, in the log's order.
struct MentionRow {
    let key: Int
    private(set) var seqs: [UInt8]

    static let blockLength = 1 << 14

    /// A thing has up to 2^24 blocks, which is 2^38 events.
    private static let blockBits = 24
    private static let identityBit = 1 << 15

    /// The number of the thing.
    var thing: Int { key >> Self.blockBits }

    /// Whether a row is of a thing, as a condition on both tables.
    static let isOfThing = "key BETWEEN number << \(blockBits) AND number << \(blockBits) | \(1 << blockBits - 1)"

    /// Calls `body` with each event of a row.
    static func forEach(_ key: Int, _ seqs: UnsafeRawBufferPointer, _ body: (_ seq: Int, _ isIdentity: Bool) -> Void) {
        let start = (key & (1 << blockBits - 1)) * blockLength
        for index in stride(from: 0, to: seqs.count - 1, by: 2) {
            let value = Int(seqs[index]) | Int(seqs[index + 1]) << 8
            body(start + value & (identityBit - 1), value & identityBit != 0)
        }
    }

    /// The place in its block of the event that stands at an offset.
    private static func place<Bytes: RandomAccessCollection<UInt8>>(in seqs: Bytes, at offset: Int) -> Int
    where Bytes.Index == Int {
        Int(seqs[offset]) | Int(seqs[offset + 1] & 0x7F) << 8
    }

    /// The rows for mentions.
    ///
    /// - Parameter mentions: in any order; of one event for one thing, that it says what the thing is counts.
    static func rows(_ mentions: some Sequence<(thing: Int, seq: Int, isIdentity: Bool)>) -> [MentionRow] {
        // As whole numbers, which sort faster than anything: the thing, then the event.
        let sorted = mentions.map { ($0.thing << seqBits | $0.seq) << 1 | ($0.isIdentity ? 1 : 0) }.sorted()
        var rows: [MentionRow] = []
        for mention in sorted {
            let (thing, seq) = (mention >> (seqBits + 1), mention >> 1 & (1 << seqBits - 1))
            let key = thing << blockBits | seq / blockLength
            if rows.last?.key != key { rows.append(MentionRow(key: key, seqs: [])) }
            rows[rows.count - 1].append(seq % blockLength, isIdentity: mention & 1 == 1)
        }
        return rows
    }

    /// 2^36 events and 2^26 things: far more than an index can be asked to hold.
    private static let seqBits = 36

    /// The row with what another row of the same key has besides.
    func merged(with other: UnsafeRawBufferPointer) -> MentionRow {
        // What comes is nearly always behind what is there.
        if other.count >= 2, Self.place(in: other, at: other.count - 2) < Self.place(in: seqs, at: 0) {
            return MentionRow(key: key, seqs: Array(other) + seqs)
        }
        var all: [(thing: Int, seq: Int, isIdentity: Bool)] = []
        Self.forEach(key, other) { all.append((thing, $0, $1)) }
        seqs.withUnsafeBytes { Self.forEach(key, $0) { all.append((thing, $0, $1)) } }
        return Self.rows(all)[0]
    }

    /// Adds an event that is not before the last one.
    private mutating func append(_ place: Int, isIdentity: Bool) {
        let count = seqs.count
        let isThere = count >= 2 && Self.place(in: seqs, at: count - 2) == place
        if isThere { seqs.removeLast(2) }
        seqs.append(UInt8(truncatingIfNeeded: place))
        seqs.append(UInt8(truncatingIfNeeded: place >> 8) | (isIdentity ? 0x80 : 0))
    }
}
