/// Lines of a terminal, broken between words to a width in cells.
struct WrappedLines {
    private let width: Int?
    private var lines: [String] = []

    init(width: Int?) {
        // Narrower than this, more would be breaks than words.
        self.width = width.map { max(40, $0) }
    }

    var text: String { lines.joined(separator: "\n") + "\n" }

    mutating func add(verbatim line: String) { lines.append(line.printable) }

    mutating func addTitle(_ title: String) {
        lines.append("")
        add(title)
    }

    /// Adds a text whose lines all begin at an indent.
    ///
    /// - Parameters:
    ///   - lead: stands in the first line, before the indent. A long one has a line of its own.
    ///   - hanging: by how much further the lines after the first begin.
    mutating func add(_ text: String, indent: Int = 0, lead: String? = nil, hanging: Int = 0) {
        // However far in a text begins, half of the line is left for it.
        let indent = width.map { min(indent, $0 / 2) } ?? indent
        var first = String.blanks(indent)
        if let lead = lead?.printable, !lead.isEmpty {
            let front = "  " + lead
            if front.cells < indent {
                first = front.padded(to: indent)
            } else {
                append(broken(lead, indents: [2, 4]), first: "  ")
            }
        }
        append(broken(text.printable, indents: [indent, indent + hanging]), first: first)
    }

    private mutating func append(_ pieces: [String], first: String) {
        for (index, piece) in pieces.enumerated() { lines.append((index == 0 ? first + piece : piece).trimmedEnd) }
    }

    /// The text in pieces that fit behind the indents, of which the last is for all pieces after the first, and stands in
    /// front of these.
    private func broken(_ text: String, indents: [Int]) -> [String] {
        if width.map({ text.cells <= $0 - indents[0] }) ?? true { return [text.trimmedStart] }
        var pieces: [String] = []
        var line = ""
        var cells = 0
        func room() -> Int { width.map { $0 - indents[min(pieces.count, indents.count - 1)] } ?? .max }
        // A word that is cut fits into any of the lines.
        let narrowest = width.map { $0 - (indents.max() ?? 0) } ?? .max
        func breakLine() {
            pieces.append(line)
            (line, cells) = ("", 0)
        }
        for word in text.split(separator: " ", omittingEmptySubsequences: false).map(String.init) {
            let length = word.cells
            if !line.isEmpty {
                if cells < room(), length < room() - cells {
                    line += " "
                    cells += 1
                } else {
                    breakLine()
                }
            }
            for part in word.cut(to: narrowest) {
                let length = part.cells
                if !line.isEmpty && length > room() - cells { breakLine() }
                line += part
                cells += length
            }
        }
        breakLine()
        let blanks = String.blanks(indents[indents.count - 1])
        return pieces.enumerated().map { $0 == 0 ? $1 : blanks + $1 }
    }
}

extension String {
    /// The text in pieces of at most so many cells.
    fileprivate func cut(to room: Int) -> [String] {
        guard room < .max, cells > room else { return [self] }
        var pieces: [String] = []
        var piece = ""
        var cells = 0
        for character in self {
            let width = String(character).cells
            if cells + width > room, !piece.isEmpty {
                pieces.append(piece)
                (piece, cells) = ("", 0)
            }
            piece.append(character)
            cells += width
        }
        return pieces + [piece]
    }

    fileprivate var trimmedStart: String {
        utf8.first == UInt8(ascii: " ") ? String(drop { $0 == " " }) : self
    }

    fileprivate var trimmedEnd: String {
        guard utf8.last == UInt8(ascii: " ") else { return self }
        var end = endIndex
        while end > startIndex, self[index(before: end)] == " " { end = index(before: end) }
        return String(self[..<end])
    }
}
