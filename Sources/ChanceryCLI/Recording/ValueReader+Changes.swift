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

    /// The pointer to a field that is called by its name alone, as `on` for `/on` and `kind` for `/data/kind`.
    ///
    /// What begins with a stroke is a pointer. No type has a field that is called as a key of the line.
    func pointer(_ name: String) throws(UsageFault) -> String {
        guard !name.hasPrefix("/"), let field = name.split(separator: "/").first.map(String.init) else { return name }
        if Envelope.draft[field] != nil || Envelope.logKeys.contains(field) || field == "data" { return "/" + name }
        guard let data = corrected?.data else { return name }
        let ownName = field.replacing("-", with: "_")
        if data[ownName] != nil { return "/data/" + ownName + name.dropFirst(field.count) }
        let onLine = Envelope.draft.fields.map(\.name).filter { !Envelope.fixedKeys.contains($0) }
        let fields = onLine + data.fields.map(\.name)
        throw UsageFault(label, .noField(field, similar: Similarity.nearest(to: field, among: fields), fields))
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
