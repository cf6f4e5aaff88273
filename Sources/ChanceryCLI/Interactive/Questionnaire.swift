import LedgerCore
import Domain

/// Which questions a word has, in their order. Some follow from what was answered before: the kind of an agreement that
/// is new, what took the place of a planned visit, from what a party withdraws.
struct Questionnaire {
    /// The word that was chosen.
    let word: String
    private let ledger: Ledger
    /// Asks for no more than what makes a thing known.
    private let isBrief: Bool
    /// The options that the command line gave before, which are not asked for.
    private let given: Set<String>
    /// Fields that are asked for as well, since something spoke of them.
    private var further: Set<String> = []
    /// Words of a command line that no question asks for.
    private(set) var unasked: [String] = []

    init(word: String, _ ledger: Ledger, isBrief: Bool = false, given: [String] = []) {
        self.given = Set(ArgumentScan(given).options.map(\.name))
        self.word = word
        self.ledger = ledger
        self.isBrief = isBrief
    }

    /// Asks for a field by its name too.
    ///
    /// - Returns: the name of its question; `nil` where the word has no such field.
    mutating func ask(for name: String, _ answers: [String: Answer]) throws -> String? {
        if let question = try questions(answers).first(where: { $0.name == name || $0.option.name == name }) {
            return question.name
        }
        guard let syntax = try? syntax(answers), let option = syntax.option(named: name), option.home != .companion
        else {
            return nil
        }
        further.insert(option.name)
        return try questions(answers).first { $0.option == option }?.name
    }

    /// The syntax that is recorded in the end: of a withdrawal, as far as answers say from what.
    func syntax(_ answers: [String: Answer]) throws -> RecordingSyntax {
        guard word == WithdrawalWord.word else { return try RecordingRun.syntax(for: word) }
        return try RecordingRun.syntax(
            for: isFromAgreement(answers) ?? true ? AgreementEnded.word : MembershipEnded.word)
    }

    /// The questions in their order.
    func questions(_ answers: [String: Answer]) throws -> [Question] {
        let syntax = try syntax(answers)
        if word == WithdrawalWord.word { return try withdrawalQuestions(syntax, answers) }
        let asked = isBrief ? syntax.askedInBrief : syntax.asked
        let options = syntax.options.filter {
            !isGiven($0) && !isInWords($0, answers)
                && (asked.contains($0) || further.contains($0.name) || followsUp($0, syntax, answers))
        }
        let isNewAgreement = isNewAgreement(syntax, answers)
        return options.flatMap { option -> [Question] in
            let question = Question(
                option, of: syntax, isRequired: isRequired(option, syntax, answers, isNewAgreement),
                isMadeKnownAlong: syntax.makesKnownAlong(option))
            guard isNewAgreement else { return [question] }
            let companions = ["agreement": ["kind", "title"], "parties": ["form"]][option.name] ?? []
            let further = companions.compactMap { name in
                syntax.options.first { $0.home == .companion && $0.name == name }
            }
            return [question] + further.map { Question($0, of: syntax, isRequired: $0.field.isRequired) }
        }
    }

    /// The words of a command line that give the answers.
    func commandLine(_ answers: [String: Answer]) throws -> (word: String, words: [String]) {
        let words = try questions(answers).flatMap { question in answers[question.name].map(question.words) ?? [] }
        guard word == WithdrawalWord.word else { return (word, words + unasked) }
        guard isFromAgreement(answers) != nil else { return (word, (answers["party"]?.values ?? []) + unasked) }
        return (
            try syntax(answers).definition.word,
            words + (words.isEmpty ? [] : ["--mode", "withdrawal"]) + unasked
        )
    }

    /// What the words of a command line say, by the questions that ask for it.
    mutating func texts(
        in arguments: [String], _ lookup: RecordingLookup, _ answers: [String: Answer]
    ) throws -> [String: [String]] {
        let texts =
            word == WithdrawalWord.word
            ? WithdrawalWord.texts(in: arguments) : try syntax(answers).texts(in: arguments, lookup)
        for name in texts.keys.sorted() where name != "from" { _ = try ask(for: name, answers) }
        return texts
    }

    /// Notes what no question asks for.
    mutating func add(unasked texts: [String: [String]]) {
        for (name, values) in texts.sorted(by: { $0.key < $1.key }) {
            unasked += values.flatMap { [String].option("--" + name, $0) }
        }
    }

    /// Whether it is the date, and that follows from the words of the source.
    private func isInWords(_ option: RecordingOption, _ answers: [String: Answer]) -> Bool {
        option.home == .envelope && option.field.name == "on" && !(answers["stated"]?.values.isEmpty ?? true)
    }

    private func isGiven(_ option: RecordingOption) -> Bool {
        given.contains("--" + option.name) || given.contains(option.label)
    }

