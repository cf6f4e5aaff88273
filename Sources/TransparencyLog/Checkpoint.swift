/// What a log says of itself at one size (C2SP tlog-checkpoint): the text of a signed note.
///
///     example.com/behind-the-sofa
///     20852163
///     CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
public struct Checkpoint: Sendable {
    /// The identity of the log, by which all copies of it are known.
    public let origin: String

    /// The number of leaves.
    public let size: Int

    /// The root hash of the tree over the first `size` leaves.
    public let root: Hash

    /// Further lines, whose meaning is the log's own.
    public let extensions: [String]

    /// - Parameters:
    ///   - origin: the name of the log: one line, not empty.
    ///   - size: the number of leaves.
    ///   - extensions: further lines, none of them empty.
    /// - Throws: `CheckpointError` where one of them cannot stand in a checkpoint.
    public init(origin: String, size: Int, root: Hash, extensions: [String] = []) throws(CheckpointError) {
        guard size >= 0 else { throw .malformedSize }
        guard Checkpoint.isLine(origin) else { throw .malformedOrigin }
        guard extensions.allSatisfy(Checkpoint.isLine) else { throw .malformedExtension }
        self.origin = origin
        self.size = size
        self.root = root
        self.extensions = extensions
    }

    /// Reads the body: at least three lines, none of them empty, each ended by a newline.
    public init(parsing text: String) throws(CheckpointError) {
        guard text.utf8.last == UInt8(ascii: "\n") else { throw .tooFewLines }
        let lines = text.utf8.dropLast()
            .split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        guard lines.count >= 3 else { throw .tooFewLines }
        guard isDecimal(lines[1]) else { throw .malformedSize }
        guard let size = decimal(lines[1]) else { throw .excessiveSize }
        guard let root = Hash(base64: lines[2]) else { throw .malformedRoot }
        let extensions = lines[3...].map { String(Substring($0)) }
        try self.init(origin: String(Substring(lines[0])), size: size, root: root, extensions: extensions)
    }

    /// The body, as it is signed.
    public var text: String { ([origin, String(size), root.base64] + extensions).map { $0 + "\n" }.joined() }

    private static func isLine(_ text: String) -> Bool { !text.isEmpty && text.utf8.allSatisfy { $0 >= 0x20 } }
}

extension Checkpoint: Hashable {
    public static func == (a: Checkpoint, b: Checkpoint) -> Bool { a.text.utf8.elementsEqual(b.text.utf8) }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(size)
        hasher.combine(root)
    }
}

/// The number that ASCII digits without a leading zero stand for; `nil` beyond the range of `Int`.
func decimal(_ digits: some Collection<UInt8>) -> Int? {
    isDecimal(digits) ? Int(String(decoding: digits, as: UTF8.self)) : nil
}

/// Whether there are ASCII digits, and only these, without a leading zero.
func isDecimal(_ digits: some Collection<UInt8>) -> Bool {
    guard !digits.isEmpty, digits.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains) else { return false }
    return digits.first != UInt8(ascii: "0") || digits.count == 1
}

/// Why a text is no checkpoint, or none that is trusted.
public enum CheckpointError: Error, Hashable, Sendable {
    case tooFewLines
    case malformedOrigin
    case malformedSize
    /// More leaves than can be counted here.
    case excessiveSize
    case malformedRoot
    case malformedExtension
    /// The checkpoint is another log's.
    case wrongOrigin
    case note(NoteError)
}
