import CanonicalJSON
import Domain
import ExtendedDateTime
import Testing

@testable import Reports

/// What the rules find: about which subject, of which events, and how grave it is.
@Suite struct CheckFindingTests {
    /// Two cities, an organisation, a person, and three sources, of which `t` copies `s`: positions 0 to 6.
    private static let ground =
        Drafts.ground + [
            Drafts.source("s"), Drafts.source("t", ["derived_from": [["source": "s", "how": "copy"]]]),
            Drafts.source("u"),
        ]

    private func findings(
        _ drafts: [JSON], by rule: any CheckRule.Type, on day: String = "2024-06-01",
        about included: (@Sendable (Subject) -> Bool)? = nil
    ) throws -> [CheckFinding] {
        let fixture = try ReportFixture(Self.ground + drafts)
        return Inspection(fixture.knowledge, try fixture.asOf(on: day), where: included ?? { _ in true })
            .findings(by: [rule])
    }

    private func found(_ drafts: [JSON], by rule: any CheckRule.Type, on day: String = "2024-06-01") throws -> [String]
    {
        try findings(drafts, by: rule, on: day).map { "\($0.subject) \($0.events)" }
    }

    private static let tie = Drafts.event(
        "x", "agreement.registered",
        ["agreement": "x", "kind": "sister-city", "form": "bilateral", "parties": ["a", "b"]])

    private func act(_ type: String, on: String, _ more: JSONObject = [:]) -> JSON {
        var data = more
        data["agreement"] = "x"
        return Drafts.event("\(type)@\(on)", "agreement.\(type)", on: on, data)
    }

    private func visit(_ data: JSONObject, on: String = "2023-10") -> JSON {
        var data = data
        data["visit"] = "v"
        return Drafts.event("v", "visit.held", on: on, data)
    }

    // Sources.

    @Test("One source of a state is found once, whatever number of events cite it")
    func singleSource() throws {
        let drafts = [
            Drafts.joined("one", on: "2020-01", "a", "o", Drafts.citing("s")),
            Drafts.joined("two", on: "2020-01", "a", "o", Drafts.citing("s")),
        ]
        #expect(try findings(drafts, by: SingleSource.self).map(\.what) == ["It rests on one source: s."])
        let second = Drafts.joined("two", on: "2020-01", "a", "o", Drafts.citing("u"))
        #expect(try found([drafts[0], second], by: SingleSource.self).isEmpty)
        #expect(try found([Drafts.joined("bare", on: "2020", "a", "o")], by: SingleSource.self).isEmpty)
    }

    @Test("A source and its copy are one voice; a third source is another, and one alone is no case of it")
    func singleVoice() throws {
        func voices(_ sources: String...) throws -> [String] {
            let citing: JSONObject = ["sources": .array(sources.map { ["source": .string($0)] })]
            return try findings([Drafts.joined("in", on: "2020", "a", "o", citing)], by: SingleVoice.self).map(\.what)
        }
        #expect(try voices("s", "t") == ["2 sources tell of it, in one voice: s."])
        #expect(try voices("s", "t", "u") == [])
        #expect(try voices("t", "u") == [])
        #expect(try voices("t") == [])
    }

    @Test("A state is read in translation alone where no quotation and no source is an original")
    func translation() throws {
        func isFound(_ citations: JSON) throws -> Bool {
            let copy = Drafts.source(
                "w", ["derived_from": [["source": "u", "how": "machine-translation"]]])
            let draft = Drafts.joined("in", on: "2020", "a", "o", ["sources": citations])
            return try !found([copy, draft], by: TranslationOnly.self).isEmpty
        }
        #expect(try isFound([["source": "s", "quote": "x", "quoted": "translated"]]))
        #expect(try isFound([["source": "s", "quote": "x", "quoted": "back-translated"]]))
        #expect(try isFound([["source": "w"]]))
        #expect(try !isFound([["source": "w", "quote": "x", "quoted": "verbatim"]]))
        #expect(try !isFound([["source": "t"]]))
        #expect(try !isFound([["source": "w"], ["source": "s"]]))
    }