    private func isRequired(
        _ option: RecordingOption, _ syntax: RecordingSyntax, _ answers: [String: Answer], _ isNewAgreement: Bool
    ) -> Bool {
        if isNewAgreement && option.name == "parties" { return true }
        // A visit has a day, or stations that have one.
        let isHeld = syntax.definition.type == VisitHeld.type && option.home == .envelope && option.field.name == "on"
        if isHeld { return answers["leg"]?.values.isEmpty ?? true }
        return syntax.isNeeded(option) || (option.name == "replaced-by" && answers["outcome"]?.values == ["fulfilled"])
    }

    /// Whether a field belongs to what an earlier one was answered.
    private func followsUp(_ option: RecordingOption, _ syntax: RecordingSyntax, _ answers: [String: Answer]) -> Bool {
        guard syntax.definition.type == VisitResolved.type else { return false }
        switch option.name {
        case "replaced-by": return answers["outcome"]?.values == ["fulfilled"]
        case "for": return answers["outcome"]?.values == ["postponed"]
        default: return false
        }
    }

    /// Whether the word registers the agreement, too.
    private func isNewAgreement(_ syntax: RecordingSyntax, _ answers: [String: Answer]) -> Bool {
        guard syntax.companion != nil, let answer = answers["agreement"] else { return false }
        return !answer.values.isEmpty && answer.things.isEmpty
    }

    private func isFromAgreement(_ answers: [String: Answer]) -> Bool? {
        answers["from"]?.things.first.map { if case .thing(.agreement, _) = $0 { true } else { false } }
    }

    /// Who withdraws, and from what; then what the word asks for that is meant.
    private func withdrawalQuestions(_ syntax: RecordingSyntax, _ answers: [String: Answer]) throws -> [Question] {
        let isAgreement = isFromAgreement(answers) ?? true
        let places: [(option: String, name: String, summary: String, namespaces: [Namespace])] = [
            (isAgreement ? "party" : "member", "party", "Who withdraws.", [.party]),
            (
                isAgreement ? "agreement" : "organisation", "from", "From what: an agreement or an organisation.",
                [.agreement, .party]
            ),
        ]
        let own = places.compactMap { place in
            syntax.option(named: place.option).map {
                Question($0, of: syntax, name: place.name, place.summary, place.namespaces)
            }
        }
        guard isFromAgreement(answers) != nil else { return own }
        let settled = Set(places.map(\.option) + ["mode"])
        return own
            + syntax.options.filter {
                (syntax.asked.contains($0) || further.contains($0.name)) && !settled.contains($0.name) && !isGiven($0)
            }
            .map { Question($0, of: syntax) }
    }
}

extension RecordingSyntax {
    /// What a conversation asks for: what is needed or can be given by position, the date, the source; the rest where
    /// wanted.
    var asked: [RecordingOption] {
        options.filter { option in
            switch option.home {
            case .data:
                option.effect == .sets && (option.field.isRequired || option.field.isPositional || isCommon(option))
            case .companion: false
            case .envelope where option.field.name == "reason": isNeeded(option)
            case .envelope where option.field.name == "place": definition.occurrence != .never
            case .envelope: ["on", "sources"].contains(option.field.name)
            }
        }
    }

    /// What makes a thing known, and tells it from others.
    var askedInBrief: [RecordingOption] {
        asked.filter { option in
            switch option.home {
            case .data: option.field.isRequired || isCommon(option)
            case .companion: false
            case .envelope: isNeeded(option) || (option.field.name == "on" && definition.occurrence == .spanIfKnown)
            }
        }
    }

    /// The fields that people give although they need not, and those of which a rule wants one.
    private func isCommon(_ option: RecordingOption) -> Bool {
        let common: Set<String> = [
            "kind", "title", "visitors", "hosts", "purpose", "signatories", "mode", "note", "grounds",
        ]
        return common.contains(option.field.name) || Self.furtherCommon[definition.type]?.contains(option.name) ?? false
    }

    private static let furtherCommon: [String: Set<String>] = [
        PartyDescribed.type: ["names", "within", "description"],
        AgreementProposed.type: ["parties"],
        AgreementDeclared.type: ["summary"],
        AgreementRenewed.type: ["until"],
        AgreementReviewOpened.type: ["outcome"],
        AgreementReviewClosed.type: ["outcome"],
        AgreementDisputeSettled.type: ["outcome"],
        MembershipJoined.type: ["role", "status"],
        MembershipChanged.type: ["role", "status"],
        ContactRecurred.type: ["frequency"],
        IndicatorClaimed.type: ["value", "trend"],
        ReviewNoted.type: ["subject", "events"],
        StatementMade.type: ["stance"],
    ]
}
