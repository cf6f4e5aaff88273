import Vocabulary

/// The names to show for parties on the days asked about, each looked up once.
final class Names {
    private let knowledge: Knowledge
    private let days: DayRange
    private var known: [PartyID: String] = [:]

    init(_ knowledge: Knowledge, on days: DayRange) {
        self.knowledge = knowledge
        self.days = days
    }

    subscript(party: PartyID) -> String {
        if let name = known[party] { return name }
        let name = knowledge.displayName(of: party, on: days).printable
        known[party] = name
        return name
    }

    func list(_ parties: [PartyID]) -> String {
        parties.map { self[$0] }.listed
    }
}

extension [String] {
    /// "a", "a and b", "a, b and c".
    var listed: String {
        guard let last, count > 1 else { return first ?? "" }
        return dropLast().joined(separator: ", ") + " and " + last
    }
}
