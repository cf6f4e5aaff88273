extension Document {
    /// The document as a page of its own: no script, no network, all text from outside inert.
    public var html: String {
        Page(title: title.plain, body: [.element("main", [header] + blocks.map(\.html))]).rendered
    }

    private var header: HTML { .element("h1", title.html) }
}

extension Block {
    var html: HTML {
        switch self {
        case .heading(let heading, let level): .element("h\(level)", heading.html)
        case .paragraph(let phrase): .element("p", phrase.html)
        case .facts(let facts): facts.html
        case .items(let items): .element("div", [("class", "items")], items.map(\.html))
        case .table(let table): table.html
        case .verbatim(let lines): .element("pre", [("tabindex", "0")], lines.joined(separator: "\n"), linesKept: ())
        }
    }
}

extension [Fact] {
    var html: HTML {
        .element(
            "dl",
            flatMap { fact in
                [.element("dt", [], fact.label)] + fact.values.map { .element("dd", $0.html) }
            })
    }
}

extension Item {
    fileprivate var html: HTML {
        var attributes = [("class", "item")]
        if let event { attributes.append(("id", "e\(event)")) }
        var head = headline.html
        if !lead.isEmpty { head = [.element("b", [("class", "lead")], lead.html), .text(" ")] + head }
        return .element("section", attributes, [.element("p", head)] + (facts.isEmpty ? [] : [facts.html]))
    }
}

extension Table {
    fileprivate var html: HTML {
        let head = columns.map { HTML.element("th", [("scope", "col")], $0) }
        let body = rows.map { row in HTML.element("tr", row.map { .element("td", $0.html) }) }
        return .element(
            "div", [("class", "scroll"), ("tabindex", "0")],
            [.element("table", [.element("thead", [.element("tr", head)]), .element("tbody", body)])])
    }
}

extension Phrase {
    var html: [HTML] { spans.map(\.html) }
}

extension Span {
    fileprivate var html: HTML {
        switch self {
        // A name that is written from right to left must not turn what stands around it.
        case .plain(let text): text.utf8.allSatisfy { $0 < 0x80 } ? .text(text) : .element("bdi", [], text)
        case .strong(let text): .element("strong", [], text)
        case .code(let text): .element("code", [], text)
        case .event(let seq): .element("a", [("href", "#e\(seq)")], "@\(seq)")
        case .address(let address): Self.link(to: address)
        case .mark(let mark): .element("b", [("class", mark.rawValue)], mark.rawValue)
        }
    }

    private static func link(to address: String) -> HTML {
        guard address.hasPrefix("https://") || address.hasPrefix("http://") else { return .text(address) }
        return .element("a", [("href", address), ("rel", "noopener noreferrer")], address)
    }
}

extension HTML {
    /// Text whose line breaks stand.
    fileprivate static func element(
        _ name: String, _ attributes: [(String, String)], _ text: String, linesKept: Void
    ) -> HTML {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        return .element(name, attributes, lines.flatMap { [.text($0), .code("\n")] })
    }
}
