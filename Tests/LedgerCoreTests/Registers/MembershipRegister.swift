import CanonicalJSON
import ExtendedDateTime
import LedgerCore
import Testing

/// Registers of members, as associations keep them: a row a stay, `31.12.9999` while it lasts, days that no calendar has.
enum MembershipRegister {
    static let map = """
        {"job": "league",
         "columns": {"change": "c", "time": "t", "author": "who", "reason": "why", "op": "op", "record": "id",
                     "field": "field", "before": "before", "after": "after"},
         "source": {"kind": "dataset", "title": "The members of the league"},
         "parties": {"city": {"kind": "city", "name": "{city}"}, "league": {"kind": "organisation", "name": "League"}},
         "events": [
            {"type": "membership.joined", "on": "from", "data": {"member": "city", "organisation": "league"}},
            {"key": "left", "when": {"to": "filled"}, "type": "membership.ended", "on": "to",
             "data": {"member": "city", "organisation": "league", "mode": "{how}"}}
         ],
         "values": {"how": {"column": "grund", "table": {"Austritt": "withdrawal", "Ausschluss": "expulsion"}}}}
        """

    static func row(_ city: String, _ from: String, _ to: String = "31.12.9999") -> String {
        #"{"city":"\#(city)","from":"\#(from)","to":"\#(to)"}"#
    }
}

extension RegisterFixture {
    /// How every member stood on a day, as known after so many changes: `aston in-force since ... until ...`.
    func members(on day: String, after changes: Int) throws -> [String] {
        let moment = try #require(TransactionTime("2020-01-\(changes < 10 ? "0" : "")\(changes)"))
        let report = try ledger.replay(Asked(on: EDTF(day), knownOn: moment))
        return (report.json["memberships"]?.array ?? []).map { state in
            let answer = ["member", "status", "certainty", "otherwise"].compactMap { state[$0]?.string }
            let bounds = ["since", "until"].map { key in
                (state[key]?.array ?? []).map { $0.string ?? "?" }.joined(separator: " ")
            }
            return (answer + bounds).joined(separator: " ")
        }
    }

    /// Each of the members and how it stands, in short.
    func standings(on day: String, after changes: Int) throws -> [String] {
        try members(on: day, after: changes).map { $0.split(separator: " ").prefix(3).joined(separator: " ") }
    }

    /// After each change the rows are what anybody would have who kept the register.
    func expectRows(_ lines: String, at location: SourceLocation = #_sourceLocation) throws {
        var naive = NaiveRegister()
        for (number, change) in NaiveRegister.changes(lines).enumerated() {
            try naive.apply(change)
            #expect(try rows(after: number + 1) == naive.written, "after \(number + 1)", sourceLocation: location)
        }
    }
}
