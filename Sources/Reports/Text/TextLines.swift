/// Lines of text, with indentation.
struct TextLines {
    private(set) var lines: [String] = []

    mutating func add(_ line: String = "", indent: Int = 0) {
        lines.append(line.isEmpty ? "" : String.blanks(indent) + line)
    }

    mutating func add(title: String) {
        if !lines.isEmpty { add() }
        add(title)
    }

    var text: String { lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n" }
}

extension String {
    /// The text with blanks behind it, to a width in terminal cells.
    func padded(to width: Int) -> String {
        self + String.blanks(max(0, width - cells))
    }

    /// So many blanks. Nearly every line begins with some, and to repeat a text costs ten times as much as to repeat a byte.
    static func blanks(_ count: Int) -> String {
        String(decoding: [UInt8](repeating: UInt8(ascii: " "), count: count), as: UTF8.self)
    }

    /// How many cells of a terminal the text takes: two for wide characters, none for marks that combine.
    public var cells: Int {
        utf8.allSatisfy { $0 < 0x80 } ? utf8.count : unicodeScalars.reduce(0) { $0 + $1.cells }
    }
}

extension Unicode.Scalar {
    fileprivate var cells: Int {
        // U+0300 is the first mark that combines.
        guard value >= 0x300 else { return 1 }
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark: return 0
        default: break
        }
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
            0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF,
            0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }
}
