extension Array where Element: Hashable {
    /// The elements without repetitions, in the order of their first occurrence.
    public func uniqued() -> [Element] {
        guard count > 1 else { return self }
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}

extension Array where Element: Comparable {
    /// The elements in ascending order, without repetitions.
    public func sortedUniqued() -> [Element] {
        var unique: [Element] = []
        unique.reserveCapacity(count)
        for element in sorted() where element != unique.last { unique.append(element) }
        return unique
    }
}

extension Array {
    /// The first element for each value of a property.
    public func uniqued<Value: Hashable>(by property: KeyPath<Element, Value>) -> [Element] {
        var seen: Set<Value> = []
        return filter { seen.insert($0[keyPath: property]).inserted }
    }
}

extension Array {
    /// The first position whose element meets a condition that all later ones meet too; the end if none does.
    public func partitioningIndex(where isPast: (Element) -> Bool) -> Int {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = (low + high) / 2
            if isPast(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
