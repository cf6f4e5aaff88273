/// A measure or coordinate as the source gave it: a decimal string `-?(0|[1-9]\d*)(\.\d+)?`, never a float.
public struct Measure: Hashable, Sendable, CustomStringConvertible {
    public let text: String

    public init(_ text: String) {
        self.text = text
    }

    public var description: String { text }

    public static func accepts(_ bytes: some Collection<UInt8>) -> Bool {
        let unsigned = bytes.first == UInt8(ascii: "-") ? bytes.dropFirst() : bytes[...]
        let whole = unsigned.prefix { digits.contains($0) }
        guard !whole.isEmpty, whole.count == 1 || whole.first != UInt8(ascii: "0") else { return false }
        let rest = unsigned.dropFirst(whole.count)
        guard let point = rest.first else { return true }
        let fraction = rest.dropFirst()
        return point == UInt8(ascii: ".") && !fraction.isEmpty && fraction.allSatisfy { digits.contains($0) }
    }

    private static let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
}
