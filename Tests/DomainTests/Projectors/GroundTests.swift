import CanonicalJSON
import ExtendedDateTime
import Testing

@testable import Domain

/// What rests on nothing but retracted sources makes nothing certain, and may yet be so.
@Suite struct GroundTests {
    /// Sources `s` and `t`, of which the first is retracted, and `copy` of it.
    private static let forged: [Told] = [
        Told.source("s").with(id: "s"), .source("t"), .source("copy", derivedFrom: "s"), .retracted("s"),
    ]

    private func stay(_ told: [Told], on day: String, retracted: Bool = true) throws -> StatusAnswer? {
        let ground = retracted ? Self.forged : Array(Self.forged.dropLast())
        return try KnownEvents(telling: ground + told).stay?.answer(on: DayRange(day))
    }

    private func short(_ told: [Told], on day: String, retracted: Bool = true) throws -> String {
        try stay(told, on: day, retracted: retracted).short
    }

    private static func joined(_ on: String, _ sources: String...) -> Told { .joined(on).citing(sources) }
    private static func left(_ on: String, _ sources: String...) -> Told { .left(on).citing(sources) }
    private static func seen(_ on: String, _ sources: String...) -> Told { .seen(on).citing(sources) }

    @Test("Alone, it is possible from its day on, and says why")
    func alone() throws {
        let told = [Self.joined("1999-01-01", "s")]
        #expect(try short(told, on: "2005", retracted: false) == "in-force")
        let answer = try #require(try stay(told, on: "2005"))
        #expect(answer.short == "in-force? else none")
        #expect(answer.because == [Because(4, .groundless)])
        #expect(try stay(told, on: "1998") == nil)
    }

