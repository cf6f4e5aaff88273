extension Document {
    /// The document in Markdown (CommonMark, with the tables of GitHub's dialect). Text from outside stays text: no part
    /// of it becomes a link, an image, a heading or HTML.
    public var markdown: String {
        var parts = ["# " + title.markdown]
        for block in blocks { parts.append(block.markdown) }
        return parts.joined(separator: "\n\n") + "\n"
    }
}

extension Block {
    fileprivate var markdown: String {
        switch self {
        case .heading(let heading, let level): String(repeating: "#", count: level) + " " + heading.markdown
        case .paragraph(let phrase): phrase.markdown
        case .facts(let facts): facts.map { $0.markdown() }.joined(separator: "\n")
        case .items(let items): items.map(\.markdown).joined(separator: "\n")
        case .table(let table): table.markdown
        case .verbatim(let lines): lines.map { "    " + $0.printable }.joined(separator: "\n")
        }
    }
}

extension Fact {
    fileprivate func markdown(indent: String = "") -> String {
        guard values.count > 1 else {
            return "\(indent)- **\(label.markdown):** \(values.first?.markdown ?? "")"
        }
        return (["\(indent)- **\(label.markdown):**"] + values.map { "\(indent)  - \($0.markdown)" })
            .joined(separator: "\n")
    }
}

extension Item {
    fileprivate var markdown: String {
        let front = lead.isEmpty ? "" : "**\(lead.plain.markdown)** "
        return (["- " + front + headline.markdown] + facts.map { $0.markdown(indent: "  ") }).joined(separator: "\n")
    }
}

extension Table {
    fileprivate var markdown: String {
        let lines = [columns.map(\.markdown), columns.map { _ in "---" }] + rows.map { $0.map(\.markdown) }
        return lines.map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
    }
}

extension Phrase {
    fileprivate var markdown: String {
        // A line that begins with a sign of Markdown would be a list or a heading.
        let text = spans.map(\.markdown).joined()
        return text.first.map { "-+=>".contains($0) } == true ? "\\" + text : text
    }
}

extension Span {
    fileprivate var markdown: String {
        switch self {
        case .plain(let text), .address(let text): text.markdown
        case .strong(let text): text.isEmpty ? "" : "**\(text.markdown)**"
        case .code(let text): text.markdown
        case .event(let seq): "@\(seq)".markdown
        case .mark(let mark): "*\(mark.rawValue)*"
        }
    }
}

extension String {
    /// The text as Markdown that shows just this text.
    fileprivate var markdown: String {
        var result = ""
        for character in printable {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case _ where "\\`*_{}[]()#|~!$@:".contains(character): result += "\\" + String(character)
            default: result.append(character)
            }
        }
        return result.startingNumberEscaped
    }

    /// "1." at the start of a line would begin a list.
    private var startingNumberEscaped: String {
        let digits = prefix { $0.isNumber }
        guard !digits.isEmpty, dropFirst(digits.count).first == "." else { return self }
        return digits + "\\" + dropFirst(digits.count)
    }
}
