import ExtendedDateTime
import Testing

struct ErrorTests {
    @Test(arguments: Vectors.rows("errors"))
    func `an error says where, what was found, what was expected, and what to write instead`(row: [String]) throws {
        try #require(row.count == 5)
        let error = try #require(throws: EDTFError.self) { try EDTF(row[0]) }
        #expect(String(error.position) == row[1])
        #expect(error.found == row[2])
        #expect("\(error.expected)" == row[3])
        #expect(error.hint.map { "\($0)" } ?? "" == row[4])
    }

    @Test func `an error becomes a sentence`() throws {
        let error = try #require(throws: EDTFError.self) { try EDTF("1985-02-30") }
        #expect(error.description == #"at 8: found "30", expected a day (01-28); hint: that month has no such day"#)
        let end = try #require(throws: EDTFError.self) { try EDTF("[1984") }
        #expect(end.description == "at 5: found the end, expected a comma or the closing bracket")
    }
}
