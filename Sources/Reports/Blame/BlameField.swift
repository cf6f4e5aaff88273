import CanonicalJSON
import Domain

/// A field as a person asks for it, and where the events about a subject keep it.
///
/// Three shapes: the name of a key of the envelope or of `data` (`on`, `parties`); a JSON Pointer into the line
/// (`/data/visitors/0/as`); or one of the words `since`, `until` and `status`, which stand for the dates that decide.
public struct BlameField: Sendable {
    public let name: String
    private let kind: Kind

    private enum Kind {
        case decisive(StateEffects, [String])
        case pointer(String)
    }

    /// - Throws: where the name begins with `/` and is no JSON Pointer.
    public init(_ name: String) throws(JSONPointerError) {
        self.name = name
        switch name {
        case "since": kind = .decisive(.starts, ["/on"])
        case "until": kind = .decisive(.ends, ["/on", "/data/until"])
        case "status": kind = .decisive(.turns, ["/on", "/data/status", "/data/effect", "/data/outcome"])
        default:
            let isPointer = name.hasPrefix("/")
            if isPointer { _ = try JSONPointer(parsing: name) }
            let folder = Envelope.draft.fields.contains { $0.name == name } ? [] : ["data"]
            kind = .pointer(isPointer ? name : JSONPointer(tokens: folder + [name]).description)
        }
    }

    /// Where events name the subject that they are about: a date that decides counts for another subject once that was
    /// corrected.
    func references(in event: Event, about subject: Subject) -> [String] {
        guard case .decisive(let effects, _) = kind, event.type.hasPrefix(subject.family), effects.contains(event)
        else {
            return []
        }
        return subject.referenceFields.map { "/data/" + $0 }
    }

    /// Where an event may say something of the field.
    func pointers(in event: Event, about subject: Subject) -> [String] {
        guard !event.isControl else { return [] }
        switch kind {
        case .pointer(let pointer): return [pointer]
        case .decisive(let effects, let pointers):
            guard event.type.hasPrefix(subject.family) else { return [] }
            return effects.contains(event) ? pointers : pointers.filter { $0 == "/data/until" }
        }
    }

    /// The fields of which one of the events says something, by the names that can be asked for.
    public static func names(in events: [Event], about subject: Subject) -> [String] {
        let facts = events.filter { !$0.isControl }
        let envelope = Set(facts.flatMap { $0.line.root.members.map(\.key.string) })
        let shape = Set(Envelope.draft.fields.map(\.name)).subtracting(["id", "type", "v"])
        let data = Set(facts.flatMap { $0.line.root["data"]?.members.map(\.key.string) ?? [] })
        let isDated = facts.contains { $0.type.hasPrefix(subject.family) && StateEffects.turns.contains($0) }
        return envelope.intersection(shape).union(data).union(isDated ? ["since", "status", "until"] : []).sorted()
    }
}

/// What an event does to the state of its subject (docs/MODEL.md, section 18), by the second half of its type.
private enum StateEffects {
    case starts, ends, turns

    func contains(_ event: Event) -> Bool {
        let act = String(event.type.drop { $0 != "." }.dropFirst())
        let isEnd = Self.ending.contains(act) || event.affirmsAnEnd
        switch self {
        case .starts: return Self.starting.contains(act) && !event.affirmsAnEnd
        case .ends: return isEnd
        case .turns: return isEnd || Self.starting.contains(act) || Self.turning.contains(act)
        }
    }

    private static let starting: Set<String> = [
        "proposed", "signed", "consented", "provisionally-applied", "entered-into-force", "affirmed", "appointed",
        "assumed", "joined", "planned", "held", "counted", "recurred", "claimed", "made", "announced",
    ]
    private static let ending: Set<String> = ["ended", "left", "held", "resolved", "closed"]
    private static let turning: Set<String> = [
        "suspended", "resumed", "renewed", "changed", "disputed", "dispute-settled", "review-opened", "review-closed",
    ]
}

extension Event {
    fileprivate var affirmsAnEnd: Bool {
        type == AgreementAffirmed.type && self[AgreementAffirmed.self].status == .ended
    }
}

extension Subject {
    /// The fields by which events name it.
    fileprivate var referenceFields: [String] {
        switch self {
        case .encounter: []
        case .thing(let namespace, _): kind?.referenceFields ?? [namespace.rawValue]
        case .membership, .office: kind?.referenceFields ?? []
        }
    }

    /// How the types of the events begin that tell of it, and do not merely mention it.
    fileprivate var family: String {
        switch self {
        case .encounter: ""
        case .thing(let namespace, _): kind?.family ?? namespace.rawValue + "."
        case .membership, .office: kind?.family ?? ""
        }
    }
}
