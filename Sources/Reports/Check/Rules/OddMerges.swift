import Domain

/// Merges that no writer would have taken as they stand now.
enum OddMerges: CheckRule {
    static let name = "merges-at-odds"
    static let severity = Severity.warning
    static let summary =
        "Corrections or retractions have left records of parties merged in a circle, or one of them twice."
    static let advice =
        "Of such merges the first in the log decides which record stands for the party. Retract those that are not so. A merge that "
        + "is recorded is held to these rules at once; this finds what later corrections and retractions have restored."
    static let example = CheckExample(
        odd: #"""
            {"type":"party.registered","data":{"party":"c","kind":"city","names":[{"text":"Gamma"}]}}
            {"type":"party.merged","id":"m1","reason":"One city.","data":{"party":"a","into":"b"}}
            {"type":"fact.corrected","id":"c1","reason":"It was c.","data":{"event":"m1","set":{"/data/into":"c"}}}
            {"type":"party.merged","id":"m2","reason":"One city.","data":{"party":"b","into":"a"}}
            {"type":"fact.retracted","reason":"It was b.","data":{"event":"c1"}}
            """#,
        sound: #"""
            {"type":"party.registered","data":{"party":"c","kind":"city","names":[{"text":"Gamma"}]}}
            {"type":"party.merged","id":"m1","reason":"One city.","data":{"party":"a","into":"b"}}
            {"type":"party.merged","id":"m2","reason":"One city.","data":{"party":"b","into":"c"}}
            """#)

    static func findings(in inspection: Inspection) -> [CheckFinding] {
        let merges = inspection.knowledge.facts.filter { $0.type == PartyMerged.type && $0.isAsserted }
        let byParty = Dictionary(grouping: merges) { $0[PartyMerged.self].party }
        let twice = byParty.filter { $0.value.count > 1 }.map { party, merges in
            finding(.party(party), merges.map(\.seq), "It is merged \(merges.count.of("time")).")
        }
        return (twice + circles(byParty)).sorted { $0.events.lexicographicallyPrecedes($1.events) }
    }

    /// The circles, each once: every party is passed once, whichever way leads to it.
    private static func circles(_ merges: [PartyID: [Event]]) -> [CheckFinding] {
        var passed: Set<PartyID> = []
        var found: [CheckFinding] = []
        for start in merges.keys.sorted(by: { $0.text < $1.text }) {
            var way: [(party: PartyID, merge: Event)] = []
            var next = start
            while !passed.contains(next), let merge = merges[next]?.first {
                passed.insert(next)
                way.append((next, merge))
                next = merge[PartyMerged.self].into
            }
            guard let place = way.firstIndex(where: { $0.party == next }) else { continue }
            let circle = way[place...]
            let names = circle.map { "party:\($0.party)" }.joined(separator: ", ")
            found.append(
                finding(.party(next), circle.map(\.merge.seq).sorted(), "These are merged in a circle: \(names)."))
        }
        return found
    }
}
