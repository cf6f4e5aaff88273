extension Event {
    /// The event in one plain sentence, without its date and its sources.
    ///
    /// Only what the event says: no inference, no state. Text from outside is made printable.
    public func sentence(_ names: Names) -> String {
        let said = definition?.sentence(self, names) ?? unread
        switch modality {
        case nil: return said
        case .claimed?: return "It is claimed: \(said)"
        case .planned?: return "It is planned: \(said)"
        case .attempted?: return "It was attempted: \(said)"
        case .hypothetical?: return "It would be: \(said)"
        case .negated?: return "It is not so: \(said)"
        }
    }

    private var unread: String {
        switch obstacle {
        case .newerVersion: "An event of a version of the type \(type) that this program does not know."
        case .form: "An event of the type \(type) that does not have the form of its type."
        case .unknownType, nil: "An event of the type \(type.printable), which this program does not know."
        }
    }
}
