import CanonicalJSON
import LedgerCore
import Domain

/// An event that makes a thing known which another event names, recorded before it in the same commit.
struct Registration {
    let thing: Candidate
    let word: String
    /// The words behind `chancery record WORD`.
    let words: [String]
    /// The things that it names itself.
    let needs: [Reference]

    var reference: Reference { .thing(thing.namespace, thing.id) }

    /// Its draft, with the sources of the event that needs it: who tells of that tells of this.
    ///
    /// A source is no source of itself.
    func draft(for event: JSON, _ syntax: RecordingSyntax, _ lookup: RecordingLookup) throws(UsageError) -> JSON {
        let own = try syntax.parse(words, lookup: lookup).draft
        guard case .object(var object) = own else { return own }
        for key in ["by", "sources", "attributed"] where object[key] == nil {
            if key != "by" && thing.namespace == .source { continue }
            object[key] = event[key]
        }
        return .object(object)
    }
}

/// What is registered on the way in a conversation.
final class Registrations {
    private(set) var all: [Registration] = []

    func add(_ registration: Registration) {
        all.removeAll { $0.reference == registration.reference }
        all.append(registration)
    }

    subscript(reference: Reference) -> Registration? { all.first { $0.reference == reference } }

    var ids: [(namespace: Namespace, id: String)] { all.map { ($0.thing.namespace, $0.thing.id) } }

    /// The things of some kinds that a text means: by the id, or by the name that they were given.
    func candidates(named text: String, in namespaces: [Namespace]) -> [Candidate] {
        all.map(\.thing).filter { thing in
            namespaces.contains(thing.namespace)
                && (thing.id == text || thing.words.lowercased() == text.lowercased())
        }
    }

    /// What some things need that are not registered yet: sources first, as all others may cite them; each behind what
    /// it needs.
    func needed(by things: [Reference]) -> [Registration] {
        var found: [Registration] = []
        func add(_ thing: Reference) {
            guard let registration = self[thing], !found.contains(where: { $0.reference == thing }) else { return }
            registration.needs.forEach(add)
            found.append(registration)
        }
        things.forEach(add)
        let isSource = { (registration: Registration) in registration.thing.namespace == .source }
        return found.filter(isSource) + found.filter { !isSource($0) }
    }
}
