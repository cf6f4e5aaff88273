/// A value inside a document, read from its bytes when asked.
///
/// A view holds its document, costs nothing to make, and can be kept. All comparisons are by bytes: never by Swift's
/// canonical equivalence, under which different bytes can be equal.
public struct JSONView: Sendable {
    /// The document that it is a part of, and keeps alive.
    public let document: JSONDocument
    let index: Int

    /// The six kinds of value (RFC 8259 section 3).
    public enum Kind: UInt8, Sendable {
        case null, bool, number, string, array, object
    }

    var token: Token { document.tape[index] }

    /// Which kind of value it is.
    public var kind: Kind { token.kind }

    /// Where the value stands in the document's bytes, quotation marks and brackets included.
    public var range: Range<Int> { Int(token.start)..<Int(token.end) }

    /// The value's bytes as they stand in the document.
    public var rawBytes: ArraySlice<UInt8> { document.bytes[range] }

    /// The number of elements of an array or members of an object; 0 for everything else.
    public var count: Int { token.count }
}
