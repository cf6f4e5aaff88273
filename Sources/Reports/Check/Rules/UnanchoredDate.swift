import ExtendedDateTime
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
            guard let stated = event.stated, event.on != nil, event.anchor == nil, stated.isRelative else {
                return nil
            }
            return finding(
                inspection.subject(of: event), [event.seq], "Its date was resolved from “\(stated)”, without an anchor."
            )
        }
    }
}

extension String {
    /// Whether what they mean depends on the day on which they were said.
    ///
    /// Of words that this program does not know, a number is a day or a year of some calendar: `12 Thermidor II`,
    /// `民國113年2月10日`.
    fileprivate var isRelative: Bool {
        do throws(WordsError) {
            return try WordsMeaning(self) == .relative
        } catch {
            let isUnknown = error.found.contains { $0.isLetter || !$0.isASCII }
            return !(isUnknown ? namesANumber : namesAYear)
        }
    }

    /// Four digits in a row.
    private var namesAYear: Bool {
        split { !$0.isNumber }.contains { $0.count >= 4 }
    }

    /// In digits of any script, in ideographs, or as a Roman numeral of several letters.
    private var namesANumber: Bool {
        contains(where: \.isNumber)
            || split { !$0.isLetter }.contains { $0.count > 1 && $0.allSatisfy("IVXLCDM".contains) }
    }
}
