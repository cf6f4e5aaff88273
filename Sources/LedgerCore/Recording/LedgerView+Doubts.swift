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
    /// Of things with more events than this only the new events themselves are looked at: the answer is to come at once.
    private static let mostEvents = 2_000

    /// What the rules that a new event can break would find, if some were recorded now.
    ///
    /// - Parameter events: as they would stand in the log, behind all that is known.
    public func doubts(recording events: [Event]) throws -> [EventDoubt] {
        let rules = CheckRules.all.filter { $0.beforeRecording != .keepsSilent }
        let known = try surroundings(of: events)
        let (before, after) = (KnownEvents(known), KnownEvents(known + events))
        let subjects = Self.subjects(of: events, before, after)
        let asOf = try asOf(on: nil)
        let old = Set(Inspection(before, asOf, where: subjects.contains).findings(by: rules).map(Self.identity))
        let found = Inspection(after, asOf, where: subjects.contains).findings(by: rules)
        return found.filter { !old.contains(Self.identity($0)) }.compactMap { finding in
            CheckRules.named(finding.rule).map {
                EventDoubt(
                    finding: finding, recorded: finding.events.filter { $0 < size },
                    holdsUp: $0.beforeRecording == .holdsUp, advice: $0.adviceBeforeRecording)
            }
        }
    }

    /// What the events are about, as recorded and as corrected. Who a party is, whether it ended, whether something counts at all:
    /// that bears on everything about it.
    private static func subjects(of events: [Event], _ before: KnownEvents, _ after: KnownEvents) -> Set<Subject> {
        guard !events.contains(where: { $0.isIdentity || $0.isControl }) else {
            // Of what does not count nothing is known, and yet a control event is about it.
            let amended = events.flatMap { event in
                Mention.all(in: event).compactMap { mention -> Event? in
                    guard case .event(let id) = mention.target else { return nil }
                    return after.events.first { $0.id == id }
                }
            }
            return Set(before.subjects + after.subjects + amended.flatMap(after.subjects))
        }
        let own = Set(events.flatMap { after.subjects(of: after.fact(at: $0.seq) ?? $0) })
        // A meeting has no id: another one of the same people may be the same.
        let meetings = own.contains(where: \.isEncounter) ? after.subjects.filter(\.isEncounter) : []
        return own.union(meetings)
    }

    private static func identity(_ finding: CheckFinding) -> String {
        "\(finding.rule) \(finding.subject) \(finding.what) \(finding.events)"
    }

    /// What is known about the same things, and about who takes part in them.
    private func surroundings(of events: [Event]) throws -> [Event] {
        let index = try index
        let forms = try events.flatMap { try $0.isControl ? amended(by: $0) : [$0] }
        var targets: Set<Reference> = []
        for event in forms {
            let mentions = Mention.all(in: event)
            let isOfItsOwn = !mentions.contains { $0.target.isUndertaking }
            for mention in mentions
            where mention.target.isUndertaking || Self.isSide(mention) || event.isIdentity || isOfItsOwn
                || mention.role == .registers
            { targets.insert(mention.target) }
        }
        for event in events where event.isControl { targets.formUnion(Mention.all(in: event).map(\.target)) }
        var seqs: Set<Int> = []
        for target in targets.sorted(by: { "\($0)" < "\($1)" }) {
            let own = try index.seqs(mentioning: [target], identityOnly: false)
            if own.count <= Self.mostEvents { seqs.formUnion(own) }
        }
        seqs.formUnion(
            try index.seqs(mentioning: Set(forms.flatMap(Mention.all).map(\.target)), identityOnly: true))
        seqs.formUnion(try index.seqs(mentioning: namesakes(of: events), identityOnly: true))
        seqs.formUnion(try seqsOfKin(of: forms))
        return try readSet(of: seqs.sorted())
    }

    /// The positions of what is told of other agreements and visits of the same parties: one of them may be the same.
    private func seqsOfKin(of events: [Event]) throws -> Set<Int> {
        let index = try index
        var seqs: Set<Int> = []
        for sides in try events.flatMap(sidesOfKin) {
            let lists = try sides.map { try index.seqs(mentioning: aliases(of: [$0]), identityOnly: false) }
            guard let fewest = lists.min(by: { $0.count < $1.count }), fewest.count <= Self.mostEvents else { continue }
            let shared = lists.reduce(Set(fewest)) { $0.intersection($1) }
            let kin = try self.events(at: shared.sorted()).flatMap(Mention.all).map(\.target).filter(\.isUndertaking)
            for thing in Set(kin) {
                let told = try index.seqs(mentioning: [thing], identityOnly: false)
                if told.count <= Self.mostEvents { seqs.formUnion(told) }
            }
        }
        return seqs
    }

    /// Whoever another agreement or visit must name to be the same as that which an event tells of; of a merge, either record.
    private func sidesOfKin(of event: Event) throws -> [[Reference]] {
        func parties(_ event: Event, _ field: String) -> [Reference] {
            Mention.all(in: event).filter { ($0.path + "/").hasPrefix("/data/\(field)/") }.map(\.target).filter {
                if case .thing(.party, _) = $0 { true } else { false }
            }
        }
        switch event.type {
        case AgreementRegistered.type: return [parties(event, "parties")]
        case AgreementSigned.type:
            let agreement = event.line.root["data"]?["agreement"]?.string ?? ""
            guard let seq = try index.registration(of: .agreement, agreement) else { return [] }
            return [parties(try self.event(at: seq), "parties")]
        case VisitHeld.type: return [parties(event, "visitors")]
        case PartyMerged.type: return [parties(event, "party"), parties(event, "into")]
        default: return []
        }
    }

    /// The parties that bear a name which is given to a party, or one that looks like it.
    private func namesakes(of events: [Event]) throws -> Set<Reference> {
        let given = events.flatMap { $0.partyNames.map(\.text) }
        return Set(try given.flatMap { try ids(named: $0, in: .party) }.map { .thing(.party, $0) })
    }

    /// Somebody who takes part in what has no id: a membership, an office.
    private static func isSide(_ mention: Mention) -> Bool {
        ["/data/member", "/data/person", "/data/party"].contains(mention.path)
    }

    /// The event that one amends, as it counts and as it would count then.
    private func amended(by event: Event) throws -> [Event] {
        guard let amendment = event.as(Amendment.self), let target = try self.event(withID: amendment.target) else {
            return []
        }
        let known = KnownEvents(try readSet(of: [target.seq], withIdentities: false) + [event])
        return [target] + [known.fact(at: target.seq)].compactMap(\.self)
    }
}

extension Subject {
    fileprivate var isEncounter: Bool { if case .encounter = self { true } else { false } }
}
