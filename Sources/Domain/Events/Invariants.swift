import CanonicalJSON

/// Checks a draft against what the ledger knows: references, taken ids, and the rules that look at other events.
///
/// Runs under the log's lock, so that of two writers of the same id one is told that it is taken. The event that opens
/// a ledger meets no ledger to be checked against: it is made by the opening alone, and refused here.
///
/// A verifier asks the same of each stored event. It refuses nothing that a writer was allowed, so whatever is refused in an
/// event is refused in a draft too.
public enum Invariants {
    /// - Parameters:
    ///   - draft: one in which `Validation` found nothing.
    ///   - seq: the position that it is to have.
    ///   - mentions: all of the draft's, where they have been found before.
    ///   - changesKey: whether the ledger itself wrote the draft, to change its key. A change that anybody else writes is
    ///     vouched for by nobody, and the log would never verify again.
    public static func problems(
        of draft: Draft, at seq: Int, mentioning mentions: [Mention]? = nil, in registry: some CommandContext,
        changesKey: Bool = false
    ) throws -> [Problem] {
        guard let definition = EventTypes.named(draft.type) else { return [] }
        if definition.type == LedgerKeyChanged.type && !changesKey { return [Problem("/type", .onlyByRotation)] }
        let root = draft.current
        return try problems(
            of: root, at: seq, definition, mentioning: mentions ?? Mention.all(in: root, of: definition), in: registry)
    }

    /// The same for the line of an event, by what was known before it. One of an unknown type is nobody's fault.
    public static func problems(
        of event: Event, mentioning mentions: [Mention], in registry: some CommandContext
    ) throws -> [Problem] {
        guard let definition = event.definition else { return [] }
        return try problems(of: event.current, at: event.seq, definition, mentioning: mentions, in: registry)
    }

    private static func problems(
        of root: JSONView, at seq: Int, _ definition: Definition, mentioning mentions: [Mention],
        in registry: some CommandContext
    ) throws -> [Problem] {
        if definition.type == LedgerOpened.type { return [Problem("/type", .onlyAtStart)] }
        let found = try problems(with: mentions, registry)
        guard found.isEmpty else { return found }
        switch definition.type {
        case PartyMerged.type: return try mergeProblems(root["data"], registry)
        case FactCorrected.type: return try correctionProblems(root["data"], registry)
        case FactRetracted.type: return try retractionProblems(root["data"], registry)
        case ReviewSignedOff.type: return sizeProblems(root["data"], at: seq)
        case ClaimPreferred.type: return try preferenceProblems(root["data"], registry)
        default: return try outsiderProblems(root, of: definition, registry)
        }
    }

    /// Ids that are not registered, or registered already. An event may refer to what it makes known itself.
    private static func problems(with mentions: [Mention], _ registry: some CommandContext) throws -> [Problem] {
        let own = mentions.filter { $0.role != .refers }.map(\.target)
        return try mentions.compactMap { mention in
            if mention.role == .refers && own.contains(mention.target) { return nil }
            return try problem(with: mention, registry)
        }
    }

