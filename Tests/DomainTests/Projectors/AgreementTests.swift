import Testing

@testable import Domain

/// What each event of an agreement does to its state, line by line of docs/MODEL.md, section 18.
@Suite struct BilateralAgreementTests {
    @Test func `a registration gives no state`() throws {
        #expect(try KnownEvents(telling: [.bilateral()]).treaty(on: "2020") == "none")
    }

    @Test func `a proposal is a state of the whole`() throws {
        let knowledge = try KnownEvents(telling: [.bilateral(), .proposed("2000-01-01")])
        #expect(knowledge.treaty(on: "2001") == "proposed")
        #expect(knowledge.part(of: "a", on: "2001") == "none")
    }

    @Test func `a signature with no word of its effect is presumed definitive, and the answer names the rule`() throws {
        let knowledge = try KnownEvents(telling: [.bilateral(), .signed("2000-01-01")])
        #expect(knowledge.treaty(on: "1999") == "none")
        #expect(knowledge.treaty(on: "2000-01-01") == "in-force")
        let answer = knowledge.treaty?.answer(on: DayRange("2001"))
        #expect(answer?.because == [Because(1, .presumedDefinitive)])
    }

    @Test(arguments: ["treaty", "convention"])
    func `no effect is presumed of a treaty or a convention`(kind: String) throws {
        #expect(try KnownEvents(telling: [.bilateral(kind), .signed("2000-01-01")]).treaty(on: "2001") == "signed")
    }

    @Test(arguments: [("definitive", "in-force"), ("subject-to-approval", "signed"), ("ad-referendum", "signed")])
    func `a stated effect is what it says`(effect: String, status: String) throws {
        let knowledge = try KnownEvents(telling: [.bilateral("treaty"), .signed("2000-01-01", effect: effect)])
        #expect(knowledge.treaty(on: "2001") == status)
    }

    @Test func `it is in force when both have signed`() throws {
        let knowledge = try KnownEvents(telling: [
            .bilateral(), .signed("2000-01-01", by: ["a"]), .signed("2001-01-01", by: ["b"]),
        ])
        #expect(knowledge.treaty(on: "2000-06-01") == "signed")
        #expect(knowledge.part(of: "a", on: "2000-06-01") == "in-force")
        #expect(knowledge.treaty(on: "2001-01-01") == "in-force")
        #expect(knowledge.treaty?.answer(on: DayRange("2002"))?.since == DayRange("2001-01-01"))
    }

    @Test func `consent puts a bilateral treaty into force, the later of the two`() throws {
        let knowledge = try KnownEvents(telling: [
            .bilateral("treaty"), .signed("2000-01-01"), .consented("2001-01-01", "a"), .consented("2002-01-01", "b"),
        ])
        #expect(knowledge.treaty(on: "2000-06-01") == "signed")
        #expect(knowledge.treaty(on: "2001-06-01") == "consented")
        #expect(knowledge.treaty(on: "2002-01-01") == "in-force")
    }

    @Test func `approval by a council is a note`() throws {
        let note = Told.consented("2001-01-01", "a").with(["mode": "council-approval"])
        let knowledge = try KnownEvents(telling: [.bilateral("treaty"), .signed("2000-01-01"), note])
        #expect(knowledge.part(of: "a", on: "2002") == "signed")
    }

    @Test func `an entry into force replaces every presumption`() throws {
        let knowledge = try KnownEvents(telling: [.bilateral(), .signed("2000-01-01"), .entered("2001-01-01")])
        #expect(knowledge.treaty(on: "2000-06-01") == "signed")
        #expect(knowledge.treaty(on: "2001-01-01") == "in-force")
        #expect(knowledge.treaty?.conflicts.isEmpty == true)
        #expect(knowledge.part(of: "b", on: "2001-01-01") == "in-force")
    }

    /// An entry told of a party's return says nothing of the time before it left, although one entry replaces every
    /// presumption elsewhere (docs/MODEL.md, section 20).
    @Test func `an entry told of the second spell leaves the presumption for the first`() throws {
        let knowledge = try KnownEvents(telling: [
            .bilateral(), .signed("1990-01-01"), .ended("1995-01-01"), .signed("1999-01-01"), .entered("2000-01-01"),
        ])
        #expect(knowledge.treaty(on: "1992") == "in-force")
        #expect(knowledge.treaty(on: "1997") == "ended")
        #expect(knowledge.treaty(on: "1999-06-01") == "signed")
        #expect(knowledge.treaty(on: "2001") == "in-force")
    }

