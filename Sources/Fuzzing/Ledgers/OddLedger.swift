import CanonicalJSON
import Domain

/// A ledger that somebody made by hand: each line is canonical JSON as a log takes it, and any part of it may be other than
/// its type says.
public struct OddLedger: Sendable {
    /// The lines, in the order of the log.
    public let lines: [JSONDocument]

    /// The same ledger for the same seed.
    ///
    /// - Parameters:
    ///   - first: the position of the first line.
    ///   - isInOrder: whether every line has its own position and moment, as a log makes sure.
    public init(seed: UInt64, from first: Int = 0, count range: ClosedRange<Int> = 2...12, isInOrder: Bool = false) {
        var generator = SplitMix64(seed: seed)
        let count = Int.random(in: range, using: &generator)
        var maker = EventMaker(generator: generator, count: count)
        lines = (0..<count).compactMap { seq in
            var line = maker.line(seq: seq)
            line["seq"] = .integer(first + seq)
            let odd = maker.spoiled(line, keeping: isInOrder ? ["seq", "recorded", "id"] : [])
            return Self.document(odd) ?? Self.document(line)
        }
    }

    /// The line as a log would have it; `nil` where it would not.
    private static func document(_ line: JSONObject) -> JSONDocument? {
        guard let document = try? JSONDocument(JSON.object(line).canonicalBytes, rules: .ledgerLine) else { return nil }
        return (try? Event(document)) == nil ? nil : document
    }
}

extension EventMaker {
    /// Half of the lines with up to three changes somewhere in them.
    fileprivate mutating func spoiled(_ line: JSONObject, keeping kept: Set<String>) -> JSONObject {
        guard oneIn(2) else { return line }
        var odd = JSON.object(line)
        for _ in 0..<pick([1, 1, 2, 3]) {
            // A part deep in the data is as likely as one at the top.
            let places = odd.places.filter { !kept.contains($0.tokens.first ?? "") }
            let data = places.filter { $0.tokens.first == "data" }
            guard !places.isEmpty else { break }
            spoil(&odd, at: oneIn(3) || data.isEmpty ? pick(places) : pick(data))
        }
        return odd.object ?? line
    }

    private mutating func spoil(_ json: inout JSON, at place: JSONPointer) {
        let old = json[place] ?? .null
        switch Int.random(in: 0..<6, using: &generator) {
        case 0: try? json.remove(at: place)
        case 1: try? json.set([old, old], at: place)
        case 2: try? json.set(["text": old], at: place)
        case 3:
            // One more member or element, or the same twice.
            let further = JSONPointer(tokens: place.tokens + [old.array == nil ? pick(["spell", "a", "party"]) : "-"])
            try? json.set(old.array?.first ?? OddValue.any(using: &generator), at: further)
        default: try? json.set(OddValue.any(using: &generator), at: place)
        }
    }
}

extension JSON {
    /// The places of all members and elements, at any depth.
    fileprivate var places: [JSONPointer] {
        switch self {
        case .object(let members): members.flatMap { name, value in value.places(under: name) }
        case .array(let elements): elements.enumerated().flatMap { index, value in value.places(under: "\(index)") }
        default: []
        }
    }

    private func places(under token: String) -> [JSONPointer] {
        [JSONPointer(tokens: [token])] + places.map { JSONPointer(tokens: [token] + $0.tokens) }
    }
}
