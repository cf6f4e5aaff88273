import CanonicalJSON

/// An id that a draft names, and what the draft does with it.
public struct Mention: Sendable {
    /// Where it stands.
    let value: JSONView
    public let target: Reference
    public let role: FieldDescription.Role

    /// A JSON Pointer into the draft.
    public var path: String { value.pointer.description }

    /// Every id that a draft names, in its envelope and in its data. Only for drafts whose shape is right.
    public static func all(in draft: JSONView, of definition: Definition) -> [Mention] {
        draft.walk { root in
            var search = MentionSearch(draft: draft)
            search.mentions.reserveCapacity(8)
            search.search(root, Envelope.draft, skipping: "id")
            if let data = root["data"] { search.search(data, definition.data) }
            return search.mentions
        }
    }

    /// Every id that a draft names; none where its type is unknown.
    public static func all(in draft: Draft) -> [Mention] {
        EventTypes.named(draft.type).map { all(in: draft.current, of: $0) } ?? []
    }
}

/// Walks the values of a draft along the shape of its type.
private struct MentionSearch {
    let draft: JSONView
    var mentions: [Mention] = []

    /// - Parameter skipped: the event's own id, which names no other event.
    mutating func search(_ object: JSONCursor, _ shape: RecordShape, skipping skipped: StaticString = "") {
        let fields = shape.naming
        var next = 0
        for (key, value) in object.members {
            var order = -1
            while next < fields.count {
                order = key.order(fields[next].key)
                guard order > 0 else { break }
                next += 1
            }
            guard next < fields.count else { return }
            if order == 0 && !key.isEqual(to: skipped) { search(value, fields[next].kind, fields[next].role) }
        }
    }

    private mutating func search(_ value: JSONCursor, _ kind: ValueKind, _ role: FieldDescription.Role) {
        switch kind {
        case .list(let element): for item in value.elements { search(item, element, role) }
        case .record(let shape): search(value, shape)
        case .slug(let namespace): note(value, value.string.map { .thing(namespace, $0) }, role)
        case .event: note(value, value.string.map { .event(EventID($0)) }, role)
        case .reference, .anchor: note(value, value.string.flatMap { Reference($0) }, role)
        default: break
        }
    }

    private mutating func note(_ value: JSONCursor, _ target: Reference?, _ role: FieldDescription.Role) {
        guard let target else { return }
        mentions.append(Mention(value: draft.view(at: value), target: target, role: role))
    }
}

extension [Event] {
    /// Of events in the order of the log those with the ids, what controls them, and what controls that, to any depth.
    public func withControls(of ids: Set<EventID>) -> [Event] {
        var named = ids
        // One pass will do: a control event is newer than what it speaks of.
        return filter { event in
            guard named.contains(event.id) || event.controls(named) else { return false }
            named.insert(event.id)
            return true
        }
    }
}

extension Event {
    /// Whether the event corrects, retracts, links or prefers one of the events.
    public func controls(_ events: Set<EventID>) -> Bool {
        isControl
            && Mention.all(in: self).contains { mention in
                if case .event(let id) = mention.target { events.contains(id) } else { false }
            }
    }
}