    @Test func `the withdrawal of one ends a bilateral agreement, and the answer names the rule`() throws {
        let knowledge = try KnownEvents(telling: [
            .bilateral(), .signed("2000-01-01"), .ended("2005-01-01", "withdrawal", "a"),
        ])
        #expect(knowledge.treaty(on: "2004") == "in-force")
        #expect(knowledge.treaty(on: "2005-01-01") == "ended")
        #expect(knowledge.part(of: "b", on: "2006") == "ended")
        let answer = knowledge.treaty?.answer(on: DayRange("2006"))
        #expect(answer?.because == [Because(2, .bilateralWithdrawal)])
        #expect(answer.map { knowledge.endingDetails(of: $0).mode?.value } == "withdrawal")
    }

    @Test func `seen ended is an ending on or before that day`() throws {
        let knowledge = try KnownEvents(telling: [
            .bilateral(), .signed("2000-01-01"), .affirmed("ended", "2005-06-01"),
        ])
        #expect(knowledge.treaty(on: "2003") == "in-force? else ended")
        #expect(knowledge.treaty(on: "2005-06-01") == "ended")
    }

    @Test func `seen in force needs no known signing`() throws {
        let knowledge = try KnownEvents(telling: [.bilateral(), .affirmed("in-force", "2005-06-01")])
        #expect(knowledge.treaty(on: "2004") == "in-force? else none")
        #expect(knowledge.treaty(on: "2005-06-01") == "in-force")
    }

    @Test func `a source that denies the ending affirms`() throws {
        let knowledge = try KnownEvents(telling: [
            .bilateral(), .signed("2000"), .ended("2000-06-01").only("negated"),
        ])
        #expect(knowledge.treaty(on: "2000-06-01") == "in-force")
        #expect(knowledge.treaty?.answer(on: DayRange("2001"))?.evidence == [2])
    }

    @Test func `an amendment, a declaration and a statement change no state`() throws {
        let knowledge = try KnownEvents(telling: [
            .bilateral("treaty"), Told("agreement.amended", on: "2001", ["agreement": "x", "what": "a word"]),
            Told("agreement.declared", on: "2001", ["agreement": "x", "party": "a", "kind": "withdrawal"]),
        ])
        #expect(knowledge.treaty(on: "2002") == "none")
    }

    @Test func `lines with a modality change nothing`() throws {
        let knowledge = try KnownEvents(telling: [
            .bilateral(), .signed("2000").only("planned"), .entered("2000").only("claimed"),
        ])
        #expect(knowledge.treaty(on: "2002") == "none")
    }
}

@Suite struct RevocationTests {
    private func told(revokedOn day: String) -> [Told] {
        [
            .bilateral(), .signed("2000-01-01"), .ended("2005-01-01").with(id: "notice"),
            Told.affirmed("in-force", day).with(["revokes": "notice"]),
        ]
    }

    @Test func `an ending revoked before it took effect never counted`() throws {
        let knowledge = try KnownEvents(telling: told(revokedOn: "2004-06-01"))
        #expect(knowledge.treaty(on: "2004-12-31/2006-01-01") == "in-force")
        #expect(knowledge.treaty?.whole.spells.last?.ends.isEmpty == true)
    }

    @Test func `an ending revoked later stops counting from then`() throws {
        let knowledge = try KnownEvents(telling: told(revokedOn: "2006-01-01"))
        #expect(knowledge.treaty(on: "2004") == "in-force")
        #expect(knowledge.treaty(on: "2005-06-01") == "ended")
        #expect(knowledge.treaty(on: "2006-01-01") == "in-force")
        #expect(knowledge.treaty?.answer(on: DayRange("2007"))?.because == [Because(3, .revoked)])
    }

    @Test func `a revocation on vague days leaves both possible`() throws {
        let knowledge = try KnownEvents(telling: told(revokedOn: "[2004-06-01..2005-06-01]"))
        #expect(knowledge.treaty(on: "2005-03-01").hasPrefix("in-force?"))
        #expect(knowledge.treaty(on: "2005-06-01") == "in-force")
    }

    @Test func `a revocation of nothing known is an affirmation`() throws {
        let knowledge = try KnownEvents(telling: told(revokedOn: "2006-01-01") + [.retracted("notice")])
        #expect(knowledge.treaty(on: "2005-06-01") == "in-force")
    }

    @Test func `the revocation of a withdrawal concerns the party that withdrew`() throws {
        let knowledge = try KnownEvents(telling: [
            .multilateral(), .entered("2000-01-01", "a"), .entered("2000-01-01", "b"),
            Told.ended("2005-01-01", "withdrawal", "a").with(id: "notice"),
            Told.affirmed("in-force", "2004-06-01").with(["revokes": "notice"]),
        ])
        #expect(knowledge.part(of: "a", on: "2006") == "in-force")
    }
}

