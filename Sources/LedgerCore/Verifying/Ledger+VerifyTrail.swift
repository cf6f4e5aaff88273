import CanonicalJSON
import ExtendedDateTime
import EventStore
import Reports
import TransparencyLog
import Domain

extension Ledger {
    /// Whether the ledger still contains exactly what a trail showed, and what came later.
    ///
    /// That the ledger itself is not the one that is trusted here is a finding too.
    public func verify(_ trail: IssuedTrail, key: String? = nil) throws -> TrailVerifyReport {
        var ledger = self
        ledger.looksAtUnproved = true
        return try ledger.view().verify(trail, key: key)
    }
}

extension LedgerView {
    /// Whether the ledger still contains exactly what a trail showed, and what came later.
    ///
    /// The log itself is not read through here: `verify` without a trail does that.
    func verify(_ trail: IssuedTrail, key: String?) throws -> TrailVerifyReport {
        var findings: [VerifyReport.Item] = []
        if case .unproved(let why) = attestation { findings.append(.init(.altered, "checkpoint", why)) }
        guard let note = try? SignedCheckpoint(parsing: Array(trail.checkpoint.utf8), allowsUnsigned: true) else {
            return TrailVerifyReport(
                trail, head, [.init(.altered, "checkpoint", "The trail's checkpoint cannot be read.")], later: [])
        }
        findings += try checkpointItems(note, key)
        for entry in trail.entries { findings += items(for: entry, in: trail, under: note.checkpoint) }
        for named in trail.named { findings += lineItems(for: named, under: note.checkpoint) }
        findings += Self.countItems(trail)
        if let script = trail.script, script != AuditReport.pageScript {
            findings.append(
                .init(
                    .notice, "page",
                    "Its script is not the one that \(Ledger.program) issues: what the page says of itself proves nothing."
                ))
        }
        let later = try completeness(of: trail, &findings)
        // Where the lines are already found wrong, what is said of them is not looked at too.
        if trail.isWhole, !findings.contains(where: { $0.grade != .notice }) {
            findings += try wordingItems(trail)
        }
        return TrailVerifyReport(trail, head, findings, later: later)
    }

    /// Whether the trail says of its lines what the ledger says: every word, every state, and of a page every byte. It is
    /// made anew, from the question that it answers and the proofs that it brings.
    private func wordingItems(_ trail: IssuedTrail) throws -> [VerifyReport.Item] {
        let size = trail.last + 1
        guard let on = try? EDTF(trail.on) else { return [.init(.altered, "header", "It answers for no day.")] }
        var query = TrailQuery()
        query.subjects = trail.subjects
        query.depth = trail.depth
        query.order = trail.isRecordedOrder ? .recorded : .world
        query.isSinceReview = trail.isSinceReview
        let view = try at(.seq(size - 1))
        let state = TreeHead(
            origin: head.origin, size: size, root: try log.root(at: size), attestation: trail.attestation)
        let report = try view.audit(
            query, AsOf(on: on, knownOn: trail.knownOn, log: state), as: trail)
        let isSame = trail.page.map { $0 == report.page } ?? (trail.json == report.json)
        return isSame
            ? []
            : [
                .init(
                    .altered, trail.page == nil ? "trail" : "page",
                    "Its lines are the ledger's, but what it says of them is not what \(Ledger.program) says: it was touched, or another "
                        + "version issued it. Issue it anew, and compare.")
            ]
    }

    /// Whether the checkpoint is one that this log has had, signed by a key that it trusts.
    private func checkpointItems(_ note: SignedCheckpoint, _ key: String?) throws -> [VerifyReport.Item] {
        let seen = note.checkpoint
        guard seen.origin == head.origin else {
            return [
                .init(
                    .altered, "checkpoint", "The trail is of another log: \(seen.origin), and this is \(head.origin).")
            ]
        }
        guard seen.size <= head.size else {
            return [
                .init(
                    .missing, "checkpoint",
                    "The trail saw \(seen.size.of("event")), and this log has only \(head.size).")
            ]
        }
        var items: [VerifyReport.Item] = []
        if try log.root(at: seen.size) != seen.root {
            items.append(
                .init(
                    .altered, "checkpoint",
                    "The log does not begin with the \(seen.size.of("event")) under the trail's checkpoint: it was rewritten since, or the trail is of a fork."
                ))
        }
        let keys = try key.map { [try Ledger.verifier($0)] } ?? keyHistory().all
        if keys.isEmpty {
            items.append(
                .init(.notice, "checkpoint", "The log has no key, so nobody has signed the trail's checkpoint."))
        } else if ((try? note.verify(origin: seen.origin, with: keys)) ?? []).isEmpty {
            items.append(.init(.unsigned, "checkpoint", "No key of the ledger has signed the trail's checkpoint."))
        }
        return items
    }

    /// Whether the log holds the line of an entry or of an event that names are taken from, and its proof proves that.
    private func lineItems(for entry: JSON, under checkpoint: Checkpoint) -> [VerifyReport.Item] {
        guard let seq = entry["seq"]?.integer, let text = entry["line"]?.string else {
            return [.init(.altered, "trail", "An entry has no position or no line.")]
        }
        let place = "entry @\(seq)"
        guard seq >= 0, seq < checkpoint.size, let stored = try? log.lines(at: [seq])[0] else {
            return [.init(.missing, place, "The log has no such event.")]
        }
        guard Array(text.utf8) == stored else { return [.init(.altered, place, "The log holds another line there.")] }
        let proof = (entry["proof"]?.array ?? []).compactMap { $0.string.flatMap { Hash(base64: $0) } }
        let isProved =
            (try? Merkle.verifyInclusion(
                leaf: Merkle.leaf(stored), index: seq, size: checkpoint.size, root: checkpoint.root, proof: proof))
            != nil
        return isProved ? [] : [.init(.altered, place, "Its proof does not lead to the trail's root.")]
    }

