import CanonicalJSON

/// Who holds which office, of whom, and to whom.
public struct OfficeState: StateContent {
    public let office: Office
    public let ending: Ending
    let names: PartyNames

    var personName: String { names[office.person] }
    var ofName: String { names[office.of] }
    var toName: String? { office.accreditedTo.map { names[$0] } }

    public var label: String {
        "\(personName), \(office.title.printable) of \(ofName)\(toName.map { " to \($0)" } ?? "")"
    }

    public var references: [Int] { ending.references }

    public var members: [(key: String, value: JSON)] {
        [
            ("person", .string(office.person.text)), ("office", .string(office.title)),
            ("of", .string(office.of.text)),
        ] + (office.accreditedTo.map { [("to", .string($0.text))] } ?? []) + ending.members
    }

    public var details: [Detail] { ending.words }
}

extension OfficeTimeline {
    public func state(_ builder: StateBuilder) -> State? {
        guard let answer = answer(on: builder.days) else { return nil }
        let content = OfficeState(
            office: office, ending: builder.ending(of: answer), names: builder.names(of: subject.parties))
        return builder.state(subject, answer, content)
    }
}
