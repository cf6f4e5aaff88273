import CanonicalJSON
import Crypto
import Domain
import ExtendedDateTime
import Foundation
import Testing
import TransparencyLog

@testable import Reports

/// A trail as a page: its links lead somewhere, its text is text, its digests are of what it shows.
@Suite struct AuditPageTests {
    private static let drafts =
        Drafts.ground + [
            Drafts.source("s", ["url": "https://example.org/s?a&b"]),
            Drafts.joined("in", on: "2020", "a", "o", Drafts.citing("s")),
            Drafts.left("out", on: "2022-03-01", "a", "o"),
            Drafts.met("meet", on: "2021-05-06", "a", "b", more: ["modality": "claimed"]),
            Drafts.corrected("fix", "in", ["/on": "2020-02-03"]), Drafts.retracted("undo", "meet"),
        ]

    private func page(_ drafts: [JSON] = drafts, of seqs: [Int]? = nil) throws -> String {
        try Trail(drafts).report(of: seqs).page
    }

    /// What a page carries for its script.
    private func data(_ id: String, in page: String) throws -> JSON {
        let start = try #require(page.range(of: "<script type=\"application/json\" id=\"\(id)\">"))
        let end = try #require(page[start.upperBound...].range(of: "</script>"))
        return try JSON(parsing: String(page[start.upperBound..<end.lowerBound]))
    }

    private func values(of attribute: String, in page: String) throws -> [String] {
        let pattern = try Regex<(Substring, Substring)>(" \(attribute)=\"([^\"]*)\"")
        let body = try #require(page.range(of: "<body>"))
        return page[body.lowerBound...].matches(of: pattern).map { String($0.output.1) }
    }

