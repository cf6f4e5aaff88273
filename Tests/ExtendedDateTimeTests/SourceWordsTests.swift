import ExtendedDateTime
import Testing

/// The notes of a register of chiefs of mission that make a date imprecise, each shown as a case of its own.
@Suite(.enabled(if: SharedData.exists("missions/imprecise-dates.tsv"), "needs CHANCERY_DATA"))
struct MissionNoteTests {
    /// A row, with the days that a careful reader would say are meant.
    ///
    /// Where this departs from the EDTF that the table suggests, for these reasons:
    /// - "Shortly before D" and "soon after D", without "on or", do not mean D.
    /// - "Probably ... on or before D" doubts a day of that range. `D?` would say that it was D, perhaps: the range stays, and
    ///   its end is qualified, `[..D?]`.
    /// - "Probably ... about D" is both uncertain and approximate, `D%`.
    struct Note: Sendable, CustomTestStringConvertible {
        let date, text, suggested, rule: String

        static var all: [Note] {
            let rows = (try? SharedData.rows("missions/imprecise-dates.tsv")) ?? []
            return rows.map {
                Note(
                    date: $0["date"] ?? "", text: $0["note"] ?? "", suggested: $0["suggested_edtf"] ?? "",
                    rule: $0["rule"] ?? "")
            }
        }

        var testDescription: String { "\(text) \(date): \((try? read().description) ?? "?"), suggested \(suggested)" }

        func read() throws -> EDTF { try EDTF(date: EDTF(date), note: text) }

        /// The bounds by the last words of the note alone.
        func careful() throws -> Bounds {
            let stated = try EDTF(date).bounds
            let words = text.lowercased()
            let inclusive = words.contains("on or") ? 0 : 1
            if rule == "between" { return try EDTF(suggested).bounds }
            if words.hasSuffix("before") {
                return Bounds(earliest: .distantPast, latest: Day(stated.latest.number - inclusive), past: .open)
            }
            if words.hasSuffix("after") {
                return Bounds(earliest: Day(stated.earliest.number + inclusive), latest: .distantFuture, future: .open)
            }
            return stated
        }
    }

    @Test(arguments: Note.all)
    func `a note is read as a careful reader reads it`(note: Note) throws {
        let value = try note.read()
        #expect(value.bounds == (try note.careful()))
        #expect(value.isUncertain == note.text.lowercased().contains("probably"))
        #expect(value.isApproximate == note.text.lowercased().hasSuffix("about"))
    }

    @Test func `a note agrees with the suggested notation but for the reasons given`() throws {
        let notes = Note.all
        #expect(notes.count == 108)
        for note in notes where try note.read().description != note.suggested {
            let isStrict =
                !note.text.lowercased().contains("on or") && ["before", "after"].contains { note.text.hasSuffix($0) }
            #expect(isStrict || note.rule == "probably", "\(note.testDescription)")
        }
    }
}

/// The dates of a news article as it states them, read on the day of its publication.
@Suite(.enabled(if: SharedData.exists("../seed/seed-facts.tsv"), "needs CHANCERY_DATA"))
struct ArticleDateTests {
    private static let understood = [
        "date 2024-02-16": "2024-02-16", "(present)": "2024-02", "now": "2024-02", "this month": "2024-02",
        "last month": "2024-01",
        "last year": "2023", "(last year)": "2023", "in 2022": "2022", "in 2023": "2023", "in March": "2024-03",
        "in October of last year": "2023-10", "since last fall": "2023-23/..", "six or seven years ago": "[2017,2018]",
        "over the next five years": "2024-02~/2029-02~", "(before publication)": "[..2024-02-16]",
        "(as of publication)": "2024-02-16",
    ]

    @Test func `every date in words is read, and what is no date is refused`() throws {
        for row in try SharedData.rows("../seed/seed-facts.tsv") {
            guard let stated = row["date_as_stated"], !stated.isEmpty else { continue }
            let value = try? EDTF(words: stated, anchor: Day(year: 2024, month: 2, day: 16))
            #expect(value?.description == Self.understood[stated], "\(stated)")
        }
    }

    /// A state at the time of the article ("present") began at some time before: that is for whoever records it to say.
    @Test func `what is read lies within what was recorded by hand`() throws {
        for row in try SharedData.rows("../seed/seed-facts.tsv") {
            guard let stated = row["date_as_stated"], let recorded = row["edtf"], Self.understood[stated] != nil else {
                continue
            }
            let bounds = try EDTF(words: stated, anchor: Day(year: 2024, month: 2, day: 16)).bounds
            let byHand = try EDTF(recorded).bounds
            #expect(byHand.earliest <= bounds.earliest, "\(stated): \(recorded)")
            #expect(
                stated == "since last fall" || stated == "(present)" || bounds.latest <= byHand.latest,
                "\(stated): \(recorded)")
        }
    }
}
