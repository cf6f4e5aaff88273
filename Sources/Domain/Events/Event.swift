import CanonicalJSON
import ExtendedDateTime

/// One event of the log, as it is stored or as corrections have made it.
///
/// A view on the bytes of a line: the envelope's few keys are read at once, the fields of `data` when they are asked
/// for, each in the type that its handle gives it: `event[AgreementSigned.self].parties`.
///
/// Anything that is signed can stand in a log. Here, once, it is decided whether a line is what its type says: where it is
/// not, it has no definition, nothing applies it, and its fields read as if none were there.
public struct Event: Sendable {
    private let content: Content

    /// One object for all that is read at once, so that to copy an event is to count one reference.
    private final class Content: Sendable {
        let line: JSONDocument
        /// The line in the version of its type that this program understands.
        let current: JSONView
        /// The fields, of an event that has a definition.
        let data: JSONView?
        let seq: Int
        let recorded: UTCInstant
        let id: EventID
        let type: String
        let definition: Definition?
        let on: EDTF?
        let modality: Modality?

        init(_ line: JSONDocument, _ definitionNamed: DefinitionLookup) throws(EventError) {
            let keys = EventKeys(line.root, definitionNamed)
            guard let seq = keys.seq else { throw .missing("seq") }
            guard let recorded = keys.recorded else { throw .missing("recorded") }
            guard let id = keys.id else { throw .missing("id") }
            self.line = line
            self.seq = seq
            self.recorded = recorded
            self.id = EventID(id)
            type = keys.type
            definition = keys.definition
            current = keys.current
            data = definition == nil ? nil : keys.data
            on = keys.on
            modality = keys.modality
        }
    }

    /// Finds what is known of a type by the bytes of its name.
    typealias DefinitionLookup = (UnsafeBufferPointer<UInt8>) -> Definition?

    /// Reads a stored line.
    public init(_ line: JSONDocument) throws(EventError) { try self.init(line, EventTypes.named) }

    /// The same, by other definitions of the types.
    init(_ line: JSONDocument, _ definitionNamed: DefinitionLookup) throws(EventError) {
        content = try Content(line, definitionNamed)
    }

    /// The line's bytes, without the LF. For an event under correction, the line as corrected, never stored.
    public var line: JSONDocument { content.line }
    /// The line as this program reads it: one of an older version of its type as upcast, any other as it is.
    public var current: JSONView { content.current }
    /// The 0-based, gap-free position in the log.
    public var seq: Int { content.seq }
    public var recorded: UTCInstant { content.recorded }
    public var id: EventID { content.id }
    /// The stored name of the type, known to this program or not.
    public var type: String { content.type }
    /// `nil` for what this program cannot apply: a type that it does not know, a newer version of one that it does, or a line
    /// that is not what its type says.
    public var definition: Definition? { content.definition }
    public var on: EDTF? { content.on }
    public var modality: Modality? { content.modality }

    /// The event as one of a type or a family, for whoever has seen that it is: `event[AgreementSigned.self].parties`. Of any
    /// other event nothing is read, and all fields are absent.
    public subscript<Owner: EventFields>(_: Owner.Type) -> TypedEvent<Owner> {
        let isOne = Owner.includes(type)
        assert(isOne, "\(type) is read as \(Owner.self)")
        return TypedEvent(self, isOne ? content.data : nil)
    }

    /// The event as one of a type or a family; `nil` where it is none.
    public func `as`<Owner: EventFields>(_: Owner.Type) -> TypedEvent<Owner>? {
        Owner.includes(type) ? TypedEvent(self, content.data) : nil
    }
}

/// The keys of a line that are read at once, found in one walk.
private struct EventKeys {
    var seq: Int?
    var recorded: UTCInstant?
    var id: String?
    /// To the log a type is the event's own business: a line without one is of no type that is known.
    var type = ""
    /// Of the type, where the line is what that says.
    var definition: Definition?
    var on: EDTF?
    var modality: Modality?
    var data: JSONView?
    /// The line, upcast where it is of an older version of its type.
    private(set) var current: JSONView
    private var version = 1
    /// Whether every key of the envelope that is there is of its kind.
    private var isInForm = true

