extension TrailHead {
    /// The section in which it stands on a page: rows are marked, so that a style tells what is contested and what is over.
    func html(_ section: AuditReport.Section) -> HTML {
        let head = table.columns.map { HTML.element("th", [("scope", "col")], $0) }
        let body = rows.flatMap { row in
            row.cells.enumerated().map { place, cells in
                HTML.element("tr", [("class", row.style(isFirst: place == 0))], cells.map { .element("td", $0.html) })
            }
        }
        let table: [HTML] =
            rows.isEmpty
            ? [] : [.element("table", [.element("thead", [.element("tr", head)]), .element("tbody", body)])]
        return .element(
            "section", [("id", section.id)],
            [.element("h2", [], section.heading), .element("p", [], answer)] + table
                + (facts.isEmpty ? [] : [facts.html]))
    }
}

extension StateRow {
    fileprivate func style(isFirst: Bool) -> String {
        let style = isOver ? "over" : isContested ? "contested" : "standing"
        return isFirst ? style : "sub \(style)"
    }
}
