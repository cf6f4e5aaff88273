import CanonicalJSON
import ExtendedDateTime
import EventStore
import LedgerCore
import Domain

/// Lines of a ledger that nobody has kept well: all kinds of subjects, imprecise and late dates, corrections of anything,
/// retractions of retractions, merges and their undoing, lines of types that nobody knows.
///
/// They go into the log as they are, past every check that a recorder has to pass.
struct LongHistory {
    private var random: SeededGenerator
    private(set) var count: Int
    private var events: [(id: String, type: String)] = []

    init(seed: UInt64, after count: Int) {
        random = SeededGenerator(seed: seed)
        self.count = count
    }

    static let parties = (0..<6).map { "p\($0)" }

    mutating func line() throws -> Line {
        let (type, data) = content
        var draft: JSONObject = [
            "type": .string(type), "id": .string("e\(count)"), "data": .object(data), "v": 1, "by": "test",
        ]
        draft["seq"] = .integer(count)
        let recorded = UTCInstant(milliseconds: 1_100_000_000_000 + count * 40_000_000)
        draft["recorded"] = .string(recorded.description)
        draft["via"] = "test"
        if oneIn(8) == false { draft["on"] = .string(date) }
        if oneIn(12) { draft["modality"] = .string(pick(["planned", "negated", "claimed"])) }
        if oneIn(3) { draft["sources"] = [["source": .string(pick(["s0", "s1", "s2"]))]] }
        if oneIn(4) { draft["confidence"] = .string(pick(["high", "medium", "low"])) }
        events.append(("e\(count)", type))
        count += 1
        return Line(id: "e\(count - 1)", recorded: recorded, bytes: JSON.object(draft).canonicalBytes)
    }

    private mutating func oneIn(_ count: Int) -> Bool { Int.random(in: 0..<count, using: &random) == 0 }
    private mutating func pick<Value>(_ values: [Value]) -> Value {
        values[Int.random(in: values.indices, using: &random)]
    }
    private mutating func pick(_ prefix: String, of count: Int) -> JSON {
        .string("\(prefix)\(Int.random(in: 0..<count, using: &random))")
    }
    private mutating func party() -> JSON { .string(pick(Self.parties)) }
    private mutating func earlier() -> JSON { .string(events.isEmpty ? "e0" : pick(events).id) }

    /// A day of a few weeks, so that dates overlap and touch; some vague, some open, some before all others.
    private var date: String {
        mutating get {
            let day = Int.random(in: 1...28, using: &random)
            let text = "2000-01-" + (day < 10 ? "0\(day)" : "\(day)")
            return pick([
                text, text, text, text + "~", "[\(text)..2000-02-03]", "2000-01", "[..\(text)]", "2000", "1999-12-30",
            ])
        }
    }

    private var content: (String, JSONObject) {
        mutating get {
            switch Int.random(in: 0..<26, using: &random) {
            case 0:
                return (
                    "party.registered",
                    [
                        "party": party(), "kind": "city",
                        "names": [["text": pick("Name ", of: 9)], ["text": "X", "as": "alias"]],
                    ]
                )
            case 1: return ("party.renamed", ["party": party(), "names": [["text": pick("New name ", of: 9)]]])
            case 2: return ("party.ended", ["party": party(), "mode": "abolition"])
            case 3: return ("party.merged", ["party": party(), "into": party()])
            case 4:
                let derived: JSONObject =
                    oneIn(2) ? ["derived_from": [["source": pick("s", of: 3), "how": "copy"]]] : [:]
                return (
                    "source.registered",
                    JSONObject(
                        [("source", pick("s", of: 3)), ("kind", "article")] + derived.map { ($0.key, $0.value) })
                )
            case 5:
                return (
                    "agreement.registered",
                    [
                        "agreement": pick("a", of: 4), "kind": .string(pick(["sister-city", "treaty"])),
                        "form": .string(pick(["bilateral", "multilateral"])), "parties": [party(), party()],
                    ]
                )
            case 6...10: return agreement
            case 11...13: return membership
            case 14, 15: return office
            case 16...18: return visit
            case 19: return ("meeting.held", ["participants": [["party": party()], ["party": party()]]])
            case 20:
                return oneIn(2)
                    ? ("inquiry.made", ["inquiry": pick("i", of: 2), "asker": party(), "to": [party()], "about": "x"])
                    : (
                        "inquiry.closed",
                        ["inquiry": pick("i", of: 2), "outcome": .string(pick(["answered", "no-response"]))]
                    )
            case 21:
                return ("indicator.claimed", ["series": pick("n", of: 2), "unit": "ties", "value": pick("", of: 30)])
            case 22:
                return oneIn(2)
                    ? (
                        "policy.announced",
                        ["policy": pick("o", of: 2), "actor": party(), "kind": "goal", "goal": "more"]
                    )
                    : ("policy.ended", ["policy": pick("o", of: 2)])
            case 23:
                return (
                    "agreement.forgotten", ["agreement": pick("a", of: 4), "member": party(), "organisation": party()]
                )
            default: return control
            }
        }
    }

