import Testing

@testable import Domain

/// A withdrawal by somebody who is no party once ended a bilateral agreement, and a suspension by one made it a party that
/// had never signed, so that nothing was in force.
@Suite struct OutsiderTests {
    private let signed: [Told] = [.bilateral(), .signed("2000-01-01")]

    private static let acts: [Told] = [
        .ended("2005-01-01", "withdrawal", "c"), .ended("2005-01-01", nil, "c"), .ended("2005-01-01", "void", "c"),
        .suspended("2005-01-01", "c"), .resumed("2005-01-01", "c"), .affirmed("ended", "2005-01-01", "c"),
        .affirmed("suspended", "2005-01-01", "c"),
    ]

    @Test(arguments: acts.indices)
    func `what an outsider does to a bilateral agreement changes nothing, and is named`(index: Int) throws {
        let knowledge = try KnownEvents(telling: signed + [Self.acts[index]])
        for day in ["1999", "2004", "2006"] {
            #expect(try knowledge.treaty(on: day) == KnownEvents(telling: signed).treaty(on: day))
        }
        #expect(knowledge.treaty?.parties.map(\.text) == ["a", "b"])
        #expect(knowledge.treaty?.disregarded == [Because(2, .noParty)])
    }

    @Test func `a word that an outsider had not withdrawn affirms nothing`() throws {
        let knowledge = try KnownEvents(telling: [
            .bilateral(), Told.ended("2005-01-01", "withdrawal", "c").only("negated"),
        ])
        #expect(knowledge.treaty(on: "2005-01-01") == "none")
        #expect(knowledge.treaty?.disregarded == [])
    }

    @Test func `taking back what an outsider ended starts nothing anew`() throws {
        let revocation = Told.affirmed("in-force", "2006-01-01").with(["revokes": "e2"])
        let knowledge = try KnownEvents(telling: signed + [.ended("2005-01-01", "withdrawal", "c"), revocation])
        #expect(knowledge.treaty?.answer(on: DayRange("2007"))?.since == DayRange("2000-01-01"))
        #expect(knowledge.treaty(on: "2005-06-01") == "in-force")
    }

    @Test func `a withdrawal counts from the moment on which the party is known to be one`() throws {
        let withdrawal = Told.ended("2005-01-01", "withdrawal", "c")
        #expect(try KnownEvents(telling: signed + [withdrawal]).treaty(on: "2006") == "in-force")
        let known = try KnownEvents(telling: signed + [withdrawal, .merged("c", into: "b")])
        #expect(known.treaty(on: "2006") == "ended")
        #expect(known.treaty?.disregarded == [])
    }

    private static let joinings: [Told] = [
        .consented("2005-01-01", "c"), .signed("2005-01-01", by: ["c"]), .entered("2005-01-01", "c"),
        .affirmed("signed", "2005-01-01", "c"), .signed("2005-01-01", by: ["c", "d"]),
    ]

    @Test(arguments: joinings.indices)
    func `nobody joins what two others share`(index: Int) throws {
        let act = Self.joinings[index]
        for told in [
            signed + [act], [signed[0], act, signed[1]], signed + [act, .ended("2007-01-01", "withdrawal", "c")],
        ] {
            let knowledge = try KnownEvents(telling: told)
            for day in ["1999", "2002", "2006", "2010"] {
                #expect(try knowledge.treaty(on: day) == KnownEvents(telling: signed).treaty(on: day))
                #expect(knowledge.part(of: "c", on: day) == "none")
            }
            #expect(knowledge.treaty?.parties.map(\.text) == ["a", "b"])
            #expect(knowledge.treaty?.disregarded.isEmpty == false)
        }
    }

    @Test func `of a signature beside an outsider's those of the parties count`() throws {
        let knowledge = try KnownEvents(telling: [.bilateral(), .signed("2000-01-01", by: ["a", "b", "c"])])
        #expect(knowledge.treaty(on: "2001") == "in-force")
        #expect(knowledge.treaty?.parties.map(\.text) == ["a", "b"])
        #expect(knowledge.treaty?.disregarded == [Because(1, .noParty)])
    }

    @Test func `a correction of the parties makes an outsider of whoever is left out`() throws {
        let told = signed + [.ended("2005-01-01", "withdrawal", "b")]
        #expect(try KnownEvents(telling: told).treaty(on: "2006") == "ended")
        let known = try KnownEvents(telling: told + [.corrected("e0", ["/data/parties/1": "d"])])
        #expect(known.treaty(on: "2006") == "in-force")
    }

    @Test func `in a multilateral agreement a withdrawal tells of a part that nobody recorded`() throws {
        let knowledge = try KnownEvents(telling: [.multilateral(["a", "b"]), .ended("2005-01-01", "withdrawal", "d")])
        #expect(knowledge.part(of: "d", on: "2006") == "ended")
        #expect(knowledge.treaty?.disregarded == [])
    }
}
