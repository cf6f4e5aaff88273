import CanonicalJSON
import ExtendedDateTime

/// Values that a program tends to treat apart from all others, or not at all.
enum OddValue {
    static let dates = [
        "2020-06-15", "2020-06", "2020", "2019~", "2021-21", "202X", "2020-06-15/..", "../2020", "2018/", "/2022",
        "[2019-01-01..2020-02-01]", "[..2021]", "{2018,2020}", "2020-06-15T10:00:00+09:00", "-0043-03-15", "0000",
        "Y9000000000000000", "Y-17E7", "Y12345", "1950S2", "9999-12-31", "2020-02-29", "1900-02-29", "XXXX-XX-XX",
        "2025/2019~", "soon", "",
    ]

    /// At the edges of what a date, a number of JSON and a word of the machine can hold; a ledger takes those of 53 bits.
    static let integers = [
        0, 1, -1, 2, 7, 255, 65_536, 1 << 31, -(1 << 31), 1 << 32, JSON.largestInteger, -JSON.largestInteger,
        JSON.largestInteger - 1,
    ]

    static let texts = [
        "", " ", "a", "A", "-", "no such word", "same", "party:a", "event:e1", "/on", "/data", "0", "-0", "1e9",
        "9223372036854775808", "\u{202E}", "\u{85}", "\u{7F}", "e\u{301}", "\u{1F1E9}\u{1F1EA}", "line\nline\t", "=1+1",
        "<b>", "襄阳", String(repeating: "x", count: 300), "2020-06-15T00:00:00.000Z", "9999-12-31T23:59:59.999Z",
    ]

    static func any(using generator: inout SplitMix64, depth: Int = 0) -> JSON {
        switch Int.random(in: 0..<(depth > 2 ? 5 : 9), using: &generator) {
        case 0: return .null
        case 1: return .bool(Bool.random(using: &generator))
        case 2: return .integer(pick(integers, using: &generator))
        case 3: return .string(pick(texts, using: &generator))
        case 4: return .string(pick(dates, using: &generator))
        case 5: return .array(several(using: &generator, depth: depth))
        case 6:
            let keys = [
                "a", "party", "text", "as", "lat", "when", "$sealed", "spell", "source", "at", "/on", "/data/x",
            ]
            let members = several(using: &generator, depth: depth).map { (pick(keys, using: &generator), $0) }
            return .object(JSONObject(members))
        case 7: return (0..<Int.random(in: 1...20, using: &generator)).reduce(.null) { inner, _ in .array([inner]) }
        default: return ["$sealed": .string(String(repeating: "A", count: 43))]
        }
    }

    private static func several(using generator: inout SplitMix64, depth: Int) -> [JSON] {
        (0..<Int.random(in: 0...3, using: &generator)).map { _ in any(using: &generator, depth: depth + 1) }
    }

    /// One of a list that is not empty.
    static func pick<Element>(_ list: [Element], using generator: inout SplitMix64) -> Element {
        list[Int.random(in: 0..<list.count, using: &generator)]
    }
}
