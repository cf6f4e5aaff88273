import Domain

extension States {
    /// By kind, each under its title.
    func add(to lines: inout TextLines) {
        for kind in KindName.allCases where !self[kind].isEmpty {
            lines.add(title: kind.rawValue.capitalizedFirst)
            for state in self[kind] { state.add(to: &lines) }
        }
        if !conflicts.isEmpty { lines.add(title: "Conflicts") }
        for conflict in conflicts { conflict.add(to: &lines) }
    }
}

extension State {
    /// What the words for how sure a state is mean.
    static let legend =
        "Certain: on any reading of the dates; possible: on some. Confidence: how far the recorder trusts what decides."

    /// A line that says it all, and lines that say why.
    func add(to lines: inout TextLines) {
        let certainty = answer.certainty == .certain ? "certain " : "possible"
        lines.add("\(certainty) \(answer.status.padded(to: 10)) \(content.label)\(confidenceWords)", indent: 2)
        lines.add(times, indent: 15)
        for detail in content.details { lines.add(detail.words, indent: 15) }
        for flag in flags { lines.add(words(flag), indent: 15) }
        for (word, reasons) in [("because", answer.because), ("disregards", disregarded)] where !reasons.isEmpty {
            lines.add("\(word) " + words(reasons), indent: 15)
        }
    }
}

extension SubjectConflict {
    func add(to lines: inout TextLines) {
        lines.add("\(subject.description.printable), \(momentWords): \(conflict.disagreement.words)", indent: 2)
        for candidate in conflict.disagreement.candidates {
            let events = candidate.seqs.map { seq in sources[seq].map { "\($0) (@\(seq))" } ?? "@\(seq)" }
                .joined(separator: ", ")
            let range = candidate.range
            lines.add("\(range.lo == range.hi ? "\(range.lo)" : "\(range.lo) to \(range.hi)") say \(events)", indent: 4)
        }
    }
}
