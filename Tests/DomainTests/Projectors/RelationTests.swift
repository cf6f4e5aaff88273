import Testing

@testable import Domain

/// What merges, derivations and links make of many records, beside what a plain walk along them finds.
@Suite struct RelationTests {
    @Test(arguments: 0..<200 as Range<UInt64>)
    func `the record that stands for a party is where a walk along the merges ends`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var into: [PartyID: PartyID] = [:]
        var merges = Merges([:])
        for _ in 0..<12 {
            let party = Self.party(using: &random)
            guard let next = Self.parties.filter({ $0 != party }).randomElement(using: &random) else { continue }
            into[party] = next
            // One after the other, in an order in which some are merged a second time, or in a circle.
            merges.add(Self.merge(party, next))
            for party in Self.parties {
                #expect(merges.canonical(party) == Self.walk(from: party, into), "\(party) by \(into)")
                #expect(merges.target(of: party) == into[party])
            }
            #expect(Self.parties.map(Merges(into).canonical) == Self.parties.map(merges.canonical))
        }
    }

    private static let parties = (0..<8).map { PartyID("p\($0)") }

    private static func party(using random: inout SeededGenerator) -> PartyID {
        parties[Int.random(in: parties.indices, using: &random)]
    }

    private static func merge(_ party: PartyID, _ next: PartyID) -> Event {
        let told = Told("party.merged", ["party": .string(party.text), "into": .string(next.text)])
        guard let event = try? told.event(at: 1) else { preconditionFailure("A merge of \(party) is no event.") }
        return event
    }

    private static func walk(from party: PartyID, _ into: [PartyID: PartyID]) -> PartyID {
        var current = party
        for _ in 0...into.count {
            guard let next = into[current] else { return current }
            current = next
        }
        return party
    }

    @Test func `chains of merges are followed whatever their length`() {
        let count = 200_000
        let merges = Merges(
            Dictionary((1...count).map { (PartyID("p\($0)"), PartyID("p\($0 - 1)")) }, uniquingKeysWith: { $1 }))
        #expect((0...count).allSatisfy { merges.canonical(PartyID("p\($0)")) == PartyID("p0") })
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `derived are the sources with an origin among the others that is not derived from them`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let sources = (0..<7).map { SourceID("s\($0)") }
        var origins: [SourceID: Set<SourceID>] = [:]
        for _ in 0..<Int.random(in: 0...10, using: &random) {
            origins[sources[Int.random(in: 0..<7, using: &random)], default: []].insert(
                sources[Int.random(in: 0..<7, using: &random)])
        }
        let voices = SourceDerivations(try Self.registrations(origins))
        for _ in 0..<10 {
            let asked = Set(sources.filter { _ in Bool.random(using: &random) })
            let derived = asked.filter { source in
                Self.ancestors(of: source, origins).contains { origin in
                    origin != source && asked.contains(origin)
                        && !Self.ancestors(of: origin, origins).contains(source)
                }
            }
            #expect(voices.derived(among: asked) == derived, "\(asked) by \(origins)")
        }
    }

    private static func registrations(_ origins: [SourceID: Set<SourceID>]) throws -> [Event] {
        try origins.enumerated().map { number, entry in
            try Told(
                "source.registered",
                [
                    "source": .string(entry.key.text), "kind": "article",
                    "derived_from": .array(entry.value.map { ["source": .string($0.text), "how": "copy"] }),
                ]
            ).event(at: number)
        }
    }

    private static func ancestors(of source: SourceID, _ origins: [SourceID: Set<SourceID>]) -> Set<SourceID> {
        var found: Set<SourceID> = []
        var open = Array(origins[source] ?? [])
        while let next = open.popLast() {
            if found.insert(next).inserted { open += origins[next] ?? [] }
        }
        return found
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `events are of one group that links tie together, in whatever order the links come`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let pairs = (0..<Int.random(in: 0...8, using: &random)).map { _ in
            let one = Int.random(in: 0..<9, using: &random)
            return (one, (one + Int.random(in: 1..<9, using: &random)) % 9)
        }
        let events = try pairs.enumerated().map { number, pair in
            try Told(
                "facts.linked",
                ["relation": "same", "events": [.string("e\(pair.0)"), .string("e\(pair.1)")]]
            ).event(at: 9 + number)
        }
        let tied = try (0..<9).map { number in
            try Told("meeting.held", on: "2020", ["participants": [["party": "springfield"]]]).event(at: number)
        }
        let links = Links(events, EventPositions(tied + events))
        var groups = Array(0..<9)
        for (one, other) in pairs {
            let (from, to) = (groups[one], groups[other])
            for index in groups.indices where groups[index] == from { groups[index] = to }
        }
        let linked = Set(pairs.flatMap { [$0.0, $0.1] })
        for one in 0..<9 {
            #expect((links.group(of: one) != nil) == linked.contains(one))
            for other in 0..<9 where linked.contains(one) && linked.contains(other) {
                let areOne = links.group(of: one) == links.group(of: other)
                #expect(areOne == (groups[one] == groups[other]), "\(one), \(other) by \(pairs)")
            }
        }
    }
}
