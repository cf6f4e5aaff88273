import CanonicalJSON
import TransparencyLog
import Domain

/// What has changed since a reviewer signed off, with the proof that the log only grew since.
public struct ReviewChanges: Sendable {
    /// The sign-off, as corrections have made it.
    public let signOff: Event
    public let corrections: [Event]
    /// That the log of the sign-off is the beginning of the present one.
    public let consistency: [Hash]
    /// The size to which the proof leads: that of the trail's checkpoint.
    public let size: Int

    public init(signOff: Event, corrections: [Event], consistency: [Hash], size: Int) {
        self.signOff = signOff
        self.corrections = corrections
        self.consistency = consistency
        self.size = size
    }

    private var review: TypedEvent<ReviewSignedOff> { signOff[ReviewSignedOff.self] }

    var seenSize: Int { review.size }
    var seenRoot: String { review.root }

    var json: JSON {
        var object: JSONObject = [
            "sign_off": .integer(signOff.seq), "by": .string(signOff.by),
            "recorded": .string(signOff.recorded.description), "size": .integer(seenSize), "root": .string(seenRoot),
            "verdict": .string(review.verdict.rawValue), "to": .integer(size),
            "proof": consistency.json,
        ]
        if !corrections.isEmpty { object["corrected_by"] = .array(corrections.map { .integer($0.seq) }) }
        return .object(object)
    }

    private var growth: String {
        let proof = consistency.count
        guard proof > 0 else { return "Nothing was added: it is the log that was seen." }
        return
            "Only grew: of the present \(size.of("event")) the first \(seenSize) \(seenSize.verb("was", "were")) seen, "
            + "as \(proof.of("hash", "hashes")) \(proof.verb("proves", "prove"))."
    }

    var facts: [Fact] {
        return [
            Fact("signed off", "\(.event(signOff.seq)) on \(signOff.recorded.day) by \(signOff.by)"),
            Fact("verdict", Phrase(review.verdict.rawValue)),
            Fact("seen", "\(seenSize.of("event")), root \(.code(seenRoot))"),
            Fact("the log since", Phrase(growth)),
        ] + [Fact("note", review.note)].compactMap(\.self)
            + corrections.map { Fact("corrected by", "\(.event($0.seq)) on \($0.recorded.day): \($0.reason ?? "")") }
    }
}
