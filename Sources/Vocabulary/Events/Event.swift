import CanonicalJSON
import EDTF

/// One event of the log, as it is stored or as corrections have made it.
///
/// A view on the bytes of a line: the envelope's few keys are read at once, the fields of `data` when they are asked
/// for, each in the type that its handle gives it: `event[AgreementSigned.fields.parties]`.
public struct Event: Sendable {
    private let content: Content

    /// One object for all that is read at once, so that to copy an event is to count one reference.
    private final class Content: Sendable {
        let line: JSONDocument
        let data: JSONView?
        let seq: Int
        let recorded: UTCInstant
        let id: EventID
        let type: String
        let definition: Definition?
        let on: EDTF?
        let modality: Modality?

        init(_ line: JSONDocument) throws(EventError) {
            let keys = EventKeys(line.root)
            guard let seq = keys.seq else { throw .missing("seq") }
            guard let recorded = keys.recorded else { throw .missing("recorded") }
            guard let id = keys.id else { throw .missing("id") }
            self.line = line
            data = keys.data
            self.seq = seq
            self.recorded = recorded
            self.id = EventID(id)
            type = keys.type
            definition = keys.definition.flatMap { keys.version <= $0.version ? $0 : nil }
            on = keys.on
            modality = keys.modality
        }
    }

    /// Reads a stored line.
    public init(_ line: JSONDocument) throws(EventError) { content = try Content(line) }

    /// The line's bytes, without the LF. For an event under correction, the line as corrected, never stored.
    public var line: JSONDocument { content.line }
    /// The 0-based, gap-free position in the log.
    public var seq: Int { content.seq }
    public var recorded: UTCInstant { content.recorded }
    public var id: EventID { content.id }
    /// The stored name of the type, known to this program or not.
    public var type: String { content.type }
    /// `nil` for a type that this program does not know, or a newer version of one that it does.
    public var definition: Definition? { content.definition }
    public var on: EDTF? { content.on }
    public var modality: Modality? { content.modality }

    public subscript<V>(field: Field<V>) -> V {
        V(reading: content.data?[field.name])
    }
}

/// The keys of a line that are read at once, found in one walk.
private struct EventKeys {
    var seq: Int?
    var recorded: UTCInstant?
    var id: String?
    /// To the log a type is the event's own business: a line without one is of no type that is known.
    var type = ""
    var definition: Definition?
    var version = 1
    var on: EDTF?
    var modality: Modality?
    var data: JSONView?

    init(_ line: JSONView) {
        line.walk { root in
            for (key, value) in root.members {
                if key.isEqual(to: "data") { data = line.view(at: value) } else { note(key, value) }
            }
        }
    }

    private mutating func note(_ key: JSONCursor, _ value: JSONCursor) {
        if key.isEqual(to: "seq") {
            seq = value.integer
        } else if key.isEqual(to: "recorded") {
            recorded = value.kind == .string ? UTCInstant(bytes: value.written) : nil
        } else if key.isEqual(to: "id") {
            id = value.string
        } else if key.isEqual(to: "type") {
            guard value.kind == .string else { return }
            definition = EventTypes.named(value.written)
            type = definition?.type ?? value.text
        } else if key.isEqual(to: "v") {
            version = value.integer ?? 1
        } else if key.isEqual(to: "on") {
            on = value.kind == .string ? try? EDTF(utf8: value.written) : nil
        } else if key.isEqual(to: "modality") {
            modality = value.string.flatMap(Modality.init)
        }
    }
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

    public var sources: [Citation] { [Citation](reading: line.root["sources"]) }
    public var attributed: [PartyID] { [PartyID](reading: line.root["attributed"]) }

    private func text(_ key: String) -> String? { line.root[key]?.string }
}
