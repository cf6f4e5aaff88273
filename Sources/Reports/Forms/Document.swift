/// A report as a reader meets it, before it has a form: text, Markdown, CSV or HTML.
///
/// A report makes its document once, and every form is rendered from that, so that all carry the same facts. All strings
/// count as text from outside: it is the renderers that make them harmless for a terminal, a spreadsheet or a page.
///
///     var document = Document("Audit trail of \(name)")
///     document.add(facts: [Fact("on", "2024-02-10"), Fact("decided by", [.event(70)])])
///     document.add(heading: "Findings")
///     document.add("None.")
public struct Document: Sendable, Equatable {
    public let title: Phrase
    public private(set) var blocks: [Block] = []

    public init(_ title: Phrase) {
        self.title = title
    }

    /// Of a report that has only lines of text; the first of them is the title.
    public init(lines text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        title = Phrase(lines.first ?? "")
        let rest = lines.dropFirst()
        blocks = [.verbatim(Array(rest.last == "" ? rest.dropLast() : rest))]
    }

    /// - Parameter level: 2 for a part of the document, 3 for a part of such a part.
    public mutating func add(heading: Phrase, level: Int = 2) { blocks.append(.heading(heading, level: level)) }

    public mutating func add(_ paragraph: Phrase) { blocks.append(.paragraph(paragraph)) }

    public mutating func add(facts: [Fact]) { if !facts.isEmpty { blocks.append(.facts(facts)) } }

    public mutating func add(items: [Item]) { if !items.isEmpty { blocks.append(.items(items)) } }

    public mutating func add(_ table: Table) { if !table.rows.isEmpty { blocks.append(.table(table)) } }

    /// Lines whose breaks and blanks matter.
    public mutating func add(verbatim lines: [String]) { if !lines.isEmpty { blocks.append(.verbatim(lines)) } }

    /// The blocks of another document, under the same title.
    public mutating func add(_ other: Document) { blocks += other.blocks }
}

/// A part of a document.
public enum Block: Sendable, Equatable {
    case heading(Phrase, level: Int)
    case paragraph(Phrase)
    case facts([Fact])
    case items([Item])
    case table(Table)
    case verbatim([String])
}

/// What is so, under a label. Several values stand side by side.
public struct Fact: Sendable, Equatable {
    public let label: String
    public let values: [Phrase]

    public init(_ label: String, _ value: Phrase) { self.init(label, all: [value]) }

    public init(_ label: String, all values: [Phrase]) {
        self.label = label
        self.values = values
    }

    /// `nil` where there is nothing to say.
    public init?(_ label: String, _ value: String?) {
        guard let value, !value.isEmpty else { return nil }
        self.init(label, Phrase(value))
    }
}

/// One of several things of a kind: an event, a state, a finding.
public struct Item: Sendable, Equatable {
    /// The event that it tells, to which references lead.
    public let event: Int?
    /// What stands in front, such as a date or a certainty.
    public let lead: Phrase
    public let headline: Phrase
    public let facts: [Fact]

    public init(_ lead: Phrase, _ headline: Phrase, event: Int? = nil, facts: [Fact] = []) {
        self.event = event
        self.lead = lead
        self.headline = headline
        self.facts = facts
    }
}

/// Rows that are read across and compared downwards.
public struct Table: Sendable, Equatable {
    public let columns: [String]
    public let rows: [[Phrase]]

    /// - Parameter rows: each with a phrase for every column.
    public init(_ columns: [String], _ rows: [[Phrase]]) {
        precondition(rows.allSatisfy { $0.count == columns.count }, "Every row has a phrase for each column.")
        self.columns = columns
        self.rows = rows
    }
}
