import CanonicalJSON
import TransparencyLog

extension AppendOnlyLog {
    /// Any store's log can be verified so, line by line as it is stored. A store that can read on all cores, or that has more to
    /// look at than lines, does better.
    public func verify(
        trusting trusted: [VerifierKey], since earlier: [Checkpoint], progress: @Sendable (Int) -> Void,
        noting noted: LineMatch?, keys: ((_ opening: [UInt8]?, _ noted: [JSONDocument]) -> [VerifierKey])?
    ) throws -> Verification {
        let signed = try checkpoint()
        let (size, root) = (signed.checkpoint.size, signed.checkpoint.root)
        let pass = try LinePass(self, size: size, roots: Set(earlier.map(\.size)), noting: noted, progress)
        var findings = Findings(limit: LogVerifier.findingLimit)
        findings.add(pass.findings)
        var audit = CheckpointAudit(signed)
        audit.check(opening: pass.opening, trusting: keys?(pass.opening, pass.noted) ?? trusted)
        if pass.tree.size < size {
            findings.add(.missing, place(of: pass.tree.size), .tooFewLines(found: pass.tree.size, expected: size))
        } else if pass.tree.root != root {
            findings.add(try rootFindings(pass, signed, earlier))
        }
        findings.add(earlier, pass.roots, signed.checkpoint, LogFinding.Place())
        findings.add(audit.findings)
        return Verification(
            checkpoint: signed, size: size, root: pass.tree.size == size ? pass.tree.root : nil,
            declaredKey: audit.declaredKey, signers: audit.signers, findings: findings.list,
            omitted: findings.omitted)
    }

    /// Which lines do not lead to the checkpoint's root, as far as the store can prove the others.
    private func rootFindings(
        _ pass: LinePass, _ signed: SignedCheckpoint, _ earlier: [Checkpoint]
    ) throws -> Findings {
        var findings = Findings(limit: LogVerifier.findingLimit)
        let head = Head(checkpoint: signed, recorded: nil)
        try readStored(0..<head.size) { seq, line in
            let isProved = (try? inclusionProofs(of: [(seq, Merkle.leaf(line))], in: head)) != nil
            if !isProved { findings.add(.altered, place(of: seq), .differsFromKept) }
        }
        // Where nothing can be proved, the store has nothing by which to tell the lines apart.
        guard findings.list.count + findings.omitted == head.size || findings.list.isEmpty else { return findings }
        let sound = earlier.soundSize(below: head.size, pass.roots)
        findings = Findings(limit: 1)
        let fault = LogFault.rootDiffers(expected: head.root, found: pass.tree.root, among: sound..<head.size)
        findings.add(.altered, LogFinding.Place(), fault)
        return findings
    }
}

/// All that one pass over the stored lines of a log tells.
private struct LinePass {
    private(set) var tree = CompactRange()
    /// The roots at the sizes that were asked for.
    private(set) var roots = [0: Hash.empty]
    private(set) var opening: [UInt8]?
    private(set) var noted: [JSONDocument] = []
    private(set) var findings = Findings(limit: LogVerifier.findingLimit)

    init(
        _ log: some AppendOnlyLog, size: Int, roots sizes: Set<Int>, noting wanted: LineMatch?,
        _ progress: (Int) -> Void
    ) throws {
        var audit = LineAudit(file: nil, base: 0)
        var seqs: [String: Int] = [:]
        try log.readStored(0..<size) { seq, line in
            if seq == 0 { opening = Array(line) }
            if let keys = audit.check(line, noting: wanted) {
                if keys.isNoted, let document = try? JSONDocument(line) { noted.append(document) }
                if keys.id != nil, let id = LogKeys(line: line)?.id {
                    if let first = seqs[id] {
                        findings.add(.altered, log.place(of: seq), .repeatedID(firstSeq: first))
                    } else {
                        seqs[id] = seq
                    }
                }
            }
            tree.append(Merkle.leaf(line)) { _, _ in }
            if sizes.contains(tree.size) { roots[tree.size] = tree.root }
            if tree.size.isMultiple(of: 4096) || tree.size == size { progress(tree.size) }
        }
        findings.add(audit.findings)
    }
}

extension [Checkpoint] {
    /// As many of a log's first events as the largest of these earlier checkpoints covers whose root the lines lead to.
    ///
    /// - Parameter roots: those that the lines lead to, at the sizes of these.
    func soundSize(below size: Int, _ roots: [Int: Hash]) -> Int {
        filter { roots[$0.size] == $0.root && $0.size < size }.map(\.size).max() ?? 0
    }
}

extension Findings {
    /// Whether the log began as earlier checkpoints say.
    ///
    /// - Parameter roots: those that the lines lead to, at the sizes of these.
    mutating func add(
        _ earlier: [Checkpoint], _ roots: [Int: Hash], _ checkpoint: Checkpoint, _ place: LogFinding.Place
    ) {
        for past in earlier {
            if !past.origin.utf8.elementsEqual(checkpoint.origin.utf8) {
                add(.altered, place, .earlierOriginDiffers(past.origin))
            } else if past.size > checkpoint.size {
                add(.missing, place, .shrunk(from: past.size))
            } else if let found = roots[past.size], found != past.root {
                add(.altered, place, .rewritten(size: past.size, expected: past.root, found: found))
            }
        }
    }
}
