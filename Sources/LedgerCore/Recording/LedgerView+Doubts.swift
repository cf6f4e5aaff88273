import Domain
import ExtendedDateTime
import Projections
import Reports

/// What a rule would find of events that are to be recorded.
public struct EventDoubt: Sendable {
    public let finding: CheckFinding
    /// The events that it is about and that are in the log, by position.
    public let recorded: [Int]
    /// Whether it has to be said that they are recorded all the same.
    public let holdsUp: Bool
    /// Why it matters, and what to do.
    public let advice: String
}

extension LedgerView {
    /// Of subjects with more events than this only the new events themselves are looked at: the answer is to come at once.
    private static let mostEvents = 2_000

    /// What the rules that a new event can break would find, if some were recorded now.
    ///
    /// - Parameter events: as they would stand in the log, behind all that is known.
    public func doubts(recording events: [Event]) throws -> [EventDoubt] {
        let rules = CheckRules.all.filter { $0.beforeRecording != .keepsSilent }
        let known = try surroundings(of: events)
        let after = KnownEvents(known + events)
        let subjects = Set(
            events.flatMap { event in
                let target = event.as(Amendment.self).flatMap { _ in after.target(of: event) }
                return after.subjects(of: after.fact(at: event.seq) ?? event) + (target.map(after.subjects) ?? [])
            })
        let asOf = try asOf(on: nil)
        let before = Set(
            Inspection(KnownEvents(known), asOf, where: subjects.contains).findings(by: rules).map(Self.identity))
        let found = Inspection(after, asOf, where: subjects.contains).findings(by: rules)
        return found.filter { !before.contains(Self.identity($0)) }.compactMap { finding in
            CheckRules.named(finding.rule).map {
                EventDoubt(
                    finding: finding, recorded: finding.events.filter { $0 < size },
                    holdsUp: $0.beforeRecording == .holdsUp,
                    advice: $0.advice)
            }
        }
    }

    private static func identity(_ finding: CheckFinding) -> String {
        "\(finding.rule) \(finding.subject) \(finding.what) \(finding.events)"
    }

    /// What is known about the same things.
    private func surroundings(of events: [Event]) throws -> [Event] {
        let index = try index
        var targets: Set<Reference> = []
        for event in events {
            let form = event.isControl ? try amended(by: event) : [event]
            for mention in form.flatMap(Mention.all) where mention.target.isUndertaking || isSide(mention) {
                targets.insert(mention.target)
            }
            if event.isControl { targets.formUnion(Mention.all(in: event).map(\.target)) }
        }
        var seqs: Set<Int> = []
        for target in targets.sorted(by: { "\($0)" < "\($1)" }) {
            let own = try index.seqs(mentioning: [target], identityOnly: false)
            if own.count <= Self.mostEvents { seqs.formUnion(own) }
        }
        return try readSet(of: seqs.sorted())
    }

    /// Somebody who takes part in what has no id: a membership, an office.
    private func isSide(_ mention: Mention) -> Bool {
        ["/data/member", "/data/person", "/data/party"].contains(mention.path)
    }

    private func amended(by event: Event) throws -> [Event] {
        guard let amendment = event.as(Amendment.self) else { return [] }
        return try self.event(withID: amendment.target).map { [$0] } ?? []
    }
}
