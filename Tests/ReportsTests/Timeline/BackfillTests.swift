import CanonicalJSON
import ExtendedDateTime
import Testing
import Domain

@testable import Reports

/// What was entered later than it is recorded as of says so, wherever knowledge is dated.
@Suite struct BackfillTests {
    private func event(_ seq: Int, recorded: String, entered: String?) throws -> Event {
        let entered = entered.map { #""entered":"\#($0)T10:00:00.000Z","# } ?? ""
        let line = """
            {"by":"x","data":{"kind":"city","names":[{"text":"A"}],"party":"a\(seq)"},\(entered)"id":"e\(seq)",\
            "recorded":"\(recorded)T10:00:00.000Z","seq":\(seq),"type":"party.registered","v":1,"via":"t"}
            """
        return try Event(JSONDocument(Array(line.utf8)))
    }

    private func words(_ events: (recorded: String, entered: String?)...) throws -> String? {
        Backfill(try events.enumerated().map { try event($0, recorded: $1.recorded, entered: $1.entered) })?.words
    }

    @Test("It says as of when what was recorded, and when it was entered")
    func says() throws {
        #expect(
            try words(("2023-01-02", "2026-05-05"), ("2024-01-02", "2026-05-05"))
                == "all 2 events: recorded as of 2023-01-02 to 2024-01-02, entered on 2026-05-05")
        #expect(
            try words(("2023-01-02", "2026-05-05"), ("2024-01-02", "2026-05-07"), ("2026-06-01", nil))
                == "2 of 3 events: recorded as of 2023-01-02 to 2024-01-02, entered from 2026-05-05 to 2026-05-07")
        #expect(
            try words(("2023-01-02", "2026-05-05")) == "1 event: recorded as of 2023-01-02, entered on 2026-05-05")
    }

    @Test("What was entered on the day as of which it is recorded is no backfill")
    func none() throws {
        #expect(try words(("2023-01-02", nil), ("2023-01-02", "2023-01-02")) == nil)
        #expect(try words() == nil)
    }
}
