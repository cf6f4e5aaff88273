import CanonicalJSON
import Domain

/// Drafts as nobody means them: those of a history that was kept, each with something forced on it that a log could choke on.
struct HostileDrafts {
    private var random: SeededGenerator
    private var history: KeptHistory
    /// Events that are there, those about the ledger itself first.
    private(set) var ids: [String]

    init(seed: UInt64, ids: [String]) {
        random = SeededGenerator(seed: seed)
        history = KeptHistory(seed: seed, after: 1)
        self.ids = ids
    }

    /// The text of the next draft. The first ones, and half of the others, are as they should be, mostly.
    mutating func next() -> String {
        let kept = history.draft()
        guard history.count > 16, oneIn(2) else { return JSON.object(kept).canonicalText }
        return oneIn(4) ? aimed() : forced(onto: kept)
    }

    /// Goes on behind a draft that was accepted.
    mutating func take(_ id: EventID) {
        ids.append(id.text)
        history.take()
    }

    private mutating func oneIn(_ count: Int) -> Bool { Int.random(in: 0..<count, using: &random) == 0 }
    private mutating func pick<T>(_ values: [T]) -> T { values[Int.random(in: values.indices, using: &random)] }

    /// A draft that is aimed at the events about the ledger.
    private mutating func aimed() -> String {
        let target = oneIn(2) ? pick(Array(ids.prefix(2))) : pick(ids)
        let key = "example.org/l+00000000+AQ=="
        let change = pick([
            #""/on":"2001""#, #""/type":"ledger.key-changed""#, #""/data/key":"\#(key)""#,
            #""/data/event":"\#(ids[0])""#,
            #""/data/event":"\#(ids[1])""#, #""/imported/record":5"#, #""/imported/record":"r""#,
            #""/data/set":{"/type":"x"}"#,
            #""/data/set/~1type":"ledger.opened""#, #""":{}"#, #""/data/x\u0001":"y""#, #""/sig":1"#, #""/seq":0"#,
            #""/data":{}"#, #""/v":7"#, #""/data/names/0/text":"\u0085""#,
        ])
        return pick([
            #"{"type":"ledger.key-changed","data":{"key":"\#(key)","note":"n"}}"#,
            #"{"type":"ledger.key-changed","v":2,"data":{"key":"\#(key)"}}"#,
            #"{"type":"ledger\u002ekey-changed","by":"x","data":{"key":"\#(key)","note":"n","retires":"\#(key)"}}"#,
            #"{"type":"ledger.opened","data":{"origin":"example.org/l","title":"t"}}"#,
            #"{"type":"ledger.closed","data":{}}"#,
            #"{"type":"fact.retracted","reason":"r","data":{"event":"\#(target)"}}"#,
            #"{"type":"fact.corrected","reason":"r","data":{"event":"\#(target)","set":{\#(change)}}}"#,
            #"{"type":"fact.corrected","reason":"r","data":{"event":"\#(target)","set":{\#(change)}}}"#,
            #"{"type":"facts.linked","data":{"relation":"same","events":["\#(ids[0])","\#(target)"]}}"#,
            #"{"type":"claim.preferred","reason":"r","data":{"among":["\#(target)"],"prefer":"\#(target)","rule":"r"}}"#,
        ])
    }

    /// A kept draft whose text is changed.
    private mutating func forced(onto kept: JSONObject) -> String {
        var draft = kept
        let levels = pick([3, 29, 30, 31, 32, 40])
        let deep = String(repeating: pick(["[", #"{"a":"#]), count: levels)
        let closed =
            deep.hasPrefix("[")
            ? deep + String(repeating: "]", count: levels) : deep + "1" + String(repeating: "}", count: levels)
        let long = String(repeating: "x", count: pick([59_500, 59_700, 59_800, 59_900, 60_100, 65_600]))
        let (key, value) = pick([
            ("sig", closed), ("sig", #"{"a":1.5}"#), ("sig", "9007199254740993"), ("sig", #"{"\u0001":"x"}"#),
            ("sig", #""\u007f""#), ("imported", "null"), ("imported", "[]"),
            ("imported", #"{"sha256":"s","lines":[1],"row":{"a\u0001":"b"}}"#),
            ("imported", #"{"sha256":"s","lines":[1],"row":{"e\u0301":"b","\u00e9":"c"}}"#),
            ("imported", #"{"sha256":"s","lines":[1.5]}"#),
            ("imported", #"{"sha256":"s","lines":[1],"record":\#(closed)}"#),
            ("imported", #"{"sha256":"s","lines":[1],"record":"r\u0000"}"#),
            ("imported", #"{"sha256":{"$sealed":"s"},"lines":[1]}"#),
            ("v", "0"), ("v", "2"), ("v", "1.0"), ("v", "1.5"), ("v", #""1""#), ("v", "99999999999999999999"),
            ("id", #""12345""#), ("id", #""""#), ("id", #""a b""#),
            ("id", #""\#(String(repeating: "i", count: 129))""#),
            ("id", #""e\u0301""#), ("id", "7"), ("id", #""\#(ids[0])""#), ("id", #""\#(ids[1])""#),
            ("key", #""chosen""#),
            ("type", #""ledger.key-changed""#), ("type", #""ledger.opened""#), ("type", #""party.unknown""#),
            ("reason", #""\u0085""#), ("reason", #""\ud800""#), ("reason", #""e\u0301 \u1112\u1161""#),
            ("reason", #""\#(long)""#),
            ("by", #""""#), ("by", #""a\u0007""#), ("by", #""\#(long)""#), ("seq", "0"), ("via", #""x""#),
            ("entered", #""2000-01-01T00:00:00.000Z""#), ("recorded", #""0000-01-01T00:00:00.000Z""#),
            ("recorded", #""9998-01-01T00:00:00.000Z""#), ("recorded", #""2026""#), ("recorded", "5"),
            ("recorded", #""2027-01-15T08:00:00.000Z""#), ("on", #""9998""#), ("unknown\\u0001", "1"),
        ])
        if key == "key" { draft["id"] = nil }
        draft[key] = nil
        return #"{"\#(key)":\#(value),"# + JSON.object(draft).canonicalText.dropFirst()
    }
}
