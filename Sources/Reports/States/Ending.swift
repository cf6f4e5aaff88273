import CanonicalJSON
import Vocabulary

/// How something ended: each account of it, with the event that gives it.
struct Ending {
    var members: [(key: String, value: JSON)] = []
    var words: [String] = []
}

extension StateBuilder {
    /// The mode, the announcement and the grounds of the endings that count. Lists unite, each item with its events;
    /// a single value stands where all agree, else all stand side by side.
    func ending(of standing: Standing, modes: [Int: String]) -> Ending {
        var ending = Ending()
        let events = standing.endings.compactMap(event)
        guard !events.isEmpty else { return ending }
        let modes = events.compactMap { modes[$0.seq] }.uniqued()
        if let mode = modes.first {
            ending.members.append(("mode", modes.count == 1 ? .string(mode) : .array(modes.map(JSON.string))))
            ending.words.append("by \(modes.joined(separator: " or "))")
        }
        add(
            "through", events.compactMap { $0[MembershipEnded.fields.through] }.map { (json($0), words([$0])) },
            to: &ending)
        for (key, field) in [
            ("announced", MembershipEnded.fields.announced), ("notice", MembershipEnded.fields.notice),
        ] {
            let dates = events.compactMap { $0[field]?.edtf }
            add(key, dates.map { (.string($0.description), $0.readable) }, to: &ending)
        }
        addGrounds(of: events, to: &ending)
        return ending
    }

    private func json(_ participant: Participant) -> JSON {
        json([participant])[0] ?? .null
    }

    private func add(_ key: String, _ values: [(json: JSON, words: String)], to ending: inout Ending) {
        let distinct = values.map(\.json).uniqued()
        guard let first = distinct.first else { return }
        ending.members.append((key, distinct.count == 1 ? first : .array(distinct)))
        ending.words.append("\(key) \(values.map(\.words).uniqued().joined(separator: " or "))")
    }

    private func addGrounds(of events: [Event], to ending: inout Ending) {
        var grounds: [(text: String, who: PartyID?, seqs: [Int])] = []
        for event in events {
            for ground in event[MembershipEnded.fields.grounds] ?? [] {
                if let index = grounds.firstIndex(where: { $0.text == ground.text && $0.who == ground.who }) {
                    grounds[index].seqs.append(event.seq)
                } else {
                    grounds.append((ground.text, ground.who, [event.seq]))
                }
            }
        }
        guard !grounds.isEmpty else { return }
        let items = grounds.map { ground in
            var object: JSONObject = ["text": .string(ground.text), "events": .array(ground.seqs.map(JSON.integer))]
            if let who = ground.who { object["who"] = .string(who.text) }
            return JSON.object(object)
        }
        ending.members.append(("grounds", .array(items)))
        ending.words += grounds.map { ground in
            "ground: \(ground.text.printable)\(ground.who.map { " (says \(names[$0]))" } ?? "")"
        }
    }
}
