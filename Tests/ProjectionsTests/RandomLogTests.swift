import CanonicalJSON
import Testing
import Domain

@testable import Projections

/// Random logs, whose index is compared with what their events say one by one.
@Suite struct RandomLogTests {
    private struct Generator: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return state
        }
    }

    private static let parties = (0..<6).map { "p\($0)" }
    private static let words = ["Alpha", "Beta", "ALPHA", "Gämma", "Delta"]

    /// Registrations, descriptions, renamings, meetings, mergers, and corrections and retractions of any of them.
    private static func drafts(_ count: Int, _ random: inout Generator) -> [JSON] {
        var drafts: [JSON] = []
        for number in 0..<count {
            let key = "e:\(number)"
            let (one, other) = (
                parties.randomElement(using: &random) ?? "p0", parties.randomElement(using: &random) ?? "p1"
            )
            let name = JSON.string(words.randomElement(using: &random) ?? "Alpha")
            let target = JSON.string("e:\(Int.random(in: 0...max(0, number - 1), using: &random))")
            let draft: JSON =
                switch Int.random(in: 0..<8, using: &random) {
                case 0, 1:
                    [
                        "type": "party.registered",
                        "data": [
                            "party": .string(one), "kind": "city", "names": [["text": name]],
                            "codes": ["iso": .string(key)],
                        ],
                    ]
                case 2: ["type": "party.described", "data": ["party": .string(one), "within": .string(other)]]
                case 3:
                    [
                        "type": "party.renamed", "on": "2020",
                        "data": ["party": .string(one), "names": [["text": name]]],
                    ]
                case 4:
                    [
                        "type": "meeting.held", "on": "2020",
                        "data": ["participants": [["party": .string(one)], ["party": .string(other)]]],
                    ]
                case 5 where one != other:
                    [
                        "type": "party.merged", "reason": "One.",
                        "data": ["party": .string(one), "into": .string(other)],
                    ]
                case 6 where number > 0:
                    [
                        "type": "fact.corrected", "reason": "A slip.",
                        "data": ["event": target, "set": ["/data/party": .string(other)]],
                    ]
                case 7 where number > 0: ["type": "fact.retracted", "reason": "Not so.", "data": ["event": target]]
                default: ["type": "party.ended", "on": "2021", "data": ["party": .string(one), "mode": "abolition"]]
                }
            guard case .object(var object) = draft else { continue }
            object["key"] = .string(key)
            drafts.append(.object(object))
        }
        return drafts
    }

    /// What events speak of as stored, and each that is corrected, and its correction, of what it says then too.
    private struct NaiveIndex {
        private(set) var seqs: [Reference: Set<Int>] = [:]
        private(set) var registered: [Reference: Int] = [:]
        private var corrected: [Reference: Int] = [:]

        init(_ events: [Event]) {
            for event in events {
                for mention in Mention.all(in: event) {
                    seqs[mention.target, default: []].insert(event.seq)
                    if mention.role != .refers, registered[mention.target] == nil {
                        registered[mention.target] = event.seq
                    }
                }
            }
            for correction in events where correction.type == FactCorrected.type {
                let id = correction[FactCorrected.self].target
                guard let target = events.first(where: { $0.id == id }), target.seq < correction.seq else { continue }
                let form = target.isControl ? target : target.rewritten(by: [correction])
                for mention in Mention.all(in: target) + Mention.all(in: form) {
                    seqs[mention.target, default: []].insert(correction.seq)
                }
                for mention in Mention.all(in: form) {
                    seqs[mention.target, default: []].insert(target.seq)
                    guard mention.role != .refers else { continue }
                    corrected[mention.target] = min(corrected[mention.target] ?? .max, target.seq)
                }
            }
            registered.merge(corrected) { stored, _ in stored }
        }
    }

    @Test("What an index says is what the events say, however it was cut, now and earlier", arguments: 1...12)
    func agrees(seed: Int) throws {
        var random = Generator(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15)
        let log = EventsLog(events: try events(Self.drafts(40, &random)))
        let place = try IndexPlace()
        for size in (0..<4).map({ _ in Int.random(in: 1...40, using: &random) }).sorted() {
            _ = try place.index(of: log.prefix(size), fewest: Int.random(in: 1...9, using: &random))
        }
        let whole = try place.index(of: log)
        let things = Self.parties.map { Reference.thing(.party, $0) } + log.events.map { Reference.event($0.id) }
        let naive = NaiveIndex(log.events)
        for thing in things {
            #expect(try Set(whole.seqs(mentioning: [thing])) == naive.seqs[thing] ?? [], "\(thing)")
            guard case .thing(let namespace, let slug) = thing else { continue }
            #expect(try whole.registration(of: namespace, slug) == naive.registered[thing], "\(thing)")
        }
        for event in log.events { #expect(try whole.seq(of: event.id) == event.seq) }
        for size in [0, 7, 23] {
            let then = whole.at(size)
            #expect(try then.typeCounts() == Dictionary(log.events[..<size].map { ($0.type, 1) }, uniquingKeysWith: +))
            for thing in things { #expect(try then.seqs(mentioning: [thing]).allSatisfy { $0 < size }) }
            // Only a later correction can tie an earlier event to more.
            let past = NaiveIndex(Array(log.events[..<size]))
            for thing in things {
                #expect(try Set(then.seqs(mentioning: [thing])).isSuperset(of: past.seqs[thing] ?? []))
            }
        }
        #expect(try whole.isWhole(in: log))
    }

    @Test("Whoever ever bore a name or a code in full is found by it", arguments: 1...6)
    func names(seed: Int) throws {
        var random = Generator(state: UInt64(seed) &* 0xD134_2543_DE82_EF95)
        let log = EventsLog(events: try events(Self.drafts(30, &random)))
        let index = try IndexPlace().index(of: log)
        for word in Self.words + log.events.map(\.id.text) {
            let bearers = log.events.flatMap { event -> [PartyID] in
                let named = event.partyNames.filter { $0.text.searchKey == word.searchKey }.map(\.party)
                let coded = event.as(PartyRegistered.self).flatMap {
                    $0.codes?.entries.contains { $0.code == word } == true ? $0.party : nil
                }
                return named + [coded].compactMap(\.self)
            }
            #expect(Set(try index.parties(named: word)).isSuperset(of: bearers), "\(word)")
        }
        #expect(try index.parties(named: "Nobody").isEmpty)
    }
}
