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
            let root = line.root
            guard let seq = root["seq"]?.integer else { throw .missing("seq") }
            guard let recorded = root["recorded"]?.string.flatMap({ UTCInstant($0) }) else {
                throw .missing("recorded")
            }
            guard let id = root["id"]?.string else { throw .missing("id") }
            self.line = line
            data = root["data"]
            self.seq = seq
            self.recorded = recorded
            self.id = EventID(id)
            // To the log a type is the event's own business: a line without one is of no type that is known.
            type = root["type"]?.string ?? ""
            let definition = EventTypes.named(type)
            let version = root["v"]?.integer ?? 1
            self.definition = definition.flatMap { version <= $0.version ? $0 : nil }
            on = root["on"]?.string.flatMap { try? EDTF($0) }
            modality = root["modality"]?.string.flatMap(Modality.init)
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
