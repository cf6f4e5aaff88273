import CanonicalJSON
import Synchronization
import Vocabulary

/// The states of a day as an index keeps them: bytes that are written as they are, and read only where somebody looks inside.
public final class KeptStates: Sendable {
    private let byKind: [String: [StoredState]]
    private let read = Mutex<States?>(nil)

    /// The name under which conflicts stand beside the kinds of states.
    public static let conflicts = "conflicts"

    /// - Parameter rows: by the name of the kind, in the order of subjects.
    public init(_ rows: [(kind: String, state: StoredState)]) {
        var byKind: [String: [StoredState]] = [:]
        for row in rows { byKind[row.kind, default: []].append(row.state) }
        self.byKind = byKind
    }

    /// The members of a report in JSON, by name.
    var names: [String] { States.Kind.allCases.map(\.rawValue) + [Self.conflicts] }

    func write(_ name: String, to writer: inout JSONWriter) {
        writer.beginArray()
        for state in byKind[name] ?? [] { writer.raw(state.json) }
        writer.endArray()
    }

    var states: States {
        read.withLock { read in
            if let read { return read }
            var states = States()
            for kind in States.Kind.allCases { states.byKind[kind] = byKind[kind.rawValue]?.compactMap(State.init) }
            states.conflicts = byKind[Self.conflicts]?.compactMap(SubjectConflict.init) ?? []
            read = states
            return states
        }
    }
}
