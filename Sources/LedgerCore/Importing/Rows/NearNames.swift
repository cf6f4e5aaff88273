import Projections

/// Names of parties, by what they are nearly: one letter more or less, two letters exchanged, otherwise abbreviated, or the same with
/// a country or a state behind.
struct NearNames {
    /// The parties by the search key of a name.
    private var whole: [String: [String]] = [:]
    /// By the loose form of a name, and by that with a letter left out.
    private var loose: [String: [String]] = [:]
    private var shortened: [String: [String]] = [:]
    /// By the words in front of a comma or a parenthesis.
    private var heads: [String: [String]] = [:]

    /// Names of other lengths are not compared: too much is nearly a short one, and nothing by chance nearly a long one.
    private static let lengths = 5...60

    mutating func add(_ name: String, of party: String) {
        let key = name.searchKey
        guard !(whole[key]?.contains(party) ?? false) else { return }
        whole[key, default: []].append(party)
        let text = LooseName.text(of: key)
        loose[text, default: []].append(party)
        for shorter in Self.shortened(text) { shortened[shorter, default: []].append(party) }
        if let head = Self.head(of: text) { heads[head, default: []].append(party) }
    }

    mutating func remove(_ name: String, of party: String) {
        let key = name.searchKey
        whole[key]?.removeAll { $0 == party }
        let text = LooseName.text(of: key)
        loose[text]?.removeAll { $0 == party }
        for shorter in Self.shortened(text) { shortened[shorter]?.removeAll { $0 == party } }
        if let head = Self.head(of: text) { heads[head]?.removeAll { $0 == party } }
    }

    /// The parties that bear the name, as a search finds it.
    func bearers(of name: String) -> [String] { whole[name.searchKey] ?? [] }

    /// The parties whose names are nearly this one, without those that bear it.
    func parties(near name: String) -> [String] {
        let key = name.searchKey
        let text = LooseName.text(of: key)
        var found = (heads[text] ?? []) + (loose[text] ?? [])
        if let head = Self.head(of: text) { found += loose[head] ?? [] }
        found += shortened[text] ?? []
        for shorter in Self.shortened(text) { found += loose[shorter] ?? [] }
        for exchanged in Self.exchanged(text) { found += loose[exchanged] ?? [] }
        return Set(found).subtracting(whole[key] ?? []).sorted()
    }

    private static func head(of key: String) -> String? {
        guard let end = key.firstIndex(where: { $0 == "," || $0 == "(" }) else { return nil }
        let head = key[..<end].trimmingBlanks
        return head.isEmpty ? nil : head
    }

    /// What the key is without one of its letters. Another number is another name.
    private static func shortened(_ key: String) -> [String] {
        let signs = Array(key)
        guard lengths.contains(signs.count - 1) else { return [] }
        return signs.indices.filter { signs[$0].isLetter }.map { String(signs[..<$0] + signs[($0 + 1)...]) }
    }

    private static func exchanged(_ key: String) -> [String] {
        var signs = Array(key)
        guard lengths.contains(signs.count) else { return [] }
        return signs.indices.dropLast().compactMap { index in
            guard signs[index].isLetter, signs[index + 1].isLetter, signs[index] != signs[index + 1] else { return nil }
            signs.swapAt(index, index + 1)
            defer { signs.swapAt(index, index + 1) }
            return String(signs)
        }
    }
}
