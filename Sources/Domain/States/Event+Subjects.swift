extension Event {
    /// The subjects whose state the event may change; of one that cannot be applied those that it names.
    ///
    /// - Parameter canonical: follows merged parties.
    func subjects(_ canonical: (PartyID) -> PartyID) -> [Subject] {
        definition?.subjects(self, canonical) ?? namedSubjects(canonical)
    }

    /// By fields that bear the names of kinds of things.
    func namedSubjects(_ canonical: (PartyID) -> PartyID) -> [Subject] {
        let data = line.root["data"]
        func party(_ field: String) -> PartyID? { (data?[field]?.string).map { canonical(PartyID($0)) } }
        var subjects = Mention.all(in: self).compactMap { mention -> Subject? in
            guard case .thing(let namespace, let slug) = mention.target else { return nil }
            return namespace == .party ? .party(canonical(PartyID(slug))) : .thing(namespace, slug)
        }
        if let member = party("member"), let organisation = party("organisation") {
            subjects.append(.membership(member: member, organisation: organisation))
        }
        if let person = party("person"), let of = party("of"), let title = data?["office"]?.string {
            subjects.append(.office(.init(person: person, title: title, of: of, accreditedTo: party("to"))))
        }
        return subjects.uniqued()
    }
}
