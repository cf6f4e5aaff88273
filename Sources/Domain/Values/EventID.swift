/// The id of an event: `[A-Za-z0-9._:/-]{1,128}`, not all digits, unique for ever (docs/MODEL.md, section 1).
public struct EventID: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let text: String

    /// Not checked here: what an event refers to is in form, but its own id may be any text.
    public init(_ text: String) {
        self.text = text
    }

    public var description: String { text }

    public static func < (a: EventID, b: EventID) -> Bool { a.text < b.text }

    public static let maximumLength = 128

    public static func accepts(_ bytes: some Collection<UInt8>) -> Bool {
        guard bytes.count >= 1, bytes.count <= maximumLength else { return false }
        var onlyDigits = true
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): break
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "-"):
                onlyDigits = false
            default: return false
            }
        }
        return !onlyDigits
    }
}
