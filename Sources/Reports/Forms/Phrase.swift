/// Words within a line, some of them marked.
public struct Phrase: Sendable, Equatable {
    public let spans: [Span]

    public init(_ spans: [Span]) {
        self.spans = spans
    }

    public init(_ text: String) {
        self.init(text.isEmpty ? [] : [.plain(text)])
    }

    /// The words alone.
    public var plain: String { spans.count == 1 ? spans[0].text : spans.map(\.text).joined() }

    public var isEmpty: Bool { spans.allSatisfy(\.text.isEmpty) }

    public static func + (one: Phrase, other: Phrase) -> Phrase { Phrase(one.spans + other.spans) }
}

/// Words of one kind.
public enum Span: Sendable, Equatable {
    case plain(String)
    case strong(String)
    /// Stored names, hashes, dates in notation.
    case code(String)
    /// A reference to an event of the log: `@70`.
    case event(Int)
    /// An address of the web, which only a page can follow. Others than `http` and `https` are words.
    case address(String)
    case mark(Mark)

    public var text: String {
        switch self {
        case .plain(let text), .strong(let text), .code(let text), .address(let text): text
        case .event(let seq): "@\(seq)"
        case .mark(let mark): mark.rawValue
        }
    }
}

/// Words that a reader looks for, and a page may colour.
public enum Mark: String, Sendable, CaseIterable {
    case certain, possible, conflict, corrected, retracted, notice, warning, error
}

extension Phrase: ExpressibleByStringInterpolation, ExpressibleByArrayLiteral {
    public init(arrayLiteral elements: Span...) { self.init(elements) }

    public init(stringLiteral value: String) { self.init(value) }

    public init(stringInterpolation: Interpolation) { self.init(stringInterpolation.spans) }

    /// Collects spans; what is no span is plain.
    public struct Interpolation: StringInterpolationProtocol {
        fileprivate var spans: [Span] = []

        public init(literalCapacity: Int, interpolationCount: Int) {}

        public mutating func appendLiteral(_ literal: String) {
            if !literal.isEmpty { spans.append(.plain(literal)) }
        }

        public mutating func appendInterpolation(_ span: Span) { spans.append(span) }

        public mutating func appendInterpolation(_ phrase: Phrase) { spans += phrase.spans }

        public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
            appendLiteral(value.description)
        }
    }
}

extension [Phrase] {
    /// One phrase, with something between each two.
    public func joined(by separator: String) -> Phrase {
        Phrase(enumerated().flatMap { index, phrase in (index == 0 ? [] : [.plain(separator)]) + phrase.spans })
    }
}
