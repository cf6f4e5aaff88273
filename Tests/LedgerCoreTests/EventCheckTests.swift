import CanonicalJSON
import ExtendedDateTime
import EventStore
import Projections
import Testing
import Domain

@testable import LedgerCore

/// The check of each event by those in front of it, as `verify --deep` makes it in one pass.
@Suite struct EventCheckTests {
    /// The findings of the naive check: event by event, each against all that stands in front of it.
    private struct Naive {
        private(set) var registry = PrefixRegistry()
        private(set) var findings: [String] = []

        init(after ledger: Ledger) throws { try add(ledger.event(at: 0)) }

        mutating func add(_ event: Event) throws {
            for problem in try registry.problems(with: event) {
                var isNotice = event.definition == nil
                if case .noParty = problem.kind { isNotice = true }
                if case .correctedInvalid(let found) = problem.kind { isNotice = found.allSatisfy(\.wasNoneEarlier) }
                findings.append("\(isNotice ? "notice" : "altered") event @\(event.seq) \(problem.message(at: ""))")
            }
            registry.add(event)
        }
    }

    private func findings(_ ledger: Ledger, inBatchesOf count: Int) throws -> [String] {
        let items = try ledger.eventItems(ledger.moment(), inBatchesOf: count) { _ in }
        #expect(try ledger.view().index.isWhole(in: ledger.moment()))
        return items.map { "\($0.grade.rawValue) \($0.place) \($0.what)" }
    }

    private func check(_ ledger: Ledger, _ lines: [Line], _ naive: Naive) throws {
        _ = try ledger.log.append(.unsigned) { _ in lines }
        for count in [1, 7, 4096] {
            let found = try findings(ledger, inBatchesOf: count)
            let differing = zip(found, naive.findings).first { $0 != $1 }
            #expect(found == naive.findings, "\(differing.map { "\($0) is \($1)" } ?? "")")
        }
    }

    /// Drafts of a history that was kept, mostly: of what is wrong by itself, or speaks of what is not there, only a tenth is
    /// taken, so that the others have much to build on.
    private func kept(_ count: Int, seed: Int, _ naive: inout Naive) throws -> [(draft: JSONObject, line: Line)] {
        var history = KeptHistory(seed: UInt64(seed), after: 1)
        var taken: [(draft: JSONObject, line: Line)] = []
        while taken.count < count {
            let draft = history.draft()
            let line = history.line(of: draft)
            let event = try Ledger.event(line.bytes)
            let problems = try naive.registry.problems(with: event)
            guard history.oneIn(10) || problems.allSatisfy(\.isSubtle) else { continue }
            try naive.add(event)
            taken.append((draft, line))
            history.take()
        }
        return taken
    }

    @Test(
        "In histories that were kept, mostly, it finds what the naive check does", arguments: TransactionTimeTests.seeds
    )
    func kept(seed: Int) throws {
        let fixture = try RegisterFixture()
        var naive = try Naive(after: fixture.ledger)
        let taken = try kept(120, seed: seed, &naive)
        #expect(!naive.findings.isEmpty)
        try check(fixture.ledger, taken.map(\.line), naive)
    }

    @Test("In histories that nobody kept, it finds what the naive check does", arguments: TransactionTimeTests.seeds)
    func neglected(seed: Int) throws {
        let fixture = try RegisterFixture()
        var naive = try Naive(after: fixture.ledger)
        var history = LongHistory(seed: UInt64(seed), after: 1)
        let lines = try (0..<80).map { _ in try history.line() }
        for line in lines { try naive.add(Ledger.event(line.bytes)) }
        try check(fixture.ledger, lines, naive)
    }

    @Test(
        "An import takes of drafts what one recorder after the other takes, and nothing is found in it",
        arguments: TransactionTimeTests.seeds)
    func imported(seed: Int) throws {
        let (whole, single) = (try RegisterFixture(), try RegisterFixture())
        var naive = try Naive(after: whole.ledger)
        let drafts = try zip(1..., kept(80, seed: seed + 1000, &naive)).map { number, taken in
            PlacedDraft(try Draft(.object(taken.draft), recorder: "test"), at: Place(file: "drafts", line: number))
        }
        let terms = RecordingTerms(via: "test")
        _ = try whole.ledger.importDrafts(drafts, terms, settingAsideBad: true)
        for draft in drafts { _ = try single.ledger.importDrafts([draft], terms, settingAsideBad: true) }
        #expect(try whole.events().map(\.id) == single.events().map(\.id))
        #expect(try whole.events().count > 15)
        #expect(try findings(whole.ledger, inBatchesOf: 16).filter { $0.hasPrefix("altered") } == [])
    }
}

extension Problem {
    /// Whether it takes other events than the one that names an id to see it.
    fileprivate var isSubtle: Bool {
        switch kind {
        case .noParty, .mergeAlready, .mergeCycle, .pseudonymMerged, .correctedInvalid, .noSuchTarget: true
        default: false
        }
    }
}

extension Problem {
    /// Earlier writers did not hold a corrected line to this rule.
    fileprivate var wasNoneEarlier: Bool {
        switch kind {
        case .amendmentFixed: true
        case .pseudonymMerged: path == "/data/kind"
        default: path.hasPrefix("/imported/")
        }
    }
}
