import CanonicalJSON
import Testing

@testable import Domain

/// What is said to have begun after the end of whoever it is of: one of the two events is not so.
@Suite struct EndedPartyTests {
    private static let beginnings: [(Told, String)] = [
        (.joined("2005-01-01"), "membership"),
        (Told("office.assumed", on: "2005-01-01", ["person": "a", "office": "mayor", "of": "o"]), "office"),
        (.signed("2005-01-01"), "treaty"),
    ]

    private func membership(_ told: [Told]) throws -> MembershipTimeline {
        try #require(KnownEvents(telling: told).membership(of: PartyID("a"), in: PartyID("o")))
    }

    private func answer(_ what: String, _ told: [Told], on day: String) throws -> StatusAnswer? {
        let knowledge = try KnownEvents(telling: told)
        let days = DayRange(day)
        let mayor = Office(person: PartyID("a"), title: "mayor", of: PartyID("o"), accreditedTo: nil)
        switch what {
        case "membership": return knowledge.membership(of: PartyID("a"), in: PartyID("o"))?.answer(on: days)
        case "office": return knowledge.office(mayor)?.answer(on: days)
        default: return knowledge.treaty?.answer(on: days)
        }
    }

    @Test("It is possible at most, says why, and is a finding", arguments: beginnings.indices)
    func beganAfter(index: Int) throws {
        let (beginning, what) = Self.beginnings[index]
        let told: [Told] = [.bilateral(), beginning, .partyEnded("a", "2001-01-01")]
        let answer = try #require(try answer(what, told, on: "2010"))
        #expect(answer.certainty == .possible && answer.status == Status.inForce)
        #expect(answer.because.contains(Because(2, .partyEnded)) && answer.seqs.contains(1) && answer.seqs.contains(2))
        #expect(try self.answer(what, told, on: "2003") == nil)
        let before: [Told] = [.bilateral(), beginning, .partyEnded("a", "2020-01-01")]
        #expect(try self.answer(what, before, on: "2010")?.certainty == .certain)
    }

    @Test("The end on a vague day contradicts only what began for certain behind all of it")
    func vague() throws {
        for (on, isContradicted) in [("2005-06-01", false), ("2005-12-31", false), ("2006-01-01", true)] {
            let findings = try membership([.joined(on), .partyEnded("a", "2005")]).ladder.findings
            #expect(findings.map(\.kind) == (isContradicted ? [.beganAfterItsParty] : []), "\(on)")
        }
    }

    @Test("A stay that had ended before the party did is left alone, and so is the finding of it")
    func earlierStay() throws {
        let told: [Told] = [
            .joined("1990-01-01"), .left("1995-01-01"), .joined("2005-01-01"), .partyEnded("a", "2001-01-01"),
        ]
        let membership = try membership(told)
        #expect(membership.answer(on: DayRange("1992")).short == "in-force")
        #expect(membership.answer(on: DayRange("1999")).short == "ended")
        #expect(membership.answer(on: DayRange("2010")).short == "in-force? else ended")
        #expect(membership.ladder.findings == [Finding(kind: .beganAfterItsParty, seqs: [2, 3])])
    }

    @Test("What was only seen outside of every stay ends with its party, too")
    func seenAlone() throws {
        let told: [Told] = [.left("1990-01-01"), .seen("2000-05-05"), .partyEnded("a", "2005-01-01")]
        let membership = try membership(told)
        #expect(membership.answer(on: DayRange("2000-05-05")).short == "in-force")
        #expect(membership.answer(on: DayRange("2004-12-31")).short == "in-force")
        #expect(membership.answer(on: DayRange("2005-01-01")).short == "ended")
    }

    @Test("Whoever was seen had not ended, so that an earlier stay did not end with it")
    func notBeforeItWasSeen() throws {
        let told: [Told] = [
            .joined("1990-01-01"), .left("2003-01-01"), .seen("2004-05-05"),
            .partyEnded("a", "[2002-01-01..2005-12-31]"),
        ]
        let membership = try membership(told)
        #expect(membership.answer(on: DayRange("2002-12-31")).short == "in-force")
        #expect(membership.answer(on: DayRange("2004-05-05")).short == "in-force")
        #expect(membership.answer(on: DayRange("2006-01-01")).short == "ended")
    }
}
