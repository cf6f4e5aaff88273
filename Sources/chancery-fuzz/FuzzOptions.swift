import Foundation
import Fuzzing

/// `[--runs N] [--seed S] [--jobs J] [--first N] [--only TARGET]`
struct FuzzOptions {
    var runs = 1_000_000
    var seed = UInt64.random(in: .min ... .max)
    var jobs = 2
    /// The number of the first run.
    var first = 0
    /// The only target to try.
    var only: String?

    init(_ arguments: ArraySlice<String>) throws {
        var rest = arguments
        while let option = rest.popFirst() {
            guard let text = rest.popFirst() else { throw FuzzFailure.usage(option) }
            if option == "--only" {
                only = text
                continue
            }
            guard let value = UInt64(text) else { throw FuzzFailure.usage(option) }
            switch option {
            case "--runs": runs = Int(clamping: value)
            case "--seed": seed = value
            case "--jobs": jobs = max(1, Int(clamping: value))
            case "--first": first = Int(clamping: value)
            default: throw FuzzFailure.usage(option)
            }
        }
    }

    /// The targets that are to be tried.
    func targets() throws -> [FuzzTarget] {
        let all = try FuzzTarget.all()
        guard let only else { return all }
        let named = all.filter { $0.name == only }
        guard !named.isEmpty else { throw FuzzFailure.noSuchTarget(only, targets: all.map(\.name)) }
        return named
    }

    /// All runs, dealt out to the jobs in slices, with a line of progress after each.
    func run(_ fuzzer: Fuzzer) async -> Fuzzer.Summary {
        let slice = max(1, runs / 20)
        var starts = stride(from: first, to: first + runs, by: slice).makeIterator()
        return await withTaskGroup(of: Fuzzer.Summary.self) { group in
            let add = { (group: inout TaskGroup<Fuzzer.Summary>, start: Int) in
                group.addTask {
                    defer { Watch.shared.end(job: start) }
                    return fuzzer.run(start..<min(start + slice, first + runs)) {
                        Watch.shared.begin($0, job: start)
                    }
                }
            }
            for _ in 0..<jobs { if let start = starts.next() { add(&group, start) } }
            var sum = Fuzzer.Summary()
            while let part = await group.next() {
                sum = sum + part
                print("\(sum.runs) of \(runs)")
                fflush(nil)
                if let start = starts.next() { add(&group, start) }
            }
            return sum
        }
    }
}

enum FuzzFailure: Error {
    case usage(String)
    case noSuchTarget(String, targets: [String])
}
