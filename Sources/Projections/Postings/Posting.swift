import Domain

/// That an event speaks of something: the key of the thing, the event's position, and in which way.
struct Posting: Comparable, Sendable {
    let key: UInt64
    /// The position, and in the lowest bits the ways.
    fileprivate(set) var value: UInt32

    /// Bytes in a file: the key and the value, the lowest first.
    static let width = 12
    /// Positions that fit: over 500 million.
    static let largestSeq = 1 << (32 - Ways.bits) - 1

    /// In which ways an event speaks of a thing.
    struct Ways: OptionSet, Sendable {
        let rawValue: UInt32
        static let bits = 3

        /// It says what the thing is.
        static let identifies = Ways(rawValue: 1)
        /// It makes the thing known, if nothing has before.
        static let registers = Ways(rawValue: 2)
        /// It does so as somebody corrected it.
        static let registersCorrected = Ways(rawValue: 4)
    }

    init(key: UInt64, seq: Int, _ ways: Ways = []) {
        self.key = key
        value = UInt32(truncatingIfNeeded: seq) << UInt32(Ways.bits) | ways.rawValue
    }

    init(key: UInt64, value: UInt32) {
        self.key = key
        self.value = value
    }

    var seq: Int { Int(value >> UInt32(Ways.bits)) }
    var ways: Ways { Ways(rawValue: value & (1 << UInt32(Ways.bits) - 1)) }

    static func < (a: Posting, b: Posting) -> Bool { a.key != b.key ? a.key < b.key : a.value < b.value }
}

extension [Posting] {
    /// In order, and of each event and key one, with all its ways.
    func sortedAndJoined() -> [Posting] {
        var joined: [Posting] = []
        joined.reserveCapacity(count)
        for next in sorted() {
            if let last = joined.last, last.key == next.key, last.seq == next.seq {
                joined[joined.count - 1].value |= next.value
            } else {
                joined.append(next)
            }
        }
        return joined
    }
}

/// What the index holds of a run of events, gathered in memory.
struct PostingList: Sendable {
    private let keys: PostingKeys
    private var postings: [Posting] = []
    private var ids: [EventID: Int] = [:]
    private(set) var types: Set<String> = []

    init(_ keys: PostingKeys) {
        self.keys = keys
    }

    /// Takes in a run of events.
    ///
    /// - Parameters:
    ///   - seq: the position of an earlier event, by its id.
    ///   - event: reads an event up to the end of the run.
    mutating func add(
        _ contents: [EventContent], findingEarlier seq: (EventID) throws -> Int?, reading event: (Int) throws -> Event
    ) throws {
        for next in contents {
            add(next)
            guard let correction = next.correction else { continue }
            let id = correction[FactCorrected.self].target
            guard let target = try ids[id] ?? seq(id) else { continue }
            add(try CorrectedContent(event(target), by: correction), at: target, by: correction.seq)
        }
    }

    private mutating func add(_ content: EventContent) {
        ids[content.id] = content.seq
        types.insert(content.type)
        postings.append(Posting(key: keys.key(ofID: content.id), seq: content.seq))
        postings.append(Posting(key: keys.key(ofType: content.type), seq: content.seq))
        for mention in content.mentions { add(mention, at: content.seq, .registers) }
        addNames(of: content, at: content.seq)
    }

    /// What a corrected event speaks of now, it and its correction speak of both.
    private mutating func add(_ corrected: CorrectedContent, at target: Int, by correction: Int) {
        for mention in corrected.content.mentions { add(mention, at: target, .registersCorrected) }
        addNames(of: corrected.content, at: target)
        for mention in corrected.mentions { add(mention, at: correction, .registersCorrected) }
    }

    private mutating func add(_ mention: EventContent.Mentioned, at seq: Int, _ registering: Posting.Ways) {
        var ways: Posting.Ways = mention.isMadeKnown ? registering : []
        if mention.isIdentified { ways.insert(.identifies) }
        postings.append(Posting(key: keys.key(of: mention.target), seq: seq, ways))
    }

    private mutating func addNames(of content: EventContent, at seq: Int) {
        for name in content.names { postings.append(Posting(key: keys.key(ofName: name.text.searchKey), seq: seq)) }
    }

    func sorted() -> [Posting] { postings.sortedAndJoined() }
}
