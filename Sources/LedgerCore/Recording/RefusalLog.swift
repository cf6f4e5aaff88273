import CanonicalJSON
import Foundation
import Domain

/// What was refused, a line each in `.chancery/refused.jsonl`: no part of the ledger, and lost with the index; but whoever
/// wonders why an entry is not there can look.
struct RefusalLog {
    let file: URL

    init(root: String) {
        file = URL(fileURLWithPath: root + "/.chancery/refused.jsonl")
    }

    /// The most lines of one refusal, so that a broken import of a million lines leaves no million lines here.
    private static let most = 100

    /// Notes refusals. That they cannot be noted, as on a full disk, is no reason to fail otherwise.
    func note(_ refusals: [Refusal], via: String, at moment: String) {
        let lines = refusals.prefix(Self.most).map { refusal -> JSON in
            [
                "at": .string(moment), "via": .string(via), "id": .string(refusal.id.text),
                "place": refusal.place.map { .string($0.description) } ?? .null,
                "problems": .array(refusal.problems.map { .string($0.message().description) }),
            ]
        }
        let more: [JSON] =
            refusals.count > Self.most
            ? [["at": .string(moment), "via": .string(via), "more": .integer(refusals.count - Self.most)]] : []
        let text = (lines + more).map { $0.canonicalText + "\n" }.joined()
        // No link is followed: in a clone, somebody else may have put it there.
        let number = open(file.path, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0o666)
        guard number >= 0 else { return }
        let handle = FileHandle(fileDescriptor: number, closeOnDealloc: true)
        try? handle.write(contentsOf: Data(text.utf8))
    }
}
