import CanonicalJSON
import Domain
import Foundation
import Testing

/// The page of a trail, opened in a browser from a file, as its reader does.
@Suite(.enabled(if: Browser.executable != nil, "chromium is not here")) struct PageTests {
    let scratch: Scratch
    let ledger: Binary
    let browser: Browser

    init() throws {
        scratch = try Scratch()
        ledger = try scratch.projectLedger()
        browser = Browser(folder: scratch.url)
    }

    private static let question = ["audit", "us-in-carmel", "--on", "2024-06-01", "--format", "html"]

    private func page() throws -> String {
        let result = try ledger.run(Self.question)
        #expect(result.status == 0, "\(result.err)")
        return result.out
    }

    @Test("As issued it verifies, says what that does not show, and writes nothing to the console")
    func asIssued() throws {
        let visit = try browser.visit(page())
        let verdict = try visit.verdict
        #expect(verdict.hasPrefix("good: "), "\(verdict)")
        #expect(
            verdict.contains("44 entries stands, byte for byte, in the log example.org/chancery/us-china of 269 events")
        )
        // Its first line says how far green goes, before all else; the details are one click below.
        let first = try #require(
            visit.dom.firstMatch(of: /<main id="page"><div id="verdict"[^>]*><p class="verdict-head">(.*?)<\/p>/))
        #expect(first.1.hasPrefix("Green means: the stored lines in this page are as they were signed."), "\(first.1)")
        #expect(first.1.contains("It does not mean that every sentence about them is proved."))
        #expect(verdict.contains("What green means, and what a forger could still do"))
        #expect(verdict.contains("nothing was left out") && verdict.contains("compares every word"))
        #expect(visit.console.isEmpty, "\(visit.console)")
    }

    @Test("A page that was tampered with says so in red, and what", arguments: PageTampering.all)
    func tampered(tampering: PageTampering) throws {
        var tampered = TamperedPage(try page())
        let before = tampered.html
        try tampering.change(&tampered)
        #expect(tampered.html != before)
        let verdict = try browser.visit(tampered.html).verdict
        #expect(verdict.hasPrefix("bad: "), "\(verdict)")
        #expect(verdict.contains(tampering.says), "\(verdict)")
    }

    @Test("Before it is checked, and where no script runs, it says what green will mean and how to check without it")
    func unchecked() throws {
        let html = try page().replacing(/<script>.*?<\/script>/.dotMatchesNewlines(), with: "")
        let verdict = try browser.visit(html).verdict
        #expect(verdict.hasPrefix("pending:  Not checked yet."), "\(verdict)")
        #expect(verdict.contains("It will not mean that every sentence about them is proved."))
        #expect(verdict.contains("scripts/verify-independently PAGE --key KEY"))
    }

    @Test("A ledger without a key is proved to belong together, and no more")
    func unsigned() throws {
        try scratch.binary.succeed("init", "demo", "--no-key")
        let demo = Binary(folder: scratch.url.appendingPathComponent("demo"))
        try demo.succeed("record", "party", "a", "--kind", "city", "--name", "Alpha")
        let verdict = try browser.visit(demo.succeed("audit", "a", "--format", "html").out).verdict
        #expect(verdict.hasPrefix("unsigned: "), "\(verdict)")
    }

    @Test("A ledger full of markup, formulas and escapes runs nothing")
    func hostile() throws {
        try scratch.binary.succeed("init", "demo", "--no-key")
        let demo = Binary(folder: scratch.url.appendingPathComponent("demo"))
        let texts = [
            "<script>document.title='owned'</script>", "\"onload=\"document.title='owned'",
            "</script><script>document.title='owned'</script>",
            "=HYPERLINK(\"http://example.org\")", "]0;title", "\\u202egnp.exe",
            "<img src=x onerror=document.title='owned'>",
            "<!--", "]]>", String(repeating: "W", count: 59_000),
        ]
        let drafts = texts.enumerated().flatMap { number, text -> [String] in
            let quoted = text.contains("\\u") ? "\"\(text)\"" : JSON.string(text).canonicalText
            return [
                #"{"type":"party.registered","data":{"party":"p\#(number)","kind":"city","names":[{"text":\#(quoted)}]}}"#,
                #"{"type":"statement.made","on":"2024","stated":\#(number == 9 ? "\"x\"" : quoted),"data":{"speaker":"p\#(number)","kind":"claim","about":["party:p0"],"summary":\#(number == 9 ? "\"x\"" : quoted)}}"#,
            ]
        }
        let result = try demo.run("import", "drafts", "-", input: drafts.joined(separator: "\n"))
        #expect(result.status == 0, "\(result.err)")
        let html = try demo.succeed("audit", "--all", "--format", "html").out
        #expect(html.contains("&lt;script&gt;document.title"))
        // Whoever looks for the page's width finds it in its title.
        let measured = Self.instrumented(
            html, "document.title = document.title + ' width ' + document.documentElement.scrollWidth;")
        let visit = try browser.visit(measured)
        let title = try #require(visit.dom.firstMatch(of: /<title>(.*?)<\/title>/)).1
        #expect(!title.contains("owned"))
        let width = try #require(Int(title.split(separator: " ").last ?? ""))
        #expect(width <= 800)
        #expect(visit.console.isEmpty, "\(visit.console)")
        #expect(try browser.visit(html).verdict.hasPrefix("unsigned: "))
    }

    @Test("The sliders show the states of other days as the command answers them")
    func sliders() throws {
        let html = try page()
        let script = """
            addEventListener("load", () => setTimeout(() => {
              const moments = JSON.parse(document.getElementById("moments").textContent);
              const told = [];
              for (const known of moments.known.keys()) for (const on of moments.days.keys()) {
                document.getElementById("known").value = known;
                document.getElementById("on").value = on;
                document.getElementById("on").dispatchEvent(new Event("input"));
                const items = [...document.querySelectorAll("#moment li")].map((item) => item.querySelector("b").textContent + " " + item.querySelector("strong").previousSibling.textContent.trim());
                told.push([moments.days[on], moments.known[known], items]);
              }
              document.title = JSON.stringify(told);
            }, 3000));
            """
        let visit = try browser.visit(Self.instrumented(html, script))
        let title = try #require(visit.dom.firstMatch(of: /<title>(.*?)<\/title>/)).1
        let told = try #require(try JSON(parsing: String(title)).array)
        #expect(told.count > 100)
        for moment in stride(from: 0, to: told.count, by: max(1, told.count / 12)).map({ told[$0] }) {
            let (on, known) = (moment[0]?.string ?? "", moment[1]?.string ?? "")
            let result = try ledger.run("show", "us-in-carmel", "--on", on, "--known-on", known, "--format", "json")
            // Before anything had named the city there is nothing to ask about, and the page shows nothing.
            guard result.status != 65 else {
                #expect(moment[2]?.array?.isEmpty == true, "on \(on), known on \(known)")
                continue
            }
            let shown = try result.json
            let states = Kinds.all.flatMap { shown[$0.name]?.array ?? [] }.map {
                "\($0["certainty"]?.string ?? "") \($0["status"]?.string ?? ""):"
            }
            #expect(moment[2]?.array?.compactMap(\.string) == states, "on \(on), known on \(known)")
        }
    }

    /// The page with a script of the test's own, for which its policy has to go.
    private static func instrumented(_ html: String, _ script: String) -> String {
        html.replacing(/<meta http-equiv="Content-Security-Policy"[^>]*>/, with: "")
            .replacing("</body>", with: "<script>\(script)</script></body>")
    }

    @Test("Everything on the page has a name, and an order that a reader can follow")
    func accessible() throws {
        let dom = try browser.visit(page()).dom
        #expect(dom.contains("<html lang=\"en\""))
        #expect(dom.contains("name=\"viewport\"") && dom.contains("<main"))
        let ids = dom.matches(of: /\sid="([^"]*)"/).map { String($0.1) }
        #expect(Set(ids).count == ids.count, "An id stands twice.")
        // Headings begin with one of the first level, and never skip one.
        let levels = dom.matches(of: /<h([1-6])[ >]/).compactMap { Int($0.1) }
        #expect(levels.first == 1 && levels.count { $0 == 1 } == 1)
        for (one, next) in zip(levels, levels.dropFirst()) { #expect(next <= one + 1) }
        // Every control has a label, every button a text, every picture and scrolled region a name.
        let labels = Set(dom.matches(of: /<label for="([^"]*)"/).map { String($0.1) })
        for control in dom.matches(of: /<(input|select)([^>]*)>/)
        where !control.2.contains("name=\"family\"") && !control.2.contains("show-recorded") {
            let id = control.2.firstMatch(of: /id="([^"]*)"/).map { String($0.1) } ?? ""
            #expect(labels.contains(id), "\(control.0)")
        }
        for button in dom.matches(of: /<button[^>]*>(.*?)<\/button>/) { #expect(!button.1.isEmpty) }
        for region in dom.matches(of: /<[a-z]+[^>]*role="(img|group)"[^>]*>/) {
            #expect(region.0.contains("aria-label=\""))
        }
        for region in dom.matches(of: /<(nav|form|article)([^>]*)>/) { #expect(region.2.contains("aria-label=\"")) }
        for cell in dom.matches(of: /<th([^e>][^>]*)?>/) { #expect(cell.0.contains("scope=")) }
        for link in dom.matches(of: /<a [^>]*href="#([^"]*)"/) where !link.1.isEmpty {
            #expect(ids.contains(String(link.1)), "\(link.0)")
        }
    }

    @Test("Its colours can be told apart, by day and by night")
    func contrast() throws {
        let html = try page()
        for palette in html.matches(of: /:root \{([^}]*)\}/).map({ String($0.1) })
        where palette.contains("--ink") && palette.contains("--good") {
            let colours = Dictionary(
                palette.matches(of: /--([a-z]+): (#[0-9a-f]{6})/).map { (String($0.1), String($0.2)) },
                uniquingKeysWith: { $1 })
            for name in ["ink", "faint", "accent", "good", "doubt", "bad"] {
                for ground in ["paper", "panel"] {
                    let ratio = Contrast.ratio(try #require(colours[name]), try #require(colours[ground]))
                    #expect(ratio >= 4.5, "\(name) on \(ground): \(ratio)")
                }
            }
        }
    }
}

/// The contrast of two colours, as WCAG 2 has it.
private enum Contrast {
    static func ratio(_ one: String, _ other: String) -> Double {
        let (a, b) = (luminance(one), luminance(other))
        return (max(a, b) + 0.05) / (min(a, b) + 0.05)
    }

    private static func luminance(_ colour: String) -> Double {
        let value = Int(colour.dropFirst(), radix: 16) ?? 0
        let parts = [value >> 16 & 255, value >> 8 & 255, value & 255].map { part -> Double in
            let share = Double(part) / 255
            return share <= 0.03928 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }
}
