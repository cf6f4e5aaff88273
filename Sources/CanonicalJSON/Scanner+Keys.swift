extension Scanner {
    /// Compares a key with the one before it in the same object.
    ///
    /// Keys in ascending order cannot repeat, so canonical texts, and most others, are checked in one pass. In any
    /// other text the object is marked, and looked at again when it closes.
    mutating func checkKey(_ key: Int, inObjectAt object: Int) throws(JSONError) {
        let token = tape[key]
        let previous = tape[object].end
        tape[object].end = UInt32(truncatingIfNeeded: key)
        if rules.identifierKeys, !isIdentifier(bytes.content(of: token)) {
            throw error(.keyNotAnIdentifier, at: Int(token.start))
        }
        guard previous != Token.none else { return }
        let order = bytes.order(tape[Int(previous)], token)
        guard order >= 0 else { return }
        if order == 0 { throw error(.duplicateKey, at: Int(token.start)) }
        if rules.isCanonical { throw error(.notCanonical(.keyOrder), at: Int(token.start)) }
        tape[object].isUnordered = true
    }

    /// Looks for equal keys in an object whose keys came in no order: in a small one each is compared with those before it; in
    /// a large one they are sorted, so that equal ones become neighbours.
    func checkDistinctKeys(ofObjectAt object: Int) throws(JSONError) {
        guard tape[object].count > 16 else { return try checkDistinctKeys(ofSmallObjectAt: object) }
        var keys: [Token] = []
        var index = object + 1
        while index < tape.count {
            keys.append(tape[index])
            index = Int(tape[index + 1].next)
        }
        keys.sort { bytes.order($0, $1) < 0 }
        for (first, second) in zip(keys, keys.dropFirst()) where bytes.order(first, second) == 0 {
            throw error(.duplicateKey, at: Int(max(first.start, second.start)))
        }
    }

    private func checkDistinctKeys(ofSmallObjectAt object: Int) throws(JSONError) {
        var later = object + 1
        while later < tape.count {
            var earlier = object + 1
            while earlier < later {
                guard !bytes.areEqual(tape[earlier], tape[later]) else {
                    throw error(.duplicateKey, at: Int(tape[later].start))
                }
                earlier = Int(tape[earlier + 1].next)
            }
            later = Int(tape[later + 1].next)
        }
    }
}

// On the buffer and not on the scanner, so that the scanner is not copied for a look at its bytes.
extension UnsafeBufferPointer<UInt8> {
    /// The bytes between the quotation marks of a string or key.
    func content(of string: Token) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: self[Int(string.start) + 1..<Int(string.end) - 1])
    }

    /// Whether two keys are the same.
    fileprivate func areEqual(_ first: Token, _ second: Token) -> Bool {
        if first.isEscaped || second.isEscaped { return order(first, second) == 0 }
        return first.end &- first.start == second.end &- second.start
            && content(of: first).elementsEqual(content(of: second))
    }

    /// Negative, zero or positive as the first key stands before, at or behind the second in RFC 8785 order.
    fileprivate func order(_ first: Token, _ second: Token) -> Int {
        guard first.isEscaped || second.isEscaped else { return utf16Order(content(of: first), content(of: second)) }
        return utf16Order(unescaped(content(of: first)), unescaped(content(of: second)))
    }
}