@Suite struct TermTests {
    @Test func `after the term it holds possibly, not certainly`() throws {
        let knowledge = try KnownEvents(telling: [.bilateral(until: "2004-12-31"), .signed("2000-01-01")])
        #expect(knowledge.treaty(on: "2004-12-31") == "in-force")
        #expect(knowledge.treaty(on: "2005-01-01") == "in-force? else ended")
        #expect(knowledge.treaty?.answer(on: DayRange("2006"))?.because == [Because(0, .termExpired)])
        #expect(knowledge.part(of: "a", on: "2005-01-01") == "in-force? else ended")
    }

    @Test func `a renewal moves the term from its day, or takes it away`() throws {
        let told: [Told] = [
            .bilateral(until: "2004-12-31"), .signed("2000-01-01"), .renewed("2006-01-01", until: "2010-12-31"),
        ]
        #expect(try KnownEvents(telling: told).treaty(on: "2005-06-01") == "in-force? else ended")
        #expect(try KnownEvents(telling: told).treaty(on: "2006-01-01") == "in-force")
        #expect(try KnownEvents(telling: told).treaty(on: "2011-01-01") == "in-force? else ended")
        let again = told + [.renewed("2010-01-01", until: nil)]
        #expect(try KnownEvents(telling: again).treaty(on: "2020") == "in-force")
    }

    @Test func `a vague term is over when it may be over`() throws {
        let knowledge = try KnownEvents(telling: [.bilateral(until: "2004"), .signed("2000-01-01")])
        #expect(knowledge.treaty(on: "2004-01-01") == "in-force")
        #expect(knowledge.treaty(on: "2004-06-01") == "in-force? else ended")
    }
}

@Suite struct OverlayTests {
    private let inForce: [Told] = [.bilateral(), .signed("2000-01-01")]

    @Test func `suspended stands in for in force while it holds`() throws {
        let knowledge = try KnownEvents(telling: inForce + [.suspended("2001-01-01"), .resumed("2002-01-01")])
        #expect(knowledge.treaty(on: "2001-06-01") == "suspended")
        #expect(knowledge.treaty(on: "2002-01-01") == "in-force")
        #expect(knowledge.part(of: "b", on: "2001-06-01") == "suspended")
    }

    @Test func `a suspension that is only possible leaves it in force otherwise`() throws {
        let knowledge = try KnownEvents(telling: inForce + [.suspended("2001")])
        #expect(knowledge.treaty(on: "2001-06-01") == "suspended? else in-force")
    }

    @Test func `the suspension of what is only possibly in force is possible`() throws {
        let knowledge = try KnownEvents(telling: [.bilateral(), .signed("2000"), .suspended("2000")])
        #expect(knowledge.treaty(on: "2000-06-01") == "suspended? else none")
    }

    @Test func `a suspension by one side suspends a bilateral agreement`() throws {
        let knowledge = try KnownEvents(telling: inForce + [.suspended("2001-01-01", "a")])
        #expect(knowledge.treaty(on: "2002") == "suspended")
        #expect(knowledge.part(of: "b", on: "2002") == "in-force")
    }

    @Test func `what ends the agreement ends its suspension`() throws {
        let knowledge = try KnownEvents(telling: inForce + [.suspended("2001-01-01"), .ended("2002-01-01")])
        #expect(knowledge.treaty(on: "2003") == "ended")
    }

    @Test func `resumed, then ended, is no conflict about the end of the suspension`() throws {
        let told: [Told] = [.suspended("2001-01-01"), .resumed("2002-01-01"), .ended("2003-01-01")]
        let knowledge = try KnownEvents(telling: inForce + told)
        #expect(knowledge.treaty?.conflicts.isEmpty == true)
        #expect(knowledge.treaty(on: "2002-06-01") == "in-force")
        #expect(knowledge.treaty(on: "2004") == "ended")
    }

    @Test func `seen suspended needs no known entry into force`() throws {
        let knowledge = try KnownEvents(telling: [.bilateral(), .affirmed("suspended", "2001-01-01")])
        #expect(knowledge.treaty(on: "2002") == "suspended")
    }

