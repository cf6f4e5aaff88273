import CanonicalJSON
import Domain

/// The rows of an imported register as they stood at a moment, each under the id that it had then.
public struct RegisterRows: Sendable {
    /// By id, in the order of their code points.
    public let rows: [(record: String, row: RegisterRow)]

    /// Reads the rows out of the events of one import job.
    ///
    /// A row is what the live event that tells of it was imported with, with the cells of its live corrections laid
    /// over it in recorded order. Corrections that people made since change what the ledger holds true, not what the
    /// register said.
    init(_ knowledge: KnownEvents, job: String) {
        var rows: [(record: String, row: RegisterRow)] = []
        for fact in knowledge.facts where fact.importJob == job {
            guard let record = fact.line.root["imported"]?["record"]?.string else { continue }
            let corrections = knowledge.corrections[fact.seq] ?? []
            let row = corrections.reduce(RegisterRow().updated(by: fact.importedRow)) { $0.updated(by: $1.importedRow) }
            rows.append((record, row))
        }
        self.rows = rows.sorted { $0.record.utf8.lexicographicallyPrecedes($1.record.utf8) }
    }

    /// One row a line: `["<id>",{<column>:<text>}]`, canonical JSON.
    public var lines: some Sequence<String> {
        rows.lazy.map { JSON.array([.string($0.record), $0.row.json]).canonicalText + "\n" }
    }

    public var text: String { lines.joined() }
}

extension Event {
    /// The import job that a record's event comes from: what stands before the first colon of its id.
    var importJob: String? {
        guard line.root["imported"]?["record"] != nil, let colon = id.text.firstIndex(of: ":") else { return nil }
        return String(id.text[..<colon])
    }

    /// The cells that the event was imported with.
    fileprivate var importedRow: JSONObject { line.root["imported"]?["row"]?.json.object ?? [:] }
}

/// Why there are no rows to write out.
public enum RegisterRowsError: Error, Sendable {
    case noSuchJob(String, jobs: [String])
    /// Rows of several registers are there, and none was named.
    case severalJobs([String])
}

extension LedgerView {
    /// The rows of an imported register as they stood when the ledger knew what was known.
    ///
    /// - Parameter job: the import job; the only one, where it is left out.
    public func rows(of job: String?) throws -> RegisterRows {
        let imported = try log.events(in: 0..<size).filter { $0.importJob != nil || $0.isControl }
        let jobs = Set(imported.compactMap(\.importJob)).sorted()
        if let job, !jobs.contains(job) { try checkJob(job) }
        guard jobs.count <= 1 || job != nil else { throw RegisterRowsError.severalJobs(jobs) }
        return RegisterRows(KnownEvents(imported), job: job ?? jobs.first ?? "")
    }

    /// A job of which nothing was known yet has no rows; one that never was is a mistake.
    private func checkJob(_ job: String) throws {
        let jobs = Set(try log.events(in: 0..<head.size).compactMap(\.importJob)).sorted()
        guard jobs.contains(job) else { throw RegisterRowsError.noSuchJob(job, jobs: jobs) }
    }
}
