import TransparencyLog

extension FuzzTarget {
    /// The readers of TransparencyLog, around one key and one small log.
    public static func transparencyLog() throws -> [FuzzTarget] {
        let material = try Material()
        return [material.notes, material.checkpoints, material.proofs, material.keys]
    }

    private struct Material: Sendable {
        let signer: SignerKey
        let note: SignedNote
        let checkpoint: SignedCheckpoint
        let proof: TLogProof
        let leaf = Array("leaf 5".utf8)

        init() throws {
            var generator = SplitMix64(seed: 1)
            signer = try SignerKey(name: "example.org/log", using: &generator)
            let witness = try SignerKey(name: "witness.example", using: &generator)
            note = try SignedNote(text: "Some text,\n\nwith an empty line.\n", signers: [signer, witness])
            var log = KeptNodes()
            for index in 0..<11 { log.append(Merkle.leaf(Array("leaf \(index)".utf8))) }
            let body = try Checkpoint(origin: signer.name, size: 11, root: log.root(size: 11), extensions: ["more"])
            checkpoint = try SignedCheckpoint(body, signers: [signer, witness])
            let hashes = try log.inclusionProof(index: 5, size: 11)
            proof = TLogProof(index: 5, hashes: hashes, checkpoint: checkpoint, extra: [1, 2, 3, 4])
        }

        /// What parses prints as it was, and no text but the signed one verifies.
        var notes: FuzzTarget {
            FuzzTarget("signed note", seeds: [note.bytes, checkpoint.bytes]) { input in
                guard let read = try? SignedNote(parsing: input, allowsUnsigned: true) else { return nil }
                guard read.bytes == input else { return Violation("another note is printed") }
                let isForged =
                    !read.text.utf8.elementsEqual(note.text.utf8)
                    && !read.text.utf8.elementsEqual(checkpoint.note.text.utf8)
                guard isForged, (try? read.verify(with: [signer.verifier])) != nil else { return nil }
                return Violation("a text that nobody signed verifies")
            }
        }

        var checkpoints: FuzzTarget {
            FuzzTarget("checkpoint", seeds: [checkpoint.bytes, Array((checkpoint.checkpoint.text + "\n").utf8)]) {
                input in
                guard let read = try? SignedCheckpoint(parsing: input, allowsUnsigned: true) else { return nil }
                guard read.bytes == input else { return Violation("another checkpoint is printed") }
                guard read.checkpoint != checkpoint.checkpoint,
                    (try? read.verify(origin: signer.name, with: [signer.verifier])) != nil
                else { return nil }
                return Violation("a checkpoint that nobody signed verifies")
            }
        }

        /// The leaf stands at one place and has one proof.
        var proofs: FuzzTarget {
            FuzzTarget("tlog-proof", seeds: [proof.bytes]) { input in
                guard let read = try? TLogProof(parsing: input, allowsUnsigned: true) else { return nil }
                guard read.bytes == input else { return Violation("another proof is printed") }
                guard read.index != proof.index || read.hashes != proof.hashes,
                    (try? read.verify(leaf: leaf, origin: signer.name, with: [signer.verifier])) != nil
                else { return nil }
                return Violation("a false proof verifies")
            }
        }

        var keys: FuzzTarget {
            FuzzTarget("keys", seeds: [Array(signer.verifier.text.utf8), Array(signer.secretText.utf8)]) { input in
                let text = String(decoding: input, as: UTF8.self)
                if let key = try? VerifierKey(parsing: text), !key.text.utf8.elementsEqual(text.utf8) {
                    return Violation("another verifier key is printed")
                }
                if let key = try? SignerKey(parsing: text), !key.secretText.utf8.elementsEqual(text.utf8) {
                    return Violation("another signer key is printed")
                }
                return nil
            }
        }
    }

    /// The complete nodes of a log, in memory.
    private struct KeptNodes: NodeReader {
        private var range = CompactRange()
        private var hashes: [Hash] = []

        mutating func append(_ leaf: Hash) {
            range.append(leaf) { _, hash in hashes.append(hash) }
        }

        func nodes(_ ids: [NodeID]) -> [Hash] { ids.map { hashes[$0.position] } }
    }
}
