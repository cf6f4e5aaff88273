/// A piece of a page. Text and attributes are escaped when it is rendered; there is no way around that but for `code`.
indirect enum HTML {
    /// An element with its attributes, in order, and what it holds.
    case element(String, [(String, String)], [HTML])
    /// Words, made printable: no control, no mark that turns the direction of writing.
    case text(String)
    /// The content of a `style` or `script`, which is this program's own.
    case code(String)

    static func element(_ name: String, _ attributes: [(String, String)] = [], _ text: String) -> HTML {
        .element(name, attributes, [.text(text)])
    }

    static func element(_ name: String, _ children: [HTML]) -> HTML { .element(name, [], children) }

    func write(to text: inout String) {
        switch self {
        case .text(let words): text += words.printable.htmlEscaped
        case .code(let code): text += code
        case .element(let name, let attributes, let children):
            text += "<" + name
            for (key, value) in attributes { text += " \(key)=\"\(value.printable.htmlEscaped)\"" }
            text += ">"
            guard !Self.void.contains(name) else { return }
            for child in children { child.write(to: &text) }
            text += "</\(name)>"
        }
    }

    var rendered: String {
        var text = ""
        write(to: &text)
        return text
    }

    private static let void: Set<String> = ["meta", "br", "input"]
}

extension String {
    /// The text between tags or in quotation marks.
    fileprivate var htmlEscaped: String {
        guard utf8.contains(where: Self.isSpecial) else { return self }
        var result = ""
        for character in unicodeScalars {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(character)
            }
        }
        return result
    }

    private static func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): true
        default: false
        }
    }
}