    @Test(
        "Another source bears it, or none was ever named",
        arguments: [[joined("1999-01-01", "s", "t")], [joined("1999-01-01")], [joined("1999-01-01", "t")]])
    func borne(told: [Told]) throws { #expect(try short(told, on: "2005") == "in-force") }

    @Test("A copy of what was retracted bears nothing either")
    func copies() throws {
        #expect(try short([Self.joined("1999-01-01", "copy")], on: "2005") == "in-force? else none")
        #expect(try short([Self.joined("1999-01-01", "copy", "t")], on: "2005") == "in-force")
    }

    @Test("Another claim of the same moment stands, and as it stood: the one without ground still makes it less sure")
    func rivals() throws {
        let told = [Self.joined("2000-01-01", "t"), Self.joined("2010-01-01", "s")]
        #expect(try short(told, on: "2005") == "in-force? else none")
        #expect(try short(told, on: "2011") == "in-force")
        #expect(try short([told[0], Self.joined("2000-01-01", "s")], on: "2005") == "in-force")
    }

    @Test("What only agrees with what has ground is no reason, and its rule says why")
    func agreeing() throws {
        let told = [Self.joined("2000-01-01", "t"), Self.joined("2000-01-01", "s")]
        let answer = try #require(try stay(told, on: "2005"))
        #expect(answer.because == [Because(4, .start)] && answer.applied.contains(Because(5, .groundless)))
    }

    @Test("Without ground no vague date is made exact")
    func narrowing() throws {
        let told = [Self.joined("2000", "t"), Self.joined("2000-03-01", "s")]
        #expect(try short(told, on: "2000-06-01", retracted: false) == "in-force")
        #expect(try short(told, on: "2000-06-01") == "in-force? else none")
        #expect(try short(told, on: "2001") == "in-force")
    }

    @Test("An end without ground leaves both possible, before it nothing changes")
    func ends() throws {
        let told = [Self.joined("2000-01-01", "t"), Self.left("2010-01-01", "s")]
        #expect(try short(told, on: "2005") == "in-force")
        #expect(try short(told, on: "2015") == "in-force? else ended")
        #expect(try short(told, on: "2015", retracted: false) == "ended")
        let answer = try #require(try stay(told, on: "2015"))
        #expect(answer.because == [Because(5, .groundless)])
    }

    @Test("Where the end has ground, a start without any lies somewhere before it")
    func starts() throws {
        let told = [Self.joined("2000-01-01", "s"), Self.left("2010-01-01", "t")]
        #expect(try short(told, on: "2005") == "in-force? else none" && stay(told, on: "1990") == nil)
        #expect(try short(told, on: "2011") == "ended")
        let seen = [Self.joined("2000-01-01", "s"), Self.seen("2003-01-01", "t")]
        #expect(try short(seen, on: "2003-01-01") == "in-force" && short(seen, on: "2001") == "in-force? else none")
    }

    @Test("Seen without ground, it is neither certain since then nor not ended by then")
    func affirmations() throws {
        let told = [Self.joined("2000", "t"), Self.seen("2000-03-01", "s")]
        #expect(try short(told, on: "2000-06-01") == "in-force? else none")
        let only = [Self.seen("2000-03-01", "s")]
        #expect(try short(only, on: "2005", retracted: false) == "in-force")
        #expect(try stay(only, on: "2005")?.certainty == .possible)
    }

    @Test("The end of a party without ground ends what it took part in possibly")
    func partyEnd() throws {
        let told = [Self.joined("2000-01-01", "t"), Told.partyEnded("a", "2010-01-01").citing(["s"])]
        #expect(try short(told, on: "2005") == "in-force" && short(told, on: "2015") == "in-force? else ended")
    }

    @Test("A correction that rests on it alone leaves what it corrects without ground")
    func corrections() throws {
        let told: [Told] = [
            Self.joined("2000-01-01", "t").with(id: "in"), Told.corrected("in", ["/on": "1990-01-01"]).citing(["s"]),
        ]
        #expect(try short(told, on: "1995", retracted: false) == "in-force")
        #expect(try short(told, on: "1995") == "in-force? else none")
    }

    @Test("A correction's sources bear what it says")
    func correctionsBear() throws {
        let told: [Told] = [
            Self.joined("2000-01-01", "s").with(id: "in"), Told.corrected("in", ["/on": "1990-01-01"]).citing(["t"]),
        ]
        #expect(try short(told, on: "1995") == "in-force")
    }

    @Test("A changed role, a meeting and a treaty in force are possible at most")
    func otherKinds() throws {
        let changed = Told(
            "membership.changed", on: "2005-01-01", ["member": "a", "organisation": "o", "status": "suspended"])
        let told = [Self.joined("2000-01-01", "t"), changed.citing(["s"])]
        #expect(try short(told, on: "2006") == "in-force? else suspended")
        let met = Told("meeting.held", on: "2005-01-01", id: "m", ["participants": [["party": "a"]]]).citing(["s"])
        let meeting = try KnownEvents(telling: Self.forged + [met]).contact(.encounter(EventID("m")))
        #expect(meeting?.answer(on: DayRange("2006"))?.short == "held? else none")
        let treaty = try KnownEvents(telling: Self.forged + [.bilateral(), Told.signed("2000-01-01").citing(["s"])])
        #expect(treaty.treaty(on: "2006").hasPrefix("in-force?"))
        let visit = Told("visit.held", on: "2005-01-01", ["visit": "v"]).citing(["s"])
        let held = try KnownEvents(telling: Self.forged + [visit]).visit(VisitID("v"))?.answer(on: DayRange("2006"))
        #expect(held?.short == "held? else none")
    }

    @Test("A correction that names other sources is itself borne, or leaves what it corrects without ground")
    func laundering() throws {
        let told: [Told] = [
            Self.joined("2000-01-01", "s").with(id: "in"),
            Told.corrected("in", ["/sources": [["source": "t"]]]).citing(["s"]),
        ]
        #expect(try short(told, on: "2005") == "in-force? else none")
    }

    @Test("A preference without ground settles nothing")
    func preferences() throws {
        let told: [Told] = [
            Self.joined("2000-01-05", "t").with(id: "x"), Self.joined("2000-02-03").with(id: "y"),
            Told.preferred("x", over: "y").citing(["s"]),
        ]
        #expect(try short(told, on: "2000-01-20", retracted: false) == "in-force")
        #expect(try short(told, on: "2000-01-20") == "in-force? else none")
    }

    @Test("An answer that is only possible names what has no ground, whatever bound decides")
    func reasons() throws {
        let told = [Self.joined("2000-03-01", "s"), Self.left("2005-01-01", "t")]
        let knowledge = try KnownEvents(telling: Self.forged + told)
        let state = try #require(StateBuilder(knowledge, on: DayRange("2003")).states { _ in true }.all.first)
        #expect(state.answer.because.contains(Because(4, .groundless)))
        #expect(state.answer.because.contains(Because(3, .sourceRetracted)))
    }

    @Test("A source that is registered anew bears what it says again")
    func anew() throws {
        let told = [Self.joined("1999-01-01", "s"), .source("s")]
        #expect(try short(told, on: "2005") == "in-force")
        #expect(try KnownEvents(telling: Self.forged).retractions(of: SourceID("s")) == [3])
        #expect(try KnownEvents(telling: Self.forged).retractions(of: SourceID("copy")) == [3])
        #expect(try KnownEvents(telling: Self.forged).retractions(of: SourceID("t")) == [])
    }
}

extension Told {
    fileprivate func citing(_ sources: [String]) -> Told {
        var told = self
        told.sources = sources
        return told
    }
}
