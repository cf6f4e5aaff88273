/// The tokens of a text while it is read.
///
/// The scanner writes a token every ten bytes and looks back at open containers; an array would ask each time whether it
/// is shared.
struct Tape: ~Copyable {
    private var tokens: UnsafeMutablePointer<Token>
    private var capacity: Int
    private(set) var count = 0

    /// - Parameter capacity: a guess, at least 1; the tape grows.
    init(capacity: Int) {
        self.capacity = capacity
        tokens = .allocate(capacity: capacity)
    }

    deinit { tokens.deallocate() }

    /// All tokens, in memory of just their size.
    var array: [Token] { Array(UnsafeBufferPointer(start: tokens, count: count)) }

    /// The index must be that of a token.
    subscript(_ index: Int) -> Token {
        @inline(__always) get {
            assert(index >= 0 && index < count)
            return tokens[index]
        }
        @inline(__always) _modify {
            assert(index >= 0 && index < count)
            yield &tokens[index]
        }
    }

    @inline(__always)
    mutating func append(_ token: Token) {
        if count == capacity { grow() }
        (tokens + count).initialize(to: token)
        count &+= 1
    }

    private mutating func grow() {
        let larger = UnsafeMutablePointer<Token>.allocate(capacity: 2 * capacity)
        larger.moveInitialize(from: tokens, count: count)
        tokens.deallocate()
        tokens = larger
        capacity *= 2
    }
}
