import EventStore
import TransparencyLog
import Domain

/// The keys of a ledger: the one that event 0 names, and each that a later event vouches for.
///
/// A key change holds a note by a key that was valid before it, over the log's origin, size and root before the event and
/// the new key. So whoever trusts one key of the history can follow it to the next without trusting the ledger.
struct KeyHistory {
    /// The keys that were ever valid, in order.
    private(set) var all: [VerifierKey] = []
    /// For each of them, those that vouch for it; none for the first.
    private var vouchers: [[VerifierKey]] = []
    /// For each of them, the event that names it.
    private var seqs: [Int] = []
    /// Those that are valid now.
    private(set) var valid: [VerifierKey] = []
    /// The positions of changes that nobody valid vouched for, and why.
    private(set) var broken: [(seq: Int, why: String)] = []

    /// - Parameter root: the root of the log at a size.
    init(opening: Event?, changes: [Event], origin: String, root: (Int) throws -> Hash) throws(MalformedKey) {
        guard let text = opening?.as(LedgerOpened.self)?.key else { return }
        guard let first = try? VerifierKey(parsing: text) else { throw MalformedKey(text: text) }
        all = [first]
        vouchers = [[]]
        seqs = [0]
        valid = [first]
        for event in changes {
            // Where the log is so damaged that it has no such root, nothing is vouched for either.
            do throws(UnvouchedKey) { try apply(event, origin: origin, root: try? root(event.seq)) } catch {
                broken.append((event.seq, error.why))
            }
        }
    }

    /// Takes in the next change of the key. Whoever writes one asks this first, and whoever verifies the log asks the same.
    ///
    /// - Parameter root: of the log in front of the change.
    mutating func apply(_ event: Event, origin: String, root: Hash?) throws(UnvouchedKey) {
        let change = event[LedgerKeyChanged.self]
        guard let key = try? VerifierKey(parsing: change.key) else {
            throw UnvouchedKey(why: "the new key is no verifier key")
        }
        guard let root, let note = try? SignedNote(parsing: Array(change.note.utf8)),
            note.text == Self.text(origin: origin, size: change.seq, root: root, key: key),
            let signers = try? note.verify(with: valid), !signers.isEmpty
        else { throw UnvouchedKey(why: "no valid key vouches for the new one") }
        let retired = change.retires
        valid.removeAll { $0.text == retired }
        valid.append(key)
        all.append(key)
        vouchers.append(signers)
        seqs.append(change.seq)
    }

    /// What the old key signs for the new one.
    static func text(origin: String, size: Int, root: Hash, key: VerifierKey) -> String {
        "\(origin)\n\(size)\n\(root.base64)\n\(key.text)\n"
    }

    /// The valid keys to which trust in the given ones leads: trust in a key reaches those that it vouches for.
    ///
    /// No further: a ledger of a stranger's may name a trusted key too, and then one that only the stranger vouches for.
    func reached(from trusted: [VerifierKey]) -> [VerifierKey] {
        guard all.contains(where: trusted.contains) else { return trusted }
        let reached = Set(trusted + changes(from: trusted).map(\.key))
        return valid.filter(reached.contains)
    }

    /// The changes by which trust in the given keys leads to others, oldest first.
    func changes(from trusted: [VerifierKey]) -> [KeyChange] {
        var reached = Set(trusted)
        var changes: [KeyChange] = []
        for (place, key) in all.enumerated() where !reached.isDisjoint(with: vouchers[place]) {
            guard reached.insert(key).inserted else { continue }
            changes.append(KeyChange(seq: seqs[place], key: key, vouchers: vouchers[place]))
        }
        return changes
    }
}

/// A change of the key that counts for nothing.
struct UnvouchedKey: Error {
    let why: String
}

/// What event 0 names as the ledger's key, and is none.
struct MalformedKey: Error {
    let text: String
}
