import Domain

extension States {
    /// Adds the states by kind, and the claims that conflict.
    func add(to document: inout Document, level: Int = 2) {
        for kind in KindName.allCases where !self[kind].isEmpty {
            document.add(heading: Phrase(kind.rawValue.capitalizedFirst), level: level)
            document.add(items: self[kind].map(\.item))
        }
        guard !conflicts.isEmpty else { return }
        document.add(heading: "Conflicts", level: level)
        document.add(items: conflicts.map(\.item))
    }
}

extension State {
    /// The answer, since when, how sure, and why.
    var item: Item {
        var facts = [Fact("times", Phrase(times))]
        facts += content.details.map { Fact($0.label ?? "detail", Phrase($0.text)) }
        facts += flags.map { flag in
            let because = phrase(flag.because)
            return Fact(flag.name, "\(.mark(flag.certainty.mark)), \(flag.since.asStart), because \(because)")
        }
        for (word, reasons) in [("because", answer.because), ("disregards", disregarded)] where !reasons.isEmpty {
            facts.append(Fact(word, phrase(reasons)))
        }
        return Item(
            "\(.mark(answer.certainty.mark)) \(.strong(answer.status))", Phrase(content.label + confidenceWords),
            facts: facts)
    }

    /// Reasons with who says so.
    func phrase(_ reasons: [Because]) -> Phrase {
        bySource(reasons).map { source, own in
            let words = own.map(\.phrase).joined(by: ", ")
            return source.map { "\($0) (\(words))" } ?? words
        }.joined(by: ", ")
    }
}

extension SubjectConflict {
    /// The claims side by side, each with the events that make it.
    var item: Item {
        let facts = conflict.disagreement.candidates.map { candidate in
            Fact(
                candidate.range.words,
                candidate.seqs.map { seq in sources[seq].map { "\($0) (\(.event(seq)))" } ?? [.event(seq)] }
                    .joined(by: ", "))
        }
        return Item(
            [.mark(.conflict)],
            "\(subject), \(momentWords): \(conflict.disagreement.words)", facts: facts)
    }
}

extension Certainty {
    /// What is not certain is possible: a state that does not hold is not told.
    var mark: Mark { self == .certain ? .certain : .possible }
}

extension Because {
    var phrase: Phrase { "\(.event(seq)) \(rule.rawValue)" }
}
