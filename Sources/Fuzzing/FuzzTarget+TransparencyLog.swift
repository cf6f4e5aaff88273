import TransparencyLog

extension FuzzTarget {
    /// The readers of TransparencyLog, around one key and one small log.
    public static func transparencyLog() throws -> [FuzzTarget] {
        let material = try Material()
        return [
            material.notes, material.checkpoints, material.proofs, material.verifierKeys, material.signerKeys,
        ]
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

        /// What parses prints as it was, and no text but the signed ones verifies.
        var notes: FuzzTarget {
            FuzzTarget("signed note", seeds: [note.bytes, checkpoint.bytes]) { input in
                guard let read = try? SignedNote(parsing: input, allowsUnsigned: true) else { return .refused }
                guard read.bytes == input else { return .broken("the same note is printed") }
                let verifies = (try? read.verify(with: [signer.verifier])) != nil
                let isSigned = [note, checkpoint.note].contains { $0.text.utf8.elementsEqual(read.text.utf8) }
                return .check("a text that nobody signed does not verify", isSigned || !verifies)
            }
        }

        var checkpoints: FuzzTarget {
            FuzzTarget("checkpoint", seeds: [checkpoint.bytes, Array((checkpoint.note.text + "\n").utf8)]) { input in
                guard let read = try? SignedCheckpoint(parsing: input, allowsUnsigned: true) else { return .refused }
                guard read.bytes == input else { return .broken("the same checkpoint is printed") }
                let verifies = (try? read.verify(origin: signer.name, with: [signer.verifier])) != nil
                let isSigned = read.checkpoint == checkpoint.checkpoint
                return .check("a checkpoint that nobody signed does not verify", isSigned || !verifies)
            }
        }

        /// The leaf stands at one place and has one proof.
        var proofs: FuzzTarget {
            FuzzTarget("tlog-proof", seeds: [proof.bytes]) { input in
                guard let read = try? TLogProof(parsing: input, allowsUnsigned: true) else { return .refused }
                guard read.bytes == input else { return .broken("the same proof is printed") }
                let verifies = (try? read.verify(leaf: leaf, origin: signer.name, with: [signer.verifier])) != nil
                let isTrue = read.index == proof.index && read.hashes == proof.hashes
                return .check("a false proof does not verify", isTrue || !verifies)
            }
        }

        var verifierKeys: FuzzTarget {
            FuzzTarget("verifier key", seeds: [Array(signer.verifier.text.utf8)]) { input in
                guard let key = try? VerifierKey(parsing: String(decoding: input, as: UTF8.self)) else {
                    return .refused
                }
                return .check("there is one text for a key", Array(key.text.utf8) == input)
            }
        }

        var signerKeys: FuzzTarget {
            FuzzTarget("signer key", seeds: [Array(signer.secretText.utf8)]) { input in
                guard let key = try? SignerKey(parsing: String(decoding: input, as: UTF8.self)) else {
                    return .refused
                }
                return .check("there is one text for a key", Array(key.secretText.utf8) == input)
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
