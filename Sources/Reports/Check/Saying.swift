import CanonicalJSON
import Domain
import ExtendedDateTime

/// What an event says, to be held against what another one says: of the same thing, by the same source.
///
/// Whoever was merged is named by the record that stands, and parties that are left out because all of them signed are
/// named.
struct Saying {
    /// What two sayings have in common that may be one.
    struct Theme: Hashable {
        let type: String
        let subject: String
    }

    let event: Event
    let theme: Theme
    private let data: JSON
    private let sources: Set<SourceID>
    private let citations: JSON
    private let attributed: JSON
    private let days: Bounds?
    /// Whether it has no id of its own: with another party it is another meeting.
    private let isEncounter: Bool

    /// - Returns: nothing for what makes a thing known: that is told by several events.
    init?(_ event: Event, in knowledge: KnownEvents) {
        guard let definition = event.definition, event.on != nil || event.stated != nil || definition.isOfADay,
            let subject = knowledge.subjects(of: event).first
        else { return nil }
        self.event = event
        let root = event.line.root
        var parties: [PartyID] = []
        var standing: [String: String] = [:]
        for mention in Mention.all(in: root, of: definition) {
            guard case .thing(.party, let id) = mention.target else { continue }
            let canonical = knowledge.canonical(PartyID(id))
            if mention.path.hasPrefix("/data/") { parties.append(canonical) }
            if canonical.text != id { standing[id] = canonical.text }
        }
        var fields = root["data"]?.json.object ?? JSONObject()
        if event.type == AgreementSigned.type, fields["parties"] == nil {
            fields["parties"] = Self.parties(of: subject, in: knowledge)
        }
        data = JSON.object(fields).renamed(standing)
        attributed = (root["attributed"]?.json ?? .array([])).renamed(standing)
        citations = root["sources"]?.json ?? .array([])
        sources = Set(event.sources.map(\.source))
        days = event.on?.bounds
        if case .encounter = subject { isEncounter = true } else { isEncounter = false }
        let who = isEncounter ? parties.map(\.text).sortedUniqued().joined(separator: " ") : subject.description
        theme = Theme(type: event.type, subject: who)
    }

    private static func parties(of agreement: Subject, in knowledge: KnownEvents) -> JSON? {
        knowledge.facts(about: agreement).first { $0.type == AgreementRegistered.type }?.line.root["data"]?["parties"]?
            .json
    }

    /// Whether some source says both in one passage, as far as that is told, or none is named for either.
    private func isBySourceOf(_ other: Saying) -> Bool {
        guard !sources.isEmpty || !other.sources.isEmpty else { return true }
        guard !sources.isDisjoint(with: other.sources) else { return false }
        return (citations.array ?? []).contains { citation in
            (other.citations.array ?? []).contains { citation.additions(to: $0) != nil }
        }
    }

    /// Whether the source's words for the date are others.
    private func hasOtherWords(than other: Saying) -> Bool {
        guard let own = event.stated, let its = other.event.stated else { return false }
        return own != its
    }

    /// What it says beyond an earlier saying of the same theme, by the names of the fields: nothing where that said it all.
    ///
    /// - Returns: `nil` where the two are not one: by other sources, at another time or place, of other content.
    func additions(to earlier: Saying) -> Set<String>? {
        guard isBySourceOf(earlier), !hasOtherWords(than: earlier), let date = additionOfDate(to: earlier),
            var found = data.additions(to: earlier.data, isWhole: isEncounter),
            let place = additionOfPlace(to: earlier),
            let voices = attributed.additions(to: earlier.attributed)
        else { return nil }
        // Two that tell of different details are two accounts.
        guard found.isEmpty || earlier.data.additions(to: data, isWhole: isEncounter)?.isEmpty ?? false else {
            return nil
        }
        found.formUnion(date)
        found.formUnion(place)
        if !voices.isEmpty { found.insert("attributed") }
        if !(citations.additions(to: earlier.citations)?.isEmpty ?? false) { found.insert("sources") }
        for key in ["stated", "anchor", "confidence", "reason"] {
            if let value = event.line.root[key]?.json, value != earlier.event.line.root[key]?.json { found.insert(key) }
        }
        return found
    }