    @Test("Hearsay names those who passed it on, each once, and one direct account is enough against it")
    func hearsay() throws {
        let heard = { (key: String) in Drafts.joined(key, on: "2020", "a", "o", ["attributed": ["p", "b"]]) }
        let finding = try #require(try findings([heard("x"), heard("y")], by: HearsayOnly.self).first)
        #expect(finding.what == "It is known only as passed on by Pat and Beta.")
        #expect(finding.severity == .notice && finding.subject.description == "membership:a/o")
        #expect(try found([heard("x"), Drafts.joined("d", on: "2020", "a", "o")], by: HearsayOnly.self).isEmpty)
    }

    @Test("Only what was entered later than it was recorded, dated and without a source, was backfilled without one")
    func backfilled() throws {
        let drafts = [
            Drafts.joined("in", on: "2020", "a", "o"), Drafts.joined("cited", on: "2020", "b", "o", Drafts.citing("s")),
            Drafts.party("c", "Gamma"),
        ]
        func found(entered: Bool, imported: Bool) throws -> [Int] {
            let fixture = try ReportFixture(drafts) { seq, recorded in
                LogEntry(
                    seq: seq, recorded: recorded,
                    entered: entered ? UTCInstant(startOf: Day(year: 2025, month: 1, day: 1)) : nil, via: "test",
                    imported: imported ? ["sha256": "00", "lines": [2]] : nil)
            }
            return Inspection(fixture.knowledge, try fixture.asOf(on: "2024")) { _ in true }
                .findings(by: [NoSource.self]).flatMap(\.events)
        }
        #expect(try found(entered: true, imported: false) == [0])
        #expect(try found(entered: false, imported: false) == [])
        #expect(try found(entered: true, imported: true) == [])
    }

    // Dates.

    @Test(
        "Words that name no year need an anchor",
        arguments: [
            ("last month", true), ("February 3, 2024", false), ("in 99", true), ("5 May 20 24", true), ("二〇二四", false),
            ("1234567", false), ("", true),
        ])
    func anchors(stated: String, isFound: Bool) throws {
        let draft = Drafts.joined("in", on: "2024-01", "a", "o", ["stated": .string(stated)])
        let anchored = Drafts.joined(
            "in", on: "2024-01", "a", "o", ["stated": .string(stated), "anchor": "2024-02-16"])
        let expected = isFound ? ["membership:a/o [7]"] : []
        #expect(try found([draft], by: UnanchoredDate.self) == expected)
        #expect(try found([anchored], by: UnanchoredDate.self).isEmpty)
    }

    /// The event of these drafts is recorded on 2024-01-08; the day after is not taken for the future, for clocks
    /// differ around the world.
    @Test(
        "What is told as held lies ahead from the second day after its record on",
        arguments: [
            ("2024-01-08", false), ("2024-01-09", false), ("2024-01-10", true), ("2024-01", false), ("2025", true),
        ])
    func future(on: String, isFound: Bool) throws {
        #expect(try found([Drafts.met("m", on: on, "a")], by: HeldInFuture.self).count == (isFound ? 1 : 0))
        let planned = Drafts.met("m", on: on, "a", more: ["modality": "planned"])
        #expect(try found([planned], by: HeldInFuture.self).isEmpty)
    }

    @Test("A date that a correction set is compared with the day of the correction")
    func futureOfCorrection() throws {
        // Recorded on 2024-01-08, corrected on 2024-01-09.
        func found(_ on: String) throws -> Int {
            let drafts = [Drafts.met("m", on: "2024-01-01", "a"), Drafts.corrected("c", "m", ["/on": .string(on)])]
            return try self.found(drafts, by: HeldInFuture.self).count
        }
        #expect(try found("2024-01-10") == 0 && found("2024-01-11") == 1)
    }

    @Test(
        "Absolute dates of other calendars need no anchor",
        arguments: [
            ("民國113年2月10日", false), ("12 Thermidor II", false), ("an XII", false), ("Heisei 31", false),
            ("٥ رمضان ١٤٤٥", false),
            ("letzten Monat", true), ("上个月", true), ("February 3", true), ("Monday", true), ("the sixties", true),
            ("spring 2020", false), ("before 1950", false), ("Feb 3, '24", true),
        ])
    func calendars(stated: String, isFound: Bool) throws {
        let draft = Drafts.joined("in", on: "2024-01", "a", "o", ["stated": .string(stated)])
        #expect(try found([draft], by: UnanchoredDate.self).isEmpty != isFound)
    }

