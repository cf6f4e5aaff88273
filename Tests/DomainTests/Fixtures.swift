import CanonicalJSON
import ExtendedDateTime
import Testing

@testable import Domain

/// A draft, from JSON as a person writes it.
func draft(_ text: String) throws -> Draft {
    try Draft(JSON(parsing: text), recorder: "a recorder")
}

/// What `Validation` finds in a draft, as `path kind`.
func findings(_ text: String) throws -> [String] {
    Validation.problems(in: try draft(text)).map(\.summary)
}

extension Problem {
    var summary: String { "\(path) \(kind.name)" }
}

/// A ledger in memory: what was taken in answers for what comes next.
struct MemoryRegistry: CommandContext {
    private(set) var events: [Event] = []
    private var registered: [Reference: EventID] = [:]

    /// Takes drafts in, each checked against those before it.
    init(_ drafts: String...) throws {
        for text in drafts {
            let draft = try draft(text)
            #expect(Validation.problems(in: draft).map(\.summary) == [])
            if draft.type != LedgerOpened.type {
                #expect(try Invariants.problems(of: draft, at: events.count, in: self).map(\.summary) == [])
            }
            try add(draft)
        }
    }

    mutating func add(_ draft: Draft) throws {
        let moment = try #require(UTCInstant("2024-03-01T00:00:00.000Z"))
        let entry = LogEntry(seq: events.count, recorded: moment, entered: nil, via: "test", imported: draft.imported)
        let event = try Event(JSONDocument(entry.line(for: draft), rules: .ledgerLine))
        events.append(event)
        for mention in Mention.all(in: event) where mention.role != .refers && registered[mention.target] == nil {
            registered[mention.target] = event.id
        }
    }

    func registration(of namespace: Namespace, _ slug: String) -> EventID? { registered[.thing(namespace, slug)] }

    func event(_ id: EventID) -> Event? { events.first { $0.id == id } }

    func partyKind(_ party: PartyID) -> PartyKind? {
        events.first { $0.type == PartyRegistered.type && $0[PartyRegistered.self].party == party }
            .map { $0[PartyRegistered.self].kind }
    }

    func merge(of party: PartyID) -> PartyID? {
        KnownEvents(events).facts.last { $0.type == PartyMerged.type && $0[PartyMerged.self].party == party }
            .map { $0[PartyMerged.self].into }
    }

    func holds(_ id: EventID) -> Bool { event(id) != nil }

    func roll(of agreement: AgreementID) -> AgreementRoll { AgreementRoll(of: agreement, in: events) }

    func similar(to slug: String, in namespace: Namespace) -> [String] {
        let slugs = registered.keys.compactMap { reference -> String? in
            guard case .thing(namespace, let slug) = reference else { return nil }
            return slug
        }
        return Similarity.nearest(to: slug, among: slugs)
    }
}

extension Problem.Kind {
    /// The case, without its facts. A new case has to be named here, and tried in a test.
    var name: String {
        switch self {
        case .unknownType: "unknownType"
        case .newerVersion: "newerVersion"
        case .unknownField: "unknownField"
        case .setByLog: "setByLog"
        case .missing: "missing"
        case .wrongKind: "wrongKind"
        case .emptyText: "emptyText"
        case .controlCharacter: "controlCharacter"
        case .emptyList: "emptyList"
        case .notOneOf: "notOneOf"
        case .badSlug: "badSlug"
        case .badEventID: "badEventID"
        case .badReference: "badReference"
        case .badMeasure: "badMeasure"
        case .badInteger: "badInteger"
        case .badAnchor: "badAnchor"
        case .badKey: "badKey"
        case .badDate: "badDate"
        case .badMoment: "badMoment"
        case .severalDays: "severalDays"
        case .datedControl: "datedControl"
        case .undated: "undated"
        case .notWhole: "notWhole"
        case .badPointer: "badPointer"
        case .fixedPointer: "fixedPointer"
        case .tooLong: "tooLong"
        case .tooDeep: "tooDeep"
        case .notRegistered: "notRegistered"
        case .taken: "taken"
        case .noSuchEvent: "noSuchEvent"
        case .idTaken: "idTaken"
        case .needsOneOf: "needsOneOf"
        case .onlyAtStart: "onlyAtStart"
        case .onlyByRotation: "onlyByRotation"
        case .doubted: "doubted"
        case .selfReference: "selfReference"
        case .pseudonymMerged: "pseudonymMerged"
        case .mergeCycle: "mergeCycle"
        case .mergeAlready: "mergeAlready"
        case .reasonRequired: "reasonRequired"
        case .preferredNotAmong: "preferredNotAmong"
        case .noRival: "noRival"
        case .noClaim: "noClaim"
        case .tooFewEvents: "tooFewEvents"
        case .fulfilledByItself: "fulfilledByItself"
        case .correctedInvalid: "correctedInvalid"
        case .registrationFixed: "registrationFixed"
        case .noSuchTarget: "noSuchTarget"
        case .ledgerFixed: "ledgerFixed"
        case .amendmentFixed: "amendmentFixed"
        case .sizeNeverHad: "sizeNeverHad"
        case .noParty: "noParty"
        }
    }
}
