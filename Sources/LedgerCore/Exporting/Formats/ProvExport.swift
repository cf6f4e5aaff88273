import CanonicalJSON
import Domain

/// Where the entries come from, as W3C PROV-JSON: events and sources are entities, recorders agents, recording processes
/// activities; a correction is a revision of what it corrects, and a retraction invalidates.
struct ProvExport {
    private var members: [String: [String: JSON]] = [:]
    private var relations: [String: Int] = [:]
    private let knowledge: KnownEvents

    init(_ knowledge: KnownEvents, origin: String) {
        self.knowledge = knowledge
        members["prefix"] = [
            "event": .string("https://\(origin)/event/"), "source": .string("https://\(origin)/source/"),
            "recorder": .string("https://\(origin)/recorder/"), "process": .string("https://\(origin)/process/"),
            "chancery": .string("https://\(origin)/term/"),
        ]
        var numbers: [String: Int] = [:]
        func number(_ text: String) -> Int {
            let number = numbers[text] ?? numbers.count
            numbers[text] = number
            return number
        }
        let seqs = Dictionary(knowledge.events.map { ($0.id, $0.seq) }, uniquingKeysWith: { first, _ in first })
        for event in knowledge.events {
            let entity = "event:\(event.seq)"
            add(
                "entity", entity,
                [
                    "prov:label": .string(event.id.text),
                    "prov:type": .string("chancery:" + event.type.replacing(".", with: "_")),
                    "prov:value": .string(event.line.root["data"]?.json.canonicalText ?? "{}"),
                ])
            let recorder = "recorder:r\(number("by " + event.by))"
            add("agent", recorder, ["prov:label": .string(event.by)])
            let process = "process:p\(number("via " + event.via))"
            add("activity", process, ["prov:label": .string(event.via)])
            relate(
                "wasGeneratedBy",
                [
                    "prov:entity": .string(entity), "prov:activity": .string(process),
                    "prov:time": .string(event.recorded.description),
                ])
            relate("wasAttributedTo", ["prov:entity": .string(entity), "prov:agent": .string(recorder)])
            for citation in event.sources {
                relate(
                    "wasDerivedFrom",
                    [
                        "prov:generatedEntity": .string(entity),
                        "prov:usedEntity": .string("source:" + citation.source.text),
                    ])
            }
            addSource(event)
            addControl(event, entity, process, seqs)
        }
        for event in knowledge.events {
            for citation in event.sources where members["entity"]?["source:" + citation.source.text] == nil {
                add("entity", "source:" + citation.source.text, ["prov:label": .string(citation.source.text)])
            }
        }
    }

    var json: JSON {
        .object(JSONObject(members.map { kind, own in (kind, .object(JSONObject(own.map { ($0.key, $0.value) }))) }))
    }

    private mutating func addSource(_ event: Event) {
        guard let source = event.as(SourceRegistered.self), event.definition != nil else { return }
        let name = "source:" + source.source.text
        add("entity", name, ["prov:label": .string(source.title ?? source.source.text)])
        for origin in source.derivedFrom ?? [] {
            relate(
                "wasDerivedFrom",
                [
                    "prov:generatedEntity": .string(name), "prov:usedEntity": .string("source:" + origin.source.text),
                ])
        }
    }

    private mutating func addControl(_ event: Event, _ entity: String, _ process: String, _ seqs: [EventID: Int]) {
        switch event.type {
        case FactCorrected.type:
            guard let seq = seqs[event[FactCorrected.self].target] else { return }
            relate(
                "wasDerivedFrom",
                [
                    "prov:generatedEntity": .string(entity), "prov:usedEntity": .string("event:\(seq)"),
                    "prov:type": ["$": "prov:Revision", "type": "prov:QUALIFIED_NAME"],
                ])
        case FactRetracted.type:
            guard let seq = seqs[event[FactRetracted.self].target] else { return }
            relate(
                "wasInvalidatedBy",
                [
                    "prov:entity": .string("event:\(seq)"), "prov:activity": .string(process),
                    "prov:time": .string(event.recorded.description),
                ])
        default: break
        }
    }

    private mutating func add(_ kind: String, _ name: String, _ attributes: JSONObject) {
        members[kind, default: [:]][name] = .object(attributes)
    }

    private mutating func relate(_ kind: String, _ attributes: JSONObject) {
        let count = relations[kind, default: 0]
        relations[kind] = count + 1
        members[kind, default: [:]]["_:\(kind)\(count)"] = .object(attributes)
    }
}
