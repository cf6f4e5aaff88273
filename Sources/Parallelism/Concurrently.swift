import Dispatch
import Synchronization

/// The results of `work` for each item, in the order of the items; all cores work at once.
package func concurrently<Item: Sendable, Result: Sendable>(
    _ items: [Item], _ work: @Sendable (Item) -> Result
) -> [Result] {
    guard items.count > 1 else { return items.map(work) }
    let results = Mutex<[Result?]>(Array(repeating: nil, count: items.count))
    DispatchQueue.concurrentPerform(iterations: items.count) { index in
        let result = work(items[index])
        results.withLock { $0[index] = result }
    }
    return results.withLock { $0.compactMap(\.self) }
}

extension ArraySlice {
    /// The elements in shares that are worth a core's while.
    package var shares: [ArraySlice] { shares(of: 256) }

    /// The elements in shares of so many, the last one perhaps of fewer.
    package func shares(of count: Int) -> [ArraySlice] {
        stride(from: startIndex, to: endIndex, by: count).map { self[$0..<Swift.min($0 + count, endIndex)] }
    }
}
