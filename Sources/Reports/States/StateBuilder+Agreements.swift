import CanonicalJSON
import Domain

extension StateBuilder {
    func state(of history: AgreementHistory) -> State? {
        guard var standing = history.standing(on: days) else { return nil }
        let id = history.id
        let parts = history.parts.compactMap { part(of: $0.party, $0.ladder) }.filter { $0.passes(partStatuses) }
        guard partStatuses.isEmpty || !parts.isEmpty else { return nil }
        standing.applied += parts.flatMap { $0.standing.applied + $0.standing.because }
        let ending = ending(of: standing)
        var own: [(key: String, value: JSON)] = [
            ("id", .string(id.text)), ("kind", .string(history.kind?.rawValue ?? "other")),
            ("form", .string(history.form.rawValue)), ("title", history.title.map(JSON.string) ?? .null),
            ("parties", .array(parts.map(\.json))),
        ]
        own += ending.members
        let flags = history.flags.compactMap { flag($0) }
        var details: [String] = []
        if history.form == .multilateral {
            details = parts.map { "\(names[$0.party]): \($0.words)" }
        }
        let title = history.title?.printable ?? history.parties.map { names[$0] }.joined(separator: " – ")
        let label = "\(title) [\(history.kind?.rawValue ?? "agreement") \(id)]"
        return state(
            .agreement(id), standing, label: label, own: own, details: details + ending.words, flags: flags,
            disregarded: history.disregarded)
    }

    private func part(of party: PartyID, _ ladder: Ladder) -> AgreementPartState? {
        guard let standing = ladder.standing(on: days), let top = ladder.rungs.last else { return nil }
        let earlier = top.spells.spells.filter { $0.until.hi <= days.lo && $0.until.hi <= standing.since.hi }
        return AgreementPartState(
            party: party, standing: standing,
            earlier: standing.status == Status.ended ? earlier.dropLast() : earlier[...])
    }

    private func flag(_ flag: AgreementHistory.Flag) -> State.Flag? {
        guard let (certainty, spell) = flag.spells.holds(on: days) else { return nil }
        return State.Flag(
            name: flag.name, certainty: certainty, since: spell.since, until: spell.until,
            because: spell.because(on: days), seqs: spell.seqs)
    }
}
