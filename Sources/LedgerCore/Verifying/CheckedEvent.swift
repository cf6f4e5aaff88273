import EventStore
import Domain
import Parallelism

/// An event with all that can be said of it without those in front of it.
struct CheckedEvent: Sendable {
    let event: Event
    /// What it names.
    let mentions: [Mention]
    /// What is wrong with it by itself.
    private let ownProblems: [Problem]

    private init(_ event: Event) {
        self.event = event
        mentions = Mention.all(in: event)
        ownProblems =
            event.definition != nil || event.obstacle == .form ? Validation.problems(inLine: event.line.root) : []
    }

    /// Reads and checks lines, on all cores.
    static func all(_ lines: [[UInt8]]) throws -> [CheckedEvent] {
        try concurrently(lines[...].shares) { share in Result { try share.map { CheckedEvent(try Ledger.event($0)) } } }
            .flatMap { try $0.get() }
    }

    /// What is wrong with it, by what was known before. Types and versions that this program does not know are nobody's fault.
    func problems(in registry: some CommandContext) throws -> [Problem] {
        let isOpening = event.type == LedgerOpened.type && event.seq == 0
        return ownProblems.isEmpty && !isOpening
            ? try Invariants.problems(of: event, mentioning: mentions, in: registry) : ownProblems
    }
}
