import CanonicalJSON
import Testing

@testable import Domain

/// A membership type that has moved on twice. Version 1 called the organisation `body` and the role `rank`; version 2
/// renamed the first, version 3 the second.
private struct Joined: MembershipEvent {
    static let type = MembershipJoined.type
    static let word = MembershipJoined.word
    static let summary = MembershipJoined.summary
    static let occurrence = MembershipJoined.occurrence
    static let upcasters: [Upcaster] = [
        { Joined.renaming("body", to: "organisation", in: $0) }, { Joined.renaming("rank", to: "role", in: $0) },
    ]
    static let (fields, definition) = define(Joined.self)

    let member: Field<PartyID>
    let organisation: Field<PartyID>
    let role: Field<String?>

    init(_ shape: inout Shape) {
        member = shape.argument("member", "The member.")
        organisation = shape.argument("organisation", "The organisation.")
        role = shape.field("role", "Its role.")
    }

    static func sentence(for event: TypedEvent<Self>, _ names: Names) -> String { names[event.member] }

    @Sendable private static func renaming(_ old: String, to new: String, in data: JSONObject) -> JSONObject {
        var data = data
        if let value = data[old] { data[new] = value }
        data[old] = nil
        return data
    }

    static func named(_ type: UnsafeBufferPointer<UInt8>) -> Definition? {
        type.elementsEqual(Self.type.utf8) ? definition : EventTypes.named(type)
    }
}

/// Lines that were stored before their type moved on, read by a program that knows the later version.
@Suite struct UpcastingTests {
    private static let first: JSON = ["member": "a", "body": "o", "rank": "chair"]
    private static let second: JSON = ["member": "a", "organisation": "o", "rank": "chair"]
    private static let third: JSON = ["member": "a", "organisation": "o", "role": "chair"]

    private func line(_ data: JSON, version: Int, seq: Int = 0) -> JSON {
        [
            "by": "a test", "data": data, "id": .string("e\(seq)"), "on": "2000-01-01",
            "recorded": "2024-12-31T12:00:00.000Z", "seq": .integer(seq), "type": "membership.joined",
            "v": .integer(version), "via": "tests",
        ]
    }

    private func event(_ data: JSON, version: Int) throws -> Event {
        try Event(JSONDocument(line(data, version: version).canonicalBytes), Joined.named)
    }

    @Test func `the version of a type is one more than the times it has moved on`() {
        #expect(Joined.definition.version == 3)
        #expect(EventTypes.all.allSatisfy { $0.version == $0.upcasters.count + 1 })
    }

    @Test(arguments: [(first, 1), (second, 2), (third, 3)])
    func `a line of any version is read in the words of the last one`(data: JSON, version: Int) throws {
        let event = try event(data, version: version)
        #expect(event[Joined.self].organisation.text == "o")
        #expect(event[Joined.self].role == "chair")
        #expect(event.definition === Joined.definition)
        #expect(event.current.json["data"] == Self.third)
        #expect(event.current.json["v"] == 3)
    }

    @Test(arguments: [(first, 1), (second, 2), (third, 3)])
    func `the stored line stays as it is`(data: JSON, version: Int) throws {
        let event = try event(data, version: version)
        #expect(event.line.bytes == line(data, version: version).canonicalBytes)
        #expect(try Draft(of: event).document.root.json["data"] == data)
    }

    @Test func `states, names and references follow from it as from a line of the last version`() throws {
        let event = try event(Self.first, version: 1)
        let stay = KnownEvents([event]).stay
        #expect(stay?.answer(on: DayRange("2000-01-01")).short == "in-force")
        #expect(stay?.roles.map(\.value) == ["chair"])
        #expect(Mention.all(in: event).map(\.path) == ["/data/member", "/data/organisation"])
    }

    @Test func `a line that has not the form of its own version is not applied`() throws {
        #expect(try event(Self.first, version: 2).definition == nil)
        #expect(try event(Self.third, version: 1).definition != nil, "names that stay are no fault")
        #expect(try event(["member": "a", "rank": "chair"], version: 1).definition == nil)
        #expect(try event("none", version: 1).definition == nil)
    }

    @Test func `a line of a newer version is kept and not applied`() throws {
        let newer = try event(Self.third, version: 4)
        #expect(newer.definition == nil)
        #expect(newer.current.json == newer.line.root.json)
        #expect(KnownEvents([newer]).notApplied.map(\.seq) == [0])
    }

    @Test func `a correction leads into the line as it was stored`() throws {
        let stored = try event(Self.first, version: 1)
        let correction = try Told.corrected("e0", ["/data/body": "p"]).event(at: 1)
        let corrected = stored.rewritten(by: [correction], Joined.named)
        #expect(corrected[Joined.self].organisation.text == "p")
        #expect(corrected.line.root.json["v"] == 1)
        let astray = try Told.corrected("e0", ["/data/colour": "red"]).event(at: 1)
        #expect(stored.rewritten(by: [astray], Joined.named).definition == nil)
    }

    @Test func `a draft is checked in its own version`() throws {
        func problems(_ data: JSON, _ version: Int) throws -> [String] {
            var draft = line(data, version: version).object ?? JSONObject()
            for key in Envelope.logKeys { draft[key] = nil }
            let document = try JSONDocument(JSON.object(draft).canonicalBytes)
            return Validation.problems(in: document.root, Joined.named).map(\.path)
        }
        #expect(try problems(Self.first, 1) == [])
        #expect(try problems(Self.second, 2) == [])
        #expect(try problems(Self.third, 3) == [])
        #expect(try problems(Self.first, 2) == ["/data/body", "/data/organisation"])
        #expect(try problems(["member": "a"], 1) == ["/data/organisation"])
        #expect(try problems("none", 1) == ["/data"])
        #expect(try problems(Self.third, 4) == ["/v"])
    }

    @Test func `a draft that names no version is of the first`() throws {
        let draft = try Draft(["type": "membership.joined", "on": "2000", "data": Self.first], recorder: "a test")
        #expect(draft.document.root.json["v"] == 1)
    }

    @Test func `what the program writes names the version, but for the first`() {
        #expect(Joined.definition.namedVersion == 3)
        #expect(Joined.definition.example["v"] == 3)
        #expect(MembershipJoined.definition.namedVersion == nil)
    }
}
