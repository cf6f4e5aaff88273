/// One entry of a document's tape: a value or a key, by its place in the bytes.
///
/// The tape is the values in reading order: a container, then what it holds (in an object keys and values by turns),
/// then what follows. `next` leads past everything a token holds, so that a reader can step over what it does not need.
@usableFromInline
struct Token: Sendable {
    /// Offset of the token's first byte (for strings: of the quotation mark).
    @usableFromInline var start: UInt32

    /// Offset behind the token's last byte. In an object that is still open: the tape index of its last key.
    @usableFromInline var end: UInt32

    /// Tape index of the token behind this one's subtree. In a container that is still open: its container.
    @usableFromInline var next: UInt32

    /// Kind, two flags, and the number of elements or members.
    @usableFromInline var info: UInt32

    /// Stands for "no token" in `end` and `next` while a container is open.
    static let none = UInt32.max

    @usableFromInline static let kindMask: UInt32 = 0b111
    @usableFromInline static let firstFlag: UInt32 = 0b01_000
    @usableFromInline static let secondFlag: UInt32 = 0b10_000
    private static let one: UInt32 = 0b100_000
    @usableFromInline static let countShift: UInt32 = 5

    init(_ kind: JSONView.Kind, start: Int, end: UInt32, next: UInt32) {
        self.start = UInt32(truncatingIfNeeded: start)
        self.end = end
        self.next = next
        info = UInt32(kind.rawValue)
    }

    @inlinable var kind: JSONView.Kind {
        // By cases, not by raw value: other modules see through this one.
        switch info & Token.kindMask {
        case 1: .bool
        case 2: .number
        case 3: .string
        case 4: .array
        case 5: .object
        default: .null
        }
    }

    /// Elements of an array, members of an object.
    @inlinable var count: Int { Int(info >> Token.countShift) }

    mutating func countOne() { info &+= Token.one }

    /// A string or key with at least one escape in it.
    @inlinable var isEscaped: Bool {
        get { info & Token.firstFlag != 0 }
        set { if newValue { info |= Token.firstFlag } else { info &= ~Token.firstFlag } }
    }

    /// A number written as an integer of at most 15 digits, which needs no rounding.
    var isShortInteger: Bool {
        get { isEscaped }
        set { isEscaped = newValue }
    }

    /// An object whose keys did not come in ascending order, so that equal keys need not be neighbours.
    var isUnordered: Bool {
        get { info & Token.secondFlag != 0 }
        set { if newValue { info |= Token.secondFlag } else { info &= ~Token.secondFlag } }
    }
}
