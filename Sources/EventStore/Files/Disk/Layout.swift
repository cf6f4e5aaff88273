/// Where everything of a folder log stands on disk. Pure: no file is touched here, and no path is made anywhere else.
///
///     events/00000000.jsonl     the first segment, 4,096 events
///     events/00004096.jsonl     the next one, named after its first event
///     events/checkpoint         the commit
///     events/torn-<size>-<n>    bytes that were set aside
///     .chancery/                kept hashes and offsets, disposable
public struct Layout: Hashable, Sendable {
    /// The ledger's folder, which holds `events`.
    public let root: String

    /// A power of two, so that a sealed segment is a complete subtree.
    public let eventsPerSegment: Int

    /// The format's number of events in a segment. Tests of segment edges use fewer.
    public static let eventsPerSegment = 4096

    /// The longest line, in bytes without its newline.
    public static let maximumLineLength = 65_535

    public init(root: String, eventsPerSegment: Int = Layout.eventsPerSegment) {
        precondition(eventsPerSegment.nonzeroBitCount == 1, "a segment holds a power of two of events")
        self.root = root
        self.eventsPerSegment = eventsPerSegment
    }

    /// The folder that holds the ledger's.
    var parent: String { root + "/.." }

    public var events: String { root + "/events" }
    public var checkpoint: String { events + "/" + Layout.checkpointName }

    /// The next checkpoint, until it is renamed over the last one.
    public var nextCheckpoint: String { checkpoint + ".next" }

    public var kept: String { root + "/.chancery" }
    public var tree: String { kept + "/tree" }
    public var offsets: String { kept + "/offsets" }

    /// What the segments' files looked like when their lines were last found good.
    public var fingerprints: String { kept + "/segments" }

    /// Who holds the lock: a courtesy to those who wait for it.
    public var holder: String { kept + "/holder" }

    /// The largest integer that a line can hold.
    static let largestSeq = 1 << 53 - 1

    static let checkpointName = "checkpoint"
    static let tornPrefix = "torn-"
    private static let segmentSuffix = ".jsonl"
    private static let segmentDigits = 8
}

extension Layout {
    /// The first event of the segment that holds an event.
    public func base(of seq: Int) -> Int { seq & ~(eventsPerSegment - 1) }

    /// The first events of all segments that `size` events fill or begin.
    public func bases(size: Int) -> StrideTo<Int> { stride(from: 0, to: size, by: eventsPerSegment) }

    /// The most bytes that a segment of this format can have. Whatever stands behind them is nobody's line.
    public var largestSegment: Int { eventsPerSegment * (Layout.maximumLineLength + 1) }

    public func segment(base: Int) -> String { events + "/" + Layout.segmentName(base: base) }

    public static func segmentName(base: Int) -> String {
        let digits = String(base)
        return String(repeating: "0", count: max(0, segmentDigits - digits.utf8.count)) + digits + segmentSuffix
    }

    /// The first event of the segment that a file name stands for; `nil` for any other name.
    public static func base(ofSegmentNamed name: String) -> Int? {
        guard name.hasSuffix(segmentSuffix), let base = Int(name.dropLast(segmentSuffix.count)) else { return nil }
        return (0...largestSeq).contains(base) && segmentName(base: base) == name ? base : nil
    }

    /// A path as it is told to people: from the ledger's folder.
    func relative(_ path: String) -> String {
        path.hasPrefix(root + "/") ? String(path.dropFirst(root.count + 1)) : path
    }

    /// The name for the `number`th file of bytes that were found behind `size` committed events.
    public func torn(size: Int, number: Int) -> String { events + "/\(Layout.tornPrefix)\(size)-\(number)" }
}
