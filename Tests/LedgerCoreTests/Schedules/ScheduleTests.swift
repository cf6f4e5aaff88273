import Foundation
import Testing

/// Several processes at one ledger, in every order that chance gives.
///
/// `CHANCERY_SCHEDULES=5000` tries more schedules than the usual run, `CHANCERY_SCHEDULE=17` only that one.
@Suite struct ScheduleTests {
    static let seeds: Range<Int> = {
        let variables = ProcessInfo.processInfo.environment
        if let seed = variables["CHANCERY_SCHEDULE"].flatMap(Int.init) { return seed..<seed + 1 }
        return 0..<(variables["CHANCERY_SCHEDULES"].flatMap(Int.init) ?? 40)
    }()

    /// Two processes once brought the index up at the same time, and its rows were there twice.
    @Test("Whatever others do between the steps of a process, each answer is the folds' own", arguments: Harms.allCases)
    func schedules(harms: Harms) throws {
        let seeds = Self.seeds.filter { Harms.allCases[$0 % Harms.allCases.count] == harms }
        var failed: [Int] = []
        for seed in seeds {
            guard let failure = Self.failure(seed, harms) else { continue }
            failed.append(seed)
            if failed.count <= 3 { Issue.record("CHANCERY_SCHEDULE=\(seed), \(harms): \(failure)") }
        }
        #expect(failed.isEmpty, "\(failed.count) of \(seeds.count) schedules with \(harms) failed: \(failed)")
    }

    /// What was wrong in a schedule, and the steps that led there.
    private static func failure(_ seed: Int, _ harms: Harms) -> String? {
        do {
            let schedule = try Schedule(seed: UInt64(seed), harms: harms)
            do { try schedule.run() } catch { return "\(error)\n\(schedule.trace)" }
            return nil
        } catch { return "it could not begin: \(error)" }
    }
}
