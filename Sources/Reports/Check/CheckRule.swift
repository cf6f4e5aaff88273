import CanonicalJSON
import Domain

/// How grave a finding is.
public enum Severity: String, CaseIterable, Comparable, Sendable {
    /// Worth knowing.
    case notice
    /// To be looked at before the ledger is relied on.
    case warning
    /// Something in the ledger cannot be so.
    case error

    public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

    fileprivate var mark: Mark {
        switch self {
        case .notice: .notice
        case .warning: .warning
        case .error: .error
        }
    }

    private var rank: Int { Severity.allCases.firstIndex(of: self) ?? 0 }
}

/// A named rule by which a ledger is looked over: what it finds is no error of form, but something that a keeper or a
/// reviewer should see.
public protocol CheckRule: SendableMetatype {
    /// As it is called on the command line and in reports.
    static var name: String { get }
    static var severity: Severity { get }
    /// What is found, in a line.
    static var summary: String { get }
    /// Why it matters, and what to do.
    static var advice: String { get }
    /// The same before something that would break the rule is recorded.
    static var adviceBeforeRecording: String { get }
    static var example: CheckExample { get }
    /// What a recording does where a new event would break the rule.
    static var beforeRecording: Doubt { get }

    /// Looks once over what is known. In time that grows with the number of events.
    static func findings(in inspection: Inspection) -> [CheckFinding]
}

/// What a recording does about a rule that a new event would break.
public enum Doubt: Sendable {
    /// Nothing: what is odd now may be explained by what is recorded next.
    case keepsSilent
    /// It is told, and the event recorded.
    case isTold
    /// It is told, and the event is only recorded where somebody says so: an entry cannot be taken out again.
    case holdsUp
}

/// Drafts that show a rule at work; its tests record them.
///
/// Both rest on the same parties: cities `a` and `b`, the organisation `o`, the person `p`, and the sources `s` and `t`, of
/// which `t` copies `s`.
public struct CheckExample: Sendable {
    /// Drafts, one a line, in which the rule finds something.
    public let odd: String
    /// Drafts like these, in which it finds nothing.
    public let sound: String
}

extension CheckRule {
    public static var beforeRecording: Doubt { .keepsSilent }
    public static var adviceBeforeRecording: String { advice }

    static func finding(_ subject: Subject, _ events: [Int], _ what: String) -> CheckFinding {
        CheckFinding(rule: name, severity: severity, subject: subject, events: events, what: what)
    }
}

/// A rule that looks at one event after the other.
public protocol EventRule: CheckRule {
    /// What is odd about an event, in a sentence; `nil` where nothing is.
    static func oddity(of event: Event, in knowledge: KnownEvents) -> String?
}

extension EventRule {
    public static func findings(in inspection: Inspection) -> [CheckFinding] {
        inspection.facts.compactMap { event in
            oddity(of: event, in: inspection.knowledge).map { finding(inspection.subject(of: event), [event.seq], $0) }
        }
    }
}

/// A rule that looks at what an event says by itself, and finds what no ledger can make right.
public protocol DraftRule: EventRule {
    /// What is odd about the `data` of a draft, in a sentence; `nil` where nothing is.
    static func oddity(ofType type: String, on date: JSONView?, _ data: JSONView) -> String?
}

/// What a rule has found.
public struct CheckFinding: Sendable, Equatable {
    public let rule: String
    public let severity: Severity
    public let subject: Subject
    /// The events that it is about, by position.
    public let events: [Int]
    public let what: String

    public var json: JSON {
        [
            "rule": .string(rule), "severity": .string(severity.rawValue), "subject": .string(subject.description),
            "events": .array(events.map(JSON.integer)), "what": .string(what),
        ]
    }

    var item: Item {
        Item(
            [.mark(severity.mark)], Phrase(what),
            facts: [
                Fact("rule", [.code(rule)]), Fact("about", Phrase(subject.description)),
                Fact("events", events.map { [.event($0)] }.joined(by: ", ")),
            ].filter { !$0.values[0].isEmpty })
    }
}

/// All rules, by name.
public enum CheckRules {
    public static let all: [any CheckRule.Type] = [
        ActOfNoParty.self, EndedNeverBegan.self, OddSpells.self, VisitUnresolved.self, NoSignOfLife.self, NoSource.self,
        SingleSource.self,
        SingleVoice.self, HearsayOnly.self, TranslationOnly.self, UnanchoredDate.self, OfficeMismatch.self,
        LookAlikes.self, Homoglyphs.self, OddMerges.self, ClaimedCount.self, UnsettledConflict.self, HeldInFuture.self,
        ReviewOfAnotherLog.self, IdlePreference.self, SourceRetracted.self, SaidTwice.self, TieWithItself.self,
        VisitUsedAgain.self, DateFarAhead.self, RestsOnRetracted.self, Unsourced.self, RenewedBeforeSigned.self,
        TermBeforeBeginning.self, OrganisationOfOtherKind.self, SaidAgain.self, AffirmedAndNegated.self,
        SameUndertaking.self, ActAfterEnd.self, ActOutsideLife.self, ChangesNothing.self,
    ].sorted { $0.name < $1.name }

    /// Those that hold up a recording for what one event says by itself.
    public static let ofEvents = all.compactMap { $0 as? any EventRule.Type }.filter { $0.beforeRecording == .holdsUp }

    /// Those that need no more than a draft.
    public static let ofDrafts = all.compactMap { $0 as? any DraftRule.Type }

    public static let names = all.map { $0.name }

    public static func named(_ name: String) -> (any CheckRule.Type)? { all.first { $0.name == name } }
}
