import ExtendedDateTime

/// Words beside a date that say how far it can be trusted: "left post about", "on or shortly before".
enum DateNote {
    /// The date as the note qualifies it; `nil` where the note says nothing of it.
    ///
    /// Looked at are the word "probably" and the note's last words, in English: about, before, after, "between ... and".
    static func qualified(_ date: EDTF, by note: String) -> EDTF? {
        let words = note.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        let (first, last) = (date.bounds.earliest, date.bounds.latest)
        if words.contains("probably") { return try? EDTF("\(date)?") }
        switch words.last {
        case "about", "circa", "approximately": return try? EDTF("\(date)~")
        case "before": return try? EDTF("[..\(last)]")
        case "after": return try? EDTF("[\(first)..]")
        case "and" where words.contains("between"):
            let begin =
                words.lastIndex(of: "between").map { words[($0 + 1)...].dropLast().joined(separator: " ") } ?? ""
            let year = first.components.year
            let start =
                (try? EDTF(words: begin, anchor: first)) ?? (try? EDTF(words: "\(begin) \(year)", anchor: first))
            guard let start, start.bounds.earliest <= last else { return try? EDTF("[..\(last)]") }
            return try? EDTF("[\(start.bounds.earliest)..\(last)]")
        default: return nil
        }
    }
}
