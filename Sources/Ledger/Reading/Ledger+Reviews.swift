import EventStore
import Projections
import Reports
import TransparencyLog
import Domain

extension LedgerView {
    /// The sign-offs that stand, in the order of the log, as they were recorded. One that was retracted is none.
    func reviews(of subjects: [Subject] = []) throws -> [Event] {
        let wanted = Set(subjects.map(\.description))
        let known = try knownReviews()
        return known.events.filter { event in
            event.isReview && known.retractions[event.seq] == nil
                && (wanted.isEmpty || wanted.contains(event[ReviewSignedOff.fields.subject].description))
        }
    }

    /// The positions of the sign-offs of which this log never had the size and the root, as recorded or as corrected.
    ///
    /// Such a review was recorded in a copy that went another way, and its events behind those of this one; or nobody has ever
    /// seen what it names.
    func reviewsOfOtherLogs() throws -> Set<Int> {
        let known = try knownReviews()
        return Set(try (known.events + known.facts).filter { try $0.isReview && !isOfThisLog($0) }.map(\.seq))
    }

    private func knownReviews() throws -> KnownEvents {
        KnownEvents(try readSet(of: index.seqs(ofType: ReviewSignedOff.type), withIdentities: false))
    }

    private func isOfThisLog(_ review: Event) throws -> Bool {
        let size = review[ReviewSignedOff.fields.size]
        guard size > 0, size <= review.seq else { return false }
        return try log.root(at: size) == review[ReviewSignedOff.fields.root]
    }

    /// The last sign-off of any of the subjects, or of any at all, from which it can be told what has changed since.
    func reviewToCompare(of subjects: [Subject]) throws -> Event {
        let all = try reviews(of: subjects)
        guard let last = all.last else { throw ReviewError.neverSignedOff(subjects.map(\.description)) }
        return try all.last(where: isOfThisLog) ?? last
    }

    func changes(since signOff: Event) throws -> ReviewChanges {
        let seen = signOff[ReviewSignedOff.fields.size]
        guard seen > 0, seen <= signOff.seq else { throw ReviewError.badSignOff(signOff.seq) }
        let (root, proof) = try log.log.consistencyProof(from: seen, to: head)
        guard root.base64 == signOff[ReviewSignedOff.fields.root] else {
            throw ReviewError.otherLog(signOff.seq, seen: signOff[ReviewSignedOff.fields.root], is: root.base64)
        }
        return ReviewChanges(signOff: signOff, consistency: proof, size: head.size)
    }
}

extension Event {
    fileprivate var isReview: Bool { type == ReviewSignedOff.type && definition != nil }
}

/// Why nothing can be said about what has changed since a review.
public enum ReviewError: Error, Sendable {
    case neverSignedOff([String])
    case badSignOff(Int)
    /// The log that was signed off is not the beginning of this one.
    case otherLog(Int, seen: String, is: String)
    case nothingThere
    /// What is said to have been seen is no state that this log has had.
    case notSeenHere
}
