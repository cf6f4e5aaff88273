import EventStore
import Projections
import Reports
import TransparencyLog
import Domain

extension LedgerView {
    /// The sign-offs that stand, in the order of the log, as corrections have made them.
    func reviews(of subjects: [Subject] = []) throws -> [Event] {
        let wanted = Set(subjects.map(\.description))
        return try knownReviews(at: index.seqs(ofType: ReviewSignedOff.type)).facts.filter { event in
            event.isReview && (wanted.isEmpty || wanted.contains(event[ReviewSignedOff.self].subject.description))
        }
    }

    /// The positions of those sign-offs among some events of which this log never had the size and the root, as recorded or as
    /// corrected.
    ///
    /// Such a review was recorded in a copy that went another way, and its events behind those of this one; or nobody has ever
    /// seen what it names.
    func reviewsOfOtherLogs(among events: [Event]) throws -> Set<Int> {
        let seqs = events.filter(\.isReview).map(\.seq)
        guard !seqs.isEmpty else { return [] }
        let known = try knownReviews(at: seqs)
        let asked = Set(seqs)
        return try ofOtherLogs((known.events + known.facts).filter { asked.contains($0.seq) })
    }

    /// The same of forms of sign-offs that are read already.
    private func ofOtherLogs(_ forms: [Event]) throws -> Set<Int> {
        var roots: [Int: String] = [:]
        let foreign = try forms.filter { review in
            let size = review[ReviewSignedOff.self].size
            guard size > 0, size <= review.seq else { return true }
            let root = try roots[size] ?? log.root(at: size)
            roots[size] = root
            return root != review[ReviewSignedOff.self].root
        }
        return Set(foreign.map(\.seq))
    }

    private func knownReviews(at seqs: [Int]) throws -> KnownEvents {
        KnownEvents(try readSet(of: seqs, withIdentities: false))
    }

    /// The last sign-off of any of the subjects, or of any at all, that is of this log; and those behind it that are not.
    func lastReview(of subjects: [Subject] = []) throws -> (own: Event?, foreign: [Event]) {
        let all = try reviews(of: subjects)
        let stored = try events(at: all.map(\.seq))
        var foreign: [Event] = []
        for (review, stored) in zip(all, stored).reversed() {
            if try ofOtherLogs([stored, review]).isEmpty { return (review, foreign.reversed()) }
            foreign.append(review)
        }
        return (nil, foreign.reversed())
    }

    /// The last sign-off from which it can be told what has changed since.
    func reviewToCompare(of subjects: [Subject]) throws -> Event {
        let (own, foreign) = try lastReview(of: subjects)
        if let own { return own }
        guard let last = foreign.last else { throw ReviewError.neverSignedOff(subjects.map(\.description)) }
        throw ReviewError.otherLog(last.seq, seen: last[ReviewSignedOff.self].root)
    }

    /// - Parameters:
    ///   - signOff: one that is of this log.
    ///   - growth: a proof that the log only grew since, which was issued earlier, and the size to which it leads.
    func changes(since signOff: Event, _ growth: (proof: [Hash], size: Int)?) throws -> ReviewChanges {
        let size = signOff[ReviewSignedOff.self].size
        let corrections = try knownReviews(at: [signOff.seq]).corrections[signOff.seq] ?? []
        let growth = try growth ?? (log.log.consistencyProof(from: size, to: head).proof, head.size)
        return ReviewChanges(
            signOff: signOff, corrections: corrections, consistency: growth.proof, size: growth.size)
    }
}

extension Event {
    var isReview: Bool { type == ReviewSignedOff.type && definition != nil }
}

/// Why nothing can be said about what has changed since a review.
public enum ReviewError: Error, Sendable {
    case neverSignedOff([String])
    /// The log that was signed off is not the beginning of this one.
    case otherLog(Int, seen: String)
    case nothingThere
    /// What is said to have been seen is no state that this log has had.
    case notSeenHere
}
