import ExtendedDateTime
import LedgerCore
import Testing
import Domain

/// A change log or a map that is not right gives one error, with its place, and nothing is written.
@Suite struct RevisionFaultTests {
    static let first = RevisionImportTests.first

    private static func error(_ body: (RegisterFixture) throws -> Void) throws -> RevisionImportError? {
        let fixture = try RegisterFixture()
        let error = #expect(throws: RevisionImportError.self) { try body(fixture) }
        #expect(try fixture.events().count == 1)
        return error
    }

    enum Fault: String, CaseIterable {
        case blank, unknownOperation, notARow, controlCharacter, alreadyThere, notThere, otherBefore, scattered
    }

    @Test(
        "Bad lines",
        arguments: [
            (2, .blank, "a|insert||||{}"), (2, .unknownOperation, "a|replace|1|||{}"),
            (2, .notARow, "a|insert|1|||[]"), (2, .notARow, "a|insert|1|||{\"n\":1}"),
            (2, .notARow, "a|insert|1|||{\"n\":"), (2, .controlCharacter, "a|insert|1|||{\"n\":\"a\\u0007\"}"),
            (3, .alreadyThere, first + "\nb|insert|1|||{}"), (3, .notThere, first + "\nb|update|2|land|Iceland|Malta"),
            (3, .notThere, first + "\nb|delete|2|||"), (3, .otherBefore, first + "\nb|update|1|land|Ireland|Malta"),
            (3, .otherBefore, first + "\nb|delete|1||{\"guest\":\"Bob\"}|"),
            (3, .blank, first + "\nb|update|1|||Malta"),
            (4, .scattered, first + "\nb|update|1|text||x\na|update|1|text|x|y"),
        ] as [(Int, Fault, String)])
    func badLines(line: Int, fault: Fault, lines: String) throws {
        guard case .badRevision("table.csv", let error) = try Self.error({ try $0.take(lines) }) else {
            Issue.record("another error")
            return
        }
        #expect(error.line == line)
        #expect("\(error.kind)".hasPrefix(fault.rawValue))
    }

    @Test("Times and changes that do not add up", arguments: ["2020-01-01T13:00:00Z", "yesterday"])
    func badTimes(time: String) throws {
        let table = RegisterFixture.table(Self.first + "\na|update|1|text||x").replacing(
            "2020-01-01T12:00:00Z,Ann,because of a,\"update", with: "\(time),Ann,because of a,\"update")
        guard case .badRevision(_, let error) = try Self.error({ try $0.take(table: table) }) else {
            Issue.record("another error")
            return
        }
        #expect(error.line == 3)
    }

    @Test func aTableWithoutAColumnOfTheMap() throws {
        let table = RegisterFixture.table(Self.first).replacing("after", with: "later")
        guard case .missingColumn(_, "after", _) = try Self.error({ try $0.take(table: table) }) else {
            Issue.record("another error")
            return
        }
    }

    @Test(
        "Bad maps are refused with a pointer to what is wrong",
        arguments: [
            ("", "{", "{{"), ("/job", "\"reg\"", "\"A Register\""), ("/colums", "\"columns\"", "\"colums\""),
            ("/columns/change", "\"change\": \"c\",", ""), ("/event/type", "visit.held", "visit.hold"),
            ("/event/data/vist", "\"visit\":", "\"vist\":"), ("/event/data/visit", "\"visit\": \"{record}\",", ""),
            ("/event/data/visitors/0/party", "\"party\": \"guest\"", "\"party\": \"host\""),
            ("/event/data/description", "{text}", "{text"), ("/parties/land/kind", "country", "kingdom"),
            ("/event/on/till", "\"to\": \"to\"", "\"till\": \"to\""), ("/source/kind", "\"kind\": \"dataset\",", ""),
        ])
    func badMaps(pointer: String, part: String, replacement: String) throws {
        var map = RegisterFixture.map
        let place = try #require(map.firstRange(of: part))
        map.replaceSubrange(place, with: replacement)
        guard case .unreadableMap("map.json", let error) = try Self.error({ try $0.take(Self.first, map: map) }) else {
            Issue.record("another error")
            return
        }
        #expect(error.pointer == pointer)
    }

    @Test("A row that makes no event is refused with its line")
    func aRowThatMakesNoEvent() throws {
        let fixture = try RegisterFixture()
        let map = RegisterFixture.map.replacing("{record}", with: "{code}")
        let error = #expect(throws: RecordingError.self) { try fixture.take(Self.first, map: map) }
        guard case .refused(let refusals) = error else {
            Issue.record("another error")
            return
        }
        #expect(refusals.map { $0.place?.line } == [2])
        #expect(refusals[0].problems.map(\.path) == ["/data/visit"])
    }
}