    private var agreement: (String, JSONObject) {
        mutating get {
            let kinds = [
                "signed", "consented", "entered-into-force", "suspended", "resumed", "review-opened", "review-closed",
                "ended",
                "affirmed", "renewed", "provisionally-applied",
            ]
            let kind = pick(kinds)
            var data: JSONObject = ["agreement": pick("a", of: 4)]
            if oneIn(2), ["consented", "ended", "affirmed", "entered-into-force"].contains(kind) {
                data["party"] = party()
            }
            if kind == "ended" { data["mode"] = .string(pick(["withdrawal", "termination", "expiry"])) }
            if kind == "affirmed" { data["status"] = .string(pick(["in-force", "ended", "signed"])) }
            if kind == "renewed" { data["until"] = .string(date) }
            if kind == "affirmed", oneIn(3) { data["revokes"] = earlier() }
            return ("agreement." + kind, data)
        }
    }

    private var membership: (String, JSONObject) {
        mutating get {
            let kind = pick(["joined", "affirmed", "changed", "ended"])
            var data: JSONObject = ["member": party(), "organisation": .string(pick(["p0", "p1"]))]
            if kind == "changed" { data["status"] = .string(pick(["full", "suspended"])) }
            if kind == "ended" { data["grounds"] = [["text": pick("ground ", of: 3), "who": party()]] }
            return ("membership." + kind, data)
        }
    }

    private var office: (String, JSONObject) {
        mutating get {
            let kind = pick(["appointed", "assumed", "affirmed", "left"])
            // Titles that hold strokes, so that one office reads like another.
            var data: JSONObject = [
                "person": party(), "office": .string(pick(["envoy", "p2/envoy"])), "of": .string(pick(["p0", "p1"])),
            ]
            if oneIn(2) { data["to"] = "p2" }
            if kind == "assumed", oneIn(2) { data["succeeds"] = party() }
            return ("office." + kind, data)
        }
    }

    private var visit: (String, JSONObject) {
        mutating get {
            let kind = pick(["planned", "held", "resolved"])
            var data: JSONObject = ["visit": pick("v", of: 4)]
            if kind == "planned" { data["for"] = .string(date) }
            if kind == "resolved" { data["outcome"] = .string(pick(["cancelled", "postponed", "unknown"])) }
            if kind != "resolved" { data["visitors"] = [["party": party(), "for": party()]] }
            if kind == "held" { data["legs"] = [["place": party(), "when": .string(date)]] }
            return ("visit." + kind, data)
        }
    }

    /// A correction that may move an event to another day or another subject, a retraction, a link, a preference.
    private var control: (String, JSONObject) {
        mutating get {
            let target = earlier()
            switch Int.random(in: 0..<5, using: &random) {
            case 0: return ("fact.corrected", ["event": target, "set": ["/on": .string(date)]])
            case 1:
                let moved: (String, JSON) = pick([
                    ("/data/agreement", pick("a", of: 4)), ("/data/member", party()), ("/data/visit", pick("v", of: 4)),
                    ("/data/party", party()), ("/data/event", earlier()), ("/data/person", party()),
                ])
                return ("fact.corrected", ["event": target, "set": .object(JSONObject([moved]))])
            case 2: return ("fact.retracted", ["event": target])
            case 3:
                return (
                    "facts.linked", ["relation": .string(pick(["same", "distinct"])), "events": [target, earlier()]]
                )
            default: return ("claim.preferred", ["prefer": target, "among": [target, earlier()]])
            }
        }
    }
}

struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
