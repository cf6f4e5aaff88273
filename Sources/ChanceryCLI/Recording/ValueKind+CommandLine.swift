import Domain

extension ValueKind {
    /// What stands for a value in the usage line: `PARTY`, `DATE`, `PARTY[,as=TEXT,...]`.
    var placeholder: String {
        switch self {
        case .text: "TEXT"
        case .slug(let namespace): namespace.rawValue.uppercased()
        case .event: "EVENT"
        case .reference: "KIND:ID"
        case .date, .instant: "DATE"
        case .moment: "MOMENT"
        case .anchor: "DATE|KIND:ID"
        case .integer, .measure: "NUMBER"
        case .choice: "WORD"
        case .list(let element): element.placeholder
        case .record(let shape): shape.shortForm
        case .codes: "SYSTEM=CODE"
        case .columns: "COLUMN=TEXT"
        case .changes: "FIELD=VALUE"
        }
    }

    /// How to write a value of this kind on a command line: a sentence for a hint.
    var commandLineAdvice: String {
        switch self {
        case .text: "Write text, in quotation marks where it holds blanks."
        case .list(let element): element.commandLineAdvice + " Repeat the option for each."
        case .record(let shape): "Write \(shape.shortForm), or JSON."
        case .integer(let least): "Write a whole number, at least \(least)."
        case .measure: "Write a decimal number, such as 12.5."
        case .codes: "Write SYSTEM=CODE, such as iso_3166_2=XX-SP."
        case .changes:
            "Write FIELD=VALUE, such as on=2023-10-31; a JSON Pointer leads into a field: /data/hosts/0/as=mayor."
        case .event: "Write the event's id, or @ and its position."
        default: advice
        }
    }
}

extension RecordShape {
    /// `PARTY[,as=TEXT][,for=PARTY]`: the first field's value, then the others by name.
    var shortForm: String {
        let parts = fields.dropFirst().map { field in
            let part = ",\(field.name)=\(field.kind.placeholder)"
            return field.isRequired ? part : "[\(part)]"
        }
        return (fields.first?.kind.placeholder ?? "") + parts.joined()
    }
}
