import AllocationCount
import CanonicalJSON
import EventStore
import Foundation
import LedgerCore
import LedgerFolders
import Domain

/// Drafts recorded through the library one by one, each in a commit of its own and each beside the bare syncs of the very
/// bytes that it wrote.
enum AppendBenchmark {
    /// - Parameters:
    ///   - folder: a ledger, which grows by the drafts.
    ///   - file: drafts that it admits, one JSON object a line.
    static func run(ledger folder: String, drafts file: String) throws {
        let ledger = try Ledger(root: folder, environment: .process)
        let bare = try BareCommits(in: folder + "/bare-commits")
        defer { bare.remove() }
        var appends: [Duration] = []
        var syncs: [Duration] = []
        var allocations: [Int] = []
        for text in try Data(contentsOf: URL(fileURLWithPath: file)).split(separator: UInt8(ascii: "\n")) {
            let before = allocation_count()
            appends.append(try ContinuousClock().measure { try record(Array(text), in: ledger) })
            allocations.append(allocation_count() - before)
            let head = try ledger.log.head()
            let line = try ledger.log.line(at: head.size - 1)
            syncs.append(try ContinuousClock().measure { try bare.commit(line, checkpoint: head.checkpoint.bytes) })
        }
        print("append", median(appends) / .seconds(1))
        print("syncs", median(syncs) / .seconds(1))
        print("allocations", median(allocations))
    }

    private static func record(_ text: [UInt8], in ledger: Ledger) throws {
        let draft = try Draft(JSONDocument(text), recorder: ledger.environment.recorder)
        try ledger.record([PlacedDraft(draft)], RecordingTerms(via: "\(Ledger.program) (bench)"))
    }

    private static func median<Value: Comparable>(_ values: [Value]) -> Value { values.sorted()[values.count / 2] }
}
