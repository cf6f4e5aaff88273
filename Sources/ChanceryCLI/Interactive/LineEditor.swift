/// One line while it is being written. Pure: keys in, the line and what became of it out.
struct LineEditor {
    private(set) var text: [Character] = []
    private(set) var cursor = 0
    /// What the last completion could not decide between.
    private(set) var candidates: [String] = []
    private let complete: (String) -> [String]

    enum Outcome: Equatable {
        case pending
        case done(String)
        /// The writer wants out.
        case cancelled
    }

    /// - Parameter complete: the words that a beginning may become.
    init(complete: @escaping (String) -> [String] = { _ in [] }) {
        self.complete = complete
    }

    mutating func handle(_ key: Keystroke) -> Outcome {
        candidates = []
        switch key {
        case .enter: return .done(String(text))
        case .interrupt: return .cancelled
        case .endOfInput: if text.isEmpty { return .cancelled }
        case .character(let character):
            text.insert(character, at: cursor)
            cursor += 1
        case .backspace:
            if cursor > 0 {
                cursor -= 1
                text.remove(at: cursor)
            }
        case .delete: if cursor < text.count { text.remove(at: cursor) }
        case .left: cursor = max(0, cursor - 1)
        case .right: cursor = min(text.count, cursor + 1)
        case .home: cursor = 0
        case .end: cursor = text.count
        case .tab: completeWord()
        case .other: break
        }
        return .pending
    }

    /// Completes what stands before the cursor, as far as all candidates agree: all of it, as names have blanks, else
    /// what stands behind the last equals sign, else the last word.
    private mutating func completeWord() {
        let signs = ["=", ",= "].compactMap { signs in text[..<cursor].lastIndex { signs.contains($0) } }
        for start in [0] + signs.map({ $0 + 1 }) {
            let word = String(text[start..<cursor])
            let found = complete(word).filter { $0.hasPrefix(word) }.sorted()
            guard let first = found.first, let last = found.last else { continue }
            let common = String(zip(first, last).prefix { $0 == $1 }.map(\.0))
            text.replaceSubrange(start..<cursor, with: Array(common))
            cursor = start + common.count
            if found.count > 1 { candidates = Array(found.prefix(20)) }
            return
        }
    }
}
