import ExtendedDateTime
import Foundation
import Testing

/// The tables of the documentation say what is so.
struct DocumentationTests {
    private let anchor = Day(year: 2024, month: 2, day: 16)

    @Test(arguments: rows("Forms", columns: 4))
    func `a form has the level, the bounds and the plain English of the documentation`(row: [String]) throws {
        let value = try EDTF(row[0])
        #expect(["\(value.level)", "\(value.bounds)", value.readable] == Array(row.dropFirst()))
    }

    @Test(arguments: rows("Forms", columns: 2))
    func `a refused text has the error of the documentation`(row: [String]) throws {
        let error = try #require(throws: EDTFError.self) { try EDTF(row[0]) }
        #expect(error.description == row[1])
    }

    @Test(arguments: rows("DatesInWords", columns: 3))
    func `words and notes are read as in the documentation`(row: [String]) throws {
        if let date = try? EDTF(row[0]) {
            #expect(try EDTF(date: date, note: row[1]).description == row[2])
        } else {
            #expect(try EDTF(words: row[0], anchor: anchor).description == row[1])
        }
    }

    @Test(arguments: rows("Questions", columns: 4))
    func `a question has the answer of the documentation`(row: [String]) throws {
        let (a, b) = (try EDTF(row[0]), try EDTF(row[2]))
        let answer =
            switch row[1] {
            case "before": a.isBefore(b)
            case "after": a.isAfter(b)
            case "same day": a.isSameDay(as: b)
            case "within": a.isWithin(b)
            case "contains": a.contains(b)
            case "overlaps": a.overlaps(b)
            default: try a.relates(#require(AllenRelation(rawValue: row[1])), to: b)
            }
        #expect("\(answer)" == row[3])
    }

    /// The cells of all tables with so many columns in an article, without their headings.
    private static func rows(_ article: String, columns: Int) -> [[String]] {
        let package = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
        let file = package.appending(path: "Sources/ExtendedDateTime/ExtendedDateTime.docc/\(article).md")
        let lines = ((try? String(contentsOf: file, encoding: .utf8)) ?? "").split(separator: "\n")
        let tables = lines.filter { $0.hasPrefix("|") }.map { line in
            line.dropFirst().dropLast().split(separator: "|", omittingEmptySubsequences: false)
                .map { $0.trimmingCharacters(in: [" ", "`"]) }
        }
        let rows = zip(tables, tables.dropFirst() + [[]]).filter { row, next in
            row.count == columns && !row[0].hasPrefix("---") && next.first?.hasPrefix("---") != true
        }.map(\.0)
        precondition(!rows.isEmpty, "the article has such a table")
        return rows
    }
}
