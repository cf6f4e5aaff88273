import CanonicalJSON
import Reports
import TransparencyLog
import Domain

/// A trail that was issued earlier, as JSON or as a page, and that nobody believes yet.
public struct IssuedTrail: Sendable {
    let json: JSON
    /// The page's own script; `nil` for the JSON form.
    let script: String?
    /// The whole page; `nil` for the JSON form.
    let page: String?

    private static let data = "<script type=\"application/json\" id=\"trail\">"

    /// Reads what a file holds.
    public init(reading bytes: [UInt8]) throws(IssuedTrailError) {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .noTrail("it is no UTF-8") }
        if text.first == "{" {
            json = try Self.parse(text)
            script = nil
            page = nil
        } else {
            let parts = text.split(separator: Self.data, omittingEmptySubsequences: false)
            guard parts.count == 2 else {
                throw .noTrail(
                    parts.count < 2 ? "it is neither JSON nor a page with a trail" : "it holds several trails")
            }
            guard let end = parts[1].firstRange(of: "</script>") else { throw .noTrail("the page is cut off") }
            json = try Self.parse(parts[1][..<end.lowerBound].replacing("\\u003c", with: "<"))
            guard let start = text.ranges(of: "<script>").last,
                let close = text[start.upperBound...].firstRange(of: "</script>"),
                text[close.upperBound...].trimmingTrailingSpace == "</body></html>"
            else { throw .noTrail("the page is cut off, or goes on where it should end") }
            script = String(text[start.upperBound..<close.lowerBound])
            page = text
        }
        guard json["checkpoint"]?.string != nil, json["trail"]?.array != nil, json["scope"]?["to"] != nil else {
            throw .noTrail("it has no checkpoint, no entries or no scope")
        }
    }

    private static func parse(_ text: some StringProtocol) throws(IssuedTrailError) -> JSON {
        do {
            // A trail may hold more than a line may.
            return try JSON(parsing: text.last == "\n" ? String(text.dropLast()) : String(text))
        } catch { throw .noTrail("its JSON cannot be read: \(error)") }
    }

    /// The note over the log from which it was issued.
    public var checkpoint: String { json["checkpoint"]?.string ?? "" }
    var entries: [JSON] { json["trail"]?.array ?? [] }
    /// The events that it takes names and titles from.
    var named: [JSON] { json["named"]?.array ?? [] }
    /// The last position that was searched; -1 where nothing had been recorded.
    var last: Int { json["scope"]?["to"]?.integer ?? -1 }
    var subjects: [String] { json["subjects"]?.array?.compactMap(\.string) ?? [] }
    var depth: Int { json["scope"]?["related"]?.integer ?? 0 }
    /// Whether the trail tells all about its subjects.
    var isWhole: Bool { json["scope"]?["filtered"] == false }
    /// What it was asked: both dates as they were given, and whether what changed since a review came first.
    var on: String { json["on"]?.string ?? "" }
    var knownOn: String { json["known_on"]?.string ?? "" }
    var isRecordedOrder: Bool { json["scope"]?["order"] == "recorded" }
    var isSinceReview: Bool { json["since_review"] != .null }

    /// The inclusion proofs that it brings along, by position.
    var proofs: [Int: [Hash]] {
        let pairs = (entries + named).compactMap { entry in
            entry["seq"]?.integer.map { ($0, Self.hashes(entry["proof"])) }
        }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }
    /// Who vouched for the log then. What was not proved then cannot be issued again.
    var attestation: Attestation {
        switch json["log"]?["attestation"]?.string {
        case "unsigned": .unsigned(since: nil)
        case "keyless": .keyless
        default: .signed
        }
    }
    var keySeq: Int? { json["key"]?["seq"]?.integer }
    var keyProof: [Hash] { Self.hashes(json["key"]?["proof"]) }

    /// The proof that it brings along that the log only grew since a sign-off, and the size to which it leads.
    var growth: (proof: [Hash], size: Int) {
        let review = json["since_review"]
        return (Self.hashes(review?["proof"]), review?["to"]?.integer ?? 0)
    }

    private static func hashes(_ json: JSON?) -> [Hash] {
        (json?.array ?? []).compactMap { $0.string.flatMap { Hash(base64: $0) } }
    }

    var count: Int { json["scope"]?["events"]?.integer ?? 0 }
}

/// Why a file is no trail.
public enum IssuedTrailError: Error, Sendable {
    case noTrail(String)
}

extension Substring {
    fileprivate var trimmingTrailingSpace: Substring {
        var text = self
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