    /// What of an entry is not as it is stored, or not proved.
    private func items(for entry: JSON, in trail: IssuedTrail, under checkpoint: Checkpoint) -> [VerifyReport.Item] {
        var items = lineItems(for: entry, under: checkpoint)
        guard let seq = entry["seq"]?.integer, let text = entry["line"]?.string else { return items }
        let place = "entry @\(seq)"
        if let line = try? JSON(parsing: Array(text.utf8)) {
            let keys = [
                "id", "type", "recorded", "entered", "by", "via", "stated", "anchor", "place", "modality", "confidence",
                "attributed", "reason",
            ]
            let wrong =
                keys.filter { (entry[$0] ?? .null) != (line[$0] ?? .null) }
                + ((entry["sources"] ?? []) == (line["sources"] ?? []) ? [] : ["sources"])
                + (entry["corrected_by"] != nil || (entry["on"] ?? .null) == (line["on"] ?? .null) ? [] : ["on"])
            if !wrong.isEmpty {
                items.append(
                    .init(
                        .altered, place,
                        "What the trail says of its \(wrong.joined(separator: ", ")) is not what its line says."))
            }
        }
        if seq > trail.last {
            items.append(.init(.altered, place, "It was not known on the trail's date of knowledge."))
        }
        return items
    }

    private static func countItems(_ trail: IssuedTrail) -> [VerifyReport.Item] {
        let seqs = trail.entries.compactMap { $0["seq"]?.integer }
        var items: [VerifyReport.Item] = []
        if Set(seqs).count != seqs.count { items.append(.init(.altered, "trail", "An entry stands in it twice.")) }
        if seqs.count != trail.count {
            let count = trail.count.of("entry", "entries")
            items.append(.init(.missing, "trail", "It speaks of \(count), and holds \(seqs.count)."))
        }
        return items
    }

    /// Whether the trail tells all that it should, by asking the ledger anew; and what came later.
    private func completeness(
        of trail: IssuedTrail, _ findings: inout [VerifyReport.Item]
    ) throws -> [Int] {
        guard trail.isWhole, trail.last < head.size else {
            findings.append(
                .init(
                    .notice, "trail",
                    "It was filtered, so that nothing was left out was not checked: issue it anew, and compare."))
            return []
        }
        var query = TrailQuery()
        query.subjects = trail.subjects
        query.depth = trail.depth
        query.isSinceReview = trail.isSinceReview
        let on = try? EDTF(trail.on)
        func seqs(_ size: Int) throws -> Set<Int> {
            guard size > 0 else { return [] }
            return Set(try at(.seq(size - 1)).audit(query, on: on).entries.map(\.event.seq))
        }
        let shown = Set(trail.entries.compactMap { $0["seq"]?.integer })
        let then = try seqs(trail.last + 1)
        for seq in then.subtracting(shown).sorted() {
            findings.append(.init(.missing, "event @\(seq)", "It belongs into the trail, and was left out."))
        }
        for seq in shown.subtracting(then).sorted() where seq <= trail.last {
            findings.append(
                .init(.notice, "entry @\(seq)", "It does not belong into this trail as the ledger would issue it."))
        }
        return try seqs(head.size).subtracting(then).sorted()
    }
}

/// What became of a trail that was issued earlier.
public struct TrailVerifyReport: Report {
    private let trail: IssuedTrail
    private let head: Head
    public let items: [VerifyReport.Item]
    /// The positions of events that such a trail would hold now, and did not then.
    public let later: [Int]

    init(_ trail: IssuedTrail, _ head: Head, _ items: [VerifyReport.Item], later: [Int]) {
        self.trail = trail
        self.head = head
        self.items = items
        self.later = later
    }

    /// Whether the ledger contains exactly what the trail showed. Later events are no fault.
    public var isClean: Bool { !items.contains { $0.grade != .notice } }

    public var json: JSON {
        [
            "ok": .bool(isClean), "origin": .string(head.origin), "size": .integer(head.size),
            "entries": .integer(trail.entries.count), "to": .integer(trail.last),
            "findings": .array(
                items.map {
                    ["grade": .string($0.grade.rawValue), "where": .string($0.place), "what": .string($0.what)]
                }),
            "later": .array(later.map(JSON.integer)),
        ]
    }

    private var laterEvents: Phrase { later.map { Phrase([.event($0)]) }.joined(by: ", ") }

    public var document: Document {
        var document = Document(
            Phrase(
                isClean
                    ? "ok: the ledger contains exactly what the trail showed"
                    : "not ok: the ledger does not contain what the trail showed"))
        document.add(facts: [
            Fact(
                "trail",
                "\(trail.entries.count.of("entry", "entries")), of the first \((trail.last + 1).of("event"))"),
            Fact("log", "\(head.origin), \(head.size.of("event"))"),
            Fact("later", later.isEmpty ? "nothing that would belong into it" : laterEvents),
        ])
        document.add(items: items.map { Item(Phrase($0.grade.rawValue), "\($0.place): \($0.what)") })
        return document
    }
}
