import CanonicalJSON
import Foundation
import Testing
import TransparencyLog

/// What a forger may do to a page that says green afterwards, and what the second opinion then finds.
struct PageForgery: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let finds: String
    let change: @Sendable (inout ForgedPage) throws -> Void

    init(_ name: String, finds: String, _ change: @escaping @Sendable (inout ForgedPage) throws -> Void) {
        testDescription = name
        self.finds = finds
        self.change = change
    }

    static let all = words + entries + evidence + code + hiding
}

extension PageForgery {
    /// What a page says of a line.
    private static let words = [
        PageForgery(
            "the sentence of an entry",
            finds: "entry @70: its sentence reads “Carmel, Indiana and Xiangyang did not sign"
        ) {
            try $0.replace(in: "e70", " signed", " did not sign")
        },
        PageForgery(
            "the sentence of an entry, in the report too", finds: "entry @70: the report says “Nothing was signed.”"
        ) {
            try $0.edit(entry: 70) { $0["what"] = "Nothing was signed." }
        },
        PageForgery(
            "who signed, in page and report",
            finds: "by the hands of Jim Brainard (mayor) and Li Ming (mayor).”, where the line says"
        ) {
            try $0.replace(in: "e70", "Wang Taihui", "Li Ming")
            try $0.edit(entry: 70) {
                $0["what"] = .string(($0["what"]?.string ?? "").replacing("Wang Taihui", with: "Li Ming"))
            }
        },
        PageForgery(
            "the date of an entry", finds: "entry @70: its date reads “2023-10-30”, where its line says “2023-10-31”"
        ) {
            try $0.replace(in: "e70", "2023-10-31", "2023-10-30")
        },
        PageForgery("the date of an entry, in the report", finds: "entry @70: on is not what the line") {
            try $0.edit(entry: 70) { $0["on"] = "2023-10-30" }
        },
        PageForgery("the position of an entry", finds: "entry @70: its position reads “@71”") {
            try $0.replace(in: "e70", "href=\"#e70\">@70</a></p>", "href=\"#e71\">@71</a></p>")
        },
        PageForgery(
            "what an entry cites", finds: "entry @70: it shows “xinhua-2023-11-01 excerpt”, where the lines say"
        ) {
            try $0.replace(in: "e70", "peoples-daily-2023-11-01 excerpt", "xinhua-2023-11-01 excerpt")
        },
        PageForgery("the reason of an entry", finds: "entry @46: it shows “No reason.”") {
            try $0.replace(
                in: "e46", "A primary won among three makes a party&#39;s nominee, and gives no office yet.",
                "No reason.")
        },
        PageForgery(
            "who recorded an entry",
            finds: "entry @70: it shows “2023-11-01T12:00:00.000Z, entered 2026-11-23T21:07:46.677Z by a stranger”"
        ) {
            try $0.replace(in: "e70", "by example register", "by a stranger")
        },
        PageForgery("an entry shown as retracted", finds: "entry @70: it is not marked as its line says: no marks") {
            try $0.replace(in: "e70", "class=\"entry\"", "class=\"entry undone\"")
        },
        PageForgery(
            "a source's title",
            finds: "sources: it shows “ibj-2023-05 A title”, where the lines say “ibj-2023-05 Without a title”"
        ) {
            try $0.replace(in: "sources", "Without a title", "A title")
        },
        PageForgery("a source's title, in the report", finds: "sources: not as the lines register them") {
            try $0.trail { trail in
                trail["sources"] = .array(
                    (trail["sources"]?.array ?? []).enumerated().map { number, source in
                        guard number == 0, case .object(var object) = source else { return source }
                        object["title"] = "A title"
                        return .object(object)
                    })
            }
        },
        PageForgery("the name on who somebody is", finds: "identities: it shows “barbara-buffaloe Somebody: a person”")
        {
            try $0.replace(in: "identities", "Barbara Buffaloe: a person", "Somebody: a person")
        },
        PageForgery("the line from which a name comes", finds: "entry @70: its sentence reads") {
            try $0.trail { trail in
                trail["named"] = .array(
                    (trail["named"]?.array ?? []).filter { $0["line"]?.string?.contains("\"wang-taihui\"") != true })
            }
        },
        PageForgery(
            "a title in the picture", finds: "picture: @70 is drawn as held and reads “2023-10-31: Nothing happened.”"
        ) {
            let shown = try $0.text(of: "e70").firstMatch(of: /class="what">([^<]*)</)?.1
            try $0.replace(in: "picture", "2023-10-31: \(try #require(shown))", "2023-10-31: Nothing happened.")
        },
        PageForgery("how an event is drawn", finds: "picture: @70 is drawn as planned") {
            try $0.replace(in: "picture", "href=\"#e70\" class=\"held\"", "href=\"#e70\" class=\"planned\"")
        },
        PageForgery("a state's certainty", finds: "states: they are not those of the embedded report") {
            try $0.replace(in: "states", ">certain<", ">possible<")
        },
        PageForgery("a sentence of the summary", finds: "summary: it does not say what the embedded report says") {
            try $0.replace(in: "summary", "Nothing was corrected", "Much was corrected")
        },
        PageForgery("how many were searched", finds: "header: it shows “Complete for positions 0 to 968") {
            try $0.replace(in: "header", "positions 0 to 268", "positions 0 to 968")
        },
        PageForgery("the key that is shown", finds: "proof: it shows “example.org/chancery/us-china+00000000") {
            try $0.replace(in: "proof", "us-china+2105cf0a", "us-china+00000000")
        },
    ]

