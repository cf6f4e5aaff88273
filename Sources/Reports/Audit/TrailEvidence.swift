import CanonicalJSON
import TransparencyLog
import Domain

/// What proves that the log holds the entries of a trail.
public struct TrailEvidence: Sendable {
    /// The signed note over the log of which the proofs speak.
    public let checkpoint: String
    /// The inclusion proof of each entry and of each event that names are taken from, leaf side first, by position.
    public let proofs: [Int: [Hash]]
    /// Where the log itself names the key that signs it; `nil` for a ledger without one.
    public let key: NamedKey?
    /// How many events of each type are about the agreements, visits and bodies of the trail, and no entries of it.
    public let same: [String: Int]

    public init(checkpoint: String, proofs: [Int: [Hash]], key: NamedKey?, same: [String: Int] = [:]) {
        self.same = same
        self.checkpoint = checkpoint
        self.proofs = proofs
        self.key = key
    }

    /// A key, with the event that names it and the proof that the log holds that event.
    public struct NamedKey: Sendable {
        public let verifier: String
        public let event: Event
        public let proof: [Hash]

        public init(verifier: String, event: Event, proof: [Hash]) {
            self.verifier = verifier
            self.event = event
            self.proof = proof
        }

        var json: JSON {
            [
                "verifier": .string(verifier), "seq": .integer(event.seq), "line": .string(event.text),
                "proof": proof.json,
            ]
        }
    }
}

extension Event {
    /// The line as it is stored.
    var text: String { String(decoding: line.bytes, as: UTF8.self) }
}

extension [Hash] {
    var json: JSON { .array(map { .string($0.base64) }) }
}
