import CanonicalJSON
import ExtendedDateTime

/// Whether stored values are of the kinds that their definition gives them: what reading relies on, and no more.
///
/// `Validation` asks for more of a draft, and says what is wrong. This is asked of every line that is read, whoever wrote it,
/// so it stops at the first fault, makes no text, and lets a rule be that earlier writers did not have.
enum Fit {
    /// Whether an object has every field that it must have, each of its kind, and none besides.
    ///
    /// - Parameter object: of a canonical document, because its keys are merged in order.
    static func accepts(_ object: JSONCursor, _ shape: RecordShape) -> Bool {
        guard object.kind == .object else { return false }
        let fields = shape.sorted
        var next = 0
        for (key, value) in object.members {
            while next < fields.count, !key.isEqual(to: fields[next].key) {
                if fields[next].isRequired { return false }
                next += 1
            }
            guard next < fields.count, accepts(value, fields[next].kind) else { return false }
            next += 1
        }
        return !fields[next...].contains(where: \.isRequired)
    }

    static func accepts(_ value: JSONCursor, _ kind: ValueKind) -> Bool {
        if value.kind == .object && kind.maySeal && value.isSealed { return true }
        switch kind {
        case .list(let element):
            return value.kind == .array && value.count > 0 && value.elements.allSatisfy { accepts($0, element) }
        case .record(let shape): return accepts(value, shape)
        case .codes: return acceptsMembers(of: value) { accepts($1, .text) }
        case .columns: return acceptsMembers(of: value) { $1.kind == .string }
        case .changes: return acceptsMembers(of: value) { key, _ in TypeRules.pointerFault(key.text) == nil }
        case .integer(let least): return value.integer.map { $0 >= least } ?? false
        default: return value.kind == .string && acceptsText(value, kind)
        }
    }

    private static func acceptsMembers(
        of object: JSONCursor, _ isRight: (_ key: JSONCursor, _ value: JSONCursor) -> Bool
    ) -> Bool {
        object.kind == .object && object.members.allSatisfy { isRight($0.key, $0.value) }
    }

    private static func acceptsText(_ value: JSONCursor, _ kind: ValueKind) -> Bool {
        let bytes = value.written
        switch kind {
        case .slug: return SlugGrammar.accepts(bytes)
        case .event: return EventID.accepts(bytes)
        case .measure: return Measure.accepts(bytes)
        case .date, .instant: return (try? EDTF(utf8: bytes)) != nil
        case .moment: return UTCInstant(bytes: bytes) != nil
        case .reference: return Reference(value.text) != nil
        case .anchor: return Reference(value.text) != nil || (try? EDTF(utf8: bytes)) != nil
        case .choice(let words, _): return words.contains { $0.utf8.elementsEqual(bytes) }
        default: return true
        }
    }
}

extension JSONCursor {
    func isEqual(to key: [UInt8]) -> Bool {
        isEscaped ? order(key) == 0 : written.count == key.count && written.elementsEqual(key)
    }
}
