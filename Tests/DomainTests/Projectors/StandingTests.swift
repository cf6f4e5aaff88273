import CanonicalJSON
import Testing

@testable import Domain

/// Roles and kinds of membership: what held before a change and what may have come of it are both told.
@Suite struct StandingTests {
    private static func changed(_ on: String, _ data: JSONObject) -> Told {
        var data = data
        data["member"] = "a"
        data["organisation"] = "o"
        return Told("membership.changed", on: on, .object(data))
    }

    private func membership(_ told: [Told]) throws -> MembershipTimeline {
        try #require(KnownEvents(telling: told).membership(of: PartyID("a"), in: PartyID("o")))
    }

    private func state(_ told: [Told], on day: String) throws -> MembershipState {
        let knowledge = try KnownEvents(telling: told)
        let states = StateBuilder(knowledge, on: DayRange(day)).states(of: [try membership(told)])
        return try #require(states.all.first?.content as? MembershipState)
    }

    @Test("A suspension in some month leaves both possible within it, and names both events")
    func suspension() throws {
        let membership = try membership([.joined("2000-01-01"), Self.changed("2010-06", ["status": "suspended"])])
        #expect(membership.answer(on: DayRange("2010-05-31")).short == "in-force")
        let during = try #require(membership.answer(on: DayRange("2010-06-15")))
        #expect(during.short == "in-force? else suspended")
        #expect(during.because == [Because(0, .start), Because(1, .changed)] && during.seqs == [0, 1])
        let after = try #require(membership.answer(on: DayRange("2010-07-01")))
        #expect(after.short == "suspended" && after.because == [Because(0, .start), Because(1, .changed)])
        #expect(after.since == DayRange("2000-01-01"))
    }

    @Test("So does the end of a suspension, the other way round")
    func reinstatement() throws {
        let membership = try membership([
            .joined("2000-01-01"), Self.changed("2005-01-01", ["status": "suspended"]),
            Self.changed("2010-06~", ["status": "full"]),
        ])
        #expect(membership.answer(on: DayRange("2009")).short == "suspended")
        let during = try #require(membership.answer(on: DayRange("2010-06-15")))
        #expect(during.status == Status.suspended && during.certainty == .possible)
        #expect(during.otherwise == Status.inForce && during.seqs == [0, 1, 2])
        #expect(membership.answer(on: DayRange("2012")).short == "in-force")
    }

    @Test("Of changes whose order nobody knows each may be the last")
    func unordered() throws {
        let told: [Told] = [
            .joined("2000-01-01"), Self.changed("2001", ["status": "suspended", "role": "chair"]),
            Self.changed("2001-06", ["status": "full", "role": "clerk"]),
        ]
        let answer = try #require(try membership(told).answer(on: DayRange("2002-01-01")))
        #expect(answer.short == "in-force? else suspended" && Set(answer.because.map(\.seq)) == [0, 1, 2])
        let state = try state(told, on: "2002-01-01")
        #expect(state.standing == nil && Set(state.possibleStandings) == [.full, .suspended])
        #expect(state.role == nil && Set(state.possibleRoles) == ["chair", "clerk"])
        let ordered: [Told] = [told[0], told[1], Self.changed("2002-06", ["status": "full"])]
        #expect(try membership(ordered).answer(on: DayRange("2003")).short == "in-force")
    }

    @Test("Of two changes on one day each may be the last, and what both follow is neither")
    func oneDay() throws {
        let told: [Told] = [
            .joined("2000-01-01"), Self.changed("2001-01-01", ["status": "observer"]),
            Self.changed("2002-05-05", ["status": "suspended"]), Self.changed("2002-05-05", ["status": "full"]),
        ]
        #expect(try membership(told).answer(on: DayRange("2002-05-05")).short == "in-force? else suspended")
        let state = try state(told, on: "2003-01-01")
        #expect(state.standing == nil && Set(state.possibleStandings) == [.full, .suspended])
        let reversed = try membership([told[0], told[1], told[3], told[2]])
        #expect(reversed.answer(on: DayRange("2002-05-05")).short == "in-force? else suspended")
    }

    @Test("A new stay begins without the role and the kind of the one before")
    func newStay() throws {
        let told: [Told] = [
            .joined("1990-01-01"), Self.changed("1995-01-01", ["status": "suspended", "role": "chair"]),
            .left("1998-01-01"), .joined("2000-01-01"),
        ]
        #expect(try membership(told).answer(on: DayRange("1996")).short == "suspended")
        #expect(try membership(told).answer(on: DayRange("2001")).short == "in-force")
        let state = try state(told, on: "2001")
        #expect(state.role == nil && state.standing == nil && state.possibleRoles == [])
    }

    @Test("What was seen on a day may have been so before, and ended what came before it")
    func affirmed() throws {
        let told: [Told] = [
            Told.joined("1990-01-01").with(["status": "suspended"]), Told.seen("1995-05-05").with(["status": "full"]),
        ]
        #expect(try membership(told).answer(on: DayRange("1994")).short == "suspended? else in-force")
        let after = try #require(try membership(told).answer(on: DayRange("1996")))
        #expect(after.short == "in-force" && after.because.contains(Because(1, .changed)))
        let explained = told + [Self.changed("1993-01-01", ["status": "full"])]
        #expect(try membership(explained).answer(on: DayRange("1992")).short == "suspended")
    }

    @Test("What was only possible stays so, with what it is otherwise")
    func possibleMembership() throws {
        let membership = try membership([.joined("2010-06"), Self.changed("2010-06", ["status": "suspended"])])
        let answer = try #require(membership.answer(on: DayRange("2010-06-15")))
        #expect(answer.certainty == .possible && answer.otherwise == Status.none)
        #expect(answer.because.contains(Because(1, .changed)))
    }

    @Test("A change between kinds that are none of them suspended leaves the status certain, and is told")
    func kinds() throws {
        let told: [Told] = [
            .joined("2000-01-01"), Self.changed("2001-01-01", ["status": "observer", "role": "guest"]),
            Self.changed("2010-06", ["status": "full", "role": "chair"]),
        ]
        #expect(try membership(told).answer(on: DayRange("2010-06-15")).short == "in-force")
        let before = try state(told, on: "2010-05-01")
        #expect(before.standing == .observer && before.possibleStandings == [] && before.possibleRoles == [])
        let during = try state(told, on: "2010-06-15")
        #expect(during.standing == .observer && during.possibleStandings == [.full])
        #expect(during.role == "guest" && during.possibleRoles == ["chair"])
        #expect(during.details.map(\.text) == ["observer member", "perhaps full by then", "perhaps as chair by then"])
        let after = try state(told, on: "2010-07-01")
        #expect(after.standing == .full && after.role == "chair" && after.possibleRoles == [])
    }

    @Test("On days of which a change falls on one, both kinds may be meant")
    func span() throws {
        let told: [Told] = [.joined("2000-01-01"), Self.changed("2010-06-10", ["status": "suspended"])]
        #expect(try membership(told).answer(on: DayRange("2010")).short == "in-force? else suspended")
        #expect(try state(told, on: "2010").possibleStandings == [.suspended])
    }
}
