import CanonicalJSON
import ExtendedDateTime
import Domain

/// The drafts of an import: each with what the register says of who changed what, when and why.
extension RevisionImporter {
    mutating func registerSource(_ change: Change, _ recorded: UTCInstant) throws {
        var data = map.source
        data[SourceRegistered.fields.source.name] = .string(map.job)
        try add(
            [
                "key": .string(ids.source.text), "type": .string(SourceRegistered.type), "by": .string(change.recorder),
                "data": .object(data), "recorded": .string(recorded.description),
                "imported": ["sha256": .string(digest), "lines": [1]],
            ], line: 1)
    }

    mutating func register(_ slug: String, _ name: String, _ kind: PartyKind, _ step: Step) throws {
        let name: JSON = ["text": .string(name)]
        let data: JSONObject = [
            PartyRegistered.fields.party.name: .string(slug), PartyRegistered.fields.kind.name: .string(kind.rawValue),
            PartyRegistered.fields.names.name: [name],
        ]
        try add(PartyRegistered.type, data, step, as: ids.party(slug), isOfRecord: false)
    }

    /// An event that a row tells of.
    ///
    /// - Parameter row: the row itself, kept by the event that stands for the record.
    mutating func add(_ template: EventTemplate, _ stated: StatedEvent, _ step: Step, row: JSONObject?) throws {
        var envelope = JSONObject()
        envelope["on"] = stated.date.on.map { .string($0.description) }
        envelope["stated"] = stated.date.stated.map(JSON.string)
        envelope["modality"] = stated.date.modality
        envelope["confidence"] = template.confidence.map(JSON.string)
        try add(
            template.definition.type, stated.data, step, as: stated.event, envelope, row: row, isOfRecord: row != nil)
    }

    /// - Parameter key: the further event's, where it is none of the record itself.
    mutating func addCorrection(
        of event: EventID, _ set: JSONObject, _ step: Step, key: String? = nil, row: JSONObject? = nil
    ) throws {
        try add(
            FactCorrected.type, ["event": .string(event.text), "set": .object(set)], step, as: fresh(step, key),
            ["reason": .string(step.change.why)], row: row, isOfRecord: key == nil)
    }

    @discardableResult
    mutating func addRetraction(of event: EventID, _ step: Step, key: String? = nil) throws -> EventID {
        let retraction = fresh(step, key)
        try add(
            FactRetracted.type, ["event": .string(event.text)], step, as: retraction,
            ["reason": .string(step.change.why)], isOfRecord: key == nil)
        return retraction
    }

    private mutating func fresh(_ step: Step, _ key: String?) -> EventID {
        key.map { ids.event(step.change.id, step.effect.record, $0) } ?? ids.event(step.change.id, step.effect.record)
    }

    /// - Parameter isOfRecord: it tells of the record itself; what else a row tells of holds no row.
    private mutating func add(
        _ type: String, _ data: JSONObject, _ step: Step, as id: EventID, _ envelope: JSONObject = [:],
        row: JSONObject? = nil, isOfRecord: Bool
    ) throws {
        let effect = step.effect
        var imported: JSONObject = [
            "sha256": .string(digest), "lines": .array(effect.lines.map(JSON.integer)),
            "change": .string(step.change.id),
        ]
        if isOfRecord { imported["record"] = .string(effect.record) }
        imported["row"] = row.map(JSON.object)
        var draft = envelope
        draft["key"] = .string(id.text)
        draft["type"] = .string(type)
        draft["v"] = EventTypes.named(type)?.namedVersion
        draft["by"] = .string(step.change.recorder)
        draft["data"] = .object(data)
        draft["recorded"] = .string(step.recorded.description)
        draft["sources"] = [["source": .string(map.job), "at": .string("record \(effect.record)")]]
        draft["imported"] = .object(imported)
        try add(draft, line: effect.lines.first ?? 1)
    }

    private mutating func add(_ draft: JSONObject, line: Int) throws {
        let draft = try Draft(.object(draft), recorder: map.job)
        drafts.append(PlacedDraft(draft, at: Place(file: file, line: line)))
    }
}

extension Change {
    fileprivate var recorder: String { author.allSatisfy(\.isWhitespace) ? "unknown" : author }

    /// A correction or retraction says why.
    fileprivate var why: String { reason.allSatisfy(\.isWhitespace) ? "Change \(id) of the register." : reason }
}
