import CanonicalJSON
import Reports
import Domain

extension LedgerView {
    /// The history of one field of a subject: what each event said of it, and each correction, retraction and
    /// preference since.
    ///
    /// - Parameter field: its name, a JSON Pointer into the line, or `since`, `until` or `status`.
    public func blame(_ text: String, _ field: String) throws -> BlameReport {
        let readSet = try readSet(text)
        let asOf = try asOf(on: nil, reporting: readSet.events)
        guard let asked = try? BlameField(field) else { throw noSuchField(field, in: readSet) }
        let report = BlameReport(
            title(of: readSet, asOf), readSet.subject, asked, readSet.events, readSet.knowledge, asOf)
        guard !report.strands.isEmpty else { throw noSuchField(field, in: readSet) }
        return report
    }

    private func noSuchField(_ field: String, in readSet: SubjectReadSet) -> QuestionError {
        .noSuchField(
            field, subject: readSet.subject.description,
            fields: BlameField.names(in: readSet.events, about: readSet.subject))
    }
}
