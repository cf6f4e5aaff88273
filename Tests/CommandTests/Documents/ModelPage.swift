import Foundation
import Testing

/// The worked examples of docs/MODEL.md, as they stand there.
///
/// `ledger` blocks hold drafts, `answer` blocks commands with what they print. An answer is about the last ledger before
/// it, or, marked `answer events`, about the project's own.
struct ModelPage {
    static let url = Binary.project.appendingPathComponent("docs/MODEL.md")

    private(set) var lines: [String]
    /// The records that every example has.
    private(set) var ground: [String] = []
    private(set) var answers: [Answer] = []

    struct Answer: CustomTestStringConvertible {
        /// The lines of the block, without its fences.
        let lines: Range<Int>
        /// `nil` for the project's own ledger.
        let drafts: [String]?
        let questions: [Question]

        var testDescription: String { "line \(lines.lowerBound): " + (questions.first?.command ?? "nothing is asked") }
    }

    struct Question {
        let command: String
        /// What the page says that it prints.
        let answer: [String]
    }

    init() throws {
        lines = try String(contentsOf: Self.url, encoding: .utf8).components(separatedBy: "\n")
        var drafts: [String] = []
        var block: (mark: String, start: Int)?
        for (number, line) in lines.enumerated() where line.hasPrefix("```") {
            guard let open = block else {
                block = (String(line.dropFirst(3)), number + 1)
                continue
            }
            block = nil
            let inside = Array(lines[open.start..<number])
            switch open.mark {
            case "ground": ground = inside
            case "ledger": drafts = inside
            case "answer", "answer events":
                answers.append(
                    Answer(
                        lines: open.start..<number, drafts: open.mark == "answer" ? drafts : nil,
                        questions: Self.questions(in: inside)))
            default: break
            }
        }
    }

    private static let prompt = "$ chancery "

    private static func questions(in lines: [String]) -> [Question] {
        let starts = lines.indices.filter { lines[$0].hasPrefix(prompt) }
        return zip(starts, starts.dropFirst() + [lines.endIndex]).map { start, end in
            Question(
                command: String(lines[start].dropFirst(prompt.count)), answer: trimmed(lines[(start + 1)..<end]))
        }
    }

    /// Without empty lines at the ends.
    static func trimmed(_ lines: ArraySlice<String>) -> [String] {
        var lines = lines.drop(while: \.isEmpty)
        while lines.last?.isEmpty ?? false { lines.removeLast() }
        return Array(lines)
    }

    /// What a command printed, without the header, which ends with an empty line, and the line that counts the events.
    static func shown(_ output: String) -> [String] {
        let lines = output.components(separatedBy: "\n").drop { !$0.isEmpty }
        return trimmed(lines.filter { !$0.contains(#/^\d+ events? speaks? of it: /#) }[...])
    }

    /// Puts what the commands printed into the block of an answer. Later blocks must have been written before.
    mutating func write(_ outputs: [[String]], into answer: Answer) {
        let written = zip(answer.questions, outputs).map { [Self.prompt + $0.command] + $1 }
        lines.replaceSubrange(answer.lines, with: Array(written.joined(separator: [""])))
    }
}
