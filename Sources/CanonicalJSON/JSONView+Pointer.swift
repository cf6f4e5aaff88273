extension JSONView {
    /// The way here from the document's root.
    ///
    /// It is found by going down from the root once it is asked for, so that whoever walks through a document need not
    /// keep it.
    public var pointer: JSONPointer {
        var tokens: [String] = []
        var container = document.root
        while container.index != index, let (token, child) = container.step(towards: index) {
            tokens.append(token)
            container = child
        }
        return JSONPointer(tokens: tokens)
    }

    /// The element or member that holds a value, given by its place on the tape.
    private func step(towards target: Int) -> (token: String, child: JSONView)? {
        if kind == .object {
            return members.first { $0.value.holds(target) }.map { ($0.key.string, $0.value) }
        }
        return elements.enumerated().first { $0.element.holds(target) }.map { (String($0.offset), $0.element) }
    }

    private func holds(_ target: Int) -> Bool { index <= target && target < Int(token.next) }
}
