/// A date as precise, or as vague, as its source: a value of the Extended Date/Time Format.
///
/// Every form of levels 0, 1 and 2 is read and printed (Library of Congress, 2019; the functionality of ISO 8601-2:2019):
/// `2023-10-31`, `2023-10`, `1984?`, `201X`, `2021-21` (spring), `1985/..`, `[..2024-02-16]` (on or before), `Y-17E7`.
///
/// Every valid text is its own canonical form: ``description`` gives back the very characters that were read, because what a
/// source says is not ours to tidy. Two values are equal if they are written alike; whether they mean the same days is a
/// question for ``bounds``. Values of levels 0 and 1 hold no reference: reading them allocates nothing.
///
///     let visit = try EDTF("2023-10~")
///     visit.readable                          // "about October 2023"
///     visit.bounds                            // 2023-10-01 to 2023-10-31
///     visit.isBefore(try EDTF("2023-10-31"))  // .possible
public struct EDTF: Hashable, Sendable {
    /// What kind of notation it is, with its parts.
    public let form: Form

    init(form: Form) {
        self.form = form
    }

    /// The farthest year, either way, that can be written: sixteen nines. Its days are counted in an `Int` without overflow.
    public static let farthestYear = 9_999_999_999_999_999
}

extension EDTF {
    /// The kinds of notation.
    public enum Form: Hashable, Sendable {
        /// A year, month, day or season: `1985`, `1985-04`, `1985-04-12`, `2001-21`, `156X-12-25`, `2004-06~-11`.
        case date(Date)
        /// A day with a time of day: `1985-04-12T23:20:30Z`.
        case dateTime(Date, Time)
        /// A year beyond four digits, with an exponent or with significant digits: `Y170000002`, `Y-17E7`, `1950S2`.
        case year(Year)
        /// From one end to another: `1964/2008`, `1985/..`, `/2006`.
        case interval(End, End)
        /// One of, or all of, several dates: `[1667,1760-12]`, `{1960..1963}`.
        case set(Choice, [Member])
    }

    /// An end of an interval.
    public enum End: Hashable, Sendable {
        case date(Date)
        /// `..`: the interval goes on without limit.
        case open
        /// Left empty: there is an end, but it is not known.
        case unknown
    }

    /// What a set says of its members.
    public enum Choice: Hashable, Sendable {
        /// `[...]`: one of them is meant, it is not known which.
        case oneOf
        /// `{...}`: all of them are meant.
        case allOf
    }

    /// A member of a set.
    public enum Member: Hashable, Sendable {
        case date(Date)
        /// `a..b`: every date from one to the other, both of one precision.
        case range(Date, Date)
        /// `..a`, first in its set: that date and all before.
        case upTo(Date)
        /// `a..`, last in its set: that date and all after.
        case from(Date)
    }
}

extension EDTF {
    /// Reads notation, and nothing else: no blanks, no words, no older drafts.
    ///
    /// - Throws: ``EDTFError`` with the place, what was found there and what was expected.
    public init(_ text: some StringProtocol) throws(EDTFError) {
        try self.init(utf8: text.utf8)
    }

    /// Reads notation from UTF-8 bytes, without copying them where they lie in one piece.
    public init(utf8: some Collection<UInt8>) throws(EDTFError) {
        let result = utf8.withContiguousStorageIfAvailable { bytes in
            Result { () throws(EDTFError) in try EDTF(utf8: bytes) }
        }
        if let result {
            self = try result.get()
        } else {
            try self.init(utf8: ContiguousArray(utf8))
        }
    }

    /// Reads an expression from its bytes in UTF-8.
    public init(utf8: UnsafeBufferPointer<UInt8>) throws(EDTFError) {
        var parser = Parser(bytes: utf8)
        form = try parser.form()
    }
}

extension EDTF {
    /// A single day; `nil` for an infinite one and for years of more than four digits, which have no days in EDTF.
    public init?(_ day: Day) {
        guard let date = Date(day) else { return nil }
        form = .date(date)
    }

    /// The day on which an instant falls.
    public init(dayOf instant: UTCInstant) {
        let (year, month, day) = instant.day.components
        form = .date(Date(year: year, month: month, day: day))
    }

    /// Whether it is written with a `/`.
    public var isInterval: Bool {
        if case .interval = form { true } else { false }
    }
}
