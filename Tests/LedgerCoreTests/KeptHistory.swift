import CanonicalJSON
import ExtendedDateTime
import EventStore
import LedgerCore
import Domain

/// Events of a ledger that was kept with care, mostly: parties that are registered, merged and told apart again, agreements with
/// what their parties do, visits, and corrections and retractions of all of it, and of corrections and retractions.
///
/// Each is drawn at random, and may speak of what is not there, or not yet.
struct KeptHistory {
    private var random: SeededGenerator
    /// The next event's position.
    private(set) var count: Int
    private var ids: [String] = []

    init(seed: UInt64, after count: Int) {
        random = SeededGenerator(seed: seed)
        self.count = count
    }

    /// A draft for the next position, one of many.
    mutating func draft() -> JSONObject {
        let (type, data) = content
        var draft: JSONObject = ["type": .string(type), "id": .string("e\(count)"), "data": .object(data), "v": 1]
        draft["by"] = "test"
        draft["reason"] = "Because."
        let isControl = type.hasPrefix("fact") || type.hasPrefix("claim")
        if !isControl || oneIn(20) { draft["on"] = .string("2000-01-1\(number(9))") }
        if oneIn(15) { draft["modality"] = "claimed" }
        if oneIn(10) { draft["place"] = party() }
        if oneIn(30) { draft["v"] = 99 }
        if oneIn(30) { draft["anchor"] = .string("event:" + event()) }
        return draft
    }

    /// Goes on behind a draft.
    mutating func take() {
        ids.append("e\(count)")
        count += 1
    }

    /// The line that a draft becomes at the next position.
    func line(of draft: JSONObject) -> Line {
        var line = draft
        let recorded = UTCInstant(milliseconds: 1_100_000_000_000 + count * 40_000_000)
        line["seq"] = .integer(count)
        line["recorded"] = .string(recorded.description)
        line["via"] = "test"
        return Line(id: "e\(count)", recorded: recorded, bytes: JSON.object(line).canonicalBytes)
    }

    mutating func oneIn(_ count: Int) -> Bool { Int.random(in: 0..<count, using: &random) == 0 }

    private mutating func number(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }
    private mutating func pick(_ words: String...) -> JSON { .string(words[number(words.count)]) }
    private mutating func party() -> JSON { .string("p\(number(6))") }
    private mutating func agreement() -> JSON { .string("a\(number(3))") }
    private mutating func visit() -> JSON { .string("v\(number(4))") }

    /// Nearly always an earlier event, and more often a late one.
    private mutating func event() -> String {
        if ids.isEmpty || oneIn(30) { return "e\(count + number(3))" }
        return oneIn(2) ? ids[ids.count - 1 - number(min(6, ids.count))] : ids[number(ids.count)]
    }

    private var content: (String, JSONObject) {
        mutating get {
            // First there is to be somebody to speak of.
            if count <= 6 { return registration(ofParty: .string("p\(count - 1)")) }
            if count <= 9 { return registration(ofAgreement: .string("a\(count - 7)")) }
            switch number(20) {
            case 0, 1: return registration(ofParty: party())
            case 2, 3: return ("party.merged", ["party": party(), "into": party()])
            case 4: return registration(ofAgreement: agreement())
            case 5...10: return act
            case 11: return ("visit.planned", ["visit": visit(), "for": "2001", "visitors": [["party": party()]]])
            case 12: return ("visit.resolved", ["visit": visit(), "outcome": "cancelled"])
            case 13: return ("agreement.forgotten", ["agreement": agreement(), "event": .string(event())])
            case 14: return ("facts.linked", ["relation": "same", "events": [.string(event()), .string(event())]])
            case 15, 16: return ("fact.retracted", ["event": .string(event())])
            default:
                let (pointer, value) = change
                return ("fact.corrected", ["event": .string(event()), "set": .object(JSONObject([(pointer, value)]))])
            }
        }
    }

    private mutating func registration(ofParty party: JSON) -> (String, JSONObject) {
        let kind = pick("city", "city", "city", "pseudonym", "town")
        return ("party.registered", ["party": party, "kind": kind, "names": [["text": "X"]]])
    }

    private mutating func registration(ofAgreement agreement: JSON) -> (String, JSONObject) {
        let form = pick("bilateral", "bilateral", "multilateral")
        return (
            "agreement.registered",
            ["agreement": agreement, "kind": "treaty", "form": form, "parties": [party(), party()]]
        )
    }

    private var act: (String, JSONObject) {
        mutating get {
            let kinds = ["signed", "consented", "entered-into-force", "suspended", "resumed", "ended", "affirmed"]
            let kind = kinds[number(kinds.count)]
            var data: JSONObject = ["agreement": agreement()]
            if kind == "signed" { data["parties"] = [party()] } else { data["party"] = party() }
            if kind == "ended" { data["mode"] = "withdrawal" }
            if kind == "affirmed" { data["status"] = pick("in-force", "signed") }
            return ("agreement." + kind, data)
        }
    }

    private var change: (String, JSON) {
        mutating get {
            switch number(12) {
            case 0: ("/on", "2000-02")
            case 1: ("/modality", oneIn(2) ? .null : "claimed")
            case 2, 3: ("/data/party", party())
            case 4: ("/data/into", party())
            case 5: ("/data/agreement", agreement())
            case 6: ("/data/visit", visit())
            case 7: ("/data/status", pick("in-force", "signed"))
            case 8: ("/data/form", pick("bilateral", "multilateral"))
            case 9: ("/data/parties", [party(), party()])
            case 10: ("/data/event", .string(event()))
            default: ("/data/set/~1data~1\(oneIn(2) ? "party" : "agreement")", oneIn(2) ? party() : agreement())
            }
        }
    }
}
