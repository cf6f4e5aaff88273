extension EDTF: CustomStringConvertible {
    /// The notation: the very characters that were read.
    public var description: String {
        var text = ""
        switch form {
        case .date(let date):
            date.write(to: &text)
        case .dateTime(let date, let time):
            date.write(to: &text)
            time.write(to: &text)
        case .year(let year):
            year.write(to: &text)
        case .interval(let start, let end):
            start.write(to: &text)
            text += "/"
            end.write(to: &text)
        case .set(let choice, let members):
            write(members, choice, to: &text)
        }
        return text
    }

    private func write(_ members: [Member], _ choice: Choice, to text: inout String) {
        text += choice == .oneOf ? "[" : "{"
        for (index, member) in members.enumerated() {
            if index > 0 { text += "," }
            member.write(to: &text)
        }
        text += choice == .oneOf ? "]" : "}"
    }
}

extension EDTF.Date {
    func write(to text: inout String) {
        text += qualifiers[.year, .left].mark
        if isNegative { text += "-" }
        yearDigits.write(width: 4, to: &text)
        text += qualifiers[.year, .right].mark
        if hasMonth { write(monthDigits, .month, to: &text) }
        if hasDay { write(dayDigits, .day, to: &text) }
    }

    private func write(_ digits: Digits, _ component: EDTF.Components, to text: inout String) {
        text += "-"
        text += qualifiers[component, .left].mark
        digits.write(width: 2, to: &text)
        text += qualifiers[component, .right].mark
    }
}

extension EDTF.Time {
    func write(to text: inout String) {
        text += "T"
        Digits(hour).write(width: 2, to: &text)
        text += ":"
        Digits(minute).write(width: 2, to: &text)
        text += ":"
        Digits(second).write(width: 2, to: &text)
        switch zone {
        case .local: break
        case .utc: text += "Z"
        case .hours(let hours): write(offset: Int(hours) * 60, withMinutes: false, to: &text)
        case .minutes(let minutes): write(offset: Int(minutes), withMinutes: true, to: &text)
        }
    }

    private func write(offset: Int, withMinutes: Bool, to text: inout String) {
        text += offset < 0 ? "-" : "+"
        Digits(abs(offset) / 60).write(width: 2, to: &text)
        guard withMinutes else { return }
        text += ":"
        Digits(abs(offset) % 60).write(width: 2, to: &text)
    }
}

extension EDTF.Year {
    func write(to text: inout String) {
        if isLong {
            text += "Y\(coefficient)"
        } else {
            EDTF.Date(year: coefficient).write(to: &text)
        }
        if exponent > 0 { text += "E\(exponent)" }
        if significant > 0 { text += "S\(significant)" }
    }
}

extension EDTF.End {
    func write(to text: inout String) {
        switch self {
        case .date(let date): date.write(to: &text)
        case .open: text += ".."
        case .unknown: break
        }
    }
}

extension EDTF.Member {
    func write(to text: inout String) {
        switch self {
        case .date(let date):
            date.write(to: &text)
        case .range(let first, let last):
            first.write(to: &text)
            text += ".."
            last.write(to: &text)
        case .upTo(let date):
            text += ".."
            date.write(to: &text)
        case .from(let date):
            date.write(to: &text)
            text += ".."
        }
    }
}
