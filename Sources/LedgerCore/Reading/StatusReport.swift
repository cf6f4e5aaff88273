import CanonicalJSON
import ExtendedDateTime
import EventStore
import Reports
import Domain

/// What a ledger is, how big, and what in it waits for somebody.
public struct StatusReport: LaidOutReport {
    public let root: String
    public let title: String
    public let head: Head
    public let isKeyed: Bool
    /// The last event that was known.
    public let last: Event?
    /// What stood on the day asked about, as known then.
    public let replay: ReplayReport
    /// The last sign-off of anything that stands, and of this log; `nil` where there is none.
    public let review: Event?
    /// The positions of the sign-offs behind it that name what this log never was.
    public let foreignReviews: [Int]

    private var asOf: AsOf { replay.asOf }
    private var overdue: [State] { replay.states[.visits].filter { $0.answer.status == Status.overdue } }

    private var signature: String {
        if case .unproved = asOf.log.attestation { "bears a signature that is not trusted here" } else { "signed" }
    }

    private var counts: [(kind: String, inForce: Int, all: Int)] {
        KindName.allCases.map { kind in
            let states = replay.states[kind]
            return (kind.rawValue, states.filter { $0.answer.status == Status.inForce }.count, states.count)
        }
    }

    public var json: JSON {
        [
            "folder": .string(root), "title": .string(title), "origin": .string(head.origin),
            "on": .string(asOf.on.description), "known_on": .string(asOf.knownOn),
            "size": .integer(asOf.log.size), "root": .string(asOf.log.root), "signed": .bool(head.isSigned),
            "attestation": .string(asOf.log.attestation.word),
            "keyed": .bool(isKeyed),
            "last_recorded": last.map { .string($0.recorded.description) } ?? .null,
            "last_review": review.map { .string($0.recorded.description) } ?? .null,
            "reviews_of_other_logs": .array(foreignReviews.map(JSON.integer)),
            "not_applied": .integer(replay.notApplied),
            "states": .object(JSONObject(counts.map { ($0.kind, .integer($0.all)) })),
            "overdue": .array(overdue.map { .string($0.subject.description) }),
            "conflicts": .integer(replay.states.conflicts.count),
        ]
    }

    /// What is so, under labels.
    private var facts: [Fact] {
        let states = counts.filter { $0.all > 0 }.map { count in
            Fact(count.kind, "\(count.all)\(count.inForce > 0 ? ", \(count.inForce) in force" : "")")
        }
        return asOf.facts
            + [
                Fact("folder", Phrase(root)),
                Fact("checkpoint", Phrase(checkpointWords)),
                Fact("last event", last.map { "\($0.recorded) \($0.type)" }),
                Fact("review", reviewWords), Fact("of another log", foreignReviewWords),
            ].compactMap(\.self) + states
            + [
                Fact("conflicts", Phrase(String(replay.states.conflicts.count))),
                Fact("overdue", overdue.map(\.subject.description).joined(separator: ", ")),
            ].compactMap(\.self)
    }

    private var foreignReviewWords: String? {
        guard !foreignReviews.isEmpty else { return nil }
        let shown = foreignReviews.prefix(3).map { "@\($0)" }.joined(separator: ", ")
        let further = foreignReviews.count > 3 ? " and \(foreignReviews.count - 3) more" : ""
        return "\(shown)\(further): signed off what this log never was; chancery check says more"
    }

    private var reviewWords: String {
        review.map { "\($0.recorded) by \($0.by): \($0[ReviewSignedOff.self].verdict.rawValue)" }
            ?? "nobody has signed off"
    }

    private var checkpointWords: String {
        head.isSigned ? signature : isKeyed ? "not signed: run chancery sign" : "not signed: the ledger has no key"
    }

    public var tables: [DataTable] {
        asOf.stamp([
            DataTable(
                "status", "What the ledger is, and what stood in it.", facts,
                [
                    ("what", { .string($0.label) }),
                    ("value", { .text($0.values.map(\.plain).joined(separator: "; ")) }),
                ])
        ])
    }

    public var document: Document {
        var document = Document(Phrase(title))
        document.add(Table(["What", "Value"], facts.map { [Phrase($0.label), $0.values.joined(by: "; ")] }))
        return document
    }

    public var layout: String {
        var text = "\(title.printable)\n"
        text +=
            "  on         \(asOf.on.readable), as known \(asOf.knownOn == "now" ? "now" : "on \(asOf.knownOn)")\n"
        if let notice = asOf.log.attestation.notice { text += "  note       \(notice)\n" }
        text += "  origin     \(head.origin.printable)\n  folder     \(root.printable)\n"
        text += "  events     \(asOf.log.size)\n  root       \(asOf.log.root)\n"
        text += "  checkpoint \(checkpointWords)\n"
        if let last { text += "  last event \(last.recorded) \(last.type.printable)\n" }
        text += "  review     \(reviewWords.printable)\n"
        if let foreignReviewWords { text += "  review     \(foreignReviewWords)\n" }
        for count in counts where count.all > 0 {
            let inForce = count.inForce > 0 ? ", \(count.inForce) in force" : ""
            text += "  \(count.kind.padding(to: 10)) \(count.all)\(inForce)\n"
        }
        text += "  conflicts  \(replay.states.conflicts.count)\n"
        for state in overdue { text += "  overdue    \(state.subject)\n" }
        return text
    }
}

extension String {
    fileprivate func padding(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}

extension LedgerView {
    /// What the ledger is, and what stood in it on a day.
    public func status(on day: EDTF? = nil) throws -> StatusReport {
        let opening = try opening()
        let (review, foreign) = try lastReview()
        return StatusReport(
            root: ledger.root, title: opening?.as(LedgerOpened.self)?.title ?? "", head: head,
            isKeyed: opening?.as(LedgerOpened.self)?.key != nil, last: size > 0 ? try event(at: size - 1) : nil,
            replay: try replay(on: day), review: review, foreignReviews: foreign.map(\.seq))
    }
}
