import Domain

/// One option of an everyday word: a field, and how the command line calls it.
struct RecordingOption: Sendable {
    /// Where the value goes.
    enum Home: Sendable { case data, envelope, companion }

    /// Whether the option gives a value, or takes one away (`--unset`).
    enum Effect: Sendable { case sets, removes }

    /// Without the two hyphens.
    let name: String
    /// A second name, such as `party` for `parties`.
    let alias: String?
    let field: FieldDescription
    let home: Home
    var effect = Effect.sets

    /// May be given more than once.
    var isRepeatable: Bool {
        switch field.kind {
        case .list, .codes, .changes: true
        default: false
        }
    }

    /// What one value of the option holds.
    var valueKind: ValueKind {
        if case .list(let element) = field.kind { element } else { field.kind }
    }

    /// How messages call it: by the name that stands for one value.
    var label: String { "--" + (alias ?? name) }

    /// How the usage line calls it where it is given by position.
    var argumentName: String { (alias ?? name).uppercased() }
}

extension RecordingOption {
    init(_ field: FieldDescription, _ home: Home) {
        let name = field.name.replacing("_", with: "-")
        self.init(name: name, alias: Self.singular(of: name, field.kind), field: field, home: home)
    }

    /// The name for one of several: `parties` gives `party`, `grounds` gives `ground`, `about` nothing.
    private static func singular(of name: String, _ kind: ValueKind) -> String? {
        switch kind {
        case .list, .codes:
            if name.hasSuffix("ies") { return name.dropLast(3) + "y" }
            return name.hasSuffix("s") ? String(name.dropLast()) : nil
        default: return nil
        }
    }

    /// Every option of a type. A field's own name comes before another's singular: where `source` is a field of the
    /// data, the sources of the envelope are `--sources` alone.
    static func all(for definition: Definition, alongside companion: Definition?) -> [RecordingOption] {
        let data = definition.data.fields.map { RecordingOption($0, .data) }
        let further = (companion?.data.fields ?? []).filter { definition.data[$0.name] == nil }
        var options = data + further.map { RecordingOption($0, .companion) } + envelope(for: definition)
        for field in definition.data.fields {
            guard case .changes = field.kind else { continue }
            options.append(
                RecordingOption(name: "un" + field.name, alias: nil, field: field, home: .data, effect: .removes))
        }
        let names = Set(options.map(\.name))
        return options.map { option in option.alias.map(names.contains) ?? false ? option.withoutAlias : option }
    }

    private var withoutAlias: RecordingOption {
        RecordingOption(name: name, alias: nil, field: field, home: home, effect: effect)
    }

    /// The draft's keys but for those that the word settles. `on` is as the type has it: one day, any date, or none.
    private static func envelope(for definition: Definition) -> [RecordingOption] {
        Envelope.draft.fields.compactMap { field in
            switch field.name {
            case "type", "v": return nil
            case "on" where definition.occurrence == .never: return nil
            case "on" where definition.occurrence.isInstant:
                return RecordingOption(field.admitting(.instant), .envelope)
            default: return RecordingOption(field, .envelope)
            }
        }
    }
}
