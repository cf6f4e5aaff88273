import ExtendedDateTime
import Testing

struct WordsTests {
    @Test(arguments: Vectors.rows("words"))
    func `words are read as a careful reader reads them`(row: [String]) throws {
        try #require(row.count == 3)
        let value = try EDTF(words: row[0], anchor: EDTF(row[1]))
        #expect(value.description == row[2])
        #expect(try EDTF(value.description) == value)
    }

    @Test(arguments: Vectors.rows("not-words"))
    func `words that cannot be read are refused at the first that is not understood`(row: [String]) throws {
        try #require(row.count == 4)
        let anchor = try EDTF(row[1])
        let error = try #require(throws: WordsError.self) { try EDTF(words: row[0], anchor: anchor) }
        #expect(error.found == row[2])
        #expect("\(error.reason)" == row[3])
    }

    @Test func `a refusal lists what is understood`() throws {
        let error = try #require(throws: WordsError.self) { try EDTF(words: "recently", anchor: Day(0)) }
        #expect(error.description.contains("not understood at \"recently\""))
        #expect(error.description.contains("six or seven years ago"))
    }

    @Test(arguments: [31, 32] as [UInt64])
    func `any words are read as valid notation, or refused`(seed: UInt64) {
        var random = Seeded(seed)
        let words = """
            last next this past the of in on or and to from until since between before after by about circa probably few a couple two \
            seven ago years year months week days decade century early mid late end first half quarter October May 31 3rd 2023 1999 \
            1960s 17th BC AD spring fall winter Monday Tuesday now today yesterday 2023-10 1984? 201X - over within earlier more than no \
            later shortly 0001 9999
            """.split(separator: " ")
        for _ in 0..<Seeded.cases(3_000) {
            let text = (0..<random.number(1...5)).map { _ in random.pick(words) }.joined(separator: " ")
            let anchor = Day(
                year: random.pick([2024, 2024, 1, -9999, 9999]), month: random.number(1...12),
                day: random.number(1...28))
            guard let value = try? EDTF(words: text, anchor: anchor) else { continue }
            #expect((try? EDTF(value.description)) == value, "\(text), anchor \(anchor), seed \(seed)")
        }
    }

    @Test func `what is written most often can be read back from its plain English`() throws {
        for text in [
            "2023-10-31", "2023-10", "2023", "-0043-03-15", "0079", "2021-21", "2023-24", "2020-33", "2020-37",
            "2020-38", "2020-41",
            "196X", "16XX", "1984?", "2023-10~", "2023-10-31%", "2021-23~", "1985/..", "/2006", "1964/2008",
            "2023-10-31/2023-11-02",
            "[..2024-02-16]", "[1985..]", "[2017,2018]", "[2023-10-01..2023-10-31]",
        ] {
            let value = try EDTF(text)
            #expect(try EDTF(words: value.readable, anchor: Day(0)) == value, "\(value.readable)")
        }
    }
}