    @Test("A finding about a meeting stands under its event, and one about a visit under the visit")
    func subjectsOfEvents() throws {
        #expect(try found([Drafts.met("m", on: "2099", "a")], by: HeldInFuture.self) == ["event:m [7]"])
        #expect(try found([visit([:], on: "2099")], by: HeldInFuture.self) == ["visit:v [7]"])
    }

    // Periods.

    @Test("An ending before the beginning is an error, of both events")
    func oddSpells() throws {
        let drafts = [Drafts.joined("in", on: "2020", "a", "o"), Drafts.left("out", on: "2019", "a", "o")]
        let finding = try #require(try findings(drafts, by: OddSpells.self).first)
        #expect(finding.severity == .error && finding.what == "It is said to have ended before it began.")
        #expect(finding.events.contains(8) && finding.subject.description == "membership:a/o")
        #expect(try found([Drafts.joined("in", on: "2019", "a", "o"), drafts[1]], by: OddSpells.self).isEmpty)
    }

    @Test("An approximate date may be off by five times its length: no order is odd that this leaves open")
    func approximate() throws {
        func isOdd(from begun: String, to ended: String) throws -> Bool {
            let drafts = [Drafts.joined("in", on: begun, "a", "o"), Drafts.left("out", on: ended, "a", "o")]
            return try !found(drafts, by: OddSpells.self).isEmpty
        }
        for (begun, ended) in [("2020~", "2019"), ("2020", "2019~"), ("2020~", "2015-01"), ("2020-05~", "2020-01")] {
            #expect(try !isOdd(from: begun, to: ended), "\(begun) \(ended)")
        }
        for (begun, ended) in [("2020", "2019"), ("2020~", "1999"), ("2020?", "2019"), ("2020-05-01~", "2020-03")] {
            #expect(try isOdd(from: begun, to: ended), "\(begun) \(ended)")
        }
    }

    @Test("A renewal before every signing is found, but for one that only an approximate date puts there")
    func renewedBeforeSigned() throws {
        func isOdd(_ signed: [String], _ renewed: String) throws -> Bool {
            let acts = signed.map { act("signed", on: $0) } + [act("renewed", on: renewed, ["until": "2050"])]
            return try !found([Self.tie] + acts, by: RenewedBeforeSigned.self).isEmpty
        }
        #expect(try isOdd(["2010"], "2009") && isOdd(["2010", "2012"], "2009"))
        #expect(try !isOdd(["2010"], "2010") && !isOdd(["2008", "2012"], "2009") && !isOdd(["2010~"], "2009"))
        #expect(try !isOdd([], "2009"))
    }

    @Test("A term that ends before it begins is found in its own event, or by the signing")
    func termBeforeBeginning() throws {
        func finds(_ drafts: [JSON]) throws -> [String] { try found(drafts, by: TermBeforeBeginning.self) }
        #expect(try finds([Self.tie, act("renewed", on: "2010", ["until": "2009"])]) == ["agreement:x [8]"])
        #expect(try finds([Self.tie, act("provisionally-applied", on: "2010", ["until": "2009"])]).count == 1)
        #expect(try finds([Self.tie, act("renewed", on: "2010", ["until": "2010"])]).isEmpty)
        #expect(try finds([Self.tie, act("renewed", on: "2010~", ["until": "2009"])]).isEmpty)
    }

    @Test("A visit of one pair is used again where more than a year lies between, but for a plan that was late")
    func visitUsedAgain() throws {
        let pair: JSONObject = ["visitors": [["party": "a"]], "hosts": [["party": "b"]], "visit": "v"]
        func isOdd(_ first: JSON, _ second: String) throws -> Bool {
            let held = Drafts.event("second", "visit.held", on: second, pair)
            return try !found([first, held], by: VisitUsedAgain.self).isEmpty
        }
        let held = Drafts.event("first", "visit.held", on: "2010-05", pair)
        #expect(try isOdd(held, "2014") && !isOdd(held, "2010-06") && !isOdd(held, "2011-05"))
        var plan = pair
        plan["for"] = "2010-05"
        #expect(try !isOdd(Drafts.event("first", "visit.planned", on: "2010-01", plan), "2014"))
    }

