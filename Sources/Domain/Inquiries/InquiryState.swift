import CanonicalJSON

/// Who asked whom, and how long nobody has answered.
public struct InquiryState: StateContent {
    public let id: InquiryID
    public let asker: PartyID?
    public let asked: [PartyID]
    /// The days up to which nobody had answered.
    public let unansweredUpTo: Dated<EventID>?
    let names: PartyNames

    var askerName: String? { asker.map { names[$0] } }

    public var label: String { "\(askerName ?? "somebody") asked \(names.list(asked)) [\(id)]" }

    public var references: [Int] { unansweredUpTo.map { [$0.seq] } ?? [] }

    public var members: [(key: String, value: JSON)] {
        [
            ("id", .string(id.text)), ("asker", asker.map { .string($0.text) } ?? .null), ("to", asked.json),
        ] + (unansweredUpTo.map { [("unanswered_up_to", $0.from.json)] } ?? [])
    }

    public var details: [Detail] { unansweredUpTo.map { [Detail("unanswered up to \($0.words)")] } ?? [] }
}

extension Dated<EventID> {
    /// Up to which day nobody had answered.
    fileprivate var words: String {
        isGroundless ? "\(from.lo)\(Rule.groundlessWords)" : "\(from.hi)"
    }
}

extension InquiryTimeline {
    public func state(_ builder: StateBuilder) -> State? {
        guard var answer = answer(on: builder.days) else { return nil }
        answer = builder.weakened(answer, ifEndedBefore: [asker].compactMap(\.self))
        let content = InquiryState(
            id: id, asker: asker, asked: asked, unansweredUpTo: unansweredUpTo(on: builder.days),
            names: builder.names(of: asked + (asker.map { [$0] } ?? [])))
        return builder.state(subject, answer, content)
    }
}
