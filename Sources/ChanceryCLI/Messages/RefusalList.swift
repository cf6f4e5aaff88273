import LedgerCore
import Reports
import Domain

/// Many messages as somebody can read them: the first in full, each hint once, the rest counted by kind.
struct MessageList {
    /// So many are shown in full.
    private let shown: Int
    /// So many kinds are counted apart.
    private static let kinds = 10

    private var lines: [String] = []
    private var count = 0
    private var hints: Set<String> = []
    private var rest: [String: Int] = [:]

    init(showing shown: Int = 10) { self.shown = shown }

    /// - Parameter hint: what to do next, said once, behind the first message that has it.
    mutating func add(_ message: String, hint: String?, kind: String) {
        count += 1
        guard count <= shown else {
            rest[kind, default: 0] += 1
            return
        }
        lines.append(message)
        if let hint, hints.insert(hint).inserted { lines.append("hint: " + hint) }
    }

    mutating func add(_ message: Message) {
        let bare = Message(place: message.place, what: message.what, why: message.why)
        add(bare.description, hint: message.hint, kind: message.what.withoutQuotes)
    }

    /// - Parameter whereToLook: says where all of them can be seen; only said where some are only counted.
    func text(_ whereToLook: String? = nil) -> String {
        guard !rest.isEmpty else { return lines.joined(separator: "\n") }
        let kinds = rest.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        var text = lines + ["and \((count - shown).of("more error")):"]
        text += kinds.prefix(Self.kinds).map { "  \($0.value.of("time")): \($0.key)" }
        let others = kinds.dropFirst(Self.kinds).reduce(0) { $0 + $1.value }
        if others > 0 { text.append("  \(others) of other kinds") }
        return (text + (whereToLook.map { ["hint: " + $0] } ?? [])).joined(separator: "\n")
    }
}

/// Drafts that cannot be recorded, in words.
struct RefusalList {
    private var list = MessageList()

    init(_ refusals: [Refusal]) {
        for refusal in refusals {
            for problem in refusal.problems { list.add(problem.message(at: refusal.place?.description ?? "")) }
            if let error = refusal.misdated { list.add(error) }
        }
    }

    init(_ faults: [RecordingError]) {
        for fault in faults { list.add(fault) }
    }

    var text: String { text() }

    func text(_ whereToLook: String? = RefusalList.setAside) -> String { list.text(whereToLook) }

    static let setAside = "--skip-bad FILE puts all bad lines into a file, to be mended, and records the others."
}

extension MessageList {
    /// - Parameter error: its text ends with its hint, where it has one.
    fileprivate mutating func add(_ error: RecordingError) {
        let parts = Messages.text(for: error).split(separator: "\nhint: ", maxSplits: 1).map(String.init)
        add(parts[0], hint: parts.count > 1 ? parts[1] : nil, kind: error.kind)
    }
}

extension RecordingError {
    /// What all errors like it have in common.
    fileprivate var kind: String {
        switch self {
        case .recordedOutOfOrder: "recorded lies before the previous event."
        case .recordedInFuture: "recorded lies after now."
        case .badRecorded: "recorded is no instant."
        case .notABackfill: "the draft says when it was recorded, which only a backfill may."
        case .unreadableDraft: "no draft."
        case .refused, .clockBehind, .clockAhead, .clockOutOfRange, .unreadableFile, .unverifiable: "other errors."
        }
    }
}

extension String {
    /// A sentence without what it quotes, so that those of one kind are one.
    fileprivate var withoutQuotes: String {
        var (bare, depth) = ("", 0)
        for character in self {
            if character == "”" { depth = max(0, depth - 1) }
            if depth == 0 { bare.append(character) }
            if character == "“" {
                depth += 1
                bare.append("…")
            }
        }
        return bare
    }
}
