import CanonicalJSON
import ExtendedDateTime
import LedgerCore
import Domain

/// `chancery record WORD ...`, and the commands that are a word of it: from the words of a command line to events in the
/// log.
struct RecordingRun {
    let word: String
    let flags: RecordingFlags
    let environment: Environment
    /// Whether the arguments are those of `review sign-off`, which leave what was seen to the ledger.
    let isReview: Bool
    /// What is registered before the event, in the same commit.
    let registrations: [Registration]
    /// Whether somebody has seen what is recorded and what `check` would find of it.
    let isConfirmed: Bool
    /// How `via` of the stored line says that it came about.
    let way: String

    /// Words that stand for no event type of their own: what is meant follows from the ledger.
    static let otherWords = [WithdrawalWord.word]

    init(
        word: String, _ arguments: [String], _ environment: Environment = .process, isReview: Bool = false,
        alongside registrations: [Registration] = [], isConfirmed: Bool = false, way: String = "record"
    ) throws {
        self.word = word
        self.isReview = isReview
        self.registrations = registrations
        self.isConfirmed = isConfirmed
        self.way = way
        self.environment = environment
        flags = try RecordingFlags(arguments)
    }

    /// - Returns: what became of the events; nothing where none was to be recorded.
    @discardableResult
    func run() throws -> [Outcome] {
        if flags.wantsHelp {
            try Output.write(help())
            return []
        }
        let ledger = try LedgerLocation(flags.ledger).open(environment)
        // Nobody has seen what is not told.
        if isReview { try ledger.log.noticeChanges() }
        let despiteClock = try ClockQuestion.isSettled(flags.despiteClock, asks: !flags.asksNothing) {
            try ledger.clockJump()
        }
        let meant = Result { try meaning(in: ledger) }
        do {
            let (word, arguments) = try meant.get()
            return try record(word, arguments, in: ledger, despiteClock: despiteClock)
        } catch let error where canAsk && !isConfirmed && error.lacksAnswers {
            let (word, arguments) = (try? meant.get()) ?? (word, flags.arguments)
            let further = (despiteClock && !flags.despiteClock ? ["--despite-clock"] : []) + ["--no-input"]
            var conversation = RecordingConversation(ledger, flags.own + further, environment, from: (word, arguments))
            try conversation.run()
            return []
        }
    }

    private func record(
        _ word: String, _ arguments: [String], in ledger: Ledger, despiteClock: Bool
    ) throws -> [Outcome] {
        let syntax = try Self.syntax(for: word)
        let drafts = try drafts(syntax, arguments, ledger)
        let terms = RecordingTerms(
            via: "\(Ledger.program) (\(way))", allowsUnsigned: flags.allowsUnsigned,
            despiteClock: despiteClock)
        do {
            let events = try ledger.rehearse(drafts, terms)
            if !isConfirmed { try settleDoubts(events, in: ledger, asks: canAsk && !flags.isDryRun) }
            var told = try ledger.view().inWords(events)[...]
            if flags.isDryRun {
                for event in events {
                    try Output.write(line: event.line.bytes[...])
                    told.popFirst().map(Output.message)
                }
                let view = try ledger.view()
                for seq in try drafts.compactMap({ try view.event(withID: $0.draft.id)?.seq }) {
                    Output.message("It is there already, as @\(seq).")
                }
                return []
            }
            let outcomes = try ledger.record(drafts, terms)
            for outcome in outcomes { try Self.report(outcome, outcome.isNew ? told.popFirst() : nil) }
            return outcomes
        } catch RecordingError.refused(let refusals) {
            let problems = refusals.flatMap(\.problems)
            throw OptionRefusals(
                messages: problems.map { $0.message(for: syntax, environment) },
                lackAnswers: problems.allSatisfy(\.kind.lacksAnswer))
        } catch let error as DoubtedRecording {
            throw error
        } catch {
            // With the id a retry is safe: what was recorded after all is found to be there.
            Output.message(
                "The event's id is \(drafts.last?.draft.id.text ?? "unknown"); give it with --id to try again.")
            throw error
        }
    }

    /// The word of the vocabulary that is meant, and its arguments.
    func meaning(in ledger: Ledger) throws -> (word: String, arguments: [String]) {
        if isReview { return (word, try SignOffWord.resolve(flags.arguments, in: ledger)) }
        if word == ClaimPreferred.word {
            let (arguments, note) = try PreferenceWord.resolve(flags.arguments, in: ledger)
            if let note { Output.message(note) }
            return (word, arguments)
        }
        return word == WithdrawalWord.word
            ? try WithdrawalWord.resolve(flags.arguments, in: ledger) : (word, flags.arguments)
    }

    /// - Parameter sentence: what was recorded, in words.
    private static func report(_ outcome: Outcome, _ sentence: String?) throws {
        try Output.write("\(outcome.id)\n")
        switch outcome {
        case .recorded(let seq, _):
            if let sentence { Output.message(sentence) }
            Output.message("Recorded as @\(seq).")
        case .duplicate(let seq, _): Output.message("It is there already, as @\(seq).")
        }
    }

    private func help() throws -> String {
        if isReview { return SignOffWord.help }
        return word == WithdrawalWord.word ? WithdrawalWord.help : try Self.syntax(for: word).help
    }

    static func syntax(for word: String) throws -> RecordingSyntax {
        let isSigning = EventTypes.worded(word)?.type == AgreementSigned.type
        return try RecordingSyntax(
            word: word, alongside: isSigning ? AgreementRegistered.definition : nil, others: otherWords)
    }

    /// The events that the words ask for: what is registered along; for the signing of a new agreement, its
    /// registration; the event.
    func drafts(_ syntax: RecordingSyntax, _ arguments: [String], _ ledger: Ledger) throws -> [PlacedDraft] {
        let view = try ledger.view()
        // Why an event could not be read is no reason to say that there is none.
        var failure: (any Error)?
        let lookup = RecordingLookup(view, registrations) { failure = failure ?? $0 }
        let given: Set<String> = flags.givesWords ? ["on"] : []
        let parsed = Result { try syntax.parse(arguments, given: given, lookup: lookup) }
        if let failure { throw failure }
        let recording = try parsed.get()
        for note in recording.notes { Output.message(note.description) }
        let draft = try dated(recording.draft)
        let registration = try SigningWord.registration(for: draft, recording.companion, in: ledger)
        let along = try registrations.map { try $0.draft(for: draft, Self.syntax(for: $0.word), lookup) }
        return try (along + [registration, draft].compactMap(\.self)).map { json in
            PlacedDraft(try Draft(json.withID(ledger.freshID()), recorder: environment.recorder))
        }
    }

    var canAsk: Bool { !flags.asksNothing && TerminalDialogue.isPossible }

    /// A date in the words of the source, where the notation itself is not given.
    private func dated(_ draft: JSON) throws -> JSON {
        guard case .object(var object) = draft, object["on"] == nil, let words = object["stated"]?.string else {
            return draft
        }
        let date = try DateWords.date(words, anchor: object["anchor"]?.string, environment)
        Output.message("“\(words)” is taken as \(date) (\(date.readable)).")
        object["on"] = .string(date.description)
        return .object(object)
    }
}

extension JSON {
    /// The draft with an id, unless it has one.
    fileprivate func withID(_ id: EventID) -> JSON {
        guard case .object(var object) = self, object["id"] == nil else { return self }
        object["id"] = .string(id.text)
        return .object(object)
    }
}
