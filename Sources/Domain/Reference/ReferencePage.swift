import CanonicalJSON

/// The reference page of event types, as Markdown: what `docs/EVENTS.md` holds. It follows from the definitions.
public enum ReferencePage {
    public static var markdown: String {
        [introduction, envelope, log, types, objects, tables].joined(separator: "\n")
    }

    private static let introduction = """
        # Event types

        This page is made by `chancery schema --reference` from the definitions of the types, and a test holds it to them.
        The list is closed and versioned: an event of a type that is not on it is kept, counted and shown, and changes no
        state. `chancery schema` prints the same as JSON Schema.

        **Ids** are `a-z` and `0-9` with single hyphens between, at most 80 in all; each kind of thing has its own name space.
        An event's own id is 1 to 128 of `A-Z a-z 0-9 . _ : / -` and not digits alone.
        A **reference** is `kind:id`, with a kind of \(kinds).
        A **date** is EDTF. A date that means **one day** may be known vaguely (`2023-10`, `[2023-10-29..2023-11-03]`), but is no
        interval. A **number as text** is `-?(0|[1-9]\\d*)(\\.\\d+)?`.
        Fields marked with * are required.

        """

    private static let kinds = (Namespace.allCases.map(\.rawValue) + ["event"]).map { "`\($0)`" }.joined(
        separator: ", ")

    private static var envelope: String {
        """
        ## Keys of every event

        \(MarkdownTable.of(Envelope.draft))
        | `data`* | object | The fields of the type. |

        `v` and `by` are filled in where they are left out. Corrections, retractions, merges and preferences need a `reason`.

        """
    }

    private static var log: String {
        """
        ## Keys that the log adds

        \(MarkdownTable.of(Envelope.log))

        """
    }

    private static var tables: String {
        let names = Kinds.all.map { "- `\($0.name)`: \($0.columnNames.joined(separator: ", "))." }
        return """
            ## Columns of the kinds

            What the tables of the exports and of `replay` have for each kind of thing, beside what every state has. A name is the
            one borne on the day; several ids or names in a cell stand apart by `; `, in one order.

            \(names.joined(separator: "\n"))

            """
    }

    private static var types: String {
        EventTypes.groups.map { group in
            "## \(group.title)\n\n" + group.types.map(section).joined(separator: "\n")
        }.joined(separator: "\n")
    }

    private static func section(_ definition: Definition) -> String {
        let word = definition.isRecordable ? "`chancery record \(definition.word)`. " : ""
        let rule = definition.rule.map { "\n\($0)\n" } ?? ""
        return """
            ### \(definition.type)

            \(definition.summary)
            \(word)\(definition.occurrence.sentence)

            \(MarkdownTable.of(definition.data))
            \(rule)
            ```json
            \(definition.exampleText)
            ```

            """
    }

    private static var objects: String {
        let sections = RecordShape.all.map { "### \($0.title)\n\n\(MarkdownTable.of($0))\n" }
        return "## Objects\n\n" + sections.joined(separator: "\n")
    }
}

extension Occurrence {
    /// What `on` is for events of a type.
    var sentence: String {
        switch self {
        case .instant: "`on` is one day."
        case .instantIfKnown: "`on` is one day, and may be left out."
        case .span: "`on` lasts from a day to a day where it is an interval; any other date lies somewhere within."
        case .spanIfKnown: "`on` lasts from a day to a day where it is an interval, and may be left out."
        case .never: "`on` is left out."
        }
    }
}

extension Definition {
    /// The example as a person would write it: the type first, the fields last.
    fileprivate var exampleText: String {
        guard case .object(var object) = example else { return "" }
        let data = object["data"] ?? [:]
        object["type"] = nil
        object["data"] = nil
        let middle = object.map { ",\"\($0.key)\":\($0.value.canonicalText)" }.joined()
        return "{\"type\":\"\(type)\"\(middle),\"data\":\(data.canonicalText)}"
    }
}
