/// Writes RFC 8785 bytes front to back, without a tree.
///
/// The writer puts the commas; the caller puts the keys in order (by UTF-16 code units), which debug builds check. What
/// comes out is canonical as long as begin and end match and each key has one value.
public struct JSONWriter: Sendable {
    /// What was written and not handed out yet.
    public private(set) var bytes: [UInt8] = []

    private var needsComma = false

    /// The last key of each open object, as it is written; for arrays nothing.
    private var lastKeys: [ArraySlice<UInt8>] = []

    /// What takes the bytes as they come, and how many of them at once.
    private let sink: (@Sendable (_ bytes: [UInt8]) -> Void)?
    private let atOnce: Int

    /// - Parameter capacity: how many bytes to make room for.
    public init(capacity: Int = 0) {
        bytes.reserveCapacity(capacity)
        sink = nil
        atOnce = .max
    }

    /// A writer of something long, which hands on what it has written and keeps no more than a few values of it. What is in
    /// `bytes` at the end is the last of it.
    public init(sink: @escaping @Sendable (_ bytes: [UInt8]) -> Void) {
        self.sink = sink
        atOnce = 1 << 16
    }

    /// Begins an object, whose members follow: each a key and a value, in the order of their keys.
    public mutating func beginObject() { begin(UInt8(ascii: "{")) }

    /// Ends the object that was begun last.
    public mutating func endObject() { end(UInt8(ascii: "}")) }

    /// Begins an array, whose elements follow.
    public mutating func beginArray() { begin(UInt8(ascii: "[")) }

    /// Ends the array that was begun last.
    public mutating func endArray() { end(UInt8(ascii: "]")) }

    /// A member's key; its value comes next.
    public mutating func key(_ key: String) {
        member { appendString(key, to: &$0) }
    }

    /// A member's key as it is written, quotation marks included, without an escape.
    mutating func key(raw key: UnsafeBufferPointer<UInt8>) {
        member { $0 += key }
    }

    private mutating func member(_ append: (inout [UInt8]) -> Void) {
        separate()
        let start = bytes.count
        append(&bytes)
        assert(isInOrder(bytes[start...]), "keys must ascend by UTF-16 code units")
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// Writes `null`.
    public mutating func null() { scalar { $0 += "null".utf8 } }

    /// Writes `true` or `false`.
    public mutating func bool(_ value: Bool) { scalar { $0 += (value ? "true" : "false").utf8 } }

    /// Writes a string, escaped as RFC 8785 has it.
    public mutating func string(_ text: String) { scalar { appendString(text, to: &$0) } }

    /// An integer. One beyond 2^53 - 1 is written as the nearest double, which is what JSON readers would make of it.
    public mutating func integer(_ value: Int) {
        guard value.magnitude <= JSON.largestInteger else { return double(Double(value)) }
        scalar { $0 += String(value).utf8 }
    }

    /// A finite number, in ECMAScript's form.
    public mutating func double(_ value: Double) { scalar { appendNumber(value, to: &$0) } }

    /// Bytes that are already the canonical form of one value, such as `JSONView.rawBytes` of a canonical document.
    public mutating func raw(_ value: some Collection<UInt8>) { scalar { $0 += value } }

    /// Writes a value in canonical form.
    public mutating func write(_ value: JSON) {
        switch value {
        case .null: null()
        case .bool(let value): bool(value)
        case .integer(let value): integer(value)
        case .double(let value): double(value)
        case .string(let value): string(value)
        case .array(let elements):
            beginArray()
            for element in elements { write(element) }
            endArray()
        case .object(let members):
            beginObject()
            for (name, value) in members {
                key(name)
                write(value)
            }
            endObject()
        }
    }

    private mutating func scalar(_ append: (inout [UInt8]) -> Void) {
        separate()
        append(&bytes)
        needsComma = true
        guard bytes.count >= atOnce else { return }
        sink?(bytes)
        bytes.removeAll(keepingCapacity: true)
    }

    private mutating func begin(_ bracket: UInt8) {
        separate()
        bytes.append(bracket)
        needsComma = false
        assert(
            {
                lastKeys.append([]); return true
            }())
    }

    private mutating func end(_ bracket: UInt8) {
        bytes.append(bracket)
        needsComma = true
        assert(lastKeys.popLast() != nil, "an end without a beginning")
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
    }

    /// Only for `assert`: compares the key with the one before it, and keeps it for the next.
    private mutating func isInOrder(_ key: ArraySlice<UInt8>) -> Bool {
        guard let previous = lastKeys.popLast() else { return false }
        lastKeys.append(ArraySlice(Array(key)))
        guard !previous.isEmpty else { return true }
        return utf16Order(unescaped(previous.dropFirst().dropLast()), unescaped(key.dropFirst().dropLast())) < 0
    }
}
