import Domain

/// What one question was answered.
struct Answer: Equatable {
    /// What the option is given, once for each; none where it is left out.
    var values: [String] = []
    /// The words of further options that follow from the answer: for a date in words, what was said and relative to
    /// which day.
    var beside: [String] = []
    /// The words of which an id was made.
    var typed: String?
    /// The things that the values name.
    var things: [Reference] = []
}

extension Answer {
    /// An answer that was given element by element.
    init(joining parts: [Answer]) {
        self.init(
            values: parts.flatMap(\.values), beside: parts.flatMap(\.beside), typed: parts.first?.typed,
            things: parts.flatMap(\.things))
    }
}

extension [String] {
    /// An option with a value, as a command line gives it.
    static func option(_ label: String, _ value: String) -> [String] {
        value.hasPrefix("-") ? ["\(label)=\(value)"] : [label, value]
    }
}
