/// What each segment's file looked like when its lines were last found to be those that were committed.
///
/// A cache like the others in `.chancery/`: a line a segment, of its first event, how many events were looked at, and the
/// file's size, number and time of change. Where it says nothing, the lines are looked at again.
struct SegmentFingerprints: Equatable {
    struct Fingerprint: Equatable {
        /// How many of the segment's events were looked at.
        let count: Int
        let status: FileStatus
    }

    /// By the segments' first events.
    private var fingerprints: [Int: Fingerprint] = [:]

    init() {}

    subscript(base: Int) -> Fingerprint? {
        get { fingerprints[base] }
        set { fingerprints[base] = newValue }
    }

    /// What a file says; nothing of a line that is not as this program writes it.
    init(_ text: String) {
        for line in text.split(separator: "\n") {
            let numbers = line.split(separator: " ").compactMap { Int($0) }
            guard numbers.count == 5 else { continue }
            let status = FileStatus(size: numbers[2], number: numbers[3], changed: numbers[4])
            fingerprints[numbers[0]] = Fingerprint(count: numbers[1], status: status)
        }
    }

    var text: String {
        fingerprints.sorted { $0.key < $1.key }.map { base, fingerprint in
            "\(base) \(fingerprint.count) \(fingerprint.status.size) \(fingerprint.status.number) \(fingerprint.status.changed)\n"
        }.joined()
    }
}

/// What a folder says of a file without opening it.
public struct FileStatus: Hashable, Sendable {
    public let size: Int
    /// The file's own number on its disk: another one is another file.
    public let number: Int
    /// When its bytes or its number were last changed, in nanoseconds. No program can set it back.
    public let changed: Int

    public init(size: Int, number: Int, changed: Int) {
        self.size = size
        self.number = number
        self.changed = changed
    }
}
