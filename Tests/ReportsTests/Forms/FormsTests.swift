import Foundation
import Testing

@testable import Reports

/// The forms of a document: text, Markdown, CSV and HTML, over texts that nobody meant well.
@Suite struct FormsTests {
    private func document(with text: String) -> Document {
        var document = Document(Phrase(text))
        document.add(facts: [Fact(text, all: [Phrase(text), [.code(text), .event(7)]])])
        document.add(heading: Phrase(text))
        document.add(Phrase(text) + [.strong(text), .address(text), .mark(.possible)])
        document.add(items: [Item(Phrase(text), Phrase(text), event: 7, facts: [Fact("source", Phrase(text))])])
        document.add(Table(["one", text], [[Phrase(text), "2"]]))
        document.add(verbatim: [text])
        return document
    }

    @Test("Nothing in any form steers a terminal", arguments: HostileText.all)
    func nothingSteers(text: String) {
        let document = document(with: text)
        for form in [document.text(width: 80), document.text(), document.markdown, document.html] {
            #expect(!form.unicodeScalars.contains { $0 != "\n" && HostileText.steers($0) })
        }
        #expect(
            !document.csv.dropFirst().unicodeScalars.contains {
                !"\r\n".unicodeScalars.contains($0) && HostileText.steers($0)
            })
    }

    @Test("Text keeps within its width, and loses no word", arguments: HostileText.all)
    func textIsBroken(text: String) {
        let document = document(with: text)
        for width in [40, 61, 100] {
            let lines = document.text(width: width).split(separator: "\n").map(String.init)
            let verbatim = text.printable
            let widest = lines.filter { $0 != verbatim }.map(\.cells).max() ?? 0
            #expect(widest <= width)
        }
        func letters(_ text: String) -> String { text.filter { !$0.isWhitespace } }
        #expect(letters(document.text(width: 48)) == letters(document.text()))
    }

    @Test("Wide characters take two cells, and marks none")
    func cells() {
        #expect("襄阳".cells == 4)
        #expect("e\u{301}".cells == 1)
        var document = Document("x")
        document.add(items: [Item("襄阳", "a"), Item("abcd", "b")])
        #expect(document.text().split(separator: "\n").dropFirst() == ["  襄阳  a", "  abcd  b"])
    }

    @Test("A cell is no formula, and reads back as what it was", arguments: HostileText.all)
    func cellsAreDefused(text: String) throws {
        let document = document(with: text)
        #expect(document.csv.hasPrefix("\u{FEFF}section,item,text,"))
        let rows = CSVReader.rows(of: String(document.csv.dropFirst()))
        #expect(Set(rows.map(\.count)) == [rows[0].count])
        for cell in rows.joined() {
            for part in cell.split(separator: ";", omittingEmptySubsequences: false) {
                #expect(!"=+-@＝＋－＠".contains(part.first ?? " "), "\(cell)")
            }
        }
        let item = try #require(rows.first { $0[1] != "" && $0[1] != "item" })
        #expect(item[2].replacing("'", with: "") == text.printable.replacing("'", with: ""))
    }

    @Test("A page holds text from outside as text", arguments: HostileText.all)
    func pagesAreEscaped(text: String) throws {
        let html = document(with: text).html
        let body = html.components(separatedBy: "</style>").dropFirst().joined(separator: "</style>")
        let tags = body.matches(of: /<(\/?)([a-zA-Z0-9]+)([^<>]*)>/)
        let known: Set = [
            "main", "h1", "h2", "p", "dl", "dt", "dd", "div", "section", "b", "bdi", "code", "strong", "a", "table",
            "thead", "tbody", "tr", "th", "td", "pre", "body", "html", "head",
        ]
        for tag in tags { #expect(known.contains(String(tag.2)), "\(tag.0)") }
        #expect(body.count { $0 == "<" } == tags.count)
        #expect(html.contains("default-src &#39;none&#39;; style-src &#39;sha256-"))
        #expect(!html.contains("<script"))
        for attribute in body.matches(of: /\ ([a-z-]+)="([^"]*)"/) {
            #expect(["class", "id", "href", "rel", "scope", "tabindex"].contains(String(attribute.1)))
            if attribute.1 == "href" { #expect(attribute.2.hasPrefix("#e") || attribute.2.hasPrefix("http")) }
        }
    }

    @Test("Only addresses of the web are links")
    func addresses() {
        var document = Document("x")
        document.add([.address("https://example.org/a?b&c"), .address("javascript:alert(1)"), .address("file:///etc")])
        let links = document.html.matches(of: /href="([^"]*)"/).map { String($0.1) }
        #expect(links == ["https://example.org/a?b&amp;c"])
    }

    @Test("Markdown shows the text, and nothing of it is markup", arguments: HostileText.all)
    func markdownIsEscaped(text: String) {
        let markdown = document(with: text).markdown
        let lines = markdown.split(separator: "\n").filter { !$0.hasPrefix("    ") }
        for line in lines {
            let bare = line.replacing(/\\./, with: "")
            #expect(!bare.contains("<") && !bare.contains("](") && !bare.contains("`") && !bare.contains("://"))
        }
        #expect(lines.count { $0.hasPrefix("#") } == 2)
        #expect(lines.count { $0.hasPrefix("|") } == 3)
    }

    @Test("A report of lines has all forms too")
    func linesAreADocument() {
        let document = Document(lines: "Title\n\n  a  b\nend\n")
        #expect(document.text() == "Title\n\n  a  b\nend\n")
        #expect(document.text(width: 40) == document.text())
        #expect(document.markdown == "# Title\n\n    \n      a  b\n    end\n")
    }
}

/// Reads comma-separated values as RFC 4180 has them.
enum CSVReader {
    static func rows(of text: String) -> [[String]] {
        var rows: [[String]] = []
        var row: [String] = []
        var cell = ""
        var isQuoted = false
        var characters = Array(text.unicodeScalars)[...]
        while let character = characters.popFirst() {
            switch character {
            case "\"" where isQuoted && characters.first == "\"":
                cell.append("\"")
                characters.removeFirst()
            case "\"": isQuoted.toggle()
            case "," where !isQuoted:
                row.append(cell)
                cell = ""
            case "\r" where !isQuoted && characters.first == "\n":
                characters.removeFirst()
                rows.append(row + [cell])
                (row, cell) = ([], "")
            default: cell.unicodeScalars.append(character)
            }
        }
        return rows
    }
}
