import ArgumentParser
import LedgerCore
import Domain

/// What a shell may complete from the ledger at hand. A ledger that cannot be read completes nothing, and says nothing.
enum Completions {
    /// Every registered id that begins so.
    static let subjects = CompletionKind.custom { _, _, beginning in
        guard let view = try? LedgerLocation(nil).open(.process).view() else { return [] }
        let ids = Namespace.allCases.flatMap { (try? view.ids(of: $0)) ?? [] }
        return Array(Set(ids.filter { $0.hasPrefix(beginning) })).sorted()
    }
}
