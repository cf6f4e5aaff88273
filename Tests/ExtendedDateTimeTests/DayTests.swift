import ExtendedDateTime
import Testing

struct DayTests {
    @Test func `days count on without a gap, and know their date, over 800 years around each of four eras`() {
        for firstYear in [-9999, -400, 1600, 9200] {
            var day = Day(year: firstYear, month: 1, day: 1)
            for year in firstYear..<firstYear + 800 {
                for month in 1...12 {
                    let count = NaiveCalendar.length(ofMonth: month, year)
                    #expect(Day.count(inMonth: month, ofYear: year) == count)
                    #expect(day == Day(year: year, month: month, day: 1))
                    let last = Day(day.number + count - 1)
                    #expect(last.components == (year, month, count))
                    day = Day(day.number + count)
                }
            }
        }
    }

    @Test func `day 0 is 1970-01-01, and infinite days lie outside of all others`() {
        #expect(Day(0).components == (1970, 1, 1))
        #expect(Day(0).description == "1970-01-01")
        #expect(Day.distantPast < Day(year: -EDTF.farthestYear, month: 1, day: 1))
        #expect(Day.distantFuture > Day(year: EDTF.farthestYear, month: 12, day: 31))
        #expect(!Day.distantPast.isFinite && !Day.distantFuture.isFinite && Day(0).isFinite)
    }

    @Test func `no day that is moved, and no infinite day, traps`() {
        #expect(Day(0).moved(by: -1).description == "1969-12-31")
        for days in [Int.min, -1, 0, 1, .max] {
            #expect(Day.distantPast.moved(by: days) == .distantPast)
            #expect(Day.distantFuture.moved(by: days) == .distantFuture)
        }
        #expect(Day(-10).moved(by: .min) == .distantPast && Day(10).moved(by: .max) == .distantFuture)
        #expect(Day.distantPast.components.year < -EDTF.farthestYear)
        #expect(Day.distantFuture.components.year > EDTF.farthestYear)
    }

    @Test(arguments: [
        "1970-01-01T00:00:00.000Z", "2024-02-29T23:59:59.999Z", "0000-01-01T00:00:00.000Z", "9999-12-31T23:59:59.999Z",
        "1969-12-31T23:59:59.999Z",
    ])
    func `an instant is printed as it was read`(text: String) throws {
        let instant = try #require(UTCInstant(text))
        #expect(instant.description == text)
        #expect(instant.day.description == String(text.prefix(10)))
    }

    @Test(arguments: [
        "", "2024-02-16", "2024-02-30T00:00:00.000Z", "2024-02-16T24:00:00.000Z", "2024-02-16T00:00:60.000Z",
        "2024-02-16T00:00:00Z", "2024-02-16T00:00:00.000z", "2024-02-16 00:00:00.000Z", "2024-13-01T00:00:00.000Z",
        "2024-02-16T00:00:00.000+", "2024-00-16T00:00:00.000Z", "2024-02-16T00:60:00.000Z",
    ])
    func `an instant in any other form is refused`(text: String) {
        #expect(UTCInstant(text) == nil)
    }

    @Test func `no instant and no day makes an instant trap`() {
        for day in [
            Day.distantPast, .distantFuture, Day(year: -44, month: 3, day: 15), Day(year: 12345, month: 1, day: 1),
        ] {
            #expect(UTCInstant(startOf: day).description.count == 24)
        }
        for milliseconds in [Int.min, .min + 1, -1, .max] {
            let instant = UTCInstant(milliseconds: milliseconds)
            #expect(UTCInstant(instant.description) == instant)
            #expect(EDTF(dayOf: instant).description == String(instant.description.prefix(10)))
        }
        for (seconds, text) in [
            (253_402_300_800, "9999-12-31T23:59:59.999Z"), (1e30, "9999-12-31T23:59:59.999Z"),
            (.infinity, "9999-12-31T23:59:59.999Z"), (-1e30, "0000-01-01T00:00:00.000Z"),
            (-62_167_219_201, "0000-01-01T00:00:00.000Z"), (1.9999, "1970-01-01T00:00:01.999Z"),
        ] {
            #expect(UTCInstant(seconds: seconds).description == text)
        }
    }
}
