import CanonicalJSON
import EventLog
import Reports
import TransparencyLog

/// What a full pass over the log has found.
public struct VerifyReport: Report {
    /// One thing to say, and where.
    public struct Item: Sendable {
        public let grade: LogFinding.Grade
        public let place: String
        public let what: String

        init(_ grade: LogFinding.Grade, _ place: String, _ what: String) {
            self.grade = grade
            self.place = place
            self.what = what
        }

        init(_ finding: LogFinding) {
            self.init(finding.grade, finding.whereText, finding.what)
        }
    }

    public let origin: String
    public let size: Int
    /// The root that the lines lead to.
    public let root: String
    /// The trusted key that signed the checkpoint; `nil` where none did.
    public let key: String?
    public let items: [Item]
    public let omitted: Int

    /// Whether there is nothing to find fault with. Notices are no fault.
    public var isClean: Bool { !items.contains { $0.grade != .notice } }

    public var json: JSON {
        [
            "ok": .bool(isClean), "origin": .string(origin), "size": .integer(size), "root": .string(root),
            "key": key.map(JSON.string) ?? .null, "omitted": .integer(omitted),
            "findings": .array(
                items.map {
                    ["grade": .string($0.grade.rawValue), "where": .string($0.place), "what": .string($0.what)]
                }),
        ]
    }

    public var text: String {
        var text = items.map { "\($0.grade.rawValue): \($0.place): \($0.what)\n" }.joined()
        if omitted > 0 { text += "\(omitted) more findings are not listed.\n" }
        let signed = key.map { "signed by \($0)" } ?? "no signature checked"
        text += "\(isClean ? "ok" : "not ok"): \(origin), \(size) events, root \(root), \(signed)\n"
        return text.printableLines
    }
}
