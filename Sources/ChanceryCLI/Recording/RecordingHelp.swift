import CanonicalJSON
import Domain
import LedgerFolders

extension RecordingSyntax {
    /// The help of a word: its usage, its fields with their choices, the keys of every event, and an example that works.
    public var help: String {
        let fields = options.filter { $0.home == .data }
        let further = options.filter { $0.home == .companion }
        let envelope = options.filter { $0.home == .envelope }
        var lines = [
            definition.summary, [definition.type + ".", definition.rule].compactMap(\.self).joined(separator: " "), "",
            "usage: " + usage,
        ]
        lines += ["", "Fields:"] + fields.flatMap(entry)
        if let companion, !further.isEmpty {
            lines += ["", "Where the \(companion.word) is new, for \(companion.type):"] + further.flatMap(entry)
        }
        lines += ["", "Every event:"] + envelope.flatMap(entry)
        return (lines + ["", "Example:", "  " + example]).joined(separator: "\n") + "\n"
    }

    /// `chancery record signing AGREEMENT [PARTY...] --on DATE [options]`
    public var usage: String {
        var words = ["chancery record", definition.word]
        words += positionals.map { option in
            let name = option.argumentName + (option.isRepeatable ? "..." : "")
            return option.field.isRequired ? name : "[\(name)]"
        }
        words += options.filter { isNeeded($0) && !positionals.contains($0) }.map { "\($0.label) \($0.placeholder)" }
        return (words + ["[options]"]).joined(separator: " ")
    }

    /// Whether an event of the type cannot be without it.
    func isNeeded(_ option: RecordingOption) -> Bool {
        switch option.home {
        case .data: option.field.isRequired && option.effect == .sets
        case .companion: false
        case .envelope:
            switch option.field.name {
            case "on": definition.occurrence.isRequired
            case "reason": definition.requiresReason
            default: false
            }
        }
    }

    /// An option with its names, what it is for, and what it may hold.
    private func entry(_ option: RecordingOption) -> [String] {
        let head = "  \(option.label) \(option.placeholder)"
        var remarks = [option.effect == .removes ? "A field of the event that is to go." : option.field.summary]
        if isNeeded(option) { remarks.append("Required.") }
        if option.isRepeatable { remarks.append("May be repeated.") }
        remarks += option.valueKind.choices.map { name, words in
            (name.map { "In \($0), one" } ?? "One") + " of: \(words.joined(separator: ", "))."
        }
        return TextColumns.lines(head, remarks.joined(separator: " "))
    }

    private var example: String {
        guard let words = try? CommandLineForm(self).words(for: definition.example) else { return usage }
        return (["chancery record", definition.word] + words.map(\.quotedForShell)).joined(separator: " ")
    }
}

extension ValueKind {
    /// The closed lists that a value is chosen from; for an object, those of its parts, by name.
    var choices: [(part: String?, words: [String])] {
        switch self {
        case .choice(let words, _): [(nil, words)]
        case .record(let shape):
            shape.fields.compactMap { field in
                guard case .choice(let words, _) = field.kind else { return nil }
                return (field.name, words)
            }
        default: []
        }
    }
}

extension RecordingOption: Equatable {
    /// By name: a word has no two options of one name.
    static func == (a: RecordingOption, b: RecordingOption) -> Bool { a.name == b.name && a.home == b.home }

    /// What stands for a value in the help.
    var placeholder: String { effect == .removes ? "FIELD" : field.kind.placeholder }
}

/// Two columns of text, as command lines print them.
enum TextColumns {
    /// A head, and beside or below it a remark, together at most so many columns wide.
    static func lines(_ head: String, _ remark: String, width: Int = 100) -> [String] {
        let indent = String(repeating: " ", count: remarkColumn)
        var lines = head.count < remarkColumn ? [head.padded(to: remarkColumn)] : [head, indent]
        for word in remark.split(separator: " ") {
            let isEmpty = lines[lines.count - 1].count == remarkColumn
            if !isEmpty && lines[lines.count - 1].count + 1 + word.count > width { lines.append(indent) }
            let needsBlank = lines[lines.count - 1].count > remarkColumn
            lines[lines.count - 1] += (needsBlank ? " " : "") + word
        }
        return lines
    }

    private static let remarkColumn = 28
}

extension String {
    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
