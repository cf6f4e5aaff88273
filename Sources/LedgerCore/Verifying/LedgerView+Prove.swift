import EventStore
import TransparencyLog
import Domain

extension LedgerView {
    /// The proof that the log holds an event: a C2SP `tlog-proof`, which anyone can check against the stored line.
    public func proof(of subject: String) throws -> TLogProof {
        let seq = subject.hasPrefix("@") ? Int(subject.dropFirst()) : try box.whole.seq(of: EventID(subject))
        guard let seq, (0..<head.size).contains(seq) else { throw QuestionError.noSuchEvent(subject, size: head.size) }
        return TLogProof(index: seq, hashes: try log.log.inclusionProof(of: seq, in: head), checkpoint: head.checkpoint)
    }

    /// The proof that the log only grew since it had a size: `old SIZE`, the hashes, an empty line, the checkpoint.
    ///
    /// The form is that of a witness's request in C2SP `tlog-witness`.
    public func consistencyProof(from size: Int) throws -> String {
        guard size <= head.size else { throw QuestionError.noSuchSeq(size, size: head.size) }
        // Every log begins with the empty one: there is nothing to prove (RFC 9162 section 2.1.4).
        let proof = size == 0 ? [] : try log.log.consistencyProof(from: size, to: head).proof
        let hashes = proof.map { $0.base64 + "\n" }
        return "old \(size)\n" + hashes.joined() + "\n" + head.note
    }
}
