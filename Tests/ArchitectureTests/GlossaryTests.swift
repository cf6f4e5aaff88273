import Foundation
import Testing

/// docs/GLOSSARY.md says where each word is defined: the file is there, and declares what is named.
@Suite struct GlossaryTests {
    private struct Row {
        let word: String
        /// Each declaration that is named, with its file.
        let places: [(name: String, file: String)]
    }

    private static func rows() throws -> [Row] {
        let page = try String(contentsOf: projectRoot.appendingPathComponent("docs/GLOSSARY.md"), encoding: .utf8)
        return page.split(separator: "\n").compactMap { line in
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            guard line.hasPrefix("| "), cells.count == 4, cells[0] != "word" else { return nil }
            let places = cells[3].matches(of: /(?:`([A-Za-z]+)` in )?`([A-Za-z+\/.]+)`/).map { place in
                (name: place.1.map(String.init) ?? "", file: String(place.2))
            }
            return Row(word: cells[0], places: places)
        }
    }

    private static func declares(_ name: String, _ text: String) -> Bool {
        text.split(separator: "\n").contains { line in
            let words = line.split { !$0.isLetter && $0 != "_" }
            return zip(words, words.dropFirst()).contains { keywords.contains($0) && $1 == name }
        }
    }

    private static let keywords: Set<Substring> = [
        "struct", "enum", "class", "protocol", "typealias", "func", "let", "var",
    ]

    @Test("Each word stands there once, and names a place")
    func words() throws {
        let rows = try Self.rows()
        #expect(rows.count > 70)
        #expect(Set(rows.map { $0.word.lowercased() }).count == rows.count)
        for row in rows { #expect(!row.places.isEmpty, "\(row.word)") }
    }

    @Test("Each file that is named is there, and declares what is said to be defined in it")
    func places() throws {
        for row in try Self.rows() {
            for (name, file) in row.places {
                let url = projectRoot.appendingPathComponent(file)
                let text = try? String(contentsOf: url, encoding: .utf8)
                #expect(text != nil, "\(row.word): there is no \(file)")
                guard !name.isEmpty, let text else { continue }
                #expect(Self.declares(name, text), "\(row.word): \(file) does not declare \(name)")
            }
        }
    }
}