    @Test("What ended and never began is told by its kind, and an affirmation is enough of a beginning")
    func endedNeverBegan() throws {
        let office: JSONObject = ["person": "p", "office": "mayor", "of": "a"]
        let drafts = [
            Drafts.left("out", on: "2020", "a", "o"), Drafts.event("left", "office.left", on: "2020", office),
        ]
        #expect(
            try findings(drafts, by: EndedNeverBegan.self).map(\.what) == [
                "Membership ended, and nothing says that it began.", "Office ended, and nothing says that it began.",
            ])
        let seen = Drafts.event("seen", "office.affirmed", on: "2019", office)
        #expect(try found(drafts + [seen], by: EndedNeverBegan.self) == ["membership:a/o [7]"])
    }

    @Test("Claims that exclude each other are found until one of them is preferred")
    func conflicts() throws {
        let drafts = [
            Drafts.joined("x", on: "2020-01-05", "a", "o"), Drafts.joined("y", on: "2020-02", "a", "o"),
        ]
        let finding = try #require(try findings(drafts, by: UnsettledConflict.self).first)
        #expect(finding.what == "On since, events say 2020-01-05 and 2020-02-01 to 2020-02-29.")
        #expect(finding.events == [7, 8] && finding.severity == .warning)
        let settled = drafts + [Drafts.preferred("choice", "y", among: ["x", "y"])]
        #expect(try found(settled, by: UnsettledConflict.self).isEmpty)
        let soft = [drafts[0], Drafts.joined("y", on: "2019~", "a", "o")]
        #expect(try found(soft, by: UnsettledConflict.self).isEmpty)
    }

    // Agreements and visits.

    @Test("An agreement is silent where all that is told of it lies more than ten years back")
    func silence() throws {
        let signed = [Self.tie, act("signed", on: "1990-05-01")]
        // 3,650 days after 1990-05-01 is 2000-04-28.
        #expect(try found(signed, by: NoSignOfLife.self, on: "2000-04-28").isEmpty)
        #expect(try found(signed, by: NoSignOfLife.self, on: "2000-04-29") == ["agreement:x [8]"])
        let seen = signed + [act("amended", on: "1995", ["what": "all"])]
        #expect(try found(seen, by: NoSignOfLife.self, on: "2004").isEmpty)
        let ended = signed + [act("ended", on: "1991")]
        #expect(try found(ended, by: NoSignOfLife.self, on: "2020").isEmpty)
    }

    @Test("A plan is unresolved from the day after its last day on, until something is told")
    func unresolved() throws {
        let plan = Drafts.event("p", "visit.planned", on: "2024-01-01", ["visit": "v", "for": "2024-03"])
        #expect(try found([plan], by: VisitUnresolved.self, on: "2024-03-31").isEmpty)
        let finding = try #require(try findings([plan], by: VisitUnresolved.self, on: "2024-04-01").first)
        #expect(finding.what == "It is overdue since 2024-04-01, and no outcome is recorded.")
        #expect(finding.severity == .warning && finding.events == [7])
        #expect(try found([plan, visit([:], on: "2024-03-05")], by: VisitUnresolved.self).isEmpty)
    }

    @Test(
        "The visitors that are named are at most those that are claimed",
        arguments: [
            ("eq", 3, true), ("eq", 4, false), ("eq", 5, false), ("le", 3, true), ("le", 4, false), ("lt", 4, true),
            ("lt", 5, false), ("gt", 0, false), ("ge", 1, false), ("about", 1, false),
        ])
    func counts(comparator: String, count: Int, isFound: Bool) throws {
        // One person, three of a group, and a city, which is nobody.
        let draft = visit([
            "size": ["count": .integer(count), "comparator": .string(comparator)],
            "visitors": [["party": "p"], ["party": "o", "count": 3], ["party": "a"]],
        ])
        let found = try findings([draft], by: ClaimedCount.self)
        #expect(found.map(\.events) == (isFound ? [[7]] : []))
        #expect(found.allSatisfy { $0.what.hasPrefix("4 visitors are named, ") && $0.severity == .notice })
    }

    @Test("A role is held as long as the office may have been held, by whatever case it is written in")
    func roles() throws {
        let office: JSONObject = ["person": "p", "office": "Mayor", "of": "a"]
        let offices = [
            Drafts.event("in", "office.assumed", on: "2020-01-01", office),
            Drafts.event("out", "office.left", on: "2022-06", office),
        ]
        func found(_ on: String, as role: String = "mayor", for other: String = "a") throws -> Int {
            let meeting = Drafts.event(
                "m", "meeting.held", on: on,
                ["participants": [["party": "p", "as": .string(role), "for": .string(other)]]])
            return try findings(offices + [meeting], by: OfficeMismatch.self).count
        }
        #expect(try found("2019-12-31") == 1)
        #expect(try found("2020-01-01") == 0)
        #expect(try found("2022-06-15") == 0)
        #expect(try found("2022-07-01", as: "MAYOR") == 1)
        #expect(try found("2019") == 1)
        // Nothing is known of these offices.
        #expect(try found("2019", as: "clerk") == 0)
        #expect(try found("2019", for: "b") == 0)
    }

    @Test("Roles are compared in visits and signings too, and the finding names the person and the body")
    func rolesElsewhere() throws {
        let seat: JSON = ["party": "p", "as": "mayor", "for": "a"]
        let drafts = [
            Drafts.event("in", "office.assumed", on: "2020-01-01", ["person": "p", "office": "mayor", "of": "a"]),
            Self.tie, act("signed", on: "2019-01-01", ["signatories": [seat]]), visit(["hosts": [seat]], on: "2018"),
        ]
        let found = try findings(drafts, by: OfficeMismatch.self)
        #expect(found.map(\.events) == [[9], [10]])
        #expect(Set(found.map(\.what)) == ["Pat acts as mayor of Alpha, and did not hold that office then."])
    }

    // Who is who.

    @Test("Parties of one kind with one name look alike, unless they lie apart or are linked as distinct")
    func lookAlikes() throws {
        func found(_ draft: JSON, _ more: JSON...) throws -> [String] {
            try self.found([draft] + more, by: LookAlikes.self)
        }
        let twin = Drafts.party("z", "ALPHA")
        #expect(try found(twin) == ["party:a [0, 7]"])
        #expect(try found(Drafts.party("z", "Alpha", kind: "state")) == [])
        #expect(try found(Drafts.party("z", "Alpha", within: "b")) == [])
        #expect(try found(Drafts.party("z", "Alpha", kind: "pseudonym")) == [])
        #expect(try found(twin, Drafts.linked("l", "distinct", "party:a", "party:z")) == [])
        #expect(try found(twin, Drafts.linked("l", "same", "party:a", "party:z")) == ["party:a [0, 7]"])
        #expect(try found(twin, Drafts.merged("m", "z", into: "a")) == [])
    }

    @Test("An alias is no name by which parties look alike, and one code is, whatever their kinds")
    func lookAlikesByCode() throws {
        let alias = Drafts.event(
            "z", "party.registered",
            ["party": "z", "kind": "city", "names": [["text": "Alpha", "as": "alias"]]])
        #expect(try found([alias], by: LookAlikes.self).isEmpty)
        func coded(_ id: String, _ kind: String) -> JSON {
            Drafts.event(
                id, "party.registered",
                [
                    "party": .string(id), "kind": .string(kind), "names": [["text": .string(id)]],
                    "codes": ["wikidata": "Q1"],
                ])
        }
        let found = try findings([coded("y", "city"), coded("z", "state")], by: LookAlikes.self)
        #expect(found.map(\.what) == ["It looks like party:z: both have the code wikidata Q1."])
    }

    @Test("Of three that look alike each is told beside the next")
    func three() throws {
        let drafts = [Drafts.party("y", "Alpha"), Drafts.party("z", "Alpha")]
        #expect(try found(drafts, by: LookAlikes.self) == ["party:a [0, 7]", "party:y [7, 8]"])
    }

    @Test(
        "A name in other letters that look the same is found, and one in the same letters is not",
        arguments: [
            ("\u{410}lpha", true), ("Alph\u{430}", true), ("A\u{200B}lpha", true), ("A\u{4CF}pha", true),
            ("alpha", false), ("Alpha", false),
            ("\u{410}льфа", false), ("Alphas", false),
        ])
    func homoglyphs(name: String, isFound: Bool) throws {
        let found = try findings([Drafts.party("z", name)], by: Homoglyphs.self)
        #expect(found.map(\.events.count) == (isFound ? [2] : []))
        #expect(found.allSatisfy { $0.severity == .warning })
    }

    @Test(
        "Letters that look like others together are found too, and need no code points",
        arguments: [("Worms", "VVorms"), ("warden", "vvarden"), ("Adel", "Aclel")])
    func pairsOfLetters(name: String, other: String) throws {
        let found = try findings([Drafts.party("y", name), Drafts.party("z", other)], by: Homoglyphs.self)
        #expect(found.map { $0.events.sorted() } == [[7, 8]])
        #expect(found.allSatisfy { $0.what.contains(name) && $0.what.contains(other) && !$0.what.contains("U+") })
    }

    @Test("A finding about letters says which of them are not those that they seem")
    func codePoints() throws {
        let finding = try #require(try findings([Drafts.party("z", "\u{410}lpha")], by: Homoglyphs.self).first)
        #expect(finding.what.contains("(with U+0410)"))
        #expect(finding.what.components(separatedBy: "(with ").count == 2)
        let kept = [Drafts.party("z", "\u{410}lpha"), Drafts.linked("l", "distinct", "party:a", "party:z")]
        #expect(try found(kept, by: Homoglyphs.self).isEmpty)
    }

    @Test("Pairs that look alike are told from either side")
    func eitherSide() throws {
        let twins = [Drafts.party("z", "\u{410}lpha"), Drafts.party("y", "Alpha")]
        for party in ["a", "z"] {
            let id = PartyID(party)
            let found = try findings(twins, by: Homoglyphs.self) { $0 == .party(id) }
            #expect(found.map(\.events) == [[0, 7]], "\(party)")
        }
        let beta = try findings(twins, by: Homoglyphs.self) { $0 == .party(PartyID("b")) }
        #expect(beta.isEmpty)
    }

    @Test("Two merges of one record, and merges in a circle, are found once each")
    func merges() throws {
        let line = [
            Drafts.party("c", "Gamma"), Drafts.merged("m1", "a", into: "b"), Drafts.merged("m2", "b", into: "c"),
        ]
        #expect(try found(line, by: OddMerges.self).isEmpty)
        let circle = line + [Drafts.merged("m3", "c", into: "a")]
        let finding = try #require(try findings(circle, by: OddMerges.self).first)
        #expect(finding.events == [8, 9, 10] && finding.what.hasPrefix("These are merged in a circle: "))
        for party in ["party:a", "party:b", "party:c"] { #expect(finding.what.contains(party)) }
        let twice = line + [Drafts.merged("m3", "a", into: "c")]
        #expect(try findings(twice, by: OddMerges.self).map(\.what) == ["It is merged 2 times."])
        #expect(try found(circle + [Drafts.retracted("undo", "m3")], by: OddMerges.self).isEmpty)
    }

    @Test("A sign-off of another log is found where its subject is asked about")
    func otherLogs() throws {
        let drafts = [
            Drafts.event(
                "r", "review.signed-off",
                ["subject": "party:a", "size": 2, "root": "AAAA", "verdict": "accepted"])
        ]
        let fixture = try ReportFixture(Self.ground + drafts)
        let asOf = try fixture.asOf(on: "2024").knowing(reviewsOfOtherLogs: [7])
        func found(_ includes: @escaping (Subject) -> Bool) -> [CheckFinding] {
            Inspection(fixture.knowledge, asOf, where: includes).findings(by: [ReviewOfAnotherLog.self])
        }
        let finding = try #require(found { _ in true }.first)
        #expect(finding.subject.description == "party:a" && finding.events == [7])
        #expect(finding.what == "tester signs off 2 events with the root AAAA, which this log never had.")
        #expect(found { $0 == .party(PartyID("b")) }.isEmpty)
        #expect(try self.found(drafts, by: ReviewOfAnotherLog.self).isEmpty)
    }

    @Test("A correction of the parties leaves behind an act of no party")
    func noParty() throws {
        let drafts = [
            Self.tie, act("ended", on: "2020", ["mode": "withdrawal", "party": "b"]),
            Drafts.corrected("fix", "x", ["/data/parties/1": "o"]),
        ]
        #expect(try findings(Array(drafts.dropLast()), by: ActOfNoParty.self).isEmpty)
        let finding = try #require(try findings(drafts, by: ActOfNoParty.self).first)
        #expect(finding.subject.description == "agreement:x" && finding.events == [8] && finding.severity == .error)
    }
}

