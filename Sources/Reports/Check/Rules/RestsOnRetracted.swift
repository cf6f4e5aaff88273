import Domain

/// What made something known was retracted, and other events still name it.
enum RestsOnRetracted: CheckRule {
    static let name = "registration-retracted"
    static let severity = Severity.warning
    static let beforeRecording = Doubt.holdsUp
    static let summary = "What made a party, an agreement or a visit known was retracted, and events still speak of it."
    static let advice =
        "Where two records are of one party, merge them: chancery record merge. Where a field is wrong, correct it. Else retract "
        + "what speaks of it, too."
    static let example = CheckExample(
        odd: """
            {"type":"party.registered","id":"r","data":{"party":"c","kind":"city","names":[{"text":"Gamma"}]}}
            {"type":"membership.joined","on":"2020","data":{"member":"c","organisation":"o"}}
            {"type":"fact.retracted","reason":"It was another city.","data":{"event":"r"}}
            """,
        sound: """
            {"type":"party.registered","id":"r","data":{"party":"c","kind":"city","names":[{"text":"Gamma"}]}}
            {"type":"fact.retracted","reason":"It was another city.","data":{"event":"r"}}
            """)

    static func findings(in inspection: Inspection) -> [CheckFinding] {
        let knowledge = inspection.knowledge
        let gone = knowledge.retractions.keys.compactMap { seq in
            knowledge.event(at: seq).flatMap { event in
                Mention.all(in: event).first { $0.role == .registers && $0.target.isThing }.map { (event, $0.target) }
            }
        }.filter { $0.0.type != SourceRegistered.type }
        guard !gone.isEmpty else { return [] }
        let targets = Set(gone.map(\.1))
        var users: [Reference: [Int]] = [:]
        for fact in knowledge.facts {
            for mention in Mention.all(in: fact) where targets.contains(mention.target) {
                users[mention.target, default: []].append(fact.seq)
            }
        }
        return gone.sorted { $0.0.seq < $1.0.seq }.compactMap { event, target in
            guard let users = users[target]?.uniqued(), !users.isEmpty, let subject = target.subject else { return nil }
            let retraction = knowledge.retractions[event.seq].map { [$0.seq] } ?? []
            return finding(
                subject, ([event.seq] + retraction + users).sortedUniqued(),
                "It was made known by @\(event.seq), which was retracted, and @\(users[0])"
                    + (users.count > 1 ? " and \(users.count - 1) more still speak" : " still speaks") + " of it."
            )
        }
    }
}

extension Reference {
    fileprivate var isThing: Bool { subject != nil }

    fileprivate var subject: Subject? {
        if case .thing(let namespace, let id) = self { .thing(namespace, id) } else { nil }
    }
}
