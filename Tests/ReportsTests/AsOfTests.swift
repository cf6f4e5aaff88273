import CanonicalJSON
import Domain
import ExtendedDateTime
import Testing

@testable import Reports

/// What stands in every header: the question, the log, and who vouches for it.
@Suite struct AsOfTests {
    private static let attestations: [(attestation: Attestation, word: String, notice: String?)] = [
        (.signed, "signed", nil),
        (.keyChanged("Key B signs."), "key-changed", "Key B signs. `chancery key trust` makes it trusted here."),
        (
            .unsigned(since: 7), "unsigned",
            "Nobody has signed for the events from @7 on: the checkpoint bears no signature."
        ),
        (
            .unsigned(since: nil), "unsigned",
            "Nobody has signed for this state of the log: the checkpoint bears no signature."
        ),
        (.keyless, "keyless", "This ledger has no key: nobody vouches for it."),
        (.unproved(why: "The root is another."), "unproved", "NOT PROVED: The root is another."),
    ]

    private func asOf(_ attestation: Attestation, on: String = "2020-05") throws -> AsOf {
        let log = TreeHead(origin: "example.org/test", size: 3, root: "r", attestation: attestation)
        return AsOf(on: try EDTF(on), knownOn: "2024-01-01", log: log)
    }

    @Test("Each attestation has its word, and all but the signed one a line of warning")
    func words() {
        for (attestation, word, notice) in Self.attestations {
            #expect(attestation.word == word && attestation.notice == notice)
            #expect(attestation.noticeTables.map { $0.rows } == (notice.map { [[[.string($0)]]] } ?? []))
        }
    }

    @Test("The JSON of a log says who vouches for it only where that is not as it should be")
    func json() throws {
        for (attestation, word, _) in Self.attestations {
            let json = try asOf(attestation).log.json
            #expect(json["attestation"] == (attestation == .signed ? nil : .string(word)))
            #expect(json["origin"] == "example.org/test" && json["size"] == 3 && json["root"] == "r")
        }
    }

    @Test("The warning stands in the first lines of a report, in every form")
    func warning() throws {
        let knowledge = try ReportFixture(Drafts.ground).knowledge
        for (attestation, _, notice) in Self.attestations {
            let asOf = try asOf(attestation)
            let reports: [any Report] = [
                ReplayReport(knowledge, asOf), CheckReport("all", knowledge, asOf, rules: CheckRules.all) { _ in true },
                TimelineReport("it", knowledge.events, knowledge, asOf, order: .world),
            ]
            for report in reports {
                let first = report.text.split(separator: "\n").prefix(4).joined(separator: "\n")
                #expect(notice.map(first.contains) ?? !first.contains("vouches"))
                #expect(notice.map(report.rendered(as: .csv).contains) ?? true)
                #expect(report.json["log"]?["attestation"]?.string == (notice == nil ? nil : attestation.word))
            }
        }
    }

    @Test("The facts of a header are the day, the moment and the log, behind the warning")
    func facts() throws {
        let facts = try asOf(.keyless).facts
        #expect(facts.map(\.label) == ["note", "on", "known on", "log"])
        let words = facts.flatMap { $0.values.map(\.plain) }
        #expect(words.dropFirst() == ["May 2020 (2020-05)", "2024-01-01", "example.org/test, 3 events, root r"])
        #expect(try asOf(.signed).momentFacts.map(\.label) == ["known on", "log"])
    }

    @Test("A question about a month asks about all its days")
    func days() throws {
        let days = try asOf(.signed).days
        #expect(days == DayRange(Day(year: 2020, month: 5, day: 1), Day(year: 2020, month: 5, day: 31)))
    }

    @Test("Every row of a table is stamped with the question and the log, and a report without a day has none")
    func stamps() throws {
        let table = DataTable("t", "", ["a"], [["x"]])
        let stamped = try asOf(.signed).stamp([table])
        #expect(stamped.map { $0.stamp.map(\.column) } == [["as_of", "known_on", "log_size", "log_root"]])
        #expect(stamped.first?.stamp.map(\.value) == ["2020-05", "2024-01-01", 3, "r"])
        let timeless = try asOf(.signed).log.stamp([table], on: nil, knownOn: "now")
        #expect(timeless.first?.stamp.map(\.value) == [.null, "now", 3, "r"])
        #expect(try asOf(.keyless).stamp([table]).map(\.name) == ["note", "t"])
    }

    @Test("A name of a log from outside steers no terminal")
    func hostileOrigin() {
        let words = TreeHead(origin: "evil\u{1B}[2J", size: 1, root: "r").words
        #expect(words == "Log evil\\u{1b}[2J, 1 event, root r")
    }
}