    @Test("Every link within a page has a target, and no id stands twice", arguments: [nil, [5, 6], [8]] as [[Int]?])
    func links(seqs: [Int]?) throws {
        let page = try page(of: seqs)
        let ids = try values(of: "id", in: page)
        #expect(Set(ids).count == ids.count)
        let anchors = try values(of: "href", in: page).filter { $0.hasPrefix("#") }.map { String($0.dropFirst()) }
        #expect(!anchors.isEmpty)
        for anchor in anchors { #expect(ids.contains(anchor), "\(anchor)") }
        for label in try values(of: "for", in: page) { #expect(ids.contains(label), "\(label)") }
    }

    @Test("An event that is no entry of the trail is named in words, and not linked")
    func noLinks() throws {
        let page = try page(of: [5])
        // The entry was corrected by an event that is not in the trail.
        #expect(page.contains("<span>@8</span>"))
        #expect(!page.contains("href=\"#e8\""))
    }

    @Test("Text from outside is no markup of the page", arguments: HostileText.all)
    func hostile(text: String) throws {
        let page = try page([
            Drafts.event(
                "party:a", "party.registered", ["party": "a", "kind": "city", "names": [["text": .string(text)]]]),
            Drafts.met(
                "m", on: "2020", "a", more: ["stated": .string(text), "anchor": "2020", "reason": .string(text)]),
        ])
        let harmless = try self.page([
            Drafts.party("a", "Alpha"),
            Drafts.met("m", on: "2020", "a", more: ["stated": "x", "anchor": "2020", "reason": "y"]),
        ])
        #expect(Self.tags(page) == Self.tags(harmless))
        #expect(!Self.shown(page).unicodeScalars.contains { $0 != "\n" && HostileText.steers($0) })
    }

    /// What a reader sees: no style, no script, no data.
    private static func shown(_ page: String) -> String {
        let body = page.components(separatedBy: "</style>").dropFirst().joined(separator: "</style>")
        return body.components(separatedBy: "<script type=").first ?? ""
    }

    /// How often each element begins, but for those that keep directions of writing apart.
    private static func tags(_ page: String) -> [String: Int] {
        let tags = shown(page).matches(of: /<([^ >]*)/).map { (String($0.1), 1) }
        return Dictionary(tags, uniquingKeysWith: +).filter { !$0.key.hasSuffix("bdi") }
    }

    @Test("Nothing in the data of a page ends their element", arguments: HostileText.all.prefix(5))
    func dataAreClosed(text: String) throws {
        let name: JSON = ["text": .string(text)]
        let page = try page([
            Drafts.event("party:a", "party.registered", ["party": "a", "kind": "city", "names": [name]])
        ])
        let names = try data("trail", in: page).list("identities").first?.list("names")
        #expect(names?.first?["text"] == .string(text))
        // Four elements of script: the data three times, and the code.
        #expect(page.components(separatedBy: "<script").count == 5)
        #expect(page.components(separatedBy: "</script>").count == 5)
    }

    @Test("The page carries the JSON form of the trail, without a change")
    func carriesTheTrail() throws {
        let report = try Trail(Self.drafts).report()
        #expect(try data("trail", in: report.page) == report.json)
    }

    @Test("The policy of a page names the hashes of its own style and script, and allows nothing else")
    func policy() throws {
        let page = try page()
        func hash(_ text: some StringProtocol) -> String {
            "&#39;sha256-" + Base64.encode(Array(SHA256.hash(data: Array(text.utf8)))) + "&#39;"
        }
        let style = try #require(page.firstMatch(of: /<style>([^<]*)<\/style>/))
        let policy = try #require(page.firstMatch(of: /Content-Security-Policy" content="([^"]*)"/))
        #expect(
            policy.1
                == "default-src &#39;none&#39;; script-src \(hash(AuditReport.pageScript)); "
                + "style-src \(hash(style.1)); base-uri &#39;none&#39;; form-action &#39;none&#39;"
        )
        #expect(page.contains("<script>\(AuditReport.pageScript)</script>"))
    }

    @Test("Each part that is shown has a digest, and each digest a part")
    func digests() throws {
        let page = try page()
        let shown = try #require(try data("shown", in: page).object).map(\.key)
        let ids = try values(of: "id", in: page)
        #expect(Set(shown).isSubset(of: ids))
        for seq in 0..<Self.drafts.count { #expect(shown.contains("e\(seq)")) }
        for id in ["header", "summary", "contents", "picture", "states", "filters", "proof", "trail", "moments"] {
            #expect(shown.contains(id), "\(id)")
        }
    }

    @Test("Another sentence in an entry has another digest, and leaves the others as they were")
    func digestsTell() throws {
        let other =
            Self.drafts.dropLast(3) + [
                Drafts.met("meet", on: "2021-05-06", "a", "p", more: ["modality": "claimed"])
            ] + Self.drafts.suffix(2)
        let (one, two) = (try data("shown", in: try page()), try data("shown", in: try page(Array(other))))
        #expect(one["e7"] != two["e7"])
        #expect(one["e5"] == two["e5"] && one["e6"] == two["e6"])
    }

    @Test("An entry is marked as corrected, retracted, claimed, or not at all")
    func marks() throws {
        let page = try page()
        func article(_ seq: Int) throws -> Substring {
            let start = try #require(page.range(of: "<article id=\"e\(seq)\""))
            let end = try #require(page[start.upperBound...].range(of: "</article>"))
            return page[start.lowerBound..<end.lowerBound]
        }
        #expect(try article(5).contains("<b class=\"tag corrected\">corrected</b>"))
        #expect(try article(7).contains("class=\"entry undone\"") && article(7).contains(">claimed</b>"))
        #expect(try article(7).contains("<b class=\"tag retracted\">retracted</b>"))
        #expect(try !article(6).contains("class=\"tag") && article(6).contains("class=\"entry\""))
        #expect(try article(5).contains("<summary>s; recorded 2024-01-06</summary>"))
        #expect(try article(6).contains("<summary>No source; recorded 2024-01-07</summary>"))
    }

    @Test("The kinds of events can be chosen, each with how many of it there are")
    func kinds() throws {
        let page = try page()
        for words in ["fact (2)", "meeting (1)", "membership (2)", "party (4)", "source (1)"] {
            #expect(page.contains("> \(words)</label>"), "\(words)")
        }
    }

    @Test("Before its script has run, a page says that it is not checked")
    func pending() throws {
        let page = try page()
        #expect(page.contains("<div id=\"verdict\" class=\"verdict pending\" role=\"status\">"))
        #expect(page.contains("Not checked yet."))
    }

    // The states of other days.

    /// What a page tells of a day, as known on a day: labels with status and certainty.
    private func told(_ moments: JSON, _ known: Int, _ day: Int) throws -> [String] {
        let numbers = try #require(moments["grid"]?[known]?[day]?.array)
        return try numbers.map { number in
            let place = try #require(number.integer)
            let state = try #require(moments["states"]?[place])
            return ["mark", "status", "label", "times"].map { state[$0]?.string ?? "" }.joined(separator: "|")
        }
    }

    @Test("The states of other days are those that a replay of that day and moment gives")
    func moments() throws {
        let trail = try Trail(Self.drafts)
        let moments = try data("moments", in: trail.report().page)
        let days = moments.texts("days")
        #expect(moments.texts("known").count == Self.drafts.count && days.count > 4)
        for (known, label) in moments.texts("known").enumerated() {
            let fixture = trail.fixture.first(known + 1)
            #expect(fixture.events.last?.recorded.day.description == label)
            for (day, text) in days.enumerated() {
                let expected = try fixture.replay(on: text).states.all.map { state in
                    let mark = state.answer.certainty == .certain ? "certain" : "possible"
                    return "\(mark)|\(state.answer.status)|\(state.content.label)|\(state.times)"
                }
                #expect(try told(moments, known, day) == expected, "\(text), known \(label)")
            }
        }
    }

    @Test("The day asked about is among the days, and the page begins with it")
    func dayAskedAbout() throws {
        for day in ["1990-01-01", "2020-02-03", "2024-06-01"] {
            let moments = try data("moments", in: try Trail(Self.drafts, on: day).report().page)
            let place = try #require(moments["on"]?.integer)
            #expect(moments.texts("days")[place] == day)
            #expect(moments.texts("days") == moments.texts("days").sorted())
        }
    }

    @Test("States of other subjects than the trail's are on none of its days")
    func otherSubjects() throws {
        let report = try Trail(Self.drafts).report { _ in false }
        let moments = try data("moments", in: report.page)
        #expect(moments["states"] == [])
        #expect(moments.list("grid").allSatisfy { ($0.array ?? []).allSatisfy { $0 == [] } })
    }

    // The picture.

    private func picture(_ drafts: [JSON]) throws -> String {
        TimelinePicture(try Trail(drafts).report().entries).html.rendered
    }

    @Test("In the picture a day is a dot, and days of which it may be any are a bar")
    func shapes() throws {
        let dot = try picture([Drafts.met("m", on: "2020-01-05", "a")])
        #expect(dot.components(separatedBy: "<circle").count == 2)
        #expect(dot.components(separatedBy: "<rect").count == 2)
        let bar = try picture([Drafts.met("m", on: "2020-01", "a")])
        #expect(!bar.contains("<circle"))
        #expect(bar.components(separatedBy: "<rect").count == 3)
    }

    @Test("In the picture plans and claims stand below what happened, and what is about no day is counted")
    func rows() throws {
        let html = try picture([
            Drafts.met("claimed", on: "2020-01-05", "a", more: ["modality": "claimed"]), Drafts.party("a", "Alpha"),
            Drafts.met("held", on: "2021-01-05", "a"), Drafts.met("gone", on: "2022-01-05", "a"),
            Drafts.retracted("undo", "gone"),
        ])
        let links = html.matches(of: /<a href="#e([0-9]+)" class="([a-z]+)">/).map { "\($0.1) \($0.2)" }
        #expect(links == ["2 held", "3 undone", "0 planned"])
        #expect(html.contains("2 entries about no day are not drawn. "))
        #expect(html.components(separatedBy: "class=\"divider\"").count == 2)
        #expect(html.contains("Timeline of 3 dated events; the list below tells the same."))
    }

    @Test("In the picture later days lie further to the right, and all lie within it")
    func scale() throws {
        let days = ["1900-05-01", "1900-05-20", "1979-01-01", "2020-02-29", "2020-03-01", "2023-12-31"]
        let html = try picture(days.map { Drafts.met($0, on: $0, "a") })
        let places = html.matches(of: /<circle cx="([0-9.]+)"/).compactMap { Double(String($0.1)) }
        #expect(places.count == days.count)
        for (one, next) in zip(places, places.dropFirst()) { #expect(one < next) }
        #expect(places.allSatisfy { (20...940).contains($0) })
    }

    @Test("In the picture the bar of a month ends where the next month begins")
    func bars() throws {
        let html = try picture([
            Drafts.met("january", on: "2020-01", "a"), Drafts.met("february", on: "2020-02-20", "a"),
        ])
        let bar = try #require(html.firstMatch(of: /<rect x="([0-9.]+)" y="[0-9.]+" width="([0-9.]+)"/))
        let axis = html.matches(of: /<text class="axis" x="([0-9.]+)"[^>]*>([0-9-]+)</)
        let months = Dictionary(uniqueKeysWithValues: axis.map { (String($0.2), Double(String($0.1)) ?? 0) })
        let start = try #require(Double(String(bar.1)))
        let width = try #require(Double(String(bar.2)))
        #expect(abs(start - (try #require(months["2020-01"]))) < 0.2)
        #expect(abs(start + width - (try #require(months["2020-02"]))) < 0.2)
    }

    @Test("No more is drawn than there is room for, and the picture says so")
    func most() throws {
        let many = (0..<151).map { Drafts.met("m\($0)", on: "2020-01-05", "a") }
        #expect(try picture(many).contains("Only the first 150 are drawn."))
        #expect(try picture(many).components(separatedBy: "<circle").count == 151)
        #expect(try !picture(Array(many.prefix(149))).contains("Only the first"))
        // All of them are drawn.
        let all = try picture(Array(many.prefix(150)))
        #expect(!all.contains("Only the first"))
    }

    @Test("A long text is cut to its length with a sign, and a short one left alone")
    func shortened() {
        #expect("abcdef".shortened(to: 6) == "abcdef")
        #expect("abcdefg".shortened(to: 6) == "abcde…")
        #expect("abcd efg".shortened(to: 6) == "abcd…")
        #expect("".shortened(to: 6) == "")
    }
}
