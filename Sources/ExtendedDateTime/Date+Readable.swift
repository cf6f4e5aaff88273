extension EDTF.Date {
    /// "31 October 2023", "about October 2023", "the 1960s", "spring 2021", "11 June 2004 (month approximate)".
    var readable: String {
        guard !qualifiers.isEmpty else { return plain }
        if qualifiers.areOnly(rightOf: lastComponent) || components == .year {
            return "\(qualifier(of: .year).word) \(plain)"
        }
        return "\(plain) (\(remarks.joined(separator: ", ")))"
    }

    private var plain: String {
        guard hasMonth else { return plainYear }
        if let season { return "\(season.name) \(plainYear(of: season))\(season.region)" }
        let isVague = yearDigits.hasUnspecified || monthDigits.hasUnspecified
        let month = "\(plainMonth)\(isVague ? " in" : "") \(plainYear)"
        guard hasDay else { return month }
        if let day { return "\(day) \(monthDigits.hasUnspecified ? "of " : "")\(month)" }
        guard dayDigits.unspecifiedPlaces == 0b11 else { return "day \(text(dayDigits, 2)) of \(month)" }
        return "some day in \(monthDigits.unspecifiedPlaces == 0b11 ? plainYear : month)"
    }

    private var plainMonth: String {
        if let month { return WordTable.months[month - 1] }
        return monthDigits.unspecifiedPlaces == 0b11 ? "some month" : "month \(text(monthDigits, 2))"
    }

    private var plainYear: String {
        if let year { return EDTF.Year.readable(year) }
        let era = isNegative ? "-" : ""
        switch yearDigits.unspecifiedPlaces {
        case 0b1 where !isNegative: return "the \(yearDigits.filled(with: 0))s"
        case 0b11 where !isNegative: return "the \((yearDigits.filled(with: 0) / 100 + 1).ordinal) century"
        case 0b1111: return "an unknown year\(isNegative ? " BC" : "")"
        default: return "a year \(era)\(text(yearDigits, 4))"
        }
    }

    /// "2021"; where the year is not known, "in the 1920s" behind a season and "a year in the 1920s" behind a part of a year.
    private func plainYear(of season: EDTF.Season) -> String {
        guard year == nil else { return plainYear }
        guard !(21...32).contains(season.rawValue) else { return "in \(plainYear)" }
        let some = plainYear.hasPrefix("the ") ? "a year in \(plainYear)" : plainYear
        return season.name.hasSuffix(" of") ? some : "in \(some)"
    }

    private func text(_ digits: Digits, _ width: Int) -> String {
        var text = ""
        digits.write(width: width, to: &text)
        return text
    }

    /// "year uncertain", "month approximate", ...
    private var remarks: [String] {
        let named: [(EDTF.Components, String)] = [
            (.year, "year"), (.month, isSeason ? "season" : "month"), (.day, "day"),
        ]
        return named.compactMap { component, name in
            guard components.contains(component) else { return nil }
            let adjective = qualifier(of: component).adjective
            return adjective.isEmpty ? nil : "\(name) \(adjective)"
        }
    }
}

extension EDTF.Qualifier {
    fileprivate var word: String {
        switch self {
        case .uncertain: "perhaps"
        case .approximate: "about"
        default: "perhaps about"
        }
    }

    fileprivate var adjective: String {
        switch self {
        case .uncertain: "uncertain"
        case .approximate: "approximate"
        case .both: "uncertain and approximate"
        default: ""
        }
    }
}

extension EDTF.Season {
    /// What stands before the year.
    fileprivate var name: String {
        switch self {
        case .spring, .northernSpring, .southernSpring: "spring"
        case .summer, .northernSummer, .southernSummer: "summer"
        case .autumn, .northernAutumn, .southernAutumn: "autumn"
        case .winter, .northernWinter, .southernWinter: "winter"
        case .quarter1: "the first quarter of"
        case .quarter2: "the second quarter of"
        case .quarter3: "the third quarter of"
        case .quarter4: "the fourth quarter of"
        case .quadrimester1: "early"
        case .quadrimester2: "the middle of"
        case .quadrimester3: "late"
        case .semester1: "the first half of"
        case .semester2: "the second half of"
        }
    }

    fileprivate var region: String {
        switch rawValue {
        case 25...28: " (northern hemisphere)"
        case 29...32: " (southern hemisphere)"
        default: ""
        }
    }
}

extension Int {
    /// "1st", "2nd", "3rd", "11th", "21st".
    fileprivate var ordinal: String {
        switch (self % 10, self % 100) {
        case (1, let rest) where rest != 11: "\(self)st"
        case (2, let rest) where rest != 12: "\(self)nd"
        case (3, let rest) where rest != 13: "\(self)rd"
        default: "\(self)th"
        }
    }
}
