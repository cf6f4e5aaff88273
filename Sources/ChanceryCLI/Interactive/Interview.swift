import CanonicalJSON
import ExtendedDateTime
import LedgerCore
import Domain

/// Asks for the fields of an event, one by one, and makes of the answers the words of a command line: what is recorded then
/// is what `chancery record WORD` with these words records.
struct Interview {
    private let syntax: RecordingSyntax
    private let ledger: Ledger
    private let dialogue: any Dialogue
    private let today: String
    /// The words of an earlier event of the kind, by option.
    private let defaults: [String: [String]]

    init(
        _ syntax: RecordingSyntax, _ ledger: Ledger, _ dialogue: any Dialogue, today: String, like earlier: Event? = nil
    ) {
        self.syntax = syntax
        self.ledger = ledger
        self.dialogue = dialogue
        self.today = today
        defaults = Self.defaults(earlier, syntax)
    }

    /// The writer left.
    struct Cancelled: Error {}

    private static let back = "<"

    /// Asks for the fields, and then for a confirmation of what they say.
    ///
    /// - Parameter preview: what would be recorded, in plain language; throws what is wrong with it.
    func arguments(asking options: [RecordingOption], preview: ([String]) throws -> String) throws -> [String] {
        dialogue.message(
            "Nothing is recorded before you confirm. \(Self.back) goes back, ? explains, Tab completes, Ctrl-C leaves.")
        var answers: [[String]] = []
        while true {
            while answers.count < options.count {
                guard let answer = try ask(options[answers.count]) else {
                    _ = answers.popLast()
                    continue
                }
                answers.append(answer)
            }
            let arguments = answers.flatMap(\.self)
            do {
                dialogue.message("\n" + (try preview(arguments)) + "\n")
            } catch let error where !(error is Cancelled) {
                dialogue.message(Messages.text(for: error))
                _ = answers.popLast()
                continue
            }
            switch try answer(to: "Record this? [y/n/\(Self.back)] ", complete: { _ in ["y", "n"] }).lowercased() {
            case "y", "yes": return arguments
            case Self.back: _ = answers.popLast()
            case "n", "no": throw Cancelled()
            default: continue
            }
        }
    }

    /// Asks for fields that are missing, without a confirmation: the rest was given.
    func arguments(completing options: [RecordingOption]) throws -> [String] {
        var answers: [String] = []
        for option in options {
            while true {
                if let answer = try ask(option), !answer.isEmpty {
                    answers += answer
                    break
                }
                dialogue.message("\(option.label) is required.")
            }
        }
        return answers
    }

    /// The words that give one field; `nil` to go back to the one before.
    private func ask(_ option: RecordingOption) throws -> [String]? {
        let isNeeded = syntax.isNeeded(option)
        let suggestion = defaults[option.name] ?? []
        let shown = suggestion.isEmpty ? (isNeeded ? "" : " [none]") : " [\(suggestion.joined(separator: " + "))]"
        dialogue.message(
            "\n\(option.field.summary)"
                + (option.choices.isEmpty ? "" : " One of: \(option.choices.joined(separator: ", "))."))
        var words: [String] = []
        while true {
            let more = words.isEmpty ? "" : " (another, or nothing)"
            let text = try answer(
                to: "\(option.alias ?? option.name)\(words.isEmpty ? shown : more): ",
                complete: completions(for: option))
            switch text {
            case Self.back: return nil
            case "?": dialogue.message("\(option.valueKind.commandLineAdvice)")
            case "" where words.isEmpty && !suggestion.isEmpty: return suggestion.flatMap { [option.label, $0] }
            case "" where !words.isEmpty || !isNeeded: return words
            case "": dialogue.message("This is needed.")
            default:
                guard let given = try read(text, for: option) else { continue }
                words += given
                if !option.isRepeatable { return words }
            }
        }
    }

    /// The words that an answer comes to; `nil` after saying what is wrong with it.
    private func read(_ text: String, for option: RecordingOption) throws -> [String]? {
        let words = [option.label, text]
        guard let fault = fault(in: words, of: option) else { return words }
        if option.home == .envelope && option.field.name == "on" {
            // Not the notation, so perhaps words, which mean something beside a day.
            let anchor = try answer(to: "“\(text)” is relative to [\(today)]: ", complete: { _ in [] })
            let day = anchor.isEmpty ? today : anchor
            if let date = try? DateWords.date(text, anchor: day, .process) {
                dialogue.message("“\(text)” is taken as \(date) (\(date.readable)).")
                return ["--on", date.description, "--stated", text, "--anchor", day]
            }
        }
        dialogue.message(fault)
        return nil
    }

