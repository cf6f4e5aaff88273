import EventLog
import Projections
import Vocabulary

/// Takes the events of a whole log into an index on another core, many at a time.
final class ScratchIndexing {
    private let index: Index
    private let ledger: Ledger
    private let head: Head
    private let worker = OneBehind("scratch index")
    private var waiting: [EventContent] = []

    init(_ index: Index, _ ledger: Ledger, _ head: Head) {
        self.index = index
        self.ledger = ledger
        self.head = head
    }

    /// - Parameter contents: of the next events.
    func take(_ contents: [EventContent]) throws {
        waiting += contents
        if waiting.count >= Ledger.indexedAtOnce { try start() }
    }

    /// Waits until all is taken in.
    func finish() throws {
        try start()
        try worker.finish()
    }

    private func start() throws {
        guard let size = waiting.last.map({ $0.seq + 1 }) else { return }
        let (index, ledger, contents) = (index, ledger, waiting)
        let stamp = Stamp(origin: head.origin, size: size, root: try ledger.root(at: size, head).base64)
        waiting = []
        try worker.start { try index.add(contents, covering: stamp) { try ledger.event(at: $0) } }
    }
}
