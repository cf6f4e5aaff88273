import Foundation

/// Colours that mean something: how sure an answer is, and how grave a finding. On a terminal only, and never with
/// `NO_COLOR`.
enum Colours {
    static func areShown(_ variables: [String: String]) -> Bool {
        isatty(STDOUT_FILENO) == 1 && (variables["NO_COLOR"] ?? "").isEmpty && variables["TERM"] != "dumb"
    }

    private static let codes = [
        "certain": "32", "possible": "33", "conflict": "33", "corrected": "33", "warning": "33", "retracted": "31",
        "error": "31",
        "notice": "36",
    ]

    /// The text with the first word of a line coloured, where it is such a word.
    static func coloured(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            let start = line.firstIndex { $0 != " " } ?? line.endIndex
            let end = line[start...].firstIndex { $0 == " " } ?? line.endIndex
            guard start > line.startIndex, let code = codes[String(line[start..<end])] else { return String(line) }
            return "\(line[..<start])\u{1B}[\(code)m\(line[start..<end])\u{1B}[0m\(line[end...])"
        }.joined(separator: "\n")
    }
}
