import EventStore
import LedgerFolders

@testable import LedgerCore

/// A process as its ledger sees it: a value of its own, with a handle of its own on the index.
struct SimulatedProcess {
    let ledger: Ledger
    let interruption = Interruption()
    private let noted = Noted()

    private final class Noted { var head: Head? }

    init(at ledger: Ledger) throws {
        var environment = ledger.environment
        let interruption = interruption
        environment.follows = { _, _, _ in interruption.take() }
        // So that an index is kept of the few events there are.
        environment.fewestIndexed = 3
        environment.indexPatience = .zero
        self.ledger = try Ledger(root: ledger.root, environment: environment)
    }

    func noteHead() throws { noted.head = try ledger.log.head() }

    /// As a reader does who read the head, and came to the index only after others had gone on.
    func refreshByNotedHead() throws {
        guard let head = noted.head else { return }
        try ledger.refresh(head)
    }
}

/// What others do while a process is in the middle of a step.
///
/// The places at which a process lets others in are those at which it reports how far it has come. Others are a call of `take`.
final class Interruption: @unchecked Sendable {
    private struct State {
        var step: (() throws -> Void)?
        var error: (any Error)?
    }

    private var state = State()

    func set(_ step: @escaping () throws -> Void) { state = State(step: step) }

    func clear() { state = State() }

    /// Lets the others in, once.
    func take() {
        guard let step = state.step else { return }
        state.step = nil
        do { try step() } catch { state.error = error }
    }

    /// Throws what was wrong in the middle of the step.
    func check() throws {
        if let error = state.error { throw error }
    }
}