    @Test func `review and dispute are flags and leave the status`() throws {
        func review(_ verb: String, _ day: String) -> Told {
            Told("agreement.review-\(verb)", on: day, ["agreement": "x"])
        }
        let knowledge = try KnownEvents(
            telling: inForce + [
                review("opened", "2001-01-01"), review("closed", "2002-01-01"),
                Told(
                    "agreement.disputed", on: "2001-03",
                    ["agreement": "x", "positions": [["who": "a", "status": "void", "ground": "no vote"]]]),
                Told("agreement.dispute-settled", on: "2003-01-01", ["agreement": "x"]),
            ])
        func flags(_ day: String) -> [String] {
            (knowledge.treaty?.flags ?? []).compactMap { flag in
                flag.spells.holds(on: DayRange(day)).map { "\(flag.name) \($0.certainty)" }
            }
        }
        #expect(flags("2001-03-10") == ["under-review certain", "disputed possible"])
        #expect(flags("2002-06-01") == ["disputed certain"])
        #expect(flags("2004") == [])
        #expect(knowledge.treaty(on: "2001-06-01") == "in-force")
    }
}

@Suite struct MultilateralAgreementTests {
    @Test func `signed, consented, provisionally applied and in force are separate periods of each party`() throws {
        let knowledge = try KnownEvents(telling: [
            .multilateral(), .signed("2000-01-01", by: ["a", "b"]), .provisional("2001-01-01", "a"),
            .consented("2002-01-01", "a"), .entered("2003-01-01", "a"), .consented("2004-01-01", "c"),
        ])
        #expect(
            ["2000-06-01", "2001-06-01", "2002-06-01", "2003-06-01"].map { knowledge.part(of: "a", on: $0) }
                == ["signed", "provisionally-applied", "provisionally-applied", "in-force"])
        #expect(knowledge.part(of: "b", on: "2005") == "signed")
        #expect(knowledge.part(of: "c", on: "2003") == "none")
        #expect(knowledge.part(of: "c", on: "2005") == "consented")
        #expect(knowledge.treaty(on: "2003-06-01") == "in-force")
    }

    @Test func `provisional application ends on its day, and falls back to what lies below`() throws {
        let provisional = Told.provisional("2001-01-01", "a").with(["until": "2002-01-01"])
        let knowledge = try KnownEvents(telling: [.multilateral(), .signed("2000-01-01", by: ["a"]), provisional])
        #expect(knowledge.part(of: "a", on: "2001-06-01") == "provisionally-applied")
        #expect(knowledge.part(of: "a", on: "2002-01-01") == "signed")
        let whole = try KnownEvents(telling: [.multilateral(), .provisional("2001-01-01")])
        #expect(whole.part(of: "c", on: "2002") == "provisionally-applied")
    }

    @Test func `provisional application stops at the withdrawal, even before its day`() throws {
        let provisional = Told.provisional("2001-01-01", "a").with(["until": "2005-01-01"])
        let knowledge = try KnownEvents(telling: [
            .multilateral(), provisional, .entered("2002-01-01", "a"), .ended("2003-01-01", "withdrawal", "a"),
        ])
        #expect(knowledge.part(of: "a", on: "2001-06-01") == "provisionally-applied")
        #expect(knowledge.part(of: "a", on: "2002-06-01") == "in-force")
        #expect(knowledge.part(of: "a", on: "2004") == "ended")
        #expect(knowledge.treaty?.conflicts.isEmpty == true)
    }

    @Test func `signed, left without entering, is signed until then`() throws {
        let knowledge = try KnownEvents(telling: [
            .multilateral(), .signed("2000-01-01", by: ["a"]), .ended("2003-01-01", "withdrawal", "a"),
        ])
        #expect(knowledge.part(of: "a", on: "2001") == "signed")
        #expect(knowledge.part(of: "a", on: "2004") == "ended")
    }

    @Test func `the whole's entry binds those who had consented, the later of the two`() throws {
        let knowledge = try KnownEvents(telling: [
            .multilateral(), .consented("2000-01-01", "a"), .consented("2003", "b"), .entered("2003-06-01"),
            .consented("2004-01-01", "c"),
        ])
        #expect(knowledge.part(of: "a", on: "2003-05-31") == "consented")
        #expect(knowledge.part(of: "a", on: "2003-06-01") == "in-force")
        // Consent on an unknown day of 2003 is not certainly after the entry: the later of both.
        #expect(knowledge.part(of: "b", on: "2003-09-01") == "in-force? else none")
        #expect(knowledge.part(of: "b", on: "2004-01-01") == "in-force")
        #expect(knowledge.part(of: "c", on: "2010") == "consented")
        #expect(knowledge.treaty(on: "2003-06-01") == "in-force")
    }

    @Test func `no effect of a signature is presumed`() throws {
        let knowledge = try KnownEvents(telling: [.multilateral(), .signed("2000-01-01")])
        #expect(knowledge.treaty(on: "2001") == "signed")
        #expect(knowledge.part(of: "c", on: "2001") == "signed")
    }

    /// Once the whole took the times of whichever party came first, and seemed to end with it.
    @Test func `the whole is signed until the last who signed has left`() throws {
        let told: [Told] = [
            .multilateral(), .signed("2000-01-01", by: ["a", "b"]), .ended("2003-01-01", "withdrawal", "a"),
        ]
        let answer = try KnownEvents(telling: told).treaty?.answer(on: DayRange("2001"))
        #expect(answer?.until == .open)
        #expect(answer?.endings == [])
        let left = try KnownEvents(telling: told + [.ended("2005-01-01", "withdrawal", "b")])
        #expect(left.treaty?.answer(on: DayRange("2001"))?.until == DayRange("2005-01-01"))
        #expect(left.treaty(on: "2004") == "signed")
        #expect(left.treaty(on: "2005") == "ended")
    }

    @Test func `one party's withdrawal ends its part, on every level`() throws {
        let knowledge = try KnownEvents(telling: [
            .multilateral(["a", "b"]), .signed("1999-01-01"), .entered("2000-01-01", "a"), .entered("2000-01-01", "b"),
            .ended("2005-01-01", "withdrawal", "a"),
        ])
        #expect(knowledge.part(of: "a", on: "2006") == "ended")
        #expect(knowledge.part(of: "b", on: "2006") == "in-force")
        #expect(knowledge.treaty(on: "2006") == "in-force")
    }

    @Test func `any other ending ends the whole and every part`() throws {
        let knowledge = try KnownEvents(telling: [
            .multilateral(), .entered("2000-01-01", "a"), .signed("2000-01-01", by: ["b"]),
            .ended("2005-01-01", "termination"),
        ])
        #expect(["a", "b"].map { knowledge.part(of: $0, on: "2006") } == ["ended", "ended"])
        #expect(knowledge.treaty(on: "2006") == "ended")
    }

    @Test func `a withdrawal of nobody knows whom ends nothing`() throws {
        let knowledge = try KnownEvents(telling: [
            .multilateral(), .entered("2000-01-01", "a"), .ended("2005-01-01", "withdrawal"),
        ])
        #expect(knowledge.treaty(on: "2006") == "in-force")
    }

    @Test func `a party leaves and comes back`() throws {
        let knowledge = try KnownEvents(telling: [
            .multilateral(), .entered("1990", "a"), .ended("[1995-06-01..1996-06-01]", "withdrawal", "a"),
            .entered("1996", "a"),
        ])
        #expect(knowledge.part(of: "a", on: "1992") == "in-force")
        #expect(knowledge.part(of: "a", on: "1996-03-01") == "in-force? else ended")
        #expect(knowledge.part(of: "a", on: "1997") == "in-force")
        #expect(knowledge.treaty?.parts.first?.ladder.levels.last?.spells.spells.count == 2)
    }

    @Test func `seen in force for one party says nothing of the others`() throws {
        let knowledge = try KnownEvents(telling: [.multilateral(), .affirmed("in-force", "2000-01-01", "a")])
        #expect(["a", "b"].map { knowledge.part(of: $0, on: "2001") } == ["in-force", "none"])
    }

    @Test func `seen in force as a whole says nothing of a party; seen ended, it ended for all`() throws {
        let seen = try KnownEvents(telling: [.multilateral(), .affirmed("in-force", "2000-01-01")])
        #expect(seen.treaty(on: "2001") == "in-force")
        #expect(seen.part(of: "a", on: "2001") == "none")
        let ended = try KnownEvents(telling: [
            .multilateral(), .entered("2000-01-01", "a"), .affirmed("ended", "2001-01-01"),
        ])
        #expect(ended.part(of: "a", on: "2002") == "ended")
    }

    @Test func `a party that was not registered is one when events name it`() throws {
        let knowledge = try KnownEvents(telling: [.multilateral(["a", "b"]), .entered("2000-01-01", "d")])
        #expect(knowledge.treaty?.parties.map(\.text) == ["a", "b", "d"])
        #expect(knowledge.part(of: "d", on: "2001") == "in-force")
    }

    @Test func `the end of a party ends its part, with its mode`() throws {
        let knowledge = try KnownEvents(telling: [
            .multilateral(), .entered("2000-01-01", "a"), .entered("2000-01-01", "b"), .partyEnded("a", "2005-01-01"),
        ])
        #expect(knowledge.part(of: "a", on: "2006") == "ended")
        #expect(knowledge.part(of: "b", on: "2006") == "in-force")
        let part = knowledge.treaty?.parts.first?.ladder.answer(on: DayRange("2006"))
        #expect(part.map { knowledge.endingDetails(of: $0).mode?.value } == "dissolution")
    }
}
