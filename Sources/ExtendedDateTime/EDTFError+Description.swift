extension EDTFError: CustomStringConvertible {
    /// The one place where the facts become a sentence: `at 5: found "13", expected a month (01-12) or a season (21-41)`.
    public var description: String {
        let found = found.isEmpty ? "the end" : "\"\(found)\""
        let hint = hint.map { "; hint: \($0.text)" } ?? ""
        return "at \(position): found \(found), expected \(expected.text)\(hint)"
    }
}

extension EDTFError.Expected {
    var text: String {
        switch self {
        case .date: "a date"
        case .end: "nothing more"
        case .slash: "\"/\""
        case .fourDigitYear: "a year of four digits"
        case .nonzeroYear: "a year other than -0000"
        case .longYear: "a year of five or more digits that does not begin with 0"
        case .positiveNumber: "a positive number of at most two digits that does not begin with 0"
        case .nearerYear: "a year of at most \(EDTF.farthestYear), before or after 0"
        case .monthOrSeason: "a month (01-12) or a season (21-41)"
        case .day(let last): "a day (01-\(last))"
        case .hour: "an hour (00-23, or 24:00:00)"
        case .minute: "a minute (00-59)"
        case .second: "a second (00-59)"
        case .zone: "Z, or hours and minutes from -12:00 to +14:00, not -00:00"
        case .laterEnd: "an end that is not before the start"
        case .oneKnownEnd: "a date or \"..\" at one end at least"
        case .samePrecision: "ends that are both years, both months, both seasons or both days"
        case .unspecifiedOrQualified: "an end with unspecified digits or with a qualifier, not with both"
        case .member: "a date, or \"..\" before the first or after the last one"
        case .closingBracket: "a comma or the closing bracket"
        }
    }
}

extension EDTFError.Hint {
    var text: String {
        switch self {
        case .blank: "blanks are not allowed anywhere"
        case .upperCase: "letters are capital: T, Z, X, Y, E, S"
        case .unspecifiedIsX: "an unspecified digit is now X, not u"
        case .bothIsPercent: "uncertain and approximate is now %, not ?~"
        case .unknownIsEmpty: "an unknown end is now left empty: /2006"
        case .openIsDots: "an open end is now written ..: 2004/.."
        case .qualifierNotParentheses: "a qualifier now stands beside a component: 2004-?06"
        case .longYearWithY: "a year of five or more digits begins with Y"
        case .shortYearWithoutY: "a year of four digits has no Y"
        case .significantIsS: "significant digits are now S, not p"
        case .hemisphereHasCode: "seasons of a hemisphere now have codes: 25-28 northern, 29-32 southern"
        case .hyphenMinus: "dates are joined by the hyphen-minus of the keyboard"
        case .swapEnds: "the ends may have been swapped"
        case .dayNotInMonth: "that month has no such day"
        case .noTimeHere: "a time of day is hh:mm:ss after a whole day, and never in an interval or a set"
        case .yearStandsAlone: "years with Y, E or S stand alone"
        }
    }
}
