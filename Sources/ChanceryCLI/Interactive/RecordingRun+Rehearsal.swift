import LedgerCore
import Domain

extension RecordingRun {
    /// What would be recorded, in plain language: what is registered along, then the event itself; and what `check` would find
    /// of it.
    ///
    /// - Throws: `RecordingRefused` with the fields that a refusal is about.
    func rehearse(in ledger: Ledger) throws -> (sentences: [String], doubts: [EventDoubt]) {
        let (word, arguments) = try meaning(in: ledger)
        let syntax = try Self.syntax(for: word)
        let drafts = try drafts(syntax, arguments, ledger)
        do {
            let terms = RecordingTerms(via: Ledger.program, despiteClock: flags.despiteClock)
            let events = try ledger.rehearse(drafts, terms)
            let view = try ledger.view()
            return (try view.inWords(events), try view.doubts(recording: events))
        } catch RecordingError.refused(let refusals) {
            throw RecordingRefused(refusals.flatMap(\.problems), syntax)
        }
    }
}

/// What a rehearsal was refused for, and the fields that are to be answered otherwise.
struct RecordingRefused: Error {
    let refusals: OptionRefusals
    let fields: [String]

    init(_ problems: [Problem], _ syntax: RecordingSyntax) {
        refusals = OptionRefusals(messages: problems.map { $0.message(label: syntax.label) })
        fields = problems.flatMap { problem -> [String] in
            if case .needsOneOf(let names) = problem.kind { return names.map(\.asOption) }
            return problem.field.map { [$0.asOption] } ?? []
        }
    }
}

extension String {
    /// The option of a field: `replaced-by` for `replaced_by`.
    fileprivate var asOption: String { replacing("_", with: "-") }
}

extension UsageError {
    /// The options that it is about.
    var options: [String] {
        faults.compactMap { $0.place.hasPrefix("--") ? String($0.place.dropFirst(2)) : nil }
    }
}
