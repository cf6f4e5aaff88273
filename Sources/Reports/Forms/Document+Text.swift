extension Document {
    /// The document for a terminal: nothing in it can steer one, and wide characters take two cells.
    ///
    /// - Parameter width: the cells to which lines are broken; `nil` for lines of any length.
    public func text(width: Int? = nil) -> String {
        var lines = WrappedLines(width: width)
        lines.add(title.plain)
        for block in blocks { block.add(to: &lines) }
        return lines.text
    }
}

extension Block {
    fileprivate func add(to lines: inout WrappedLines) {
        switch self {
        case .heading(let heading, level: _): lines.addTitle(heading.plain)
        case .paragraph(let phrase): lines.add(phrase.plain)
        case .facts(let facts): lines.add(facts, indent: 2)
        case .items(let items):
            let width = min(24, items.map(\.lead.plain.printable.cells).max() ?? 0)
            for item in items { item.add(to: &lines, leadWidth: width) }
        case .table(let table): table.add(to: &lines)
        case .verbatim(let verbatim): for line in verbatim { lines.add(verbatim: line) }
        }
    }
}

extension Item {
    fileprivate func add(to lines: inout WrappedLines, leadWidth: Int) {
        let indent = leadWidth > 0 ? leadWidth + 4 : 2
        lines.add(headline.plain, indent: indent, lead: lead.plain)
        for fact in facts {
            for value in fact.values { lines.add("\(fact.label): \(value.plain)", indent: indent, hanging: 2) }
        }
    }
}

extension Table {
    fileprivate func add(to lines: inout WrappedLines) {
        let cells = ([columns.map { Phrase($0) }] + rows).map { $0.map(\.plain.printable) }
        let widths = columns.indices.map { column in min(40, cells.map { $0[column].cells }.max() ?? 0) }
        for row in cells {
            let start = widths.dropLast().reduce(2) { $0 + $1 + 2 }
            let lead = zip(row, widths).dropLast().map { $0.padded(to: $1) }.joined(separator: "  ")
            lines.add(row.last ?? "", indent: start, lead: lead)
        }
    }
}

extension WrappedLines {
    /// Labels in a column, values beside them.
    fileprivate mutating func add(_ facts: [Fact], indent: Int) {
        let labels = min(24, facts.map(\.label.cells).max() ?? 0)
        for fact in facts {
            for (index, value) in fact.values.enumerated() {
                add(value.plain, indent: indent + labels + 2, lead: index == 0 ? fact.label : "")
            }
        }
    }
}
