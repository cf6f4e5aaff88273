import CanonicalJSON
import Reports
import Domain

extension LedgerView {
    /// The history of one field of a subject: what each event said of it, and each correction, retraction and
    /// preference since.
    ///
    /// - Parameter field: its name, a JSON Pointer into the line, or `since`, `until` or `status`.
    public func blame(_ text: String, _ field: String) throws -> BlameReport {
        let question = try question(on: nil)
        let dossier = try dossier(text)
        guard let asked = try? BlameField(field) else { throw noSuchField(field, in: dossier) }
        let report = BlameReport(
            title(of: dossier, question), dossier.subject, asked, dossier.events, dossier.knowledge, question)
        guard !report.strands.isEmpty else { throw noSuchField(field, in: dossier) }
        return report
    }

    private func noSuchField(_ field: String, in dossier: Dossier) -> QuestionError {
        .noSuchField(
            field, subject: dossier.subject.description,
            fields: BlameField.names(in: dossier.events, about: dossier.subject))
    }
}
