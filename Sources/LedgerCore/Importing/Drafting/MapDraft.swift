import Domain
import ExtendedDateTime

/// A map for a table of which nobody has said yet what it means: a guess from its header and its cells, with what is doubtful about
/// it, to be read and set right.
public struct MapDraft: Sendable {
    /// The map, with comments in keys that begin with `//`.
    public let text: String
    /// What somebody has to look at.
    public let doubts: [String]

    /// Looks at a table.
    ///
    /// - Parameters:
    ///   - table: its name, from which the job's id is made, and its bytes.
    ///   - day: the day on which it is looked at: what it says of the present, it says by then.
    ///   - isTaken: whether an id is another import's, or another source's.
    /// - Throws: `TableImportError` where the bytes are no table.
    public init(
        of table: (name: String, content: [UInt8]), on day: Day, isTaken: (String) throws -> Bool = { _ in false }
    ) throws {
        let survey = try TableSurvey(table)
        let plain = SlugBook.slug(of: survey.name)
        var (job, number) = (plain, 1)
        while try isTaken(job) { (job, number) = ("\(plain)-\(number + 1)", number + 1) }
        let guess = MapGuess.of(survey, job: job, on: day)
        text = MapWriter(guess).text
        let taken =
            "The ledger has \(plain.quoted) already, so the draft is called \(job.quoted). If this is another edition of that table, "
            + "import it by the map of that one: --map."
        doubts = (job == plain ? [] : [taken]) + guess.doubts
    }
}

extension LedgerView {
    /// Whether a source, and so perhaps an import, has the id.
    public func hasSource(_ id: String) throws -> Bool { try index.registration(of: .source, id) != nil }
}
