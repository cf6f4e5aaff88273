import CanonicalJSON
import ExtendedDateTime
import Domain

/// Events as CloudEvents 1.0, structured, one a line; with the extensions `recordedtime` and `sequence`.
enum CloudEventsExport {
    static func line(_ event: Event, origin: String) -> String {
        var object: JSONObject = [
            "specversion": "1.0", "id": .string(event.id.text), "source": .string("//" + origin),
            "type": .string("chancery." + event.type), "datacontenttype": "application/json",
            "recordedtime": .string(event.recorded.description), "sequence": .string(sequence(event.seq)),
            "data": event.line.root.json,
        ]
        // `time` is when it happened, where that is one day; an instant is made of it by its first moment.
        if let on = event.on, on.bounds.earliest == on.bounds.latest,
            (1...9999).contains(on.bounds.earliest.components.year)
        {
            object["time"] = .string("\(on.bounds.earliest)T00:00:00Z")
        }
        if let subject = subject(of: event) { object["subject"] = .string(subject) }
        return JSON.object(object).canonicalText + "\n"
    }

    /// What the event is about; else the first thing that it names.
    private static func subject(of event: Event) -> String? {
        let subjects = event.definition == nil ? [] : KnownEvents([]).subjects(of: event)
        if let subject = subjects.first { return subject.description }
        let named = Mention.all(in: event).filter { $0.path.hasPrefix("/data") }
        return (named.first { $0.path == "/data/subject" } ?? named.first)?.target.description
    }

    /// Texts that sort as the numbers do.
    private static func sequence(_ seq: Int) -> String {
        let text = String(seq)
        return String(repeating: "0", count: max(0, 12 - text.count)) + text
    }
}
