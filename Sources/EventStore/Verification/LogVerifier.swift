import CanonicalJSON
import TransparencyLog

/// Verifies a folder log from nothing but its bytes, its format, and a key that the verifier trusts.
///
/// A pass reads every byte once, on all cores, in memory that does not grow with the log (but for some bytes a segment):
/// canonical form, order, times, ids, and the hash of each line up to the root, which the checkpoint has to bear. Nothing
/// that is kept in `.chancery/` is believed; but where the root differs, kept hashes that lead to the checkpoint's root
/// tell which line it was.
public struct LogVerifier: Sendable {
    let layout: Layout
    let files: any FileSystem
    let trusted: [VerifierKey]
    let earlier: [Checkpoint]

    /// The most findings that a verification lists.
    static let findingLimit = 1000

    /// - Parameters:
    ///   - trusted: the keys that the verifier trusts from its own side, never taken from the log.
    ///   - earlier: checkpoints that the log had before. That it only grew since is proved from its lines.
    public init(
        folder: String, files: any FileSystem = .posix, trusting trusted: [VerifierKey] = [],
        since earlier: [Checkpoint] = []
    ) {
        self.init(Layout(root: folder), files, trusting: trusted, since: earlier)
    }

    init(_ layout: Layout, _ files: any FileSystem, trusting trusted: [VerifierKey], since earlier: [Checkpoint] = []) {
        self.layout = layout
        self.files = files
        self.trusted = trusted
        self.earlier = earlier
    }

    /// Reads the whole log.
    ///
    /// - Parameters:
    ///   - progress: receives how many events have been read so far; from any thread, one call at a time.
    ///   - noted: the events whose lines are handed to `keys`.
    ///   - keys: the keys that may have signed the checkpoint, where they follow from lines of the log: the first, as it
    ///     stands, and those noted, in order. Without it, the keys that the verifier trusts.
    /// - Throws: `LogError` when there is no log, or the disk does not give its bytes. Faults of the log are findings.
    public func verify(
        progress: @Sendable (Int) -> Void = { _ in },
        noting noted: LineMatch? = nil,
        keys: ((_ opening: [UInt8]?, _ noted: [JSONDocument]) -> [VerifierKey])? = nil
    ) throws(LogError) -> Verification {
        var checkpoint = try CheckpointAudit(files, layout)
        let names = try names()
        let (bases, gaps) = segments(names, size: checkpoint.size)
        let census = IDCensus(size: bases.reduce(0) { $0 + count(of: $1, size: checkpoint.size) })

        let audits = try audit(bases, size: checkpoint.size, census, noting: noted, progress)
        var findings = Findings(limit: LogVerifier.findingLimit)
        for audit in audits { findings.add(audit.findings) }
        findings.add(gaps)
        findings.add(timeFindings(audits))
        findings.add(try idFindings(bases, size: checkpoint.size, census, progress))

        let tree = TreeAudit(audits, size: checkpoint.size)
        let opening = audits.first?.opening
        checkpoint.check(opening: opening, trusting: keys?(opening, audits.flatMap(\.noted)) ?? trusted)
        findings.add(try rootFindings(tree, checkpoint.size, checkpoint.root, known: findings))
        if let signed = checkpoint.signed?.checkpoint {
            findings.add(
                earlier, tree.earlierRoots, signed, LogFinding.Place(layout.relative(layout.checkpoint)))
        }
        findings.add(checkpoint.findings)
        findings.add(try folderFindings(audits, names, checkpoint))
        return Verification(
            checkpoint: checkpoint.signed, size: checkpoint.size, root: tree.root,
            declaredKey: checkpoint.declaredKey, signers: checkpoint.signers, findings: findings.list,
            omitted: findings.omitted)
    }

    private func names() throws(LogError) -> [String] {
        do { return try files.names(inFolder: layout.events).sorted() } catch { throw .file(error) }
    }
}
