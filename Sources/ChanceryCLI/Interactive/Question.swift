import Domain

/// One question of a conversation: which option its answer gives, and what may be answered.
struct Question {
    /// The word whose option it is.
    let syntax: RecordingSyntax
    let option: RecordingOption
    let summary: String
    /// The kinds of things whose ids an answer names, or begins with.
    let namespaces: [Namespace]
    let isRequired: Bool
    /// Whether a thing that is not there yet is made known by the word itself.
    let isMadeKnownAlong: Bool
    /// How the prompt calls it.
    let name: String

    init(_ option: RecordingOption, of syntax: RecordingSyntax, isRequired: Bool? = nil, isMadeKnownAlong: Bool = false)
    {
        self.syntax = syntax
        self.option = option
        summary = option.field.kind.question ?? option.field.summary
        namespaces = option.valueKind.namespace.map { [$0] } ?? []
        self.isRequired = isRequired ?? syntax.isNeeded(option)
        self.isMadeKnownAlong = isMadeKnownAlong
        name = option.alias ?? option.name
    }

    /// A question whose answer gives the option of one word or of another, as the thing that it names is of one kind or
    /// another.
    init(
        _ option: RecordingOption, of syntax: RecordingSyntax, name: String, _ summary: String,
        _ namespaces: [Namespace]
    ) {
        self.syntax = syntax
        self.option = option
        self.summary = summary
        self.namespaces = namespaces
        self.name = name
        isRequired = true
        isMadeKnownAlong = false
    }

    var kind: ValueKind { option.valueKind }
    var isDate: Bool { option.home == .envelope && option.field.name == "on" }

    /// The words of the command line that give an answer.
    func words(_ answer: Answer) -> [String] {
        answer.values.flatMap { [String].option(option.label, $0) } + answer.beside
    }

    /// What is asked, and what may be answered.
    var text: String {
        let choices = kind.choices.map { part, words in
            (part.map { "In \($0), one" } ?? "One") + " of: \(words.joined(separator: ", "))."
        }
        return ([summary] + (isRequired ? ["Required."] : []) + choices).joined(separator: " ")
    }

    /// How to answer, with an example.
    var advice: String {
        let forms = try? CommandLineForm(syntax).options(for: syntax.definition.example)
        let example = forms?[option.name]?.first.map { ["Example: \($0)"] } ?? []
        let several = option.isRepeatable ? ["Give one at a time; nothing ends the list."] : []
        return ([advised] + advisedOfNames + several + example).joined(separator: " ")
    }

    /// That names stand for ids, where they do.
    private var advisedOfNames: [String] {
        switch kind {
        case .reference: ["A name, a title or an id alone will do as well."]
        case _ where namespaces.isEmpty || option.field.role != .refers: []
        default: ["The name of \(namespaces.map(\.noun).joined(separator: " or ")) will do as well as its id."]
        }
    }

    private var advised: String {
        isDate
            ? "Write what is known: 2023-10-31, 2023-10, 2019~, or in words, such as last month."
            : kind.commandLineAdvice
    }
}

extension RecordingOption {
    /// The closed list that a value is chosen from.
    var choices: [String] { if case .choice(let words, _) = valueKind { words } else { [] } }
}

extension ValueKind {
    /// How it is asked for, where the field's own summary speaks of the line that is written.
    fileprivate var question: String? {
        if case .changes = self { "What is set right, field by field: FIELD=VALUE." } else { nil }
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
