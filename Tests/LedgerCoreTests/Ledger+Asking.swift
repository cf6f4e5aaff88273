import ExtendedDateTime
import EventStore
import Reports
import Domain

@testable import LedgerCore

/// The two dates of a question.
struct Asked {
    var on: EDTF?
    var knownOn = TransactionTime.now
}

/// Questions of tests, each with a view of its own.
extension Ledger {
    func replay(_ asOf: Asked) throws -> ReplayReport { try view(knownOn: asOf.knownOn).replay(on: asOf.on) }

    func show(_ text: String, _ asOf: Asked, explains: Bool) throws -> ShowReport {
        try view(knownOn: asOf.knownOn).show(text, on: asOf.on, explains: explains)
    }

    func asOf(on day: EDTF?, knownOn: TransactionTime) throws -> Reports.AsOf {
        try view(knownOn: knownOn).asOf(on: day)
    }

    func knowledge(size: Int) throws -> KnownEvents { try view(knownOn: .seq(size - 1)).knowledge() }

    /// Has the index made, as by somebody who asks something.
    func refresh() throws { _ = try view().index.typeCounts() }

    /// The same by somebody who read the head before.
    func refresh(_ head: Head) throws { _ = try view(of: head).index.typeCounts() }

    func event(withID id: EventID) throws -> Event? { try view().event(withID: id) }

    func lastEvent(ofType type: String) throws -> Event? { try view().lastEvent(ofType: type) }

    func isRegistered(_ namespace: Namespace, _ id: String) throws -> Bool { try view().isRegistered(namespace, id) }

    func event(at seq: Int) throws -> Event { try view().event(at: seq) }
}
