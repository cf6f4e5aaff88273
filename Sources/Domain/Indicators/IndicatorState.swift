import CanonicalJSON
import ExtendedDateTime

/// The claims of a series side by side, never summed, never compared across units.
public struct IndicatorState: StateContent {
    public let id: SeriesID
    /// The unit of the last claim.
    public let unit: String
    public let claims: [Claim]

    public struct Claim: Sendable {
        public let event: TypedEvent<IndicatorClaimed>
        /// Taken from the source of another claim.
        public let isDerived: Bool
        /// The claim as a sentence.
        let sentence: String
    }

    public var label: String { "\(unit.printable) [\(id)]" }

    public var references: [Int] { claims.map(\.event.seq) }

    public var members: [(key: String, value: JSON)] {
        [("id", .string(id.text)), ("claims", .array(claims.map(\.json)))]
    }

    public var details: [Detail] { claims.map { Detail($0.words) } }
}

extension IndicatorState.Claim {
    /// The value, or the trend where no value is given.
    public var figure: String? { event.value?.text ?? event.trend?.rawValue }

    fileprivate var words: String {
        let on = event.on.map { ", for \($0.readable)" } ?? ""
        return sentence + on + (isDerived ? " (taken from another source)" : "")
    }

    fileprivate var json: JSON {
        var object: JSONObject = [
            "seq": .integer(event.seq), "unit": .string(event.unit), "derived": .bool(isDerived),
            "sources": .array(event.event.sources.map { .string($0.source.text) }),
        ]
        if let on = event.on { object["on"] = .string(on.description) }
        if let value = event.value { object["value"] = .string(value.text) }
        if let trend = event.trend { object["trend"] = .string(trend.rawValue) }
        if let comparator = event.comparator { object["comparator"] = .string(comparator.rawValue) }
        if let modality = event.modality { object["modality"] = .string(modality.rawValue) }
        return .object(object)
    }
}

extension SeriesTimeline {
    public func state(_ builder: StateBuilder) -> State? {
        let stated = claims(on: builder.days)
        guard let last = stated.last else { return nil }
        let claims = stated.compactMap { claim in
            claim.event.as(IndicatorClaimed.self).map {
                IndicatorState.Claim(
                    event: $0, isDerived: claim.isDerived, sentence: claim.event.sentence(builder.names))
            }
        }
        let groundless = stated.map(\.event).filter { builder.knowledge.isGroundless($0) }
        var answer = StatusAnswer.contact(
            "claimed", certainty: groundless.count < stated.count ? .certain : .possible, since: last.days,
            until: last.days, seqs: stated.map(\.event.seq))
        answer.because = groundless.map { Because($0.seq, .groundless) }
        let content = IndicatorState(id: id, unit: claims.last?.event.unit ?? "", claims: claims)
        return builder.state(subject, answer, content)
    }
}
