import CanonicalJSON

extension JSON {
    /// The elements of the array under a key; none where there is none.
    func list(_ key: String) -> [JSON] { self[key]?.array ?? [] }

    /// The texts of an array under a key.
    func texts(_ key: String) -> [String] { list(key).compactMap(\.string) }

    /// The whole numbers of an array under a key.
    func integers(_ key: String) -> [Int] { list(key).compactMap(\.integer) }

    /// The positions of the events that an array under a key tells.
    func seqs(_ key: String) -> [Int] { list(key).compactMap { $0["seq"]?.integer } }
}
