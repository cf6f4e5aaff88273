import CanonicalJSON
import ExtendedDateTime
import Domain

extension FuzzTarget {
    /// The readers of drafts and of dates.
    public static let vocabulary = [drafts, dates, words]

    /// The readers of bytes.
    public static func readers() throws -> [FuzzTarget] { try json + transparencyLog() + vocabulary }

    public static func all() throws -> [FuzzTarget] { try readers() + [ledgers] }

    /// A draft is its own canonical form, and the same content gives the same id.
    private static let drafts = FuzzTarget("draft", seeds: examples) { input in
        guard let json = try? JSON(parsing: input), let draft = try? Draft(json, recorder: "somebody") else {
            return .refused
        }
        guard draft.document.json.canonicalBytes == draft.document.bytes else { return .broken("a draft is canonical") }
        guard Validation.problems(in: draft).isEmpty else { return .refused }
        guard let again = try? Draft(draft.document.json, recorder: "somebody else") else {
            return .broken("what was accepted is a draft")
        }
        return .check("the same content has the same id and bytes", again.document.bytes == draft.document.bytes)
    }

    private static let dates = FuzzTarget("EDTF", seeds: notations) { input in
        guard let date = try? EDTF(utf8: input) else { return .refused }
        guard date.description.utf8.elementsEqual(input) else { return .broken("a date is printed as it was read") }
        return .check("bounds are in order", date.bounds.earliest <= date.bounds.latest)
    }

    private static let words = FuzzTarget("dates in words", seeds: phrases) { input in
        let text = String(decoding: input, as: UTF8.self)
        guard let date = try? EDTF(words: text, anchor: Day(year: 2024, month: 2, day: 16)) else { return .refused }
        return .check("what words mean can be written", (try? EDTF(date.description)) == date)
    }

    private static let examples = EventTypes.all.map { definition in
        definition.example.canonicalBytes
    }

    private static let notations = [
        "2023-10-31", "1984?", "2004-06~-11", "156X-12-25", "1964/2008", "1985/..", "[1667,1760-12..]", "{1960..1963}",
        "Y-17E7", "1950S2", "2001-21", "1985-04-12T23:20:30Z",
    ].map { Array($0.utf8) }

    private static let phrases = [
        "last month", "six or seven years ago", "about October 31, 2023", "between January 8 and January 14, 1892",
        "the early 1960s", "over the next five years",
    ].map { Array($0.utf8) }
}
