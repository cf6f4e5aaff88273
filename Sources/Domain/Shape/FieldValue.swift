import CanonicalJSON
import ExtendedDateTime

/// A Swift type that a field can have.
///
/// Reading is total: what is absent or of another kind is the neutral value of the type, never a trap. What is read of an
/// event is of its kind, because an event that is not what its type says gives nothing to read.
public protocol FieldValue: Sendable {
    static var kind: ValueKind { get }
    static var isOptional: Bool { get }
    init(reading view: JSONView?)
}

extension FieldValue {
    public static var isOptional: Bool { false }
}

extension Optional: FieldValue where Wrapped: FieldValue {
    public static var kind: ValueKind { Wrapped.kind }
    public static var isOptional: Bool { true }

    public init(reading view: JSONView?) {
        self = view.map { Wrapped(reading: $0) }
    }
}

extension Array: FieldValue where Element: FieldValue {
    public static var kind: ValueKind { .list(Element.kind) }

    public init(reading view: JSONView?) {
        self = view?.elements.map { Element(reading: $0) } ?? []
    }
}

extension String: FieldValue {
    public static var kind: ValueKind { .text }

    public init(reading view: JSONView?) {
        guard let view else {
            self = ""
            return
        }
        self = view.string ?? "sealed"
    }
}

extension Int: FieldValue {
    public static var kind: ValueKind { .integer(atLeast: 0) }

    public init(reading view: JSONView?) {
        self = view?.integer ?? 0
    }
}

extension Slug: FieldValue {
    public static var kind: ValueKind { .slug(Tag.namespace) }

    public init(reading view: JSONView?) {
        self.init(view?.string ?? "")
    }
}

extension EventID: FieldValue {
    public static var kind: ValueKind { .event }

    public init(reading view: JSONView?) {
        self.init(view?.string ?? "")
    }
}

extension Measure: FieldValue {
    public static var kind: ValueKind { .measure }

    public init(reading view: JSONView?) {
        self.init(view?.string ?? "0")
    }
}

extension Reference: FieldValue {
    public static var kind: ValueKind { .reference }

    public init(reading view: JSONView?) {
        self = Reference(view?.string ?? "") ?? .event(EventID(""))
    }
}

/// A date of any EDTF form.
public struct DateValue: FieldValue, Hashable {
    public let edtf: EDTF?

    public static var kind: ValueKind { .date }

    public init(reading view: JSONView?) {
        edtf = view?.string.flatMap { try? EDTF($0) }
    }
}

/// A date that means one day, perhaps not known exactly.
public struct InstantValue: FieldValue, Hashable {
    public let edtf: EDTF?

    public static var kind: ValueKind { .instant }

    public init(reading view: JSONView?) {
        edtf = view?.string.flatMap { try? EDTF($0) }
    }
}

/// Codes of other systems, by system.
public struct Codes: FieldValue {
    public let entries: [(system: String, code: String)]

    public static var kind: ValueKind { .codes }

    public init(reading view: JSONView?) {
        entries = view?.members.map { (system: $0.key.string, code: $0.value.string ?? "") } ?? []
    }
}

/// The fields that a correction sets: a JSON Pointer into the line, and the value or null.
public struct Changes: FieldValue {
    public let entries: [(pointer: String, value: JSON)]

    public static var kind: ValueKind { .changes }

    public init(reading view: JSONView?) {
        entries = view?.members.map { (pointer: $0.key.string, value: $0.value.json) } ?? []
    }
}

/// A closed list of words. The raw value is the stored word.
public protocol Choice: FieldValue, CaseIterable, RawRepresentable, Hashable where RawValue == String {
    /// Accepted on input, stored as the word that they mean.
    static var synonyms: [String: String] { get }
}

extension Choice {
    public static var synonyms: [String: String] { [:] }
    public static var kind: ValueKind { .choice(allCases.map(\.rawValue), synonyms: synonyms) }

    public init(reading view: JSONView?) {
        guard let known = view?.string.flatMap(Self.init) ?? Self.allCases.first else {
            preconditionFailure("A closed list has at least one word.")
        }
        self = known
    }
}
