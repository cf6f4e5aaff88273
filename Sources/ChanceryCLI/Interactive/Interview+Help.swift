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
            case .changes: words += ((try? view.corrected(by: event))?.fields ?? []).map { $0 + "=" }
            default: break
            }
            return words.filter { $0.hasPrefix(beginning) }
        }
    }
}

extension Interview {
    /// What is to be known before a question is answered: for what a correction sets, what the event says.
    func told(of question: Question) throws -> String? {
        guard case .changes = question.kind, let event = try ledger.view().corrected(by: answers["event"]?.values.first)
        else { return nil }
        let sentence = try ledger.view().inWords([event])
        let texts = event.texts
        let said = event.fields.compactMap { name in
            texts[name].map { "\(name): \($0.joined(separator: " + "))" }
        }
        return "It says: \(sentence.joined(separator: " ")) (\(said.joined(separator: "; ")))\n"
            + "Its fields: \(event.fields.joined(separator: ", "))."
    }
}

extension LedgerView {
    /// The event that a correction is about, as it counts.
    fileprivate func corrected(by text: String?) throws -> Event? {
        guard let text else { return nil }
        let seq = text.hasPrefix("@") ? Int(text.dropFirst()) : nil
        if let seq, !(0..<size).contains(seq) { return nil }
        return try (seq.map(event(at:)) ?? event(withID: EventID(text))).map(standing)
    }
}

extension Event {
    /// The names by which a correction sets its fields.
    fileprivate var fields: [String] {
        syntax?.options.filter { $0.effect == .sets && !Envelope.fixedKeys.contains($0.field.name) }
            .map { $0.alias ?? $0.name } ?? []
    }

    /// What they hold, as a command line writes it.
    fileprivate var texts: [String: [String]] {
        guard let syntax else { return [:] }
        let texts = (try? CommandLineForm(syntax).options(for: line.root.json)) ?? [:]
        return Dictionary(
            uniqueKeysWithValues: syntax.options.compactMap { option in
                texts[option.name].map { (option.alias ?? option.name, $0) }
            })
    }

    private var syntax: RecordingSyntax? { definition.map { RecordingSyntax($0) } }
}