/// Findings together: their order, what a report says of them, and what of the rules.
@Suite struct CheckReportTests {
    private static let drafts =
        Drafts.ground + [
            Drafts.joined("in", on: "2020", "a", "o", Drafts.citing("s")), Drafts.met("ahead", on: "2099", "a"),
            Drafts.left("out", on: "2019", "b", "o"), Drafts.party("a2", "Alpha"),
        ]

    private func report(_ rules: [any CheckRule.Type] = CheckRules.all) throws -> CheckReport {
        let fixture = try ReportFixture(Self.drafts)
        return CheckReport("all", fixture.knowledge, try fixture.asOf(on: "2024-06-01"), rules: rules) { _ in true }
    }

    @Test("The gravest come first, and within a gravity the rules go by name")
    func order() throws {
        let findings = try report().findings
        #expect(findings.map(\.rule).first == "held-in-the-future")
        for (one, next) in zip(findings, findings.dropFirst()) {
            #expect(one.severity >= next.severity)
            if one.severity == next.severity { #expect(one.rule <= next.rule) }
        }
        #expect(Set(findings.map(\.severity)) == [.error, .warning, .notice])
    }

    @Test("A rule that is not asked finds nothing")
    func chosenRules() throws {
        let report = try report([HeldInFuture.self, OddMerges.self])
        #expect(report.json["rules"] == ["held-in-the-future", "merges-at-odds"])
        #expect(report.findings.map(\.rule) == ["held-in-the-future"])
        #expect(report.text.contains("2 rules found 1 error. "))
        #expect(try self.report([OddMerges.self, NoSource.self]).text.contains("2 rules found nothing."))
    }

    @Test("What was found reaches a gravity where something is at least so grave")
    func reaching() throws {
        let notices = try report([LookAlikes.self])
        #expect(notices.findings.count == 1)
        #expect(notices.reaches(.notice) && !notices.reaches(.warning) && !notices.reaches(.error))
        #expect(try report([EndedNeverBegan.self]).reaches(.warning))
        #expect(try report([HeldInFuture.self]).reaches(.error))
        #expect(try !report([OddMerges.self]).reaches(.notice))
        #expect(Severity.notice < .warning && Severity.warning < .error)
    }

    @Test("The last line counts the findings by gravity, the gravest first")
    func summary() throws {
        let report = try report()
        let counts = Dictionary(grouping: report.findings, by: \.severity).mapValues(\.count)
        #expect(counts[.error] == 1)
        let last = try #require(report.text.split(separator: "\n").last)
        #expect(last.hasPrefix("\(CheckRules.all.count) rules found 1 error, "))
        #expect(last.contains("\(try #require(counts[.notice])) notice"))
    }

    @Test("Every rule has a name of its own, by which it is found")
    func names() {
        #expect(Set(CheckRules.names).count == CheckRules.all.count)
        #expect(CheckRules.names == CheckRules.names.sorted())
        for name in CheckRules.names { #expect(CheckRules.named(name)?.name == name) }
        #expect(CheckRules.named("nonsense") == nil && CheckRules.named("") == nil)
    }

    @Test("A rule explains itself with drafts that can be read", arguments: CheckRules.names)
    func explanations(name: String) throws {
        let rule = try #require(CheckRules.named(name))
        let json = RuleExplanation(rule).json
        for key in ["odd", "sound"] {
            #expect(!json.texts(key).isEmpty)
            for line in json.texts(key) {
                let draft = try Draft(try JSON(parsing: line), recorder: "tester")
                #expect(EventTypes.named(draft.type) != nil, "\(line)")
            }
        }
        let listed = try #require(RuleList().json.list("rules").first { $0["rule"]?.string == name })
        #expect(listed["severity"] == json["severity"] && listed["advice"] == json["advice"])
        #expect(RuleExplanation(rule).text.contains("Severity: \(rule.severity.rawValue)."))
    }

    @Test("A check of one subject finds no more than one of all, and nothing of another subject")
    func subjects() throws {
        let fixture = try ReportFixture(Self.drafts)
        let asOf = try fixture.asOf(on: "2024-06-01")
        let all = try report().findings
        for subject in fixture.knowledge.subjects {
            let own = Inspection(fixture.knowledge, asOf) { $0 == subject }.findings()
            for finding in own {
                #expect(all.contains(finding), "\(finding.what)")
            }
            #expect(own.count >= all.count { $0.subject == subject })
        }
    }
}
