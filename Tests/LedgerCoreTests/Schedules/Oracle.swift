import ExtendedDateTime
import EventStore
import Foundation
import LedgerCore
import LedgerFolders
import Reports
import Domain

/// What a ledger must answer, from its events alone.
struct Oracle {
    private let events: [Event]
    private let aside: URL

    /// - Parameter aside: a folder for copies of the ledger.
    init(_ events: [Event], aside: URL) {
        self.events = events
        self.aside = aside
    }

    /// Asks a ledger something, and throws where the answer is another.
    func ask(_ ledger: Ledger, _ random: inout SeededGenerator) throws -> String {
        let head = try ledger.log.head()
        try require(head.size == events.count, "the log has \(head.size) events, and \(events.count) were recorded")
        let size = Bool.random(using: &random) ? events.count : Int.random(in: 1...events.count, using: &random)
        let day = Day(year: 2000, month: 1, day: Int.random(in: 5...25, using: &random))
        let asOf = Asked(on: EDTF(day), knownOn: .seq(size - 1))
        switch Int.random(in: 0..<6, using: &random) {
        case 0, 1: return try replay(ledger, asOf, size)
        case 2, 3: return try show(ledger, asOf, size, &random)
        case 4: return try lookUp(ledger, &random)
        default: return try list(ledger)
        }
    }

    private func replay(_ ledger: Ledger, _ asOf: Asked, _ size: Int) throws -> String {
        let answer = try ledger.replay(asOf)
        let wanted = ReplayReport(KnownEvents(Array(events[..<size])), answer.asOf)
        try require(answer.asOf.log.size == size, "asked about \(size) events, told of \(answer.asOf.log.size)")
        try require(answer.text == wanted.text, "replay @\(size - 1):\n\(answer.text)instead of\n\(wanted.text)")
        try require(answer.rendered(as: .json) == wanted.rendered(as: .json), "replay @\(size - 1) as JSON")
        return "replay @\(size - 1)"
    }

    private func show(
        _ ledger: Ledger, _ asOf: Asked, _ size: Int, _ random: inout SeededGenerator
    ) throws -> String {
        let knowledge = KnownEvents(Array(events[..<size]))
        let subjects = knowledge.subjects.filter { if case .encounter = $0 { false } else { true } }
        guard let subject = subjects.randomElement(using: &random) else { return "nothing to show" }
        let answer = try ledger.show(subject.description, asOf, explains: true)
        if subject.party != nil {
            let wanted = try bare(ledger).show(subject.description, asOf, explains: true)
            try require(answer.json == wanted.json && answer.text == wanted.text, "show \(subject) @\(size - 1)")
            return "show \(subject) @\(size - 1)"
        }
        let wanted = ReplayReport(knowledge, answer.replay.asOf) { $0 == answer.subject }
        try require(told(answer.replay) == told(wanted), "show \(subject) @\(size - 1)")
        return "show \(subject) @\(size - 1)"
    }

    /// The same log without anything that was made from it.
    private func bare(_ ledger: Ledger) throws -> Ledger {
        let copy = aside.appendingPathComponent("bare")
        try? FileManager.default.removeItem(at: copy)
        try FileManager.default.createDirectory(at: copy, withIntermediateDirectories: true)
        try FileManager.default.copyItem(atPath: ledger.root + "/events", toPath: copy.path + "/events")
        var environment = ledger.environment
        environment.follows = { _, _, _ in }
        return try Ledger(root: copy.path, environment: environment)
    }

    /// The states and conflicts of a report, without its heading.
    private func told(_ report: ReplayReport) -> [String] {
        report.states.all.map(\.json.canonicalText) + report.states.conflicts.map { "\($0)" }
    }

    private func lookUp(_ ledger: Ledger, _ random: inout SeededGenerator) throws -> String {
        let seq = Int.random(in: 0..<events.count, using: &random)
        let found = try ledger.event(withID: events[seq].id)
        try require(found?.seq == seq, "@\(seq) was looked for, and @\(found?.seq ?? -1) found")
        try require(try ledger.event(withID: EventID("nobody")) == nil, "an event was found that nobody recorded")
        return "look up @\(seq)"
    }

    private func list(_ ledger: Ledger) throws -> String {
        let last = events.last { $0.type == PartyMerged.type }?.seq ?? -1
        let found = try ledger.lastEvent(ofType: PartyMerged.type)?.seq ?? -1
        // Another one may have been recorded in the middle of the question.
        try require(found == last || found >= events.count, "the last merge is @\(last), and @\(found) was found")
        for event in events where event.type == PartyRegistered.type {
            let party = event[PartyRegistered.self].party
            try require(try ledger.isRegistered(.party, party.text), "\(party) is not registered")
        }
        return "list"
    }
}
