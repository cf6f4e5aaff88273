import CanonicalJSON
import ExtendedDateTime
import Testing
import Domain

@testable import Reports

/// Reports as tables: a row for each thing that they list, under columns that say what stands there.
@Suite struct TablesTests {
    private static let drafts: [JSON] =
        ReportFixture.tie + [
            [
                "key": "org", "type": "party.registered",
                "data": ["party": "o", "kind": "organisation", "names": [["text": "=Org;+1"]]],
            ],
            ["key": "in", "type": "membership.joined", "on": "2020", "data": ["member": "a", "organisation": "o"]],
            [
                "key": "meet", "type": "meeting.held", "on": "2020-02-03",
                "data": ["participants": [["party": "a"], ["party": "b"]]],
            ],
            ["key": "undone", "type": "fact.retracted", "reason": "A slip.", "data": ["event": "meet"]],
        ]

    private func fixture() throws -> ReportFixture { try ReportFixture(Self.drafts) }

    /// The cells of a table as a spreadsheet reads them.
    private func cells(_ report: some Report) -> [[String: String]] {
        let text = report.rendered(as: .csv)
        #expect(text.hasPrefix("\u{FEFF}"))
        let rows = CSVText.rows(text)
        guard let header = rows.first else { return [] }
        #expect(Set(header).count == header.count, "\(header)")
        return rows.dropFirst().map { row in
            #expect(row.count == header.count)
            return Dictionary(uniqueKeysWithValues: zip(header, row))
        }
    }

    @Test("A state is a row, with the names of those whom it names, and the question and the log behind it")
    func states() throws {
        let replay = try fixture().replay(on: "2020-06-01")
        let rows = cells(replay)
        #expect(rows.map { $0["table"] } == ["agreements", "memberships"])
        let (tie, stay) = (rows[0], rows[1])
        #expect(tie["label"] == "Alpha – Beta [sister-city a-b]" && tie["status"] == "in-force")
        #expect(tie["parties"] == "a; b" && tie["party_names"] == "Alpha; Beta" && tie["member"] == "")
        #expect(tie["since_earliest"] == "2019-01-01" && tie["until_latest"] == "2021-06-30")
        #expect(tie["as_of"] == "2020-06-01" && tie["known_on"] == "now" && tie["log_size"] == "9")
        // What could begin a formula stands behind an apostrophe, also behind the separator of other countries.
        #expect(stay["organisation_name"] == "'=Org;'+1" && stay["certainty"] == "possible")
        #expect(rows.count == replay.states.all.count)
    }

    @Test("Each column of each kind reads the state of its kind", arguments: Kinds.all.map { $0.name })
    func columns(kind: String) throws {
        let kind = try #require(Kinds.all.first { $0.name == kind })
        let drafts =
            [ReportFixture.party("springfield", name: "Springfield")] + kind.types.map { $0.definition.example }
        let states = try ReportFixture(drafts).replay(on: "2030").states
        let table = DataTable(exporting: kind, states[KindName(kind)])
        #expect(!table.rows.isEmpty)
        #expect(table.columns.first == "subject" && table.columns.last == "state")
        for (row, state) in zip(table.rows, states[KindName(kind)]) {
            #expect(row.first?.string == state.subject.description)
            // The first column of its own is never empty: a row without it would be of nobody.
            #expect(row[1].string?.isEmpty == false)
        }
    }

    @Test("An event is a row, with what became of it")
    func events() throws {
        let fixture = try fixture()
        let report = TimelineReport(
            "a", fixture.knowledge.events, fixture.knowledge, try fixture.asOf(on: "2024"), order: .recorded)
        let rows = cells(report)
        #expect(rows.map { $0["seq"] } == fixture.knowledge.events.map { String($0.seq) })
        #expect(rows[7]["what"] == "Alpha and Beta met." && rows[7]["retracted_by"] == "8")
        #expect(rows[8]["reason"] == "A slip.")
    }

    @Test("A change is a row, with both states side by side")
    func changes() throws {
        let fixture = try fixture()
        let rows = cells(
            WorldDiffReport(from: try fixture.replay(on: "2018"), to: try fixture.replay(on: "2022")))
        #expect(rows.map { $0["subject"] } == ["agreement:a-b", "membership:a/o"])
        #expect(rows[0]["before_status"] == "" && rows[0]["after_status"] == "ended")
    }

    @Test("A step of a field's history is a row")
    func steps() throws {
        let fixture = try fixture()
        let report = BlameReport(
            "a-b", .agreement(AgreementID("a-b")), try BlameField("on"), fixture.knowledge.events, fixture.knowledge,
            try fixture.asOf(on: "2024"))
        let rows = cells(report)
        #expect(rows.map { $0["after"] }.contains("2021-06"))
        #expect(rows.allSatisfy { $0["step"] != "" && $0["by_event"] != "" })
    }

    @Test("A finding is a row")
    func findings() throws {
        let ahead: JSON = [
            "key": "ahead", "type": "meeting.held", "on": "2099", "data": ["participants": [["party": "a"]]],
        ]
        let fixture = try ReportFixture(Self.drafts + [ahead])
        let report = CheckReport(
            "all", fixture.knowledge, try fixture.asOf(on: "2024"), rules: CheckRules.all
        ) { _ in true }
        let rows = cells(report)
        #expect(!report.findings.isEmpty && rows.map { $0["what"] } == report.findings.map(\.what))
    }

    @Test("Where the log is not what it should be, a row in front says so")
    func notice() throws {
        let fixture = try fixture()
        let log = TreeHead(origin: "example.org/test", size: 9, root: "r", attestation: .keyless)
        let rows = cells(
            ReplayReport(fixture.knowledge, AsOf(on: try EDTF("2020"), knownOn: "now", log: log)))
        #expect(rows.first?["table"] == "note" && rows.first?["note"] == Attestation.keyless.notice)
    }

    @Test("Where nothing stood, the table has its columns and no rows")
    func nothing() throws {
        let rows = CSVText.rows(try fixture().replay(on: "1900").rendered(as: .csv))
        #expect(rows.count == 1 && rows[0].contains("status"))
    }

    @Test("In Markdown a list is a table as well")
    func markdown() throws {
        let text = try fixture().replay(on: "2020-06-01").rendered(as: .markdown)
        #expect(text.contains("| What | Status | Certainty |") && text.contains("| Alpha – Beta "))
    }
}

/// Reads RFC 4180.
private enum CSVText {
    static func rows(_ text: String) -> [[String]] {
        var rows: [[String]] = []
        var row: [String] = []
        var cell = ""
        var isQuoted = false
        var characters = Array(text.unicodeScalars.drop { $0 == "\u{FEFF}" }).makeIterator()
        var pending: Unicode.Scalar?
        while let next = pending ?? characters.next() {
            pending = nil
            switch next {
            case "\"" where isQuoted:
                pending = characters.next()
                if pending == "\"" {
                    cell.append("\"")
                    pending = nil
                } else {
                    isQuoted = false
                }
            case "\"": isQuoted = true
            case "," where !isQuoted:
                row.append(cell)
                cell = ""
            case "\n" where !isQuoted:
                rows.append(row + [cell])
                (row, cell) = ([], "")
            case "\r" where !isQuoted: break
            default: cell.unicodeScalars.append(next)
            }
        }
        return rows
    }
}
