import ExtendedDateTime
import LedgerCore
import Domain

/// Dates in words, as a command line takes them.
enum DateWords {
    /// Reads words relative to an anchor in EDTF; today where none is given.
    static func date(_ words: String, anchor: String?, _ environment: Environment) throws -> EDTF {
        let anchor = try anchor.map(Self.anchor)
        do throws(WordsError) {
            guard let anchor else { return try EDTF(words: words, anchor: environment.now().day) }
            return try EDTF(words: words, anchor: anchor)
        } catch {
            if let proposal = DateProposal(words.trimmed) {
                throw DataProblem("\(words.quoted) is no date in words or in EDTF.", hint: proposal.advice)
            }
            throw DataProblem("“\(words.printable)” is no date: \(error)")
        }
    }

    private static func anchor(_ text: String) throws -> EDTF {
        do throws(EDTFError) {
            return try EDTF(text.trimmed)
        } catch {
            throw DataProblem(
                "--anchor: \(text.quoted) is no EDTF date. It goes wrong \(error).",
                hint: DateHint.question(text.trimmed, otherwise: "Give the anchor in EDTF, such as 2024-02-16."))
        }
    }
}
