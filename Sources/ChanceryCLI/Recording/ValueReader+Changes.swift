import CanonicalJSON
import Domain

extension ValueReader {
    /// The value that a correction sets at a pointer, in the kind of the field there, as far as that is known.
    ///
    /// Otherwise, what begins with `{`, `[` or `"` is JSON, and the rest is text.
    mutating func read(_ text: String, correcting pointer: String) throws(UsageFault) -> JSON {
        let isJSON = text.first.map { "{[\"".contains($0) } ?? false
        guard let (kind, role) = kind(at: pointer) else { return isJSON ? try json(text) : .string(text) }
        switch kind {
        case .list, .codes, .record: return isJSON ? try json(text) : try read(text, as: kind, role)
        default: return try read(text, as: kind, role)
        }
    }

    /// The changes so far, with one more. A list is given by its name once for each element.
    func setting(_ pointer: String, _ value: JSON, in before: JSON?) throws(UsageFault) -> JSON {
        guard let earlier = before?[pointer]?.array, let further = value.array else {
            return try adding(pointer, value, to: before)
        }
        var changes = before?.object ?? [:]
        changes[pointer] = .array(earlier + further)
        return .object(changes)
    }

    /// The pointer to a field that is called by its name alone, as `on` for `/on` and `kind` for `/data/kind`, or by that
    /// for one of several, as `visitor` for `/data/visitors`.
    ///
    /// What begins with a stroke is a pointer. No type has a field that is called as a key of the line.
    func pointer(_ name: String) throws(UsageFault) -> String {
        guard !name.hasPrefix("/"), let field = name.split(separator: "/").first.map(String.init) else { return name }
        if Envelope.draft[field] != nil || Envelope.logKeys.contains(field) || field == "data" { return "/" + name }
        guard let data = corrected?.data else { return name }
        let ownName = field.replacing("-", with: "_")
        if data[ownName] != nil { return "/data/" + ownName + name.dropFirst(field.count) }
        if let option = corrected.flatMap({ RecordingSyntax($0).option(named: field) }), option.effect == .sets {
            return (option.home == .data ? "/data/" : "/") + option.field.name + name.dropFirst(field.count)
        }
        let onLine = Envelope.draft.fields.map(\.name).filter { !Envelope.fixedKeys.contains($0) }
        let fields = onLine + data.fields.map(\.name)
        throw UsageFault(label, .noField(field, similar: Similarity.nearest(to: field, among: fields), fields))
    }

    /// What the field at a pointer holds, and what its event does with an id in it.
    private typealias Place = (kind: ValueKind, role: FieldDescription.Role)

    private func kind(at pointer: String) -> Place? {
        guard let definition = corrected, let tokens = (try? JSONPointer(parsing: pointer))?.tokens else { return nil }
        if tokens.first == "data" {
            return Self.kind(at: tokens.dropFirst(), in: (.record(definition.data), .refers))
        }
        return Self.kind(at: tokens[...], in: (.record(Envelope.draft), .refers))
    }

    private static func kind(at tokens: ArraySlice<String>, in place: Place) -> Place? {
        guard let token = tokens.first else { return place }
        switch place.kind {
        case .record(let shape):
            return shape[token].flatMap { Self.kind(at: tokens.dropFirst(), in: ($0.kind, $0.role)) }
        case .list(let element): return Self.kind(at: tokens.dropFirst(), in: (element, place.role))
        case .codes: return (.text, .refers)
        default: return nil
        }
    }
}
