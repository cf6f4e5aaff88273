import TransparencyLog

extension SegmentedFileLog {
    public func inclusionProofs(of events: [(seq: Int, leaf: Hash)], in head: Head) throws(LogError) -> [[Hash]] {
        for (seq, _) in events where !(0..<head.size).contains(seq) { throw .outside(seq..<seq + 1, size: head.size) }
        let checkpoint = head.checkpoint.checkpoint
        try prove(events, in: checkpoint)
        return try withProven(in: checkpoint) { proven, _ in
            try events.map { try proven.inclusionProof(index: $0.seq, size: head.size) }
        }
    }

    public func consistencyProof(from size: Int, to head: Head) throws(LogError) -> (root: Hash, proof: [Hash]) {
        guard 0 < size, size <= head.size else { throw .outside(0..<max(size, 0), size: head.size) }
        return try withProven(in: head.checkpoint.checkpoint) { _, tree in
            let (root, proof) = (try tree.root(size: size), try tree.consistencyProof(from: size, to: head.size))
            try Merkle.verifyConsistency(from: (size, root), to: (head.size, head.root), proof: proof)
            return (root: root, proof: proof)
        }
    }
}