    init(_ line: JSONView, _ definitionNamed: Event.DefinitionLookup) {
        current = line
        line.walk { root in
            var fields: JSONCursor?
            for (key, value) in root.members {
                if key.isEqual(to: "data") { fields = value } else { note(key, value, definitionNamed) }
            }
            data = fields.map { line.view(at: $0) }
            guard let known = definition else { return }
            let isOlder = version < known.version
            if !isInForm || version > known.version || !isOlder && !known.accepts(fields) { definition = nil }
        }
        if let known = definition, version < known.version { upcast(to: known) }
    }

    /// The fields of an older version count as upcast, where these have the form of the type.
    private mutating func upcast(to known: Definition) {
        let upcast = known.current(current)
        guard upcast["data"]?.walk({ known.accepts($0) }) ?? false else { return definition = nil }
        current = upcast
        data = upcast["data"]
    }

    private mutating func note(_ key: JSONCursor, _ value: JSONCursor, _ definitionNamed: Event.DefinitionLookup) {
        if key.isEqual(to: "seq") {
            seq = value.integer
        } else if key.isEqual(to: "recorded") {
            recorded = value.kind == .string ? UTCInstant(bytes: value.written) : nil
        } else if key.isEqual(to: "id") {
            id = value.string
        } else if key.isEqual(to: "type") {
            guard value.kind == .string else { return }
            definition = definitionNamed(value.written)
            type = definition?.type ?? value.text
        } else if key.isEqual(to: "on") {
            // A line whose date cannot be read still says what happened, on a day that nobody knows.
            on = value.kind == .string ? try? EDTF(utf8: value.written) : nil
        } else {
            noteFurther(key, value)
        }
    }

    private mutating func noteFurther(_ key: JSONCursor, _ value: JSONCursor) {
        guard let field = Envelope.further.first(where: { key.isEqual(to: $0.key) }) else { return }
        guard Fit.accepts(value, field.kind) else { return isInForm = false }
        if key.isEqual(to: "v") { version = value.integer ?? 1 }
        if key.isEqual(to: "modality") { modality = value.string.flatMap(Modality.init) }
    }
}

extension Definition {
    fileprivate func accepts(_ fields: JSONCursor?) -> Bool { fields.map { Fit.accepts($0, data) } ?? false }
}

/// Why a line is no event.
public enum EventError: Error, Equatable, Sendable {
    /// A key that every line has is absent, or is of another kind.
    case missing(String)
}

extension Event {
    /// Whether the line may change state: only what the source itself asserts does.
    public var isAsserted: Bool { modality == nil }

    public var by: String { text("by") ?? "" }
    public var via: String { text("via") ?? "" }
    public var stated: String? { text("stated") }
    public var anchor: String? { text("anchor") }
    public var place: PartyID? { text("place").map(PartyID.init) }
    public var reason: String? { text("reason") }
    public var confidence: Confidence? { text("confidence").flatMap(Confidence.init) }
    public var entered: UTCInstant? { text("entered").flatMap { UTCInstant($0) } }

    public var sources: [Citation] { [Citation](reading: inForm("sources")) }
    public var attributed: [PartyID] { [PartyID](reading: inForm("attributed")) }

    private func text(_ key: String) -> String? { inForm(key)?.string }

    /// A key of the envelope; nothing where it is of another kind, which only a line without a definition can have.
    private func inForm(_ key: String) -> JSONView? {
        guard let value = line.root[key] else { return nil }
        guard definition == nil, let field = Envelope.draft[key] else { return value }
        return value.walk { Fit.accepts($0, field.kind) } ? value : nil
    }
}
