import CanonicalJSON

/// A name space at the level of types, so that a party's id cannot be taken for an agreement's.
public protocol NamespaceTag: Sendable {
    static var namespace: Namespace { get }
}

/// The id of a thing: `[a-z0-9]` with single hyphens between, at most 80 bytes.
public struct Slug<Tag: NamespaceTag>: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The id as written. Not checked here: what is read of an event is in form.
    public let text: String

    public init(_ text: String) {
        self.text = text
    }

    public var description: String { text }

    public static func < (a: Self, b: Self) -> Bool { a.text < b.text }
}

public enum PartyTag: NamespaceTag { public static let namespace = Namespace.party }
public enum SourceTag: NamespaceTag { public static let namespace = Namespace.source }

public typealias PartyID = Slug<PartyTag>
public typealias SourceID = Slug<SourceTag>

/// The grammar of ids, on bytes: validation runs it on every reference of every event.
public enum SlugGrammar {
    public static let maximumLength = 80

    public static func accepts(_ bytes: some Collection<UInt8>) -> Bool {
        guard bytes.count >= 1, bytes.count <= maximumLength else { return false }
        var previous = UInt8(ascii: "-")
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): break
            case UInt8(ascii: "-"): if previous == byte { return false }
            default: return false
            }
            previous = byte
        }
        return previous != UInt8(ascii: "-")
    }
}
