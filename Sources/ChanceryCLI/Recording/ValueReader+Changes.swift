import CanonicalJSON
import Domain

extension ValueReader {
    /// The value that a correction sets at a pointer, in the kind of the field there, as far as that is known.
    ///
    /// Otherwise, what begins with `{`, `[` or `"` is JSON, and the rest is text.
    mutating func read(_ text: String, correcting pointer: String) throws(UsageFault) -> JSON {
        let isJSON = text.first.map { "{[\"".contains($0) } ?? false
        guard let kind = kind(at: pointer) else { return isJSON ? try json(text) : .string(text) }
        switch kind {
        case .list, .codes, .record: return isJSON ? try json(text) : try read(text, as: kind)
        default: return try read(text, as: kind)
        }
    }

    private func kind(at pointer: String) -> ValueKind? {
        guard let definition = corrected, let tokens = (try? JSONPointer(parsing: pointer))?.tokens else { return nil }
        if tokens.first == "data" { return Self.kind(at: tokens.dropFirst(), in: .record(definition.data)) }
        return Self.kind(at: tokens[...], in: .record(Envelope.draft))
    }

    private static func kind(at tokens: ArraySlice<String>, in kind: ValueKind) -> ValueKind? {
        guard let token = tokens.first else { return kind }
        switch kind {
        case .record(let shape): return shape[token].flatMap { Self.kind(at: tokens.dropFirst(), in: $0.kind) }
        case .list(let element): return Self.kind(at: tokens.dropFirst(), in: element)
        case .codes: return .text
        default: return nil
        }
    }
}