    private static func problem(with mention: Mention, _ registry: some CommandContext) throws -> Problem? {
        switch (mention.target, mention.role) {
        case (.event(let id), _):
            return try registry.holds(id) ? nil : Problem(mention.path, .noSuchEvent(id.text))
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
}

extension Invariants {
    /// Never a pseudonym, never twice, never in a circle.
    ///
    /// - Parameter corrected: the party of the merge that a correction would change: its own standing merge is no
    ///   second one.
    private static func mergeProblems(
        _ data: JSONView?, _ registry: some CommandContext, corrected: PartyID? = nil
    ) throws -> [Problem] {
        let party = PartyID(reading: data?["party"])
        let into = PartyID(reading: data?["into"])
        for (path, id) in [("/data/party", party), ("/data/into", into)]
        where try registry.partyKind(id) == .pseudonym {
            return [Problem(path, .pseudonymMerged(id.text))]
        }
        if party != corrected, let already = try registry.merge(of: party) {
            return [Problem("/data/party", .mergeAlready(party.text, into: already.text))]
        }
        return try leadsBack(from: into, to: party, registry) ? [Problem("/data/into", .mergeCycle(party.text))] : []
    }

    private static func leadsBack(
        from start: PartyID, to party: PartyID, _ registry: some CommandContext
    ) throws -> Bool {
        // Where the party was not merged, the way can only end at it.
        if try registry.merge(of: party) == nil { return try registry.canonical(start) == party }
        var seen: Set<PartyID> = []
        var next: PartyID? = start
        while let current = next, seen.insert(current).inserted {
            if current == party { return true }
            next = try registry.merge(of: current)
        }
        return false
    }
}

extension Invariants {
    /// A retraction that restores a merge is held to the rules of a merge.
    private static func retractionProblems(_ data: JSONView?, _ registry: some CommandContext) throws -> [Problem] {
        guard let target = try registry.event(EventID(reading: data?["event"])) else { return [] }
        if target.isAboutLedger { return [Problem("/data/event", .ledgerFixed(target.type))] }
        guard target.type == FactRetracted.type else { return [] }
        guard let restored = try registry.event(target[Amendment.self].target) else { return [] }
        guard restored.type == PartyMerged.type else { return [] }
        return try mergeProblems(restored.line.root["data"], registry).map { Problem("/data/event", $0.kind) }
    }

    /// The corrected line must itself be valid, and must still register what it registered.
    private static func correctionProblems(_ data: JSONView?, _ registry: some CommandContext) throws -> [Problem] {
        guard let event = try registry.event(EventID(reading: data?["event"])) else { return [] }
        if event.isAboutLedger { return [Problem("/data/event", .ledgerFixed(event.type))] }
        guard let definition = event.definition else { return [] }
        let changes = Changes(reading: data?["set"])
        for (pointer, _) in changes.entries where definition.registersID(at: pointer) {
            return [Problem(path(pointer), .registrationFixed(pointer))]
        }
        let corrected: JSON
        let standing = try registry.standing(event)
        do {
            corrected = try changes.applied(to: standing.line.root.json)
        } catch {
            return [Problem(path(error.pointer), .noSuchTarget(error.pointer))]
        }
        let found = try problems(inCorrected: corrected, of: event, definition, registry)
        return found.isEmpty ? [] : [Problem("/data/set", .correctedInvalid(found))]
    }

    private static func path(_ pointer: String) -> String {
        JSONPointer(tokens: ["data", "set", pointer]).description
    }

    private static func problems(
        inCorrected line: JSON, of event: Event, _ definition: Definition, _ registry: some CommandContext
    ) throws -> [Problem] {
        guard case .object(var object) = line else { return [] }
        let imported = object["imported"]
        for key in Envelope.logKeys { object[key] = nil }
        let root = definition.current(try JSONDocument(JSON.object(object).canonicalBytes).root)
        let found = Validation.problems(in: root) + (imported.map(Validation.problems(inImported:)) ?? [])
        guard found.isEmpty else { return found }
        if event.isAmendment, EventID(reading: root["data"]?["event"]) != event[Amendment.self].target {
            return [Problem("/data/event", .amendmentFixed)]
        }
        let mentions = Mention.all(in: root, of: definition).filter { $0.role == .refers }
        let unknown = try mentions.compactMap { try problem(with: $0, registry) }
        guard unknown.isEmpty else { return unknown }
        switch event.type {
        case PartyMerged.type:
            return try mergeProblems(root["data"], registry, corrected: event[PartyMerged.self].party)
        case PartyRegistered.type: return try kindProblems(root["data"], registry)
        case ReviewSignedOff.type: return sizeProblems(root["data"], at: event.seq)
        case ClaimPreferred.type: return try preferenceProblems(root["data"], registry)
        default: return try outsiderProblems(root, of: definition, registry)
        }
    }

    /// A reviewer saw some of the log, and none of what came after the sign-off.
    private static func sizeProblems(_ data: JSONView?, at seq: Int) -> [Problem] {
        guard let size = data?["size"]?.integer, !(1...max(1, seq)).contains(size) else { return [] }
        return [Problem("/data/size", .sizeNeverHad(size, now: seq))]
    }

    /// A merged party does not become a pseudonym: the merge would say who stands behind it.
    private static func kindProblems(_ data: JSONView?, _ registry: some CommandContext) throws -> [Problem] {
        let party = PartyID(reading: data?["party"])
        guard data?["kind"]?.string == PartyKind.pseudonym.rawValue, try registry.merge(of: party) != nil else {
            return []
        }
        return [Problem("/data/kind", .pseudonymMerged(party.text))]
    }
}

extension Event {
    /// Whether it tells of the ledger itself: its name and its keys. Only the ledger writes such events.
    public var isAboutLedger: Bool { type.hasPrefix("ledger.") }
}

extension Definition {
    fileprivate func registersID(at pointer: String) -> Bool {
        data.fields.contains { $0.role == .registers && "/data/" + $0.name == pointer }
    }
}
