import Domain

/// A date that was resolved from words that mean nothing without another date.
enum UnanchoredDate: CheckRule {
    static let name = "date-without-anchor"
    static let severity = Severity.warning
    static let summary = "A date was resolved from relative words, and nothing says what they are relative to."
    static let advice =
        "“Last month” is a month only beside the day on which it was said. Record the event with the words and their anchor."
    static let example = CheckExample(
        odd:
            #"{"type":"membership.joined","on":"2024-01","stated":"last month","data":{"member":"a","organisation":"o"}}"#,
        sound: """
            {"type":"membership.joined","on":"2024-01","stated":"last month","anchor":"2024-02-16","data":{"member":"a","organisation":"o"}}
            {"type":"membership.ended","on":"2024-02-03","stated":"February 3, 2024","data":{"member":"a","organisation":"o"}}
            """)

    static func findings(in inspection: Inspection) -> [CheckFinding] {
        inspection.facts.compactMap { event in
            guard let stated = event.stated, event.on != nil, event.anchor == nil, !stated.namesAYear else {
                return nil
            }
            return finding(
                inspection.subject(of: event), [event.seq], "Its date was resolved from “\(stated)”, without an anchor."
            )
        }
    }
}

extension String {
    /// Four digits in a row: what names its year needs no other date.
    fileprivate var namesAYear: Bool {
        var run = 0
        for character in self {
            run = character.isNumber ? run + 1 : 0
            if run == 4 { return true }
        }
        return false
    }
}
