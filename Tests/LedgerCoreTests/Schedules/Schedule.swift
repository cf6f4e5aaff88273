import LedgerCore

/// What besides the processes themselves works on the files that can be made again.
enum Harms: CaseIterable {
    /// Nothing: only the processes themselves.
    case none
    /// The folder or a file of it is deleted.
    case deletion
    /// The folder is replaced by one of an earlier moment, or of another ledger.
    case replacement
    /// Files are cut off or emptied, rows are missing. What flipped bits do is tried on the built command.
    case damage
}

/// Some processes at one ledger: which of them does what next, a seed decides.
final class Schedule {
    private static let processes = 3
    private static let steps = 40

    private let harms: Harms
    private var random: SeededGenerator
    private let fixture: RegisterFixture
    private let kept: KeptFolder
    private var processes: [SimulatedProcess] = []
    private let writing: WrittenHistory
    private var told: [String] = []

    /// The last steps, the last of which failed.
    var trace: String { told.suffix(15).joined(separator: "\n") }

    init(seed: UInt64, harms: Harms) throws {
        self.harms = harms
        random = SeededGenerator(seed: seed)
        fixture = try RegisterFixture()
        kept = KeptFolder(of: fixture.ledger.root, aside: fixture.folder)
        writing = try WrittenHistory(seed: seed, fixture.ledger)
        processes = try (0..<Self.processes).map { [fixture] _ in try SimulatedProcess(at: fixture.ledger) }
        for _ in 0..<15 { _ = try writing.write(by: fixture.ledger) }
        if harms == .replacement { try kept.prepareAnother(seed: seed) }
    }

    func run() throws {
        for _ in 0..<Self.steps { try step() }
    }

    /// Every kind of step, as often as its weight says.
    private enum Step: CaseIterable {
        case record, repeatOne, append, refresh, noteHead, refreshByNotedHead, restart, harm, ask

        var weight: Int {
            switch self {
            case .ask: 6
            case .record: 3
            case .harm: 2
            default: 1
            }
        }

        var isWriting: Bool { [.record, .repeatOne, .append].contains(self) }

        static let weighted = allCases.flatMap { Array(repeating: $0, count: $0.weight) }
    }

    private func step() throws {
        let number = drawn(below: processes.count)
        let step = Step.weighted[drawn(below: Step.weighted.count)]
        let process = processes[number]
        // Now and then another step comes into the middle of this one, where the process lets others in. Two never write at
        // once: the second would wait for the first.
        if drawn(below: 3) == 0 {
            let other = (number + 1 + drawn(below: processes.count - 1)) % processes.count
            let others = Step.weighted.filter { !step.isWriting || !$0.isWriting }
            let next = others[drawn(below: others.count)]
            process.interruption.set { [self] in try take(next, by: other) }
        }
        defer { process.interruption.clear() }
        try take(step, by: number)
        try process.interruption.check()
    }

    private func take(_ step: Step, by number: Int) throws {
        let ledger = processes[number].ledger
        // A generator of its own, since another step may come into the middle of this one.
        var random = SeededGenerator(seed: random.next())
        try tell("\(number) \(step)") {
            switch step {
            case .record: return try writing.write(by: ledger)
            case .repeatOne: return try writing.repeatOne(by: ledger, &random)
            case .append: return try writing.append(by: ledger)
            case .refresh: try ledger.refresh()
            case .noteHead: try processes[number].noteHead()
            case .refreshByNotedHead: try processes[number].refreshByNotedHead()
            case .restart: processes[number] = try SimulatedProcess(at: fixture.ledger)
            case .harm: return try kept.harm(harms, &random)
            case .ask: return try Oracle(writing.events(in: ledger.log), aside: fixture.folder).ask(ledger, &random)
            }
            return ""
        }
    }

    private func tell(_ what: String, _ body: () throws -> String) throws {
        told.append(what)
        let place = told.count - 1
        told[place] += " " + (try body())
    }

    private func drawn(below count: Int) -> Int { Int.random(in: 0..<count, using: &random) }
}
