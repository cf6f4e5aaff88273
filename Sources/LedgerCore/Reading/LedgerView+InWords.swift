import CanonicalJSON
import Domain
import Projections
import Reports

extension LedgerView {
    /// Events of the log, or such as would be recorded, in plain language, with the names that the ledger has for what they name;
    /// of a correction or a retraction, what the event said that it is about.
    public func inWords(_ events: [Event]) throws -> [String] {
        let knowledge = try naming(events)
        return try events.map { event in
            try amendmentInWords(event) ?? EventInWords.sentence(event, knowledge)
        }
    }

    /// An event as the corrections of it leave it.
    public func standing(_ event: Event) throws -> Event { try standing(event, before: size, with: []) }

    /// - Parameters:
    ///   - seq: the position before which corrections count.
    ///   - further: corrections that count, too.
    private func standing(_ event: Event, before seq: Int, with further: [Event]) throws -> Event {
        let known = try readSet(of: [event.seq], withIdentities: false).filter { $0.seq < seq }
        return KnownEvents(known + further).fact(at: event.seq) ?? event
    }

    /// What is known of the things that events name, and the events themselves.
    private func naming(_ events: [Event]) throws -> KnownEvents {
        let known = try index.seqs(mentioning: Set(events.flatMap(Mention.all).map(\.target)), identityOnly: true)
        let seqs = Set(events.map(\.seq))
        let others = try readSet(of: known).filter { !seqs.contains($0.seq) }
        return KnownEvents((others + events).sorted { $0.seq < $1.seq })
    }

    /// What a correction or a retraction does, by what the event says that it is about; `nil` for other events.
    private func amendmentInWords(_ event: Event) throws -> String? {
        guard let amendment = event.as(Amendment.self), let target = try self.event(withID: amendment.target) else {
            return nil
        }
        let before = try standing(target, before: event.seq, with: [])
        let said = "@\(target.seq), \(try sentence(of: before).quoted),"
        guard let correction = event.as(FactCorrected.self) else { return "\(said) no longer counts." }
        let after = try sentence(of: standing(target, before: event.seq, with: [event]))
        guard try after == sentence(of: before) else { return "\(said) is corrected: \(after.quoted)" }
        let form = before.line.root.json
        let fields = correction.changes.entries.map { pointer, value in
            let former = (try? JSONPointer(parsing: pointer)).flatMap { form[$0] }
            return "\(pointer) is \(value.inWords), and was \(former?.inWords ?? JSON.null.inWords)"
        }
        return "\(said) is corrected: \(fields.joined(separator: "; "))."
    }

    private func sentence(of event: Event) throws -> String {
        try amendmentInWords(event) ?? EventInWords.sentence(event, naming([event]))
    }
}

extension JSON {
    /// A value as a sentence gives it.
    fileprivate var inWords: String {
        switch self {
        case .null: "not given"
        case .string(let text): text.quoted
        default: canonicalText.printable
        }
    }
}
