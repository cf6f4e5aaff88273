import CanonicalJSON
import Domain

extension StateBuilder {
    func state(of timeline: AgreementTimeline) -> State? {
        guard var answer = timeline.answer(on: days) else { return nil }
        let id = timeline.id
        let parts = timeline.parts.compactMap { part(of: $0.party, $0.ladder) }.filter { $0.passes(partStatuses) }
        guard partStatuses.isEmpty || !parts.isEmpty else { return nil }
        answer.applied += parts.flatMap { $0.answer.applied + $0.answer.because }
        let ending = ending(of: answer)
        var own: [(key: String, value: JSON)] = [
            ("id", .string(id.text)), ("kind", .string(timeline.kind?.rawValue ?? "other")),
            ("form", .string(timeline.form.rawValue)), ("title", timeline.title.map(JSON.string) ?? .null),
            ("parties", .array(parts.map(\.json))),
        ]
        own += ending.members
        let flags = timeline.flags.compactMap { flag($0) }
        var details: [String] = []
        if timeline.form == .multilateral {
            details = parts.map { "\(names[$0.party]): \($0.words)" }
        }
        let title = timeline.title?.printable ?? timeline.parties.map { names[$0] }.joined(separator: " – ")
        let label = "\(title) [\(timeline.kind?.rawValue ?? "agreement") \(id)]"
        return state(
            .agreement(id), answer, label: label, own: own, details: details + ending.words, flags: flags,
            disregarded: timeline.disregarded)
    }

    private func part(of party: PartyID, _ ladder: StatusLadder) -> AgreementPartState? {
        guard let answer = ladder.answer(on: days), let top = ladder.levels.last else { return nil }
        let earlier = top.spells.spells.filter { $0.until.hi <= days.lo && $0.until.hi <= answer.since.hi }
        return AgreementPartState(
            party: party, answer: answer,
            earlier: answer.status == Status.ended ? earlier.dropLast() : earlier[...])
    }

    private func flag(_ flag: AgreementTimeline.Flag) -> State.Flag? {
        guard let (certainty, spell) = flag.spells.holds(on: days) else { return nil }
        return State.Flag(
            name: flag.name, certainty: certainty, since: spell.since, until: spell.until,
            because: spell.because(on: days), seqs: spell.seqs)
    }
}
