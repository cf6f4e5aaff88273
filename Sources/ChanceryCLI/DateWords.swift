import ExtendedDateTime
import LedgerCore
import Reports

/// Dates in words, as a command line takes them.
enum DateWords {
    /// Reads words relative to an anchor in EDTF; today where none is given.
    static func date(_ words: String, anchor: String?, _ environment: Environment) throws -> EDTF {
        let anchor = try anchor.map(Self.anchor)
        do throws(WordsError) {
            guard let anchor else { return try EDTF(words: words, anchor: environment.now().day) }
            return try EDTF(words: words, anchor: anchor)
        } catch {
            throw DataProblem("“\(words.printable)” is no date: \(error)")
        }
    }

    private static func anchor(_ text: String) throws -> EDTF {
        do throws(EDTFError) {
            return try EDTF(text.trimmed)
        } catch {
            throw DataProblem(
                "--anchor \(text.printable): \(error)", hint: "Give the anchor in EDTF, such as 2024-02-16.")
        }
    }
}
