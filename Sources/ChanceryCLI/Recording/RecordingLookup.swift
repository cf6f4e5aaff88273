import LedgerCore
import Domain

/// What the command line can ask of a ledger while it reads.
public struct RecordingLookup {
    /// The id of the event at a position, for `@12`.
    let id: (_ seq: Int) -> EventID?
    /// The type of an event, so that a correction's values are read in the kinds of the fields that they correct.
    let definition: (_ id: EventID) -> Definition?
    /// Whether an id is one of a thing of a kind.
    let isKnown: (_ namespace: Namespace, _ id: String) -> Bool
    /// The things of some kinds that bear a name; `nil` where no names are known.
    let bearers: ((_ name: String, _ namespaces: [Namespace]) -> [Candidate])?
    /// The things of some kinds whose names are near to one that none bears.
    let near: (_ name: String, _ namespaces: [Namespace]) -> [Candidate]

    public init(
        id: @escaping (_ seq: Int) -> EventID?, definition: @escaping (_ id: EventID) -> Definition?,
        isKnown: @escaping (_ namespace: Namespace, _ id: String) -> Bool = { _, _ in false },
        bearers: ((_ name: String, _ namespaces: [Namespace]) -> [Candidate])? = nil,
        near: @escaping (_ name: String, _ namespaces: [Namespace]) -> [Candidate] = { _, _ in [] }
    ) {
        self.id = id
        self.definition = definition
        self.isKnown = isKnown
        self.bearers = bearers
        self.near = near
    }

    /// Knows nothing: `@12` is refused, what a correction sets is text or JSON, and ids are not names.
    public static var none: RecordingLookup { RecordingLookup(id: { _ in nil }, definition: { _ in nil }) }
}

extension RecordingLookup {
    /// Asks a view of the ledger; knows nothing where there is none.
    ///
    /// - Parameters:
    ///   - registrations: what is registered in the same commit.
    ///   - failed: told why something could not be read, which is no reason to say that it is not there.
    init(
        _ view: LedgerView?, _ registrations: [Registration] = [], failed: @escaping (any Error) -> Void = { _ in }
    ) {
        func found<Value>(_ find: () throws -> Value?) -> Value? {
            do { return try find() } catch {
                failed(error)
                return nil
            }
        }
        guard let view else {
            self = .none
            return
        }
        self.init(
            id: { seq in (0..<view.size).contains(seq) ? found { try view.event(at: seq).id } : nil },
            definition: { id in found { try view.event(withID: id)?.definition } },
            isKnown: { namespace, id in
                registrations.contains { $0.reference == .thing(namespace, id) }
                    || found { try view.isRegistered(namespace, id) } ?? false
            },
            bearers: { name, namespaces in found { try view.candidates(named: name, in: namespaces) } ?? [] },
            near: { name, namespaces in found { try view.candidates(near: name, in: namespaces) } ?? [] })
    }
}
