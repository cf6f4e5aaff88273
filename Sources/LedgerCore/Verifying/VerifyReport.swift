import CanonicalJSON
import EventStore
import Reports
import TransparencyLog

/// What a full pass over the log has found.
public struct VerifyReport: LaidOutReport {
    /// One thing to say, and where.
    public struct Item: Sendable {
        public let grade: LogFinding.Grade
        public let place: String
        public let what: String

        package init(_ grade: LogFinding.Grade, _ place: String, _ what: String) {
            self.grade = grade
            self.place = place
            self.what = what
        }

        init(_ finding: LogFinding) {
            self.init(finding.grade, finding.place.words, finding.what)
        }

        static func firstUse(of key: VerifierKey) -> Item {
            Item(
                .notice, "event @0",
                "The key \(key.text) is trusted because the ledger itself names it, and no other is known here. "
                    + "Compare it with one that you have from elsewhere, or give that with --key.")
        }

        static func otherKey(named: VerifierKey?, trusted: [VerifierKey]) -> Item {
            Item(
                .altered, "event @0",
                "The ledger names \(named.map { "the key \($0.text)" } ?? "no key"), but the one that is trusted for its "
                    + "name is \(trusted.map(\.text).joined(separator: ", ")): it is another ledger under the same name, "
                    + "or was rewritten.")
        }

        static func keyChange(_ change: KeyChange) -> Item {
            Item(
                .notice, "event @\(change.seq)",
                change.what
                    + " It is not trusted here yet: compare it with one that you have from elsewhere, then run chancery "
                    + "key trust.")
        }

        static let nothingDeeper = Item(
            .notice, "events", "What the lines say was not checked, because they are not the lines that were committed."
        )
    }

    public let origin: String
    public let size: Int
    /// The root that the lines lead to.
    public let root: String
    /// The trusted key that signed the checkpoint; `nil` where none did.
    public let key: String?
    public let items: [Item]
    public let omitted: Int

    /// - Parameter further: what is to be said beside what the log's own verification found.
    package init(origin: String, _ verification: Verification, further: [Item] = []) {
        self.origin = origin
        size = verification.size ?? 0
        root = verification.root?.base64 ?? "none"
        key = verification.signers.first?.text
        items = verification.findings.map(Item.init) + further
        omitted = verification.omitted
    }

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

    private var verdict: String {
        let signed = key.map { "signed by \($0)" } ?? "no signature checked"
        return "\(isClean ? "ok" : "not ok"): \(origin), \(size.of("event")), root \(root), \(signed)"
    }

    private var rows: [(grade: String, place: String, what: String)] {
        items.map { ($0.grade.rawValue, $0.place, $0.what) } + [(isClean ? "ok" : "not ok", origin, verdict)]
    }

    public var tables: [DataTable] {
        [
            DataTable(
                "findings", "What was found, and at last the verdict.", rows,
                [
                    ("grade", { .string($0.grade) }), ("where", { .string($0.place) }), ("what", { .string($0.what) }),
                ])
        ].stamped(on: nil, knownOn: "now", size: size, root: root)
    }

    public var document: Document {
        var document = Document("Verification of \(origin)")
        document.add(Phrase(verdict))
        document.add(
            Table(
                ["Grade", "Where", "What"],
                rows.map { [Phrase($0.grade), Phrase($0.place), Phrase($0.what)] }))
        if omitted > 0 { document.add("\(omitted.of("more finding")) \(omitted.verb("is", "are")) not listed.") }
        return document
    }

    public var layout: String {
        var text = items.map { "\($0.grade.rawValue): \($0.place): \($0.what)\n" }.joined()
        if omitted > 0 { text += "\(omitted.of("more finding")) \(omitted.verb("is", "are")) not listed.\n" }
        text += verdict + "\n"
        return text.printableLines
    }
}
