import CanonicalJSON
import Foundation
import Testing

@testable import ChanceryCLI

/// Every everyday word, walked through on a terminal to the end, by names where there are names.
@Suite(.enabled(if: TerminalDriver.isPossible, "python3 is not here")) struct EveryWordTests {
    /// A word, and what its questions are answered: the prompt and the answer; nothing takes the default.
    struct Walk: Sendable, CustomTestStringConvertible {
        let word: String
        let type: String
        let answers: String
        /// What the event's data must have.
        let data: String

        init(_ word: String, _ type: String, _ answers: String, _ data: String) {
            (self.word, self.type, self.answers, self.data) = (word, type, answers, data)
        }

        var testDescription: String { word }

        var steps: [(waitFor: String, type: String)] {
            answers.split(separator: "; ").map { step in
                let prompt = step.prefix { $0 != " " }
                return ("\r\u{1B}[K\(prompt)", "\(step.dropFirst(prompt.count + 1))\r")
            }
        }
    }

    private static let drafts = #"""
        {"id":"e1","type":"party.registered","data":{"party":"springfield","kind":"city","names":[{"text":"Springfield"}]}}
        {"id":"e2","type":"party.registered","data":{"party":"shelbyville","kind":"city","names":[{"text":"Shelbyville"}]}}
        {"id":"e3","type":"party.registered","data":{"party":"league","kind":"organisation","names":[{"text":"Cities League"}]}}
        {"id":"e4","type":"party.registered","data":{"party":"jane-doe","kind":"person","names":[{"text":"Jane Doe"}]}}
        {"id":"e5","type":"party.registered","data":{"party":"old-record","kind":"city","names":[{"text":"Springfeld"}]}}
        {"id":"e6","type":"source.registered","data":{"source":"gazette","kind":"article","title":"The Gazette"}}
        {"id":"e7","type":"agreement.registered","data":{"agreement":"tie","kind":"sister-city","form":"bilateral","parties":["springfield","shelbyville"],"title":"The Tie"}}
        {"id":"e8","type":"agreement.signed","on":"2010","data":{"agreement":"tie"}}
        {"id":"e9","type":"agreement.signed","on":"2011","data":{"agreement":"tie"}}
        {"id":"e10","type":"membership.joined","on":"2001","data":{"member":"springfield","organisation":"league"}}
        {"id":"e11","type":"visit.planned","on":"2019","data":{"visit":"spring-visit","for":"2020","purpose":"The spring fair"}}
        {"id":"e12","type":"inquiry.made","on":"2019","data":{"inquiry":"question","asker":"jane-doe","to":["springfield"]}}
        {"id":"e13","type":"policy.announced","on":"2019","data":{"policy":"exchanges","actor":"springfield","kind":"goal","goal":"Twice as many exchanges"}}

        """#

    static let walks: [Walk] = [
        Walk(
            "source", "source.registered",
            "source report; kind release; title The Report; on; place; sources",
            #"{"kind":"release","source":"report","title":"The Report"}"#),
        Walk(
            "party", "party.registered",
            "party ogdenville; kind city; name Ogdenville; name; on; place; source",
            #"{"kind":"city","names":[{"text":"Ogdenville"}],"party":"ogdenville"}"#),
        Walk(
            "description", "party.described",
            "party Springfield; name Springfield on the River; name; within; "
                + "description Lies on a river.; on; place; source",
            #"{"description":"Lies on a river.","names":[{"text":"Springfield on the River"}]"#
                + #","party":"springfield"}"#),
        Walk(
            "renaming", "party.renamed",
            "party Springfield; name New Springfield; name; on 2020; place; source",
            #"{"names":[{"text":"New Springfield"}],"party":"springfield"}"#),
        Walk(
            "party-end", "party.ended",
            "party Cities League; mode dissolution; on 2022; place; source",
            #"{"mode":"dissolution","party":"league"}"#),
        Walk(
            "merge", "party.merged",
            "party Springfeld; into Springfield; on; place; source; reason One is misspelt.",
            #"{"into":"springfield","party":"old-record"}"#),
        Walk(
            "agreement", "agreement.registered",
            "agreement pact; kind treaty; form bilateral; party Springfield; party Shelbyville; "
                + "party; title The Pact; on; place; source",
            #"{"agreement":"pact","form":"bilateral","kind":"treaty","parties":["springfield""#
                + #","shelbyville"],"title":"The Pact"}"#),
        Walk(
            "proposal", "agreement.proposed",
            "agreement The Tie; party Springfield; party; on 2009; place; source",
            #"{"agreement":"tie","parties":["springfield"]}"#),
        Walk(
            "signing", "agreement.signed",
            "agreement tie; party Springfield; party Shelbyville; party; signatory; on 2012; place; source",
            #"{"agreement":"tie","parties":["springfield","shelbyville"]}"#),
        Walk(
            "consent", "agreement.consented",
            "agreement the tie; party Springfield; mode; on 2012; place; source",
            #"{"agreement":"tie","party":"springfield"}"#),
        Walk(
            "provisional-application", "agreement.provisionally-applied",
            "agreement The Tie; party; on 2012; place; source",
            #"{"agreement":"tie"}"#),
        Walk(
            "entry-into-force", "agreement.entered-into-force",
            "agreement The Tie; party; on 2012; place; source",
            #"{"agreement":"tie"}"#),
        Walk(
            "amendment", "agreement.amended",
            "agreement The Tie; what the clause on exchanges; on 2012; place; source",
            #"{"agreement":"tie","what":"the clause on exchanges"}"#),
        Walk(
            "renewal", "agreement.renewed",
            "agreement The Tie; until 2030; on 2012; place; source",
            #"{"agreement":"tie","until":"2030"}"#),
        Walk(
            "suspension", "agreement.suspended",
            "agreement The Tie; party Shelbyville; on 2013; place; source",
            #"{"agreement":"tie","party":"shelbyville"}"#),
        Walk(
            "resumption", "agreement.resumed",
            "agreement The Tie; party; on 2014; place; source",
            #"{"agreement":"tie"}"#),
        Walk(
            "review-opening", "agreement.review-opened",
            "agreement The Tie; party Springfield; outcome; on 2014; place; source",
            #"{"agreement":"tie","party":"springfield"}"#),
        Walk(
            "review-closing", "agreement.review-closed",
            "agreement The Tie; party; outcome It goes on.; on 2015; place; source",
            #"{"agreement":"tie","outcome":"It goes on."}"#),
        Walk(
            "dispute", "agreement.disputed",
            "agreement The Tie; position Springfield; status in-force; ground No notice was given.; "
                + "position; on 2015; place; source",
            #"{"agreement":"tie","positions":[{"ground":"No notice was given.","status":"in-force""#
                + #","who":"springfield"}]}"#),
        Walk(
            "settlement", "agreement.dispute-settled",
            "agreement The Tie; outcome It holds.; on 2016; place; source",
            #"{"agreement":"tie","outcome":"It holds."}"#),
        Walk(
            "declaration", "agreement.declared",
            "agreement The Tie; party Springfield; kind reservation; "
                + "summary Not on Sundays.; on 2012; place; source",
            #"{"agreement":"tie","kind":"reservation","party":"springfield","summary":"Not on Sundays."}"#),
        Walk(
            "affirmation", "agreement.affirmed",
            "agreement The Tie; status in-force; on 2016; place; source",
            #"{"agreement":"tie","status":"in-force"}"#),
        Walk(
            "termination", "agreement.ended",
            "agreement The Tie; mode withdrawal; party Springfield; ground The fee is too high.; "
                + "ground; on 2021; place; source",
            #"{"agreement":"tie","grounds":[{"text":"The fee is too high."}],"mode":"withdrawal""#
                + #","party":"springfield"}"#),
        Walk(
            "withdrawal", "membership.ended",
            "party Springfield; from Cities League; ground; on 2021; place; source",
            #"{"member":"springfield","mode":"withdrawal","organisation":"league"}"#),
        Walk(
            "membership", "membership.joined",
            "member Shelbyville; organisation Cities League; mode; role; "
                + "status observer; on 2018; place; source",
            #"{"member":"shelbyville","organisation":"league","status":"observer"}"#),
        Walk(
            "membership-affirmation", "membership.affirmed",
            "member Springfield; organisation Cities League; on 2018; place; source",
            #"{"member":"springfield","organisation":"league"}"#),
        Walk(
            "membership-change", "membership.changed",
            "member Springfield; organisation Cities League; role chair; status; on 2018; place; source",
            #"{"member":"springfield","organisation":"league","role":"chair"}"#),
        Walk(
            "membership-end", "membership.ended",
            "member Springfield; organisation Cities League; mode expulsion; ground; on 2021; place; source",
            #"{"member":"springfield","mode":"expulsion","organisation":"league"}"#),
        Walk(
            "appointment", "office.appointed",
            "person Jane Doe; office mayor; of Springfield; mode; on 2015; place; source",
            #"{"of":"springfield","office":"mayor","person":"jane-doe"}"#),
        Walk(
            "office", "office.assumed",
            "person Jane Doe; office mayor; of Springfield; mode elected; on 2015; place; source",
            #"{"mode":"elected","of":"springfield","office":"mayor","person":"jane-doe"}"#),
        Walk(
            "incumbency", "office.affirmed",
            "person Jane Doe; office mayor; of Springfield; on 2016; place; source",
            #"{"of":"springfield","office":"mayor","person":"jane-doe"}"#),
        Walk(
            "departure", "office.left",
            "person Jane Doe; office mayor; of Springfield; mode; on 2019; place; source",
            #"{"of":"springfield","office":"mayor","person":"jane-doe"}"#),
        Walk(
            "plan", "visit.planned",
            "visit autumn-visit; for 2024-10; visitor Jane Doe,as=mayor,for=Springfield; visitor; "
                + "host; purpose The autumn fair; on 2024; place; source",
            #"{"for":"2024-10","purpose":"The autumn fair","visit":"autumn-visit""#
                + #","visitors":[{"as":"mayor","for":"springfield","party":"jane-doe"}]}"#),
        Walk(
            "visit", "visit.held",
            "visit The spring fair; visitor Jane Doe; visitor; host Shelbyville; host; "
                + "kind; purpose; on 2020-05-01/2020-05-03; place; source",
            #"{"hosts":[{"party":"shelbyville"}],"visit":"spring-visit","visitors":[{"party":"jane-doe"}]}"#),
        Walk(
            "outcome", "visit.resolved",
            "visit The spring fair; outcome postponed; for 2021; on 2020; place; source",
            #"{"for":"2021","outcome":"postponed","visit":"spring-visit"}"#),
        Walk(
            "meeting", "meeting.held",
            "participant Jane Doe; participant Shelbyville; participant; "
                + "mode by video; on 2020; place; source",
            #"{"mode":"by video","participants":[{"party":"jane-doe"},{"party":"shelbyville"}]}"#),
        Walk(
            "count", "contact.counted",
            "who Springfield; who; with Shelbyville; with; count 12; "
                + "comparator about; unit delegations; on 2019; place; source",
            #"{"comparator":"about","count":12,"unit":"delegations","who":["springfield"]"#
                + #","with":["shelbyville"]}"#),
        Walk(
            "recurrence", "contact.recurred",
            "contact student-exchange; who Springfield; who; with Shelbyville; with; "
                + "what They exchange students.; frequency yearly; on 2010/2019; place; source",
            #"{"contact":"student-exchange","frequency":"yearly","what":"They exchange students.""#
                + #","who":["springfield"],"with":["shelbyville"]}"#),
        Walk(
            "inquiry", "inquiry.made",
            "inquiry fee-question; asker Jane Doe; to Cities League; to; on 2019; place; source",
            #"{"asker":"jane-doe","inquiry":"fee-question","to":["league"]}"#),
        Walk(
            "answer", "inquiry.closed",
            "inquiry question; outcome answered; on 2019; place; source",
            #"{"inquiry":"question","outcome":"answered"}"#),
        Walk(
            "claim", "indicator.claimed",
            "series sister-pairs; value 12.5; trend; unit pairs; on 2019; place; source",
            #"{"series":"sister-pairs","unit":"pairs","value":"12.5"}"#),
        Walk(
            "policy", "policy.announced",
            "policy fewer-fees; actor Cities League; kind goal; goal Half the fees; on 2020; place; source",
            #"{"actor":"league","goal":"Half the fees","kind":"goal","policy":"fewer-fees"}"#),
        Walk(
            "policy-end", "policy.ended",
            "policy Twice as many exchanges; on 2021; place; source",
            #"{"policy":"exchanges"}"#),
        Walk(
            "statement", "statement.made",
            "speaker Jane Doe; kind opinion; about The Tie; about; "
                + "stance support; summary The tie is worth its fee.; on 2020; place; source",
            #"{"about":["agreement:tie"],"kind":"opinion","speaker":"jane-doe","stance":"support""#
                + #","summary":"The tie is worth its fee."}"#),
        Walk(
            "correction", "fact.corrected",
            "event @8; set on=2010-05; set; source; reason The deed says so.",
            #"{"event":"e8","set":{"/on":"2010-05"}}"#),
        Walk(
            "retraction", "fact.retracted",
            "event @9; source; reason Entered twice.",
            #"{"event":"e9"}"#),
        Walk(
            "link", "facts.linked",
            "relation same; event @8; event @9; event; source",
            #"{"events":["e8","e9"],"relation":"same"}"#),
        Walk(
            "preference", "claim.preferred",
            "prefer @8; among; rule the deed; source; reason The deed says so.",
            #"{"among":["e8","e9"],"prefer":"e8","rule":"the deed"}"#),
        Walk(
            "review-note", "review.noted",
            "subject Springfield; event; note Compared with the source.; source",
            #"{"note":"Compared with the source.","subject":"party:springfield"}"#),
        Walk(
            "sign-off", "review.signed-off",
            "subject The Tie; size; root; verdict accepted; note; source",
            #"{"subject":"agreement:tie","verdict":"accepted"}"#),
    ]

    @Test("The table has every word")
    func completeness() {
        #expect(Set(Self.walks.map(\.word)) == Set(RecordingSyntax.words + RecordingRun.otherWords))
    }

    @Test("A word is walked through, shown, confirmed and recorded", arguments: walks)
    func walk(_ walk: Walk) throws {
        let scratch = try Scratch()
        try scratch.binary.succeed("init", "demo", "--no-key")
        let ledger = Binary(folder: scratch.url.appendingPathComponent("demo"))
        try ledger.succeed("import", "drafts", "-", input: Self.drafts)
        let session = try TerminalDriver(ledger: ledger).run(
            ["record"],
            [("What happened?", walk.word + "\r")] + walk.steps + [("Record this?", "y\r"), ("Another?", "n\r")])
        #expect(session.status == 0 && session.isSane, "\(session.shown)")
        #expect(session.shown.contains("This will be recorded:") && session.shown.contains("Recorded as @14."))
        #expect(!session.shown.contains("error: "), "\(session.shown)")
        let event = try JSON(parsing: String(try #require(ledger.succeed("log").out.split(separator: "\n").last)))
        #expect(event["type"]?.string == walk.type)
        for (name, value) in try #require(JSON(parsing: walk.data).object) {
            #expect(event["data"]?[name] == value, "\(name)")
        }
    }
}