    /// Entries that are not those of the lines.
    private static let entries = [
        PageForgery(
            "an entry taken out of the page", finds: "entry @70: its line is carried, and the entry is not shown"
        ) {
            $0.html.removeSubrange(try #require($0.place(of: "e70")))
        },
        PageForgery("an entry taken out of page and report", finds: "scope: not that of 43 entries") {
            $0.html.removeSubrange(try #require($0.place(of: "e70")))
            try $0.trail { $0["trail"] = .array(($0["trail"]?.array ?? []).filter { $0["seq"] != 70 }) }
        },
        PageForgery(
            "an entry put in, made of another", finds: "entry @9999: it is shown, and no line is carried for it"
        ) {
            let copy = try $0.text(of: "e70").replacing("e70\"", with: "e9999\"")
            try $0.insert(String(copy), before: "e70")
        },
        PageForgery("an entry put into the report with a copied line", finds: "(event @70): out of order") {
            try $0.trail { trail in
                trail["trail"] = .array((trail["trail"]?.array ?? []).flatMap { $0["seq"] == 70 ? [$0, $0] : [$0] })
            }
        },
        PageForgery("an entry shown twice", finds: "e70: the id stands in the page twice") {
            try $0.insert(String($0.text(of: "e70")), before: "e71")
        },
        PageForgery("two entries with each other's lines", finds: "says that it is event @71, but @70 stands here") {
            try $0.trail { trail in
                let entries = trail["trail"]?.array ?? []
                let line = { (seq: JSON) in entries.first { $0["seq"] == seq }?["line"] }
                trail["trail"] = .array(
                    entries.map { entry in
                        guard case .object(var object) = entry else { return entry }
                        if entry["seq"] == 70 { object["line"] = line(71) }
                        if entry["seq"] == 71 { object["line"] = line(70) }
                        return .object(object)
                    })
            }
        },
        PageForgery(
            "two entries with each other's texts", finds: "entry @70: its sentence reads “Jim Brainard was mayor"
        ) {
            let (one, other) = (String(try $0.text(of: "e70")), String(try $0.text(of: "e71")))
            $0.html = $0.html.replacing(one, with: "\u{0}").replacing(other, with: one.replacing("70\"", with: "71\""))
                .replacing("\u{0}", with: other.replacing("71\"", with: "70\""))
        },
        PageForgery("a sentence put between the entries", finds: "page: its parts are") {
            try $0.insert("<section id=\"note\"><p>All of it was a mistake.</p></section>", before: "e70")
        },
        PageForgery("a sentence put into an entry", finds: "entry @70: its parts are not those of an entry") {
            try $0.replace(in: "e70", "<details>", "<p>All of it was a mistake.</p><details>")
        },
    ]

    /// What proves the lines.
    private static let evidence = [
        PageForgery("a member of the report", finds: "(event @70): by is not what the line says") {
            try $0.edit(entry: 70) { $0["by"] = "somebody else" }
        },
        PageForgery("a member taken out of the report", finds: "(event @214): modality is not what the line says") {
            try $0.edit(entry: 214) { $0["modality"] = nil }
        },
        PageForgery("a stored line", finds: "(event @70): the proof does not lead to the checkpoint's root") {
            try $0.edit(entry: 70) {
                $0["line"] = .string(($0["line"]?.string ?? "").replacing("2023-10-31", with: "2023-10-30"))
            }
        },
        PageForgery("a proof", finds: "(event @70): the proof does not lead to the checkpoint's root") {
            try $0.edit(entry: 70) { $0["proof"] = [.string(Hash.empty.base64)] }
        },
        PageForgery("the checkpoint's root", finds: "(event @70): the proof does not lead to the checkpoint's root") {
            try $0.checkpoint { $0[2] = Hash.empty.base64 }
        },
        PageForgery("the checkpoint, signed by a stranger", finds: "events/checkpoint: not signed by a trusted key") {
            let signer = try SignerKey(name: "example.org/chancery/us-china", seed: [UInt8](repeating: 7, count: 32))
            try $0.trail { trail in
                let note = try SignedCheckpoint(parsing: Array((trail["checkpoint"]?.string ?? "").utf8))
                let forged = try SignedCheckpoint(note.checkpoint, signers: [signer])
                trail["checkpoint"] = .string(String(decoding: forged.bytes, as: UTF8.self))
            }
        },
        PageForgery("the key that is named", finds: "event @0: it does not name the trail's key") {
            try $0.trail { trail in
                guard case .object(var key)? = trail["key"] else { return }
                key["verifier"] = "example.org/other+00000000+AA"
                trail["key"] = .object(key)
            }
        },
        PageForgery(
            "a correction that never was", finds: "entry @70: it is not corrected and retracted as the lines say"
        ) {
            try $0.edit(entry: 70) { $0["corrected_by"] = [71] }
        },
    ]

    /// What runs.
    private static let code = [
        PageForgery("the script, and its hash in the policy", finds: "script: it is not one that chancery issues") {
            try $0.replaceCode("script") { $0.replacing("if (problems.length) {", with: "if (false) {") }
        },
        PageForgery(
            "the style, and its hash in the policy, to cover an entry",
            finds: "style: it is not one that chancery issues"
        ) {
            try $0.replaceCode("style") { $0 + "#e70 { position: fixed; left: -100rem }" }
        },
        PageForgery("one more script", finds: "script: 2 scripts and 1 styles, where an issued page has one of each") {
            $0.html = $0.html.replacing("</body>", with: "<script>document.title = \"\";</script></body>")
        },
        PageForgery("a policy that allows all", finds: "head: it is not that of an issued page") {
            $0.html = $0.html.replacing("default-src &#39;none&#39;", with: "default-src *")
        },
        PageForgery("a handler", finds: "<p> has an attribute that no issued page has: onclick=“alert(1)”") {
            try $0.replace(in: "e70", "<p>", "<p onclick=\"alert(1)\">")
        },
        PageForgery(
            "a link that runs a script", finds: "<a> has a value that no issued page has: href=“javascript:alert(1)”"
        ) {
            try $0.replace(in: "e70", "href=\"#e70\"", "href=\"javascript:alert(1)\"")
        },
        PageForgery("an image from elsewhere", finds: "<img> stands in <p>, as in no issued page") {
            try $0.replace(in: "summary", "</dl>", "</dl><p><img src=\"https://example.org/x.png\"></img></p>")
        },
        PageForgery("a page within the page", finds: "<iframe> stands in <section>, as in no issued page") {
            try $0.replace(in: "summary", "</dl>", "</dl><iframe src=\"https://example.org/\"></iframe>")
        },
        PageForgery("a link that leads nowhere", finds: "links: “@256” leads to #e9998, which is not on the page") {
            try $0.replace(in: "summary", "href=\"#e256\"", "href=\"#e9998\"")
        },
        PageForgery("a link that leads elsewhere than it says", finds: "links: “@256” leads to #e70") {
            try $0.replace(in: "summary", "href=\"#e256\"", "href=\"#e70\"")
        },
        PageForgery("an address that leads elsewhere than it says", finds: "leads to https://example.org/") {
            try $0.replace(
                in: "sources", "href=\"https://ibj.com/articles/sue-finkam-wins-three-way-gop-primary-in-carmel\"",
                "href=\"https://example.org/\"")
        },
    ]

    /// What hides, covers or imitates.
    private static let hiding = [
        PageForgery(
            "a style of its own that hides an entry",
            finds: "<article> has an attribute that no issued page has: style="
        ) {
            try $0.replace(in: "e70", "class=\"entry\"", "class=\"entry\" style=\"display:none\"")
        },
        PageForgery("something laid over an entry", finds: "<div> has an attribute that no issued page has: style=") {
            try $0.insert("<div style=\"position:fixed;inset:0\"></div>", before: "e70")
        },
        PageForgery("a hidden entry", finds: "<article> has an attribute that no issued page has: hidden=") {
            try $0.replace(in: "e70", "class=\"entry\"", "class=\"entry\" hidden=\"hidden\"")
        },
        PageForgery("a hidden paragraph", finds: "<p> is hidden: ") {
            try $0.replace(in: "left-out", "<p>", "<p hidden=\"hidden\">")
        },
        PageForgery("what is folded away", finds: "something is folded away") {
            try $0.replace(
                in: "as-issued", "<div class=\"items\">", "<div class=\"items\"><details><summary></summary></details>")
        },
        PageForgery(
            "a comment in which browsers and readers may differ", finds: "markup that no issued page has: '<!-- -->"
        ) {
            try $0.insert("<!-- -->", before: "e70")
        },
        PageForgery(
            "a verdict that is green before any check",
            finds: "verdict: what stands there before the page is checked is not what chancery issues"
        ) {
            try $0.replace(in: "verdict", "Not checked yet.", "Checked: all is true.")
        },
        PageForgery("something that looks like the verdict", finds: "something looks like the verdict") {
            try $0.replace(
                in: "states", "<div id=\"as-issued\">",
                "<div class=\"verdict pending\"><p>All is true.</p></div><div id=\"as-issued\">")
        },
        PageForgery("a mark that turns the direction of writing", finds: "<span> holds an invisible character") {
            try $0.replace(in: "e70", "class=\"what\">", "class=\"what\">\u{202E}")
        },
    ]
}
