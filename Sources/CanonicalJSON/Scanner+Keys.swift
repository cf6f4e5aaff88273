extension Scanner {
    /// Compares a key with the one before it in the same object.
    ///
    /// Keys in ascending order cannot repeat, so canonical texts, and most others, are checked in one pass. In any
    /// other text the object is marked, and looked at again when it closes.
    mutating func checkKey(_ key: Int, inObjectAt object: Int) throws(JSONError) {
        let previous = tape[object].end
        tape[object].end = UInt32(truncatingIfNeeded: key)
        if rules.identifierKeys, !isIdentifier(content(of: tape[key])) {
            throw error(.keyNotAnIdentifier, at: Int(tape[key].start))
        }
        guard previous != Token.none else { return }
        switch order(tape[Int(previous)], tape[key]) {
        case ..<0: return
        case 0: throw error(.duplicateKey, at: Int(tape[key].start))
        default:
            if rules.isCanonical { throw error(.notCanonical(.keyOrder), at: Int(tape[key].start)) }
            tape[object].isUnordered = true
        }
    }

    /// Negative, zero or positive as the first key stands before, at or behind the second in RFC 8785 order.
    private func order(_ first: Token, _ second: Token) -> Int {
        if first.isEscaped || second.isEscaped {
            let (a, b) = (unescaped(content(of: first)), unescaped(content(of: second)))
            return a.withUnsafeBufferPointer { a in b.withUnsafeBufferPointer { b in utf16Order(a, b) } }
        }
        return utf16Order(content(of: first), content(of: second))
    }

    /// The bytes between the quotation marks.
    private func content(of string: Token) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: bytes[Int(string.start) + 1..<Int(string.end) - 1])
    }

    /// Sorts the keys of an object whose keys came in no order.
    func checkDistinctKeys(ofObjectAt object: Int) throws(JSONError) {
        var keys: [Token] = []
        var index = object + 1
        while index < tape.count {
            keys.append(tape[index])
            index = Int(tape[index + 1].next)
        }
        keys.sort { order($0, $1) < 0 }
        for (first, second) in zip(keys, keys.dropFirst()) where order(first, second) == 0 {
            throw error(.duplicateKey, at: Int(max(first.start, second.start)))
        }
    }
}
