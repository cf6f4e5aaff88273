import CanonicalJSON

/// An id that a draft names, and what the draft does with it.
public struct Mention: Sendable {
    public let path: String
    public let target: Reference
    public let role: FieldDescription.Role

    /// Every id that a draft names, in its envelope and in its data. Only for drafts whose shape is right.
    public static func all(in draft: JSONView, of definition: Definition) -> [Mention] {
        var mentions: [Mention] = []
        collect(draft, Envelope.draft, path: "", into: &mentions, except: "id")
        if let data = draft["data"] { collect(data, definition.data, path: "/data", into: &mentions) }
        if let anchor = draft["anchor"]?.string.flatMap({ Reference($0) }) {
            mentions.append(Mention(path: "/anchor", target: anchor, role: .refers))
        }
        return mentions
    }

    private static func collect(
        _ object: JSONView, _ shape: RecordShape, path: String, into mentions: inout [Mention],
        except skipped: String = ""
    ) {
        for member in object.members {
            let key = member.key.string
            guard key != skipped, let field = shape[key] else { continue }
            collect(member.value, field.kind, field.role, path: path + "/" + key, into: &mentions)
        }
    }

    private static func collect(
        _ value: JSONView, _ kind: ValueKind, _ role: FieldDescription.Role, path: String,
        into mentions: inout [Mention]
    ) {
        switch kind {
        case .list(let element):
            for (index, item) in value.elements.enumerated() {
                collect(item, element, role, path: path + "/\(index)", into: &mentions)
            }
        case .record(let shape): collect(value, shape, path: path, into: &mentions)
        case .slug(let namespace):
            if let slug = value.string {
                mentions.append(Mention(path: path, target: .thing(namespace, slug), role: role))
            }
        case .event:
            if let id = value.string { mentions.append(Mention(path: path, target: .event(EventID(id)), role: role)) }
        case .reference:
            if let target = value.string.flatMap({ Reference($0) }) {
                mentions.append(Mention(path: path, target: target, role: role))
            }
        default: break
        }
    }
}
