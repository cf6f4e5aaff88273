import Domain
import Projections

/// Names of parties, by what they are nearly: one letter more or less, or another one, two letters exchanged, otherwise divided or
/// abbreviated, a digit in the place of a letter, or the same with a country or a state behind.
struct NearNames {
    /// The parties by the search key of a name.
    private var whole: [String: [String]] = [:]
    /// By the loose form of a name, and by that with a letter left out.
    private var loose: [String: [String]] = [:]
    private var shortened: [String: [String]] = [:]
    /// By the words in front of a comma or a parenthesis.
    private var heads: [String: [String]] = [:]

    /// By the loose form with a letter masked, and by that without blanks and signs.
    private var masked: [String: [String]] = [:]
    private var joined: [String: [String]] = [:]
    /// The same with letters for the digits that look like them; of all names, and of those with a digit within a word.
    private var lettered: [String: [String]] = [:]
    private var mixed: [String: [String]] = [:]

    /// The names of each party, as they stand.
    private var names: [String: [String]] = [:]

    /// Names of other lengths are not compared: too much is nearly a short one, and nothing by chance nearly a long one.
    private static let lengths = 5...60

    mutating func add(_ name: String, of party: String) {
        let key = name.searchKey
        guard !(whole[key]?.contains(party) ?? false) else { return }
        whole[key, default: []].append(party)
        names[party, default: []].append(name)
        let text = LooseName.text(of: key)
        for (path, key) in Self.keys(of: text) { self[keyPath: path][key, default: []].append(party) }
    }

    mutating func remove(_ name: String, of party: String) {
        let key = name.searchKey
        whole[key]?.removeAll { $0 == party }
        names[party]?.removeAll { $0.searchKey == key }
        for (path, key) in Self.keys(of: LooseName.text(of: key)) {
            self[keyPath: path][key]?.removeAll { $0 == party }
        }
    }

    /// Where a name stands, by its loose form.
    private static func keys(of text: String) -> [(WritableKeyPath<NearNames, [String: [String]]>, String)] {
        var keys: [(WritableKeyPath<NearNames, [String: [String]]>, String)] = [(\.loose, text)]
        keys += shortened(text).map { (\.shortened, $0) } + masked(text).map { (\.masked, $0) }
        if let head = head(of: text) { keys.append((\.heads, head)) }
        if let joined = joined(text) { keys.append((\.joined, joined)) }
        if let lettered = lettered(text) {
            keys.append((\.lettered, lettered))
            if isMixed(text) { keys.append((\.mixed, lettered)) }
        }
        return keys
    }

    /// The parties that bear the name, as a search finds it.
    func bearers(of name: String) -> [String] { whole[name.searchKey] ?? [] }

    /// Whether a party has names, and all of them are quite other ones than this: no word in common, and nothing like it. Names in other
    /// scripts are not compared.
    func isOtherwiseCalled(_ party: String, than name: String) -> Bool {
        let text = LooseName.text(of: name.searchKey)
        // A code is kept beside the names, and is none.
        let known = (names[party] ?? []).map { LooseName.text(of: $0.searchKey) }.filter {
            $0.contains(where: \.isLetter)
        }
        return !known.isEmpty && known.allSatisfy { Self.isQuiteOther(text, $0) }
    }

    private static func isQuiteOther(_ one: String, _ other: String) -> Bool {
        func words(_ text: String) -> Set<Substring> {
            Set(text.split { !$0.isLetter && !$0.isNumber }.filter { $0.count > 2 })
        }
        let (first, second) = (bare(one), bare(other))
        guard one.contains(where: \.isASCII) == other.contains(where: \.isASCII),
            words(one).isDisjoint(with: words(other)),
            !first.contains(second), !second.contains(first)
        else { return false }
        return Similarity.nearest(to: first, among: [second]).isEmpty
    }

    /// The parties whose names are nearly this one, without those that bear it.
    func parties(near name: String) -> [String] {
        let key = name.searchKey
        let text = LooseName.text(of: key)
        var found = (heads[text] ?? []) + (loose[text] ?? [])
        if let head = Self.head(of: text) { found += loose[head] ?? [] }
        found += shortened[text] ?? []
        for shorter in Self.shortened(text) { found += loose[shorter] ?? [] }
        for exchanged in Self.exchanged(text) { found += loose[exchanged] ?? [] }
        for masked in Self.masked(text) { found += self.masked[masked] ?? [] }
        if let joined = Self.joined(text) { found += self.joined[joined] ?? [] }
        if let lettered = Self.lettered(text) {
            found += (Self.isMixed(text) ? self.lettered : mixed)[lettered] ?? []
        }
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

    /// What the key is with a sign in the place of one of its letters. Names with other initials are others, and so are those that a
    /// letter by itself tells apart.
    private static func masked(_ key: String) -> [String] {
        var signs = Array(key)
        guard lengths.contains(signs.count) else { return [] }
        func isLetter(_ index: Int) -> Bool { signs.indices.contains(index) && signs[index].isLetter }
        return signs.indices.filter { isLetter($0) && isLetter($0 - 1) }.map { index in
            let letter = signs[index]
            signs[index] = "\u{0}"
            defer { signs[index] = letter }
            return String(signs)
        }
    }

    /// Without blanks and signs.
    private static func joined(_ key: String) -> String? {
        let joined = bare(key)
        return joined.count >= lengths.lowerBound && joined.count <= lengths.upperBound ? joined : nil
    }

    private static func bare(_ key: String) -> String { key.filter { $0.isLetter || $0.isNumber } }

    private static func lettered(_ key: String) -> String? {
        joined(key).map { String($0.map { letters[$0] ?? $0 }) }
    }

    /// Whether a digit stands within a word.
    private static func isMixed(_ key: String) -> Bool {
        key.split { !$0.isLetter && !$0.isNumber }.contains {
            $0.contains(where: \.isLetter) && $0.contains(where: \.isNumber)
        }
    }

    /// Letters and digits that look alike, by the letter that stands for them.
    private static let letters: [Character: Character] = [
        "0": "o", "1": "i", "l": "i", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b",
    ]

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
