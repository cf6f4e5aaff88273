import CanonicalJSON
import Testing

@testable import Reports

/// Words within a line, some of them marked.
@Suite struct PhraseTests {
    @Test("What is put into a phrase keeps its mark, and all else is plain")
    func interpolation() {
        let phrase: Phrase = "by \(.event(7)), \(.code("id")) and \(3) in \(["x" as Phrase, "y"].joined(by: "/"))"
        #expect(
            phrase.spans == [
                .plain("by "), .event(7), .plain(", "), .code("id"), .plain(" and "), .plain("3"), .plain(" in "),
                .plain("x"), .plain("/"), .plain("y"),
            ])
        #expect(phrase.plain == "by @7, id and 3 in x/y")
    }

    @Test("A phrase without words is empty, also where it has marks without words")
    func empty() {
        #expect(Phrase("").isEmpty && Phrase("").spans.isEmpty && Phrase([]).plain == "")
        #expect(Phrase([.strong(""), .plain("")]).isEmpty)
        #expect(!Phrase([.strong(""), .event(0)]).isEmpty)
        #expect(([] as [Phrase]).joined(by: ", ").isEmpty)
    }

    @Test("Joined phrases have the separator between each two, and nowhere else", arguments: 0..<5)
    func joined(count: Int) {
        let phrases = (0..<count).map { Phrase([.event($0)]) }
        let plain = (0..<count).map { "@\($0)" }.joined(separator: "; ")
        #expect(phrases.joined(by: "; ").plain == plain)
    }

    @Test("A fact with nothing to say is none")
    func facts() {
        #expect(Fact("x", nil) == nil && Fact("x", "" as String?) == nil)
        #expect(Fact("x", "y" as String?) == Fact("x", Phrase("y")))
    }

    @Test("What is empty adds no block")
    func emptyBlocks() {
        var document = Document("x")
        document.add(facts: [])
        document.add(items: [])
        document.add(verbatim: [])
        document.add(Table(["a", "b"], []))
        #expect(document.blocks.isEmpty)
        #expect(document.text() == "x\n" && document.markdown == "# x\n")
    }

    @Test("A document that is added to another brings its blocks, and not its title")
    func added() {
        var part = Document("part")
        part.add("words")
        var whole = Document("whole")
        whole.add(heading: "Part", level: 3)
        whole.add(part)
        #expect(whole.blocks == [.heading("Part", level: 3), .paragraph("words")])
        #expect(whole.markdown == "# whole\n\n### Part\n\nwords\n")
    }
}

/// Lines of a terminal, broken between words.
@Suite struct WrappedTextTests {
    private func text(_ words: String, width: Int?) -> [String] {
        var document = Document("t")
        document.add(Phrase(words))
        return document.text(width: width).split(separator: "\n").dropFirst().map(String.init)
    }

    /// Puts words on a line as long as they fit, and cuts none.
    private func greedy(_ words: [String], _ width: Int) -> [String] {
        words.dropFirst().reduce(into: [words[0]]) { lines, word in
            let longer = lines[lines.count - 1] + " " + word
            if longer.count <= width { lines[lines.count - 1] = longer } else { lines.append(word) }
        }
    }

    @Test("Each line takes as many words as fit", arguments: [40, 41, 47, 60, 79, 80, 200])
    func filled(width: Int) {
        var seed = 7
        let words = (0..<120).map { _ -> String in
            seed = (seed * 1103 + 12345) % 65536
            return String(repeating: "abcdefghij".dropFirst(seed % 10).first ?? "x", count: seed % 13 + 1)
        }
        #expect(text(words.joined(separator: " "), width: width) == greedy(words, width))
    }

    @Test("A text that fits to the cell stays on its line, and with one more it is broken")
    func exactly() {
        let forty = "a" + String(repeating: " bc", count: 13)
        #expect(forty.count == 40)
        #expect(text(forty, width: 40) == [forty])
        #expect(text(forty + "d", width: 40) == [String(forty.dropLast(3)), "bcd"])
    }

