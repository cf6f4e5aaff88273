import Fuzzing

/// `[--runs N] [--seed S] [--jobs J]`
struct FuzzOptions {
    var runs = 1_000_000
    var seed = UInt64.random(in: .min ... .max)
    var jobs = 2

    init(_ arguments: ArraySlice<String>) throws {
        var rest = arguments
        while let option = rest.popFirst() {
            guard let value = rest.popFirst().flatMap(UInt64.init) else { throw FuzzFailure.usage(option) }
            switch option {
            case "--runs": runs = Int(clamping: value)
            case "--seed": seed = value
            case "--jobs": jobs = max(1, Int(clamping: value))
            default: throw FuzzFailure.usage(option)
            }
        }
    }

    /// All runs, dealt out to the jobs in slices, with a line of progress after each.
    func run(_ fuzzer: Fuzzer) async -> Fuzzer.Summary {
        let slice = max(1, runs / 20)
        var starts = stride(from: 0, to: runs, by: slice).makeIterator()
        return await withTaskGroup(of: Fuzzer.Summary.self) { group in
            let add = { (group: inout TaskGroup<Fuzzer.Summary>, start: Int) in
                group.addTask { fuzzer.run(start..<min(start + slice, runs)) }
            }
            for _ in 0..<jobs { if let start = starts.next() { add(&group, start) } }
            var sum = Fuzzer.Summary()
            while let part = await group.next() {
                sum = sum + part
                print("\(sum.runs) of \(runs)")
                if let start = starts.next() { add(&group, start) }
            }
            return sum
        }
    }
}

enum FuzzFailure: Error {
    case usage(String)
    case findings
}
