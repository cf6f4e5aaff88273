import CanonicalJSON

/// Checks a draft against what the ledger knows: references, taken ids, and the rules that look at other events.
///
/// Runs under the log's lock, so that of two writers of the same id one is told that it is taken.
public enum Admission {
    public static func problems(of draft: Draft, in registry: some Registry) throws -> [Problem] {
        guard let definition = EventTypes.named(draft.type) else { return [] }
        let root = draft.document.root
        var problems: [Problem] = []
        let mentions = Mention.all(in: root, of: definition)
        let own = mentions.filter { $0.role != .refers }.map(\.target)
        for mention in mentions where mention.role == .registers || !own.contains(mention.target) {
            if let problem = try problem(with: mention, in: registry) { problems.append(problem) }
        }
        guard problems.isEmpty else { return problems }
        switch definition.type {
        case PartyMerged.type: return try mergeProblems(root, in: registry)
        case FactCorrected.type: return try correctionProblems(root, in: registry)
        default: return []
        }
    }

    private static func problem(with mention: Mention, in registry: some Registry) throws -> Problem? {
        switch (mention.target, mention.role) {
        case (.event(let id), _):
            return try registry.event(id) == nil ? Problem(mention.path, .noSuchEvent(id.text)) : nil
        case (_, .introduces): return nil
        case (.thing(let namespace, let slug), .registers):
            let taken = try registry.registration(of: namespace, slug)
            return taken.map { Problem(mention.path, .taken(namespace, slug, by: $0)) }
        case (.thing(let namespace, let slug), .refers):
            guard try registry.registration(of: namespace, slug) == nil else { return nil }
            let similar = try registry.similar(to: slug, in: namespace)
            return Problem(mention.path, .notRegistered(namespace, slug, similar: similar))
        }
    }

    /// Never a pseudonym, never in a circle, never twice.
    private static func mergeProblems(_ draft: JSONView, in registry: some Registry) throws -> [Problem] {
        let party = PartyID(reading: draft["data"]?["party"])
        let into = PartyID(reading: draft["data"]?["into"])
        for (path, id) in [("/data/party", party), ("/data/into", into)]
        where try registry.partyKind(id) == .pseudonym {
            return [Problem(path, .pseudonymMerged(id.text))]
        }
        if let already = try registry.merge(of: party) {
            return [Problem("/data/party", .mergeAlready(party.text, into: already.text))]
        }
        var next: PartyID? = into
        while let current = next {
            if current == party { return [Problem("/data/into", .mergeCycle(party.text))] }
            next = try registry.merge(of: current)
        }
        return []
    }

    /// The corrected line must itself be valid, and must still register what it registered.
    private static func correctionProblems(_ draft: JSONView, in registry: some Registry) throws -> [Problem] {
        let target = EventID(reading: draft["data"]?["event"])
        guard let event = try registry.event(target), let definition = event.definition else { return [] }
        let changes = Changes(reading: draft["data"]?["set"])
        for (pointer, _) in changes.entries {
            let name = pointer.dropFirst("/data/".count)
            if pointer.hasPrefix("/data/"), definition.data[String(name)]?.role == .registers {
                return [Problem("/data/set", .registrationFixed(pointer))]
            }
        }
        let corrected: JSON
        do {
            corrected = try changes.applied(to: event.line.root.json)
        } catch {
            return [Problem("/data/set", .noSuchTarget("\(error.pointer)"))]
        }
        return try problems(ofCorrected: corrected, definition, in: registry)
    }

    private static func problems(
        ofCorrected line: JSON, _ definition: Definition, in registry: some Registry
    ) throws -> [Problem] {
        guard case .object(var object) = line else { return [] }
        for key in Envelope.logKeys { object[key] = nil }
        let document = try JSONDocument(JSON.object(object).canonicalBytes)
        var found = Validation.problems(in: document.root)
        if found.isEmpty {
            for mention in Mention.all(in: document.root, of: definition) where mention.role == .refers {
                if let problem = try problem(with: mention, in: registry) { found.append(problem) }
            }
        }
        return found.isEmpty ? [] : [Problem("/data/set", .correctedInvalid(found))]
    }
}
