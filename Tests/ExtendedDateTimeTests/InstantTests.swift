import ExtendedDateTime
import Testing

/// The instants that days with a time and a zone mean.
@Suite struct InstantTests {
    @Test(
        "A time with its zone is an instant",
        arguments: [
            ("2024-02-10T01:00:00+09:00", "2024-02-09T16:00:00.000Z"),
            ("2024-02-09T16:00:00Z", "2024-02-09T16:00:00.000Z"),
            ("2024-02-09T12:00:00-04", "2024-02-09T16:00:00.000Z"),
            ("2024-02-09T21:30:00+05:30", "2024-02-09T16:00:00.000Z"),
            ("2024-02-29T24:00:00Z", "2024-03-01T00:00:00.000Z"), ("0000-01-01T00:00:01Z", "0000-01-01T00:00:01.000Z"),
        ])
    func instants(text: String, instant: String) throws {
        #expect(try EDTF(text).instant?.description == instant)
    }

    @Test(
        "Nothing vaguer is one, and nothing without a zone",
        arguments: ["2024-02-10", "2024-02", "2024-02-10T01:00:00", "2024-02-10/2024-02-11", "[2024-02-10,2024-02-11]"])
    func none(text: String) throws {
        #expect(try EDTF(text).instant == nil)
    }
}