    private func additionOfDate(to earlier: Saying) -> Set<String>? {
        switch (days, earlier.days) {
        case (nil, _): []
        case (_, nil): ["on"]
        case (let own?, let its?):
            own.contains(its) ? [] : its.contains(own) ? ["on"] : nil
        }
    }

    private func additionOfPlace(to earlier: Saying) -> Set<String>? {
        guard let place = event.place else { return [] }
        guard let its = earlier.event.place else { return ["place"] }
        return place == its ? [] : nil
    }

    /// Whether an earlier saying may be the same as a later one, as far as their days go: sayings in the order of their first
    /// days are compared no further than this.
    private var first: Day { days?.earliest ?? .distantPast }
    private var last: Day { days?.latest ?? .distantFuture }
}

extension Saying {
    /// Every pair of sayings of one theme, the earlier in the log first, that may be one: with what the later one adds.
    ///
    /// - Parameter matches: whether two events are to be held against each other.
    static func pairs(
        in inspection: Inspection, where matches: (Event, Event) -> Bool
    ) -> [(earlier: Event, later: Event, additions: Set<String>)] {
        let knowledge = inspection.knowledge
        let sayings = inspection.facts.compactMap { Saying($0, in: knowledge) }
        return Dictionary(grouping: sayings, by: \.theme).values.flatMap { sayings in
            let sayings = sayings.sorted { ($0.first, $0.event.seq) < ($1.first, $1.event.seq) }
            var found: [(earlier: Event, later: Event, additions: Set<String>)] = []
            for (place, one) in sayings.enumerated() {
                for other in sayings[(place + 1)...] {
                    guard other.first <= one.last else { break }
                    let (earlier, later) = one.event.seq < other.event.seq ? (one, other) : (other, one)
                    guard matches(earlier.event, later.event), let additions = later.additions(to: earlier),
                        !knowledge.areDistinct([earlier.event.seq], [later.event.seq])
                    else { continue }
                    found.append((earlier.event, later.event, additions))
                }
            }
            return found
        }.sorted { ($0.later.seq, $0.earlier.seq) < ($1.later.seq, $1.earlier.seq) }
    }
}

extension Definition {
    /// Whether it tells of what happened on some day, though the day may be unknown.
    fileprivate var isOfADay: Bool { occurrence == .instant || occurrence == .span }
}

extension JSON {
    fileprivate func renamed(_ names: [String: String]) -> JSON {
        guard !names.isEmpty else { return self }
        return switch self {
        case .string(let text): .string(names[text] ?? text)
        case .array(let elements): .array(elements.map { $0.renamed(names) })
        case .object(let object): .object(JSONObject(object.map { ($0.key, $0.value.renamed(names)) }))
        default: self
        }
    }

    /// The fields that say more than an earlier value does; `nil` where the two exclude each other.
    ///
    /// - Parameter isWhole: whether a list names all, so that one more in it is another list.
    fileprivate func additions(to earlier: JSON, isWhole: Bool = false) -> Set<String>? {
        switch (self, earlier) {
        case (.object(let own), .object(let its)):
            var found: Set<String> = []
            for (key, value) in own {
                guard let there = its[key] else {
                    found.insert(key)
                    continue
                }
                guard let more = value.additions(to: there, isWhole: isWhole) else { return nil }
                if !more.isEmpty { found.insert(key) }
            }
            return found
        case (.array(let own), .array(let its)):
            if isWhole, own.count != its.count { return nil }
            let matches = own.map { element in its.compactMap { element.additions(to: $0) }.min { $0.count < $1.count }
            }
            if matches.allSatisfy({ $0 != nil }) { return matches.reduce(into: []) { $0.formUnion($1 ?? []) } }
            let isLarger = its.allSatisfy { element in own.contains { $0.additions(to: element) != nil } }
            return isLarger && !isWhole ? ["more"] : nil
        default: return self == earlier ? [] : nil
        }
    }
}
