import ExtendedDateTime
import LedgerCore
import Testing

@Suite struct TimestampTests {
    @Test(
        "Timestamps come to UTC",
        arguments: [
            ("2015-10-01T14:58:32-04:00", "2015-10-01T18:58:32.000Z"),
            ("2015-10-01 14:58:32 -0400", "2015-10-01T18:58:32.000Z"),
            ("2015-12-31T22:00:00-05:00", "2016-01-01T03:00:00.000Z"),
            ("2016-03-01T00:15:00+05:30", "2016-02-29T18:45:00.000Z"),
            ("2015-10-01T18:58:32Z", "2015-10-01T18:58:32.000Z"),
            ("2015-10-01T18:58:32.5Z", "2015-10-01T18:58:32.500Z"),
            ("2015-10-01T18:58:32.123987Z", "2015-10-01T18:58:32.123Z"),
            ("2015-10-01", "2015-10-01T23:59:59.999Z"),
        ])
    func toUTC(text: String, expected: String) {
        #expect(UTCInstant(timestamp: text)?.description == expected)
    }

    @Test(
        "What does not say its offset, or cannot be, is no moment",
        arguments: [
            "2015-10-01T14:58:32", "2015-10-01T14:58:32-4", "2015-10-01T14:58:32+24:00", "2015-02-30T00:00:00Z",
            "2015-10-01T25:00:00Z", "2015-10-01T14:58:32.Z", "1 October 2015", "", "2015-02-30",
        ])
    func refused(text: String) {
        #expect(UTCInstant(timestamp: text) == nil)
    }
}
