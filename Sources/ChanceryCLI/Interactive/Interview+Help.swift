import CanonicalJSON
import LedgerCore
import Domain

extension Interview {
    /// How to answer, with what there is to choose from.
    func explain(_ question: Question) throws {
        dialogue.message(question.advice)
        let view = try ledger.view()
        if case .event = question.kind {
            let last = try (max(0, view.size - 5)..<view.size).map { try view.event(at: $0) }
            let words = try view.inWords(last)
            for (event, words) in zip(last, words) { dialogue.message("  @\(event.seq)  \(words)") }
        }
        for namespace in question.namespaces {
            for thing in try view.latest(in: namespace) { dialogue.message("  \(thing.described)") }
        }
    }

    /// What a beginning may become: the words of a choice, ids and names, the parts of an object, the fields of an
    /// event.
    func completions(for question: Question) -> (String) -> [String] {
        let (ledger, registrations, event) = (ledger, registrations, answers["event"]?.values.first)
        return { beginning in
            guard let view = try? ledger.view() else { return [] }
            var words = question.option.choices
            for namespace in question.namespaces {
                words +=
                    ((try? view.ids(of: namespace)) ?? [])
                    + registrations.ids.filter { $0.namespace == namespace }.map(\.id)
                if namespace == .party { words += (try? view.names(beginningWith: beginning)) ?? [] }
            }
            switch question.kind {
            case .reference:
                words += Namespace.allCases.flatMap { kind in
                    ((try? view.ids(of: kind)) ?? []).map { "\(kind.rawValue):\($0)" }
                }
            case .record(let shape): words += shape.fields.dropFirst().map { $0.name + "=" }
            case .changes: words += (try? view.fields(of: event)) ?? []
            default: break
            }
            return words.filter { $0.hasPrefix(beginning) }
        }
    }
}

extension LedgerView {
    /// The pointers to the fields of an event, as a correction sets them.
    fileprivate func fields(of text: String?) throws -> [String] {
        guard let text else { return [] }
        let event = text.hasPrefix("@") ? try Int(text.dropFirst()).map(event(at:)) : try event(withID: EventID(text))
        guard case .object(let line)? = event?.line.root.json else { return [] }
        let keys = line.map(\.key).filter { !(Envelope.logKeys + Envelope.fixedKeys + ["data"]).contains($0) }
        return keys.map { "/\($0)=" } + (line["data"]?.object ?? [:]).map { "/data/\($0.key)=" }
    }
}
