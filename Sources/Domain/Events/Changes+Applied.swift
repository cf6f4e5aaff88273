import CanonicalJSON

/// A correction's pointer that leads nowhere in the line.
public struct UnreachablePointer: Error, Sendable {
    public let pointer: String
}

extension Changes {
    /// The value with every change made: a value set, or, for null, removed.
    ///
    /// A member that is not there yet is added; everything above it must be there.
    public func applied(to value: JSON) throws(UnreachablePointer) -> JSON {
        var result = value
        for (text, new) in entries {
            do {
                let pointer = try JSONPointer(parsing: text)
                if new == .null {
                    try result.remove(at: pointer)
                } else {
                    try result.set(new, at: pointer)
                }
            } catch {
                throw UnreachablePointer(pointer: text)
            }
        }
        return result
    }
}