    @Test("No width is narrower than forty cells")
    func narrow() {
        let words = "a" + String(repeating: " bc", count: 13)
        for width in [-1, 0, 1, 39] { #expect(text(words, width: width) == [words]) }
    }

    @Test("A word that is longer than a line is cut, by cells and between characters")
    func longWords() {
        #expect(text(String(repeating: "x", count: 85), width: 40).map(\.count) == [40, 40, 5])
        let wide = text(String(repeating: "襄", count: 41), width: 41)
        #expect(wide.map(\.count) == [20, 20, 1])
        let marked = text(String(repeating: "e\u{301}", count: 45), width: 40)
        #expect(marked.map(\.count) == [40, 5])
    }

    @Test("Without a width nothing is broken")
    func endless() {
        let long = String(repeating: "word ", count: 500)
        #expect(text(long, width: nil) == [String(long.dropLast())])
    }

    @Test("Values stand in one column behind their labels, and lines that go on begin there too")
    func facts() {
        var document = Document("t")
        let long = "one two three four five six seven eight nine"
        document.add(facts: [Fact("a", Phrase(long)), Fact("longer", all: ["x", "y"])])
        #expect(
            document.text(width: 40) == """
                t
                  a       one two three four five six
                          seven eight nine
                  longer  x
                          y

                """)
    }

    @Test("A lead that has no room before the text has a line of its own")
    func longLead() {
        var document = Document("t")
        document.add(items: [
            Item("a lead of more than twenty-four cells", "text", facts: [Fact("f", "v")]), Item("b", "other"),
        ])
        #expect(
            document.text() == """
                t
                  a lead of more than twenty-four cells
                                            text
                                            f: v
                  b                         other

                """)
    }

    @Test("Columns are as wide as their widest cell, in cells of a terminal")
    func tables() {
        var document = Document("t")
        document.add(Table(["id", "name"], [["襄阳", "x"], ["a", [.event(5)]]]))
        #expect(document.text() == "t\n  id    name\n  襄阳  x\n  a     @5\n")
    }

    @Test("No line ends in blanks", arguments: [nil, 40, 80] as [Int?])
    func trailing(width: Int?) {
        var document = Document("t ")
        document.add(facts: [Fact("a", ""), Fact("b", "x  ")])
        document.add(items: [Item("lead", ""), Item("", "head ")])
        document.add(Table(["a", "b"], [["x", ""], ["y", " "]]))
        for line in document.text(width: width).split(separator: "\n") { #expect(!line.hasSuffix(" "), "\(line)|") }
    }
}

/// Cells for spreadsheets, and tables of them.
@Suite struct DataTableTests {
    @Test(
        "A cell is quoted where it has to be, and what begins a formula stands behind an apostrophe",
        arguments: [
            ("plain", "plain"), ("", ""), ("a,b", "\"a,b\""), ("say \"x\"", "\"say \"\"x\"\"\""), ("a;b", "\"a;b\""),
            (" a", "\" a\""), ("a ", "\"a \""), ("=1", "'=1"), ("+1", "'+1"), ("-1", "'-1"), ("@a", "'@a"),
            ("＝1", "'＝1"), ("＠a", "'＠a"), ("a=1", "a=1"), ("1-2", "1-2"), ("a;=1", "\"a;'=1\""),
            (";-1", "\";'-1\""), ("=;=", "\"'=;'=\""), ("\t=1", "\\u{9}=1"), ("a\nb", "a\\u{a}b"), ("'=1", "'=1"),
            ("=\"x\"", "\"'=\"\"x\"\"\""),
        ])
    func quoting(text: String, cell: String) {
        #expect(text.csvCell == cell)
    }

    @Test("A line ends with both signs, and commas stand between the cells")
    func lines() {
        #expect(CSVLine.text(["a", "b,c", ""]) == "a,\"b,c\",\r\n")
        #expect(CSVLine.text(["only"]) == "only\r\n")
    }

