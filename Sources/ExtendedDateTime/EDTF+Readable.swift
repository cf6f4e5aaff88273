extension EDTF {
    /// The date in plain English: "about October 2023", "on or before 16 February 2024", "spring 2021".
    ///
    /// For people to read. What is written most often can be read back by `EDTF(words:anchor:)`.
    public var readable: String {
        switch form {
        case .date(let date): date.readable
        case .dateTime(let date, let time): "\(date.readable), \(time.readable)"
        case .year(let year): year.readable
        case .interval(let start, let end): Self.readable(from: start, to: end)
        case .set(.oneOf, let members): members.map(\.readable).joined(separators: ", ", last: " or ")
        case .set(.allOf, let members): members.map(\.readableAsAll).joined(separators: ", ", last: " and ")
        }
    }

    private static func readable(from start: End, to end: End) -> String {
        switch (start, end) {
        case (.date(let from), .date(let to)): "from \(from.readable) to \(to.readable)"
        case (.date(let from), .open): "since \(from.readable)"
        case (.date(let from), .unknown): "from \(from.readable) to an unknown end"
        case (.open, .date(let to)): "at all times up to \(to.readable)"
        case (.unknown, .date(let to)): "until \(to.readable)"
        case (.open, .open): "at all times"
        case (.open, .unknown): "at all times up to an unknown end"
        case (.unknown, .open), (.unknown, .unknown): "at all times from an unknown start"
        }
    }
}

extension EDTF.Member {
    fileprivate var readable: String {
        switch self {
        case .date(let date): date.readable
        case .range(let first, let last): "between \(first.readable) and \(last.readable)"
        case .upTo(let date): "on or before \(date.readable)"
        case .from(let date): "on or after \(date.readable)"
        }
    }

    fileprivate var readableAsAll: String {
        switch self {
        case .date(let date): date.readable
        case .range(let first, let last): "all of \(first.readable) to \(last.readable)"
        case .upTo(let date): "all up to \(date.readable)"
        case .from(let date): "all from \(date.readable) on"
        }
    }
}

extension EDTF.Year {
    fileprivate var readable: String {
        let year = EDTF.Year.readable(estimate)
        return range.count == 1
            ? year
            : "about \(year) (\(EDTF.Year.readable(range.lowerBound)) to \(EDTF.Year.readable(range.upperBound)))"
    }

    /// Years before 1 are counted back from 1 BC, as historians do: 0 is 1 BC.
    static func readable(_ year: Int) -> String {
        year < 1 ? "\(1 - year) BC" : year < 1000 ? "AD \(year)" : String(year)
    }
}

extension EDTF.Time {
    fileprivate var readable: String {
        var text = ""
        write(to: &text)
        return String(text.dropFirst()).replacing("Z", with: " UTC")
    }
}

extension [String] {
    fileprivate func joined(separators separator: String, last: String) -> String {
        guard let final = self.last, count > 1 else { return first ?? "" }
        return dropLast().joined(separator: separator) + last + final
    }
}
