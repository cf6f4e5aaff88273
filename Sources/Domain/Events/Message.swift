/// What a person is told about something that is wrong: where, what, why, and what to do next.
///
/// The parts are sentences, so that every surface (terminal, JSON, web page) can set them as it likes.
public struct Message: Sendable, Equatable, CustomStringConvertible {
    /// A file and line, an option, a field, or several of these; empty where there is nothing to point at.
    public let place: String
    public let what: String
    public let why: String?
    public let hint: String?

    public init(place: String = "", what: String, why: String? = nil, hint: String? = nil) {
        self.place = place
        self.what = what
        self.why = why
        self.hint = hint
    }

    /// As a terminal shows it: one line for the error, one for the hint.
    public var description: String {
        let head = ["error", place, what].filter { !$0.isEmpty }.joined(separator: ": ")
        return head + (why.map { " " + $0 } ?? "") + (hint.map { "\nhint: " + $0 } ?? "")
    }
}

extension String {
    /// The text between quotation marks, safe to show: at most 60 characters, and nothing that could steer a terminal.
    public var quoted: String {
        var shown = ""
        for scalar in unicodeScalars.prefix(60) {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
                shown += "\\u{" + String(scalar.value, radix: 16) + "}"
            case _ where scalar.properties.isDefaultIgnorableCodePoint:
                shown += "\\u{" + String(scalar.value, radix: 16) + "}"
            default: shown.unicodeScalars.append(scalar)
            }
        }
        return "“" + shown + (unicodeScalars.count > 60 ? "…" : "") + "”"
    }
}

extension [String] {
    /// “a”, “b” or “c”.
    var alternatives: String {
        let quoted = map(\.quoted)
        guard let last = quoted.last, quoted.count > 1 else { return quoted.first ?? "" }
        return quoted.dropLast().joined(separator: ", ") + " or " + last
    }

    /// The near misses as a question, or `nil` where there are none.
    public var asNearMisses: String? {
        isEmpty ? nil : "Did you mean \(alternatives)?"
    }
}