    private func csv(_ table: DataTable) -> [String] {
        var text = ""
        table.writeCSV { text += $0 }
        return text.components(separatedBy: "\r\n")
    }

    @Test("Numbers, truth and nothing are written as they are, and text as text")
    func values() {
        let table = DataTable("t", "", ["a", "b", "c", "d"], [[1, "1", true, .null], [5, "x", ["y"], ""]])
        #expect(csv(table) == ["\u{FEFF}a,b,c,d", "1,1,true,", "5,x,\"[\"\"y\"\"]\",", ""])
    }

    @Test("A stamp stands behind every row alike")
    func stamps() {
        let table = DataTable("t", "", ["a"], [["x"], ["y"]]).stamped([("n", 3), ("s", "r")])
        #expect(csv(table) == ["\u{FEFF}a,n,s", "x,3,r", "y,3,r", ""])
        let bare = DataTable("t", "", ["a"], [])
        #expect(csv(bare.stamped([("n", 3)])) == ["\u{FEFF}a,n", ""])
    }

    @Test("Several tables are one, with the columns of each, and empty where a table has no such column")
    func united() {
        let tables = [
            DataTable("one", "", ["a", "b"], [["a1", "b1"]]), DataTable("none", "", ["z"], []),
            DataTable("two", "", ["b", "c"], [["b2", "c2"], ["b3", "c3"]]).stamped([("n", 9)]),
        ]
        let whole = tables.united
        #expect(whole.columns == ["table", "a", "b", "c"])
        #expect(
            whole.rows == [
                ["one", "a1", "b1", .null], ["two", .null, "b2", "c2"], ["two", .null, "b3", "c3"],
            ])
        #expect(csv(whole).first == "\u{FEFF}table,a,b,c,n")
    }

    @Test("One table stays what it is, several without rows keep all their columns, and none is a table too")
    func unitedAtTheEdge() {
        let one = DataTable("one", "", ["a"], [["x"]])
        #expect([one].united.columns == ["a"] && [one].united.name == "one")
        let empty = [DataTable("x", "", ["a"], []), DataTable("y", "", ["a", "b"], [])].united
        #expect(empty.columns == ["table", "a", "b"] && empty.rows.isEmpty)
        #expect(([] as [DataTable]).united.rows.isEmpty && ([] as [DataTable]).united.columns.isEmpty)
    }

    @Test("Nothing is written for no text and for an empty one, and positions stand apart by blanks")
    func texts() {
        #expect(JSON.text(nil as String?) == .null && JSON.text("") == .null && JSON.text("x") == "x")
        #expect(JSON.text([] as [Int]) == .null && JSON.text([3, 1]) == "3 1")
    }

    @Test("Columns of a part are columns of the whole")
    func parts() {
        let lengths: Cells<String> = [("length", { .integer($0.count) })]
        let table = DataTable("t", "", [(1, "ab"), (2, "")], cells(lengths, of: \.1))
        #expect(table.columns == ["length"] && table.rows == [[2], [0]])
    }

    @Test("In a document for spreadsheets a label is a column once, and its values stand side by side")
    func documents() {
        var document = Document("title")
        document.add(facts: [Fact("a", all: ["x", "y"]), Fact("a", "z"), Fact("b", "w")])
        document.add(heading: "part")
        document.add(items: [Item("lead", "head", facts: [Fact("b", "v")])])
        let rows = document.csv.dropFirst().components(separatedBy: "\r\n")
        #expect(
            rows == [
                "section,item,text,a,b", ",,title,,", ",,,x | y | z,w", "part,,,,", "part,lead,head,,v", "",
            ])
    }
}

