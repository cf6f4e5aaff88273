/// The words of a command line, told apart: options with their values, and the rest.
struct ArgumentScan {
    var options: [(name: String, value: String?)] = []
    var positionals: [String] = []

    init(_ arguments: [String]) {
        var rest = arguments[...]
        while let word = rest.popFirst() {
            if word == "--" {
                positionals += rest
                return
            }
            guard Self.isOption(word) else {
                positionals.append(word)
                continue
            }
            let name = word.prefix { $0 != "=" }
            if name.endIndex < word.endIndex {
                options.append((String(name), String(word[name.endIndex...].dropFirst())))
            } else if let value = rest.first, !value.hasPrefix("--") {
                options.append((word, value))
                rest.removeFirst()
            } else {
                options.append((word, nil))
            }
        }
    }

    /// A hyphen before anything but a digit: `-5` is a number.
    private static func isOption(_ word: String) -> Bool {
        guard word.hasPrefix("-"), let second = word.dropFirst().first else { return false }
        return !second.isNumber
    }
}
