extension ValueKind {
    /// What a field of this kind holds, as a noun: “an id of a party”.
    public var noun: String {
        switch self {
        case .text: "text"
        case .slug(let namespace): "the id of \(namespace.noun)"
        case .event: "the id of an event"
        case .reference: "a reference, kind:id"
        case .date: "a date (EDTF)"
        case .instant: "a date (EDTF) that means one day"
        case .moment: "a moment in UTC, to the millisecond"
        case .integer: "a whole number"
        case .measure: "a decimal number, as text"
        case .anchor: "a date (EDTF) or a reference, kind:id"
        case .choice: "one of a closed list of words"
        case .list(let element): "a list, each element \(element.noun)"
        case .record(let shape): "an object with the fields \(shape.fields.map(\.name).joined(separator: ", "))"
        case .codes: "an object of codes by system"
        case .columns: "an object of texts by column"
        case .changes: "an object of new values by JSON Pointer"
        }
    }

    /// How to write a value of this kind: a sentence for a hint.
    public var advice: String {
        switch self {
        case .text: "Write text in quotation marks."
        case .slug(let namespace): "Write the \(namespace.rawValue)'s id, such as \(ExampleValues.slug(namespace))."
        case .event: "Write the event's id, as chancery log shows it."
        case .reference: "Write kind:id, such as party:\(ExampleValues.slug(.party)) or event:ID."
        case .date: "Write what is known: 2023-10-31, 2023-10, 2019~ or 2023-10-29/2023-11-03."
        case .instant: "Write what is known of the day: 2023-10-31, 2023-10, 2019~ or [..2024-02-16]."
        case .moment: "Write it as 2024-02-16T12:00:00.000Z."
        case .integer(let least): "Write digits, at least \(least): no quotation marks, no fraction."
        case .measure: "Write a number in quotation marks, such as \"12.5\": no unit, no blanks, no separators."
        case .anchor: "Write a date, such as 2024-02-16, or a reference, such as visit:\(ExampleValues.slug(.visit))."
        case .choice(let words, _): "Choose one of: \(words.joined(separator: ", "))."
        case .list(let element): "Write a list in brackets. " + element.advice
        case .record(let shape): "Write \(shape.pattern)."
        case .codes: "Write {\"iso_3166_2\":\"XX-SP\"}."
        case .columns: "Write {\"column\":\"text\"}."
        case .changes: "Write {\"/on\":\"2023-10-31\"}; null removes."
        }
    }
}

extension RecordShape {
    /// The shape as JSON: `{"party":…,"as"?:…}`.
    var pattern: String {
        "{" + fields.map { "\"\($0.name)\"\($0.isRequired ? "" : "?"):…" }.joined(separator: ",") + "}"
    }
}

extension Namespace {
    /// `a party`, `an agreement`.
    public var noun: String { rawValue.withArticle }

    /// The everyday words of the events that make an id of this kind known.
    public var registeringWords: [String] {
        EventTypes.all.filter { $0.data.makesKnown(self) }.map(\.word)
    }
}

extension RecordShape {
    fileprivate func makesKnown(_ namespace: Namespace) -> Bool {
        fields.contains { field in
            guard field.role != .refers, case .slug(namespace) = field.kind else { return false }
            return true
        }
    }
}
