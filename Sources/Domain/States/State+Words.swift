extension State {
    /// How it stands, in the words that people of the kind use: an office is held or left, an agreement is in force or ended.
    package var statusWords: String {
        let words = Self.words(for: answer.status, of: subject)
        guard answer.certainty == .possible else { return words.capitalizedFirst }
        return "Possible: \(words)"
    }

    /// The same for a status that holds otherwise.
    package var otherwiseWords: String? {
        answer.otherwise.flatMap { $0 == Status.none ? nil : Self.words(for: $0, of: subject) }
    }

    private static func words(for status: String, of subject: Subject) -> String {
        switch (status, subject) {
        case (Status.inForce, .membership): "a member"
        case (Status.inForce, .office): "in office"
        case (Status.ended, .membership): "no longer a member"
        case (Status.ended, .office): "out of office"
        case (Status.consented, _): "consented to"
        case (Status.overdue, _): "no outcome is known"
        case (Status.held, _): "took place"
        case (Status.open, _): "not answered"
        case (Status.unknown, .thing(.visit, _)): "what came of it is unknown"
        default: status.replacing("-", with: " ")
        }
    }

    /// How sure it is: by the dates, and by the sources that decide.
    package var surenessWords: String {
        let sureness = answer.certainty == .certain ? "certain" : "possible"
        guard let confidence else { return sureness.capitalizedFirst }
        return sureness.capitalizedFirst + ", if the source is right: \(confidence.words)"
    }

    /// Who says what decides, each once.
    package var sayers: [String] { bySource(answer.because).compactMap(\.source) }
}

extension Confidence {
    /// How strongly a source bears what it says.
    fileprivate var words: String {
        switch self {
        case .low: "weak"
        case .medium: "medium"
        case .high: "strong"
        case .confirmed: "confirmed"
        }
    }
}

extension State.Flag {
    /// What it says, as a state of its own.
    package var words: String {
        let words = name == "disputed" ? "contested" : name.replacing("-", with: " ")
        return certainty == .certain ? words.capitalizedFirst : "Possible: \(words)"
    }
}