    /// What is wrong with the words of one option, whatever else is still missing.
    private func fault(in words: [String], of option: RecordingOption) -> String? {
        do {
            _ = try syntax.parse(words)
        } catch {
            let own = UsageError(error.word, error.faults.filter { if case .missing = $0.kind { false } else { true } })
            if !own.faults.isEmpty { return own.messages.map(\.description).joined(separator: "\n") }
        }
        if !option.choices.isEmpty, !option.choices.contains(words[1]), !option.valueKind.knows(synonym: words[1]) {
            let similar = Similarity.nearest(to: words[1], among: option.choices)
            return "error: \(words[1].quoted) is none of these." + (similar.asNearMisses.map { "\nhint: " + $0 } ?? "")
        }
        if case .date = option.valueKind, (try? EDTF(words[1])) == nil { return "error: “\(words[1])” is no date." }
        if case .instant = option.valueKind, (try? EDTF(words[1])) == nil { return "error: “\(words[1])” is no date." }
        return nil
    }

    private func answer(to prompt: String, complete: @escaping (String) -> [String]) throws -> String {
        guard let text = dialogue.ask(prompt, complete: complete) else { throw Cancelled() }
        return text.trimmed
    }

    /// What a beginning may become: the words of a choice, the ids of the kind, the parts of an object.
    private func completions(for option: RecordingOption) -> (String) -> [String] {
        let ids = option.valueKind.namespace.map { namespace in (try? ledger.view().ids(of: namespace)) ?? [] } ?? []
        let parts: [String] =
            if case .record(let shape) = option.valueKind { shape.fields.dropFirst().map { $0.name + "=" } } else { [] }
        let words = ids + option.choices + parts
        return { beginning in words.filter { $0.hasPrefix(beginning) } }
    }

    /// What an earlier event said, but for what is its own: ids that it made known, its date, its words.
    private static func defaults(_ event: Event?, _ syntax: RecordingSyntax) -> [String: [String]] {
        guard let event, let words = try? CommandLineForm(syntax).options(for: event.line.root.json) else { return [:] }
        let own: Set<String> = ["id", "on", "stated", "anchor", "reason", "by", "v", "type"]
        let isIntroduced = { (option: RecordingOption) in option.field.role != .refers }
        return words.filter { name, _ in
            guard let option = syntax.options.first(where: { $0.name == name }) else { return false }
            return !own.contains(name) && !isIntroduced(option)
        }
    }
}

extension RecordingSyntax {
    /// What an interview asks for: what is needed or can be given by position, the date, the source; the rest where wanted.
    var asked: [RecordingOption] {
        let envelope: Set<String> = ["on", "sources", "place", "reason"]
        return options.filter { option in
            switch option.home {
            case .data:
                option.effect == .sets && (option.field.isRequired || option.field.isPositional || option.isCommon)
            case .companion: false
            case .envelope: envelope.contains(option.field.name) && (option.field.name != "reason" || isNeeded(option))
            }
        }
    }
}

extension RecordingOption {
    /// The fields that people give although they need not.
    fileprivate var isCommon: Bool {
        ["kind", "title", "visitors", "hosts", "purpose", "signatories", "mode", "note", "grounds"].contains(field.name)
    }

    /// The closed list that a value is chosen from.
    var choices: [String] { if case .choice(let words, _) = valueKind { words } else { [] } }
}

extension ValueKind {
    /// Whether a word is accepted for another one, which is then stored.
    fileprivate func knows(synonym word: String) -> Bool {
        if case .choice(_, let synonyms) = self { synonyms[word] != nil } else { false }
    }

    /// Of what kind the ids are that a value begins with.
    var namespace: Namespace? {
        switch self {
        case .slug(let namespace): namespace
        case .list(let element): element.namespace
        case .record(let shape): shape.fields.first?.kind.namespace
        default: nil
        }
    }
}
