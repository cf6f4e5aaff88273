import CanonicalJSON
import Testing

@testable import Domain

@Suite struct AdmissionTests {
    /// A ledger of two cities, a person, a pseudonym, an agreement and a few events, `e1` and so on.
    private func ledger() throws -> MemoryRegistry {
        try MemoryRegistry(
            #"{"id":"opening","type":"ledger.opened","data":{"origin":"example.org/l","title":"t"}}"#,
            party("springfield", "city"), party("riverton", "city"), party("jane-doe", "person"),
            party("j-doe", "person"), party("jane", "person"), party("li-li", "pseudonym"),
            #"{"id":"s1","type":"source.registered","data":{"source":"gazette","kind":"article"}}"#,
            #"{"id":"a1","type":"agreement.registered","data":{"agreement":"pact","kind":"sister-city","#
                + #""form":"bilateral","parties":["springfield","riverton"]}}"#,
            #"{"id":"e1","type":"agreement.signed","on":"2023","stated":"last year","data":{"agreement":"pact"}}"#,
            #"{"id":"m1","type":"party.merged","reason":"r","data":{"party":"j-doe","into":"jane-doe"}}"#)
    }

    private func party(_ slug: String, _ kind: String) -> String {
        #"{"id":"p-\#(slug)","type":"party.registered","data":{"party":"\#(slug)","kind":"\#(kind)","names":[{"text":"N"}]}}"#
    }

    private func problems(_ text: String, in registry: MemoryRegistry) throws -> [Problem] {
        let draft = try draft(text)
        #expect(Validation.problems(in: draft).map(\.summary) == [])
        return try Invariants.problems(of: draft, at: registry.events.count, in: registry)
    }

    private func findings(_ text: String) throws -> [String] {
        try problems(text, in: ledger()).map(\.summary)
    }

    private func correction(of event: String, _ set: String) -> String {
        #"{"type":"fact.corrected","reason":"r","data":{"event":"\#(event)","set":{\#(set)}}}"#
    }

    private func merge(_ party: String, into other: String) -> String {
        #"{"id":"m-\#(party)","type":"party.merged","reason":"r","data":{"party":"\#(party)","into":"\#(other)"}}"#
    }

    @Test func aReferenceToSomethingThatIsNotRegisteredIsRefusedWithNearMisses() throws {
        let text =
            #"{"type":"meeting.held","on":"2024","place":"nowhere","sources":[{"source":"gazete"}],"#
            + #""anchor":"visit:v","data":{"participants":[{"party":"riverton","for":"springfild"}]}}"#
        let found = try problems(text, in: ledger())
        #expect(
            found.map(\.summary) == [
                "/anchor notRegistered", "/place notRegistered", "/sources/0/source notRegistered",
                "/data/participants/0/for notRegistered",
            ])
        #expect(found.last?.message().hint?.hasPrefix("Did you mean “springfield”?") == true)
    }

