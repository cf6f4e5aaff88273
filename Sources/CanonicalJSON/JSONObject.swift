/// The members of an object, kept in RFC 8785 order of their keys (by UTF-16 code units).
///
/// Keys are equal only when their bytes are: "é" as one scalar and as two are two keys, unlike in a Swift dictionary.
public struct JSONObject: Sendable {
    private var members: [(key: String, value: JSON)] = []

    /// An object without members.
    public init() {}

    /// The members in any order; of equal keys the last one counts.
    public init(_ members: some Sequence<(key: String, value: JSON)>) {
        self.init(many: members.map { ($0.key, $0.value) })
    }

    /// The members in any order; of equal keys the last one counts.
    public init(_ members: some Sequence<(String, JSON)>) {
        self.init(many: Array(members))
    }

    /// Few are put in one by one; to put each of very many into its place would move all others again and again.
    private init(many members: [(String, JSON)]) {
        guard members.count > 256 else {
            for (key, value) in members { self[key] = value }
            return
        }
        let ordered = members.enumerated().sorted { a, b in
            let order = utf16Order(a.element.0, b.element.0)
            return order == 0 ? a.offset < b.offset : order < 0
        }
        for (_, (key, value)) in ordered {
            if let last = self.members.last, utf16Order(last.key, key) == 0 {
                self.members[self.members.count - 1].value = value
            } else {
                self.members.append((key, value))
            }
        }
    }

    /// Members whose keys are known to be distinct, and mostly in order.
    init(distinct members: [(key: String, value: JSON)]) {
        self.members = members
        let isSorted = zip(members, members.dropFirst()).allSatisfy { utf16Order($0.key, $1.key) < 0 }
        if !isSorted { self.members.sort { utf16Order($0.key, $1.key) < 0 } }
    }

    /// The value of a key; setting `nil` removes the member (use `JSON.null` for the value null).
    public subscript(_ key: String) -> JSON? {
        get {
            let (position, isPresent) = find(key)
            return isPresent ? members[position].value : nil
        }
        set {
            switch (find(key), newValue) {
            case ((let position, true), let value?): members[position].value = value
            case ((let position, true), nil): members.remove(at: position)
            case ((let position, false), let value?): members.insert((key, value), at: position)
            case ((_, false), nil): break
            }
        }
    }

    /// The position of a key, or where it would have to stand.
    private func find(_ key: String) -> (position: Int, isPresent: Bool) {
        var (low, high) = (0, members.count)
        while low < high {
            let middle = (low + high) / 2
            let order = utf16Order(members[middle].key, key)
            if order == 0 { return (middle, true) }
            if order < 0 { low = middle + 1 } else { high = middle }
        }
        return (low, false)
    }
}

extension JSONObject: RandomAccessCollection {
    public var startIndex: Int { members.startIndex }
    public var endIndex: Int { members.endIndex }
    public subscript(_ position: Int) -> (key: String, value: JSON) { members[position] }
}

extension JSONObject: Hashable {
    public static func == (a: JSONObject, b: JSONObject) -> Bool {
        a.members.count == b.members.count
            && zip(a.members, b.members).allSatisfy { utf16Order($0.key, $1.key) == 0 && $0.value == $1.value }
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(members.count)
        for (key, value) in members {
            hasher.combineBytes(of: key)
            hasher.combine(value)
        }
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    /// Of equal keys the last one counts.
    public init(dictionaryLiteral members: (String, JSON)...) { self.init(members) }
}
