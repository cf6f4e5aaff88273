import CanonicalJSON
import Domain

/// Writes a draft as the words of a command line: the inverse of `RecordingSyntax.parse`.
struct CommandLineForm {
    private let syntax: RecordingSyntax

    init(_ syntax: RecordingSyntax) {
        self.syntax = syntax
    }

    /// A value that cannot be written in short.
    struct Unwritable: Error {}

    /// The words behind `chancery record WORD`: positional fields first, then options.
    func words(for draft: JSON) throws(Unwritable) -> [String] {
        var positional: [String] = []
        var options: [String] = []
        // Positional words fill the fields in order, so that the first field without a value ends them.
        var mayBePositional = true
        for option in syntax.options where option.effect == .sets {
            guard let value = option.home == .data ? draft["data"]?[option.field.name] : draft[option.field.name] else {
                if option.field.isPositional { mayBePositional = false }
                continue
            }
            let values = try texts(value, option.field.kind)
            if option.home == .data && option.field.isPositional && mayBePositional {
                positional += values
            } else {
                options += values.flatMap { [option.label, $0] }
            }
        }
        return positional + options
    }

    /// What each option would be given, by its name.
    func options(for draft: JSON) throws(Unwritable) -> [String: [String]] {
        var words: [String: [String]] = [:]
        for option in syntax.options where option.effect == .sets && option.home != .companion {
            let value = option.home == .data ? draft["data"]?[option.field.name] : draft[option.field.name]
            if let value { words[option.name] = try texts(value, option.field.kind) }
        }
        return words
    }

    /// One text for each time that the option is given.
    private func texts(_ value: JSON, _ kind: ValueKind) throws(Unwritable) -> [String] {
        switch (kind, value) {
        case (.list(let element), .array(let values)):
            var texts: [String] = []
            for value in values { texts.append(try text(value, element)) }
            return texts
        case (.codes, .object(let pairs)), (.changes, .object(let pairs)):
            var texts: [String] = []
            for (name, value) in pairs { texts.append(name + "=" + (try text(value, .text))) }
            return texts
        default: return [try text(value, kind)]
        }
    }

    private func text(_ value: JSON, _ kind: ValueKind) throws(Unwritable) -> String {
        switch (kind, value) {
        case (_, .string(let text)): return text
        case (_, .integer(let number)): return String(number)
        case (.record(let shape), .object(let members)):
            guard let first = shape.fields.first, let head = members[first.name] else { throw Unwritable() }
            var text = try self.text(head, first.kind)
            for field in shape.fields.dropFirst() {
                guard let value = members[field.name] else { continue }
                for part in try texts(value, field.kind) { text += ",\(field.name)=\(part)" }
            }
            return text
        default: throw Unwritable()
        }
    }
}