    @Test(
        "What nobody can have seen is not signed off, and no correction makes a sign-off say so",
        arguments: [0, -1, 12, 1 << 52])
    func impossibleSignOffs(size: Int) throws {
        var registry = try ledger()
        func signOff(_ size: Int) -> String {
            #"{"id":"s","type":"review.signed-off","data":{"subject":"party:riverton","size":\#(size),"root":"r","#
                + #""verdict":"accepted"}}"#
        }
        let last = registry.events.count
        #expect(last == 11)
        #expect(try problems(signOff(last), in: registry).isEmpty)
        if size > 0 { #expect(try problems(signOff(size), in: registry).map(\.summary) == ["/data/size sizeNeverHad"]) }
        try registry.add(draft(signOff(last)))
        #expect(
            try problems(correction(of: "s", #""/data/size":\#(size)"#), in: registry).map(\.summary)
                == ["/data/set correctedInvalid"])
    }

    @Test func aKindOfThingIsItsOwnNameSpace() throws {
        #expect(
            try findings(#"{"type":"agreement.amended","on":"2024","data":{"agreement":"springfield","what":"w"}}"#)
                == ["/data/agreement notRegistered"])
    }

    @Test func anIDThatIsTakenIsRefusedAndItsEventNamed() throws {
        let found = try problems(party("riverton", "state"), in: ledger())
        #expect(found.map(\.summary) == ["/data/party taken"])
        #expect(found.first?.message().why == "Event “p-riverton” made it known.")
    }

    @Test func theFirstEventOfAVisitMakesItKnownAndLaterOnesSpeakOfIt() throws {
        var registry = try ledger()
        let plan = #"{"type":"visit.planned","on":"2024","data":{"visit":"v","for":"2025"}}"#
        let meeting =
            #"{"type":"meeting.held","on":"2024","data":{"participants":[{"party":"riverton"}],"during":"v"}}"#
        #expect(try problems(meeting, in: registry).map(\.summary) == ["/data/during notRegistered"])
        #expect(try problems(plan, in: registry).isEmpty)
        try registry.add(try draft(plan))
        #expect(try problems(meeting, in: registry).isEmpty)
        #expect(try problems(plan, in: registry).isEmpty)
    }

    @Test func anEventMayReferToWhatItMakesKnown() throws {
        #expect(
            try findings(
                #"{"type":"inquiry.made","on":"2024","data":{"inquiry":"q","asker":"riverton","to":["springfield"],"#
                    + #""about":["inquiry:q"]}}"#) == [])
    }

    @Test func anEventThatDoesNotExistCannotBeNamed() throws {
        #expect(
            try findings(#"{"type":"facts.linked","id":"l1","data":{"relation":"same","events":["e1","l1"]}}"#)
                == ["/data/events/1 noSuchEvent"])
        #expect(
            try findings(#"{"type":"review.noted","data":{"subject":"event:e9","note":"n"}}"#)
                == ["/data/subject noSuchEvent"])
    }

    @Test func aLedgerIsOpenedOnlyByItsOpening() throws {
        #expect(
            try findings(#"{"type":"ledger.opened","data":{"origin":"example.org/l","title":"t"}}"#)
                == ["/type onlyAtStart"])
    }

    @Test func aPseudonymIsMergedNeitherWay() throws {
        #expect(try findings(merge("li-li", into: "jane")) == ["/data/party pseudonymMerged"])
        #expect(try findings(merge("jane", into: "li-li")) == ["/data/into pseudonymMerged"])
    }

    @Test func aRecordIsMergedOnceAndNeverInACircle() throws {
        #expect(try findings(merge("j-doe", into: "jane")) == ["/data/party mergeAlready"])
        #expect(try findings(merge("jane-doe", into: "j-doe")) == ["/data/into mergeCycle"])
        var registry = try ledger()
        try registry.add(try draft(merge("jane-doe", into: "jane")))
        #expect(try problems(merge("jane", into: "j-doe"), in: registry).map(\.summary) == ["/data/into mergeCycle"])
    }

    @Test func aMergeThatWasRetractedMayBeMadeTheOtherWayButNotRestoredThen() throws {
        var registry = try ledger()
        try registry.add(try draft(#"{"id":"r1","type":"fact.retracted","reason":"r","data":{"event":"m1"}}"#))
        let other = merge("jane-doe", into: "j-doe")
        #expect(try problems(other, in: registry).isEmpty)
        let restoring = #"{"type":"fact.retracted","reason":"r","data":{"event":"r1"}}"#
        #expect(try problems(restoring, in: registry).isEmpty)
        try registry.add(try draft(other))
        #expect(try problems(restoring, in: registry).map(\.summary) == ["/data/event mergeCycle"])
    }

    @Test func aCorrectionWhoseResultIsValidIsTaken() throws {
        #expect(
            try findings(correction(of: "e1", #""/on":"2023-10","/stated":null,"/data/parties":["riverton"]"#)) == [])
        #expect(try findings(correction(of: "a1", #""/data/parties/1":"jane""#)) == [])
    }

    @Test func aCorrectionWhoseResultIsInvalidIsRefusedAndSaysWhy() throws {
        let found = try problems(correction(of: "e1", #""/on":"2023/2024","/data/hwo":"signature""#), in: ledger())
        #expect(found.map(\.summary) == ["/data/set correctedInvalid"])
        #expect(
            found.first?.message().why
                == "/data/hwo: there is no field “hwo” here. /on: “2023/2024” means several days, and one day belongs here."
        )
        #expect(found.first?.message().hint == "Did you mean “how”?")
        #expect(try findings(correction(of: "e1", #""/on":null"#)) == ["/data/set correctedInvalid"])
    }

    @Test func aCorrectionThatNamesSomethingUnregisteredIsRefused() throws {
        #expect(try findings(correction(of: "e1", #""/data/during":"v9""#)) == ["/data/set correctedInvalid"])
    }

    @Test func aCorrectionThatLeadsNowhereIsRefused() throws {
        #expect(
            try findings(correction(of: "e1", #""/data/signatories/0/as":"mayor""#))
                == ["/data/set/~1data~1signatories~10~1as noSuchTarget"])
    }

    @Test func theIDThatAnEventRegisteredStays() throws {
        #expect(
            try findings(correction(of: "p-jane", #""/data/party":"joan""#))
                == ["/data/set/~1data~1party registrationFixed"])
    }

    @Test func aCorrectionOfAMergeIsHeldToTheRulesOfMerges() throws {
        #expect(try findings(correction(of: "m1", #""/data/into":"jane""#)) == [])
        #expect(try findings(correction(of: "m1", #""/data/into":"li-li""#)) == ["/data/set correctedInvalid"])
        #expect(try findings(correction(of: "m1", #""/data/into":"j-doe""#)) == ["/data/set correctedInvalid"])
    }

    @Test("A preference chooses among claims about one thing and one moment")
    func preferences() throws {
        var registry = try ledger()
        func join(_ id: String, _ member: String, _ type: String = "joined") -> String {
            #"{"id":"\#(id)","type":"membership.\#(type)","on":"2000","data":{"member":"\#(member)","organisation":"jane"}}"#
        }
        for text in [
            join("j1", "springfield"), join("j2", "springfield"), join("j3", "riverton"),
            join("l1", "springfield", "ended"),
            #"{"id":"v1","type":"visit.planned","on":"2000","data":{"visit":"v","for":"2001","purpose":"p"}}"#,
            #"{"id":"v2","type":"visit.held","on":"2001","data":{"visit":"v","purpose":"q"}}"#,
        ] { try registry.add(try draft(text)) }
        func prefer(_ event: String, _ among: [String], field: String? = nil) throws -> [String] {
            let list = ([event] + among).map { "\"\($0)\"" }.joined(separator: ",")
            let field = field.map { #","field":"\#($0)""# } ?? ""
            let text =
                #"{"type":"claim.preferred","reason":"r","data":{"prefer":"\#(event)","among":[\#(list)],"rule":"r"\#(field)}}"#
            return try problems(text, in: registry).map(\.summary)
        }
        #expect(try prefer("j1", ["j2"]) == [])
        #expect(try prefer("j1", ["j2"], field: "on") == [])
        // Another's, an ending, a registration: none of them is about when Springfield joined.
        #expect(try prefer("j1", ["j2", "j3", "l1", "p-riverton"]) == [2, 3, 4].map { "/data/among/\($0) noRival" })
        #expect(try prefer("p-riverton", ["p-springfield"]) == ["/data/prefer noClaim"])
        #expect(try prefer("j1", ["j2"], field: "bogus") == ["/data/prefer noClaim"])
        #expect(try prefer("j1", ["j2"], field: "/data/bogus/x") == ["/data/prefer noClaim"])
        #expect(try prefer("j1", ["j2"], field: "role") == [])
        // A plan and an account of one visit both tell what it was for; only the account how many came.
        #expect(try prefer("v1", ["v2"], field: "purpose") == [])
        #expect(try prefer("v2", ["v1"], field: "/data/purpose") == [])
        #expect(try prefer("v1", ["v2"]) == ["/data/among/1 noRival"])
        #expect(try prefer("v2", ["v1"], field: "size") == ["/data/among/1 noRival"])
        try registry.add(try draft(merge("riverton", into: "springfield")))
        #expect(try prefer("j1", ["j3"]) == [])
    }

    @Test(arguments: ["ended", "suspended", "resumed"])
    func onlyAPartyEndsOrSuspendsABilateralAgreement(verb: String) throws {
        func act(_ party: String, _ more: String = "") -> String {
            #"{"type":"agreement.\#(verb)","on":"2024"\#(more),"data":{"agreement":"pact","party":"\#(party)"}}"#
        }
        let found = try problems(act("jane"), in: ledger())
        #expect(found.map(\.summary) == ["/data/party noParty"])
        #expect(found.first?.message().why?.hasSuffix("Known as such: springfield, riverton.") == true)
        #expect(try findings(act("riverton")) == [])
        #expect(try findings(act("jane", #","modality":"claimed""#)) == [])
    }

    @Test func whoHasSignedSinceOrIsARecordOfAPartyIsOne() throws {
        var registry = try ledger()
        try registry.add(
            try draft(
                #"{"type":"agreement.registered","data":{"agreement":"half","kind":"treaty","form":"bilateral","#
                    + #""parties":["springfield"]}}"#))
        func end(_ agreement: String) -> String {
            #"{"type":"agreement.ended","on":"2024","data":{"agreement":"\#(agreement)","mode":"withdrawal","party":"jane"}}"#
        }
        func signing(_ agreement: String) -> String {
            #"{"id":"late-\#(agreement)","type":"agreement.signed","on":"2023-12","#
                + #""data":{"agreement":"\#(agreement)","parties":["jane"]}}"#
        }
        for agreement in ["half", "pact"] { try registry.add(try draft(signing(agreement))) }
        #expect(try problems(end("half"), in: registry).isEmpty)
        // Where two are registered nobody becomes a third.
        #expect(try problems(end("pact"), in: registry).map(\.summary) == ["/data/party noParty"])
        try registry.add(try draft(#"{"type":"fact.retracted","reason":"r","data":{"event":"late-half"}}"#))
        #expect(try problems(end("half"), in: registry).map(\.summary) == ["/data/party noParty"])
        try registry.add(try draft(merge("jane", into: "riverton")))
        #expect(try problems(end("pact"), in: registry).isEmpty)
    }

    @Test func aWithdrawalFromAMultilateralAgreementNeedsNoKnownAccession() throws {
        var registry = try ledger()
        try registry.add(
            try draft(
                #"{"type":"agreement.registered","data":{"agreement":"league","kind":"treaty","form":"multilateral","#
                    + #""parties":["springfield"]}}"#))
        let end = #"{"type":"agreement.ended","on":"2024","data":{"agreement":"league","party":"riverton"}}"#
        #expect(try problems(end, in: registry).isEmpty)
    }

    @Test func aCorrectionCannotMakeAnOutsiderEndAnAgreement() throws {
        var registry = try ledger()
        try registry.add(
            try draft(
                #"{"id":"e2","type":"agreement.ended","on":"2024","data":{"agreement":"pact","party":"riverton"}}"#))
        let found = try problems(correction(of: "e2", #""/data/party":"jane""#), in: registry)
        #expect(found.map(\.summary) == ["/data/set correctedInvalid"])
        #expect(try problems(correction(of: "e2", #""/data/party":"springfield""#), in: registry).isEmpty)
    }

    /// A chain of corrections, each of which moves the one before it, took minutes to read.
    @Test(arguments: [
        #"{"id":"c1","type":"fact.corrected","reason":"r","data":{"event":"e1","set":{"/on":"2022"}}}"#,
        #"{"id":"c1","type":"fact.retracted","reason":"r","data":{"event":"e1"}}"#,
    ])
    func anAmendmentIsNotMovedToAnotherEvent(amendment: String) throws {
        var registry = try ledger()
        try registry.add(try draft(amendment))
        let found = try problems(correction(of: "c1", #""/data/event":"a1""#), in: registry)
        #expect(found.map(\.summary) == ["/data/set correctedInvalid"])
        guard case .correctedInvalid(let inner)? = found.first?.kind else { return }
        #expect(inner.map(\.summary) == ["/data/event amendmentFixed"])
        #expect(try problems(correction(of: "c1", #""/data/event":"e1""#), in: registry).isEmpty)
    }

    @Test func aMergedPartyDoesNotBecomeAPseudonym() throws {
        let found = try findings(correction(of: "p-j-doe", #""/data/kind":"pseudonym""#))
        #expect(found == ["/data/set correctedInvalid"])
        #expect(try findings(correction(of: "p-riverton", #""/data/kind":"county""#)) == [])
    }

    @Test func whatTellsOfTheLedgerItselfIsNeitherCorrectedNorRetracted() throws {
        #expect(try findings(correction(of: "opening", #""/data/title":"t2""#)) == ["/data/event ledgerFixed"])
        #expect(
            try findings(#"{"type":"fact.retracted","reason":"r","data":{"event":"opening"}}"#)
                == ["/data/event ledgerFixed"])
    }
}