/// Pages and Markdown.
@Suite struct MarkupTests {
    @Test(
        "In Markdown a text at the start of a line begins no list, heading or number",
        arguments: [
            ("- a", "\\- a"), ("+ a", "\\+ a"), ("=a", "\\=a"), ("# a", "\\# a"), ("1. a", "1\\. a"),
            ("12.a", "12\\.a"),
            ("1) a", "1\\) a"), ("a - b", "a - b"), ("a 1. b", "a 1. b"), ("> a", "&gt; a"), ("a*b", "a\\*b"),
            ("http://x", "http\\://x"), ("a@b", "a\\@b"), ("&lt;", "&amp;lt;"), ("襄阳", "襄阳"),
        ])
    func markdown(text: String, expected: String) {
        var document = Document("t")
        document.add(Phrase(text))
        #expect(document.markdown == "# t\n\n\(expected)\n")
    }

    @Test("In Markdown each kind of words has its sign, and several values are a list of their own")
    func spans() {
        var document = Document("t")
        document.add([.strong("s"), .plain(" "), .mark(.possible), .plain(" "), .event(5), .plain(" "), .code("c|d")])
        document.add(facts: [Fact("one", "x"), Fact("two", all: ["y", "z"])])
        document.add(items: [Item("lead", "head", facts: [Fact("f", "v")])])
        #expect(
            document.markdown
                == "# t\n\n**s** *possible* \\@5 c\\|d\n\n- **one:** x\n- **two:**\n  - y\n  - z\n\n"
                + "- **lead** head\n  - **f:** v\n")
    }

    @Test("An event is linked where the page tells it, and is words where it does not")
    func links() {
        var document = Document("t")
        document.add([.event(5), .plain(" "), .event(6)])
        document.add(items: [Item("", "told", event: 5)])
        let html = document.html
        #expect(html.contains("<p><a href=\"#e5\">@5</a> <span>@6</span></p>"))
        #expect(html.contains("<section class=\"item\" id=\"e5\"><p>told</p></section>"))
    }

    @Test("What is written from right to left is kept apart from what stands around it")
    func directions() {
        var document = Document("t")
        document.add([.plain("a "), .plain("שלום")])
        #expect(document.html.contains("<p>a <bdi>שלום</bdi></p>"))
    }

    @Test("Every sign of HTML is escaped, in text and in attributes, and elements without content have no end")
    func escaping() {
        let piece = HTML.element("a", [("title", "<\"'&>")], [.text("<\"'&>"), .element("br", [], [])])
        #expect(
            piece.rendered
                == "<a title=\"&lt;&quot;&#39;&amp;&gt;\">&lt;&quot;&#39;&amp;&gt;<br></a>")
        #expect(piece.textContent == "<\"'&>")
    }

    @Test("The ids of a piece are those of all that it holds, and a link to none of them becomes words")
    func targets() {
        let piece = HTML.element(
            "div", [("id", "one")],
            [
                .element(
                    "p", [("id", "two"), ("class", "x")], [.element("a", [("class", "l"), ("href", "#three")], "t")]),
                .element("a", [("href", "https://example.org/#three")], "out"),
            ])
        #expect(piece.ids == ["one", "two"])
        #expect(
            piece.linked(to: ["one", "two"]).rendered
                == "<div id=\"one\"><p id=\"two\" class=\"x\"><span class=\"l\">t</span></p>"
                + "<a href=\"https://example.org/#three\">out</a></div>")
        #expect(piece.linked(to: ["three"]).rendered == piece.rendered)
    }

    @Test("Data for a script hold their value, and no sign that could end them")
    func data() throws {
        let value: JSON = ["a": "</script><!--", "b": [1, .null]]
        let html = HTML.data("x", value).rendered
        #expect(html.hasPrefix("<script type=\"application/json\" id=\"x\">") && html.hasSuffix("</script>"))
        let content = String(html.dropFirst("<script type=\"application/json\" id=\"x\">".count).dropLast(9))
        #expect(!content.contains("<"))
        #expect(try JSON(parsing: content) == value)
    }

    @Test("Lines whose breaks matter keep them")
    func verbatim() {
        var document = Document("t")
        document.add(verbatim: ["a  b", "", "<c>"])
        #expect(document.html.contains("<pre tabindex=\"0\">a  b\n\n&lt;c&gt;\n</pre>"))
        #expect(document.text(width: 40) == "t\na  b\n\n<c>\n")
    }
}
