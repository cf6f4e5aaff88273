extension Array where Element: Hashable {
    /// The elements without repetitions, in the order of their first occurrence.
    func uniqued() -> [Element] { uniqued(by: \.self) }
}

extension Array {
    /// The first element for each value of a property.
    func uniqued<Value: Hashable>(by property: KeyPath<Element, Value>) -> [Element] {
        var seen: Set<Value> = []
        return filter { seen.insert($0[keyPath: property]).inserted }
    }
}
