import CanonicalJSON
import ExtendedDateTime
import Foundation
import Reports
import Testing
import Domain

@testable import LedgerCore

/// Trails of ledgers that nobody has kept well hold all that they name, and are the same whether there is an index or not.
@Suite struct RandomTrailTests {
    static let seeds = 0..<(ProcessInfo.processInfo.environment["CHANCERY_HISTORIES"].flatMap { Int($0) } ?? 6)

    private func queries(_ view: LedgerView, _ random: inout SeededGenerator) throws -> [TrailQuery] {
        let subjects = try view.knowledge().subjects.map(\.description).sorted().shuffled(using: &random)
        func query(_ subjects: [String], _ change: (inout TrailQuery) -> Void = { _ in }) -> TrailQuery {
            var query = TrailQuery()
            query.subjects = subjects
            change(&query)
            return query
        }
        return subjects.prefix(6).map { query([$0]) } + [
            query(Array(subjects.prefix(2))), query([subjects[0]]) { $0.depth = 1 }, query([]),
            query([]) { $0.filter.types = ["membership"] },
        ]
    }

    @Test("Whatever a trail names stands in it, and a clone without an index makes the same bytes", arguments: seeds)
    func closed(seed: Int) throws {
        let fixture = try RegisterFixture()
        var history = LongHistory(seed: UInt64(seed), after: 1)
        let lines = try (0..<300).map { _ in try history.line() }
        _ = try fixture.ledger.log.append(.unsigned) { _ in lines }
        var random = SeededGenerator(seed: UInt64(seed) &+ 5)
        let view = try fixture.ledger.view()
        let queries = try queries(view, &random)
        let day = try EDTF("2000-01-\(10 + seed % 10)")
        let trails = try queries.map { try view.audit($0, on: day) }
        for (query, trail) in zip(queries, trails) {
            let json = trail.json
            let told = (json["trail"]?.array ?? []) + (json["named"]?.array ?? [])
            let held = Set(told.compactMap { $0["seq"]?.integer })
            let missing = Set(Self.references(in: json)).subtracting(held).sorted()
            #expect(missing == [], "\(query.subjects), seed \(seed)")
            #expect(told.allSatisfy { $0["proof"]?.array?.isEmpty == false })
        }
        try FileManager.default.removeItem(at: fixture.folder.appendingPathComponent("ledger/.chancery"))
        let anew = try fixture.ledger.view()
        for (query, trail) in zip(queries, trails) {
            #expect(try anew.audit(query, on: day).page == trail.page, "\(query.subjects), seed \(seed)")
        }
    }

    /// The positions that a report names, as events and as reasons.
    private static func references(in value: JSON, under key: String = "") -> [Int] {
        switch value {
        case .object(let object):
            object.filter { !["line", "scope", "log", "key"].contains($0.key) }
                .flatMap { references(in: $0.value, under: $0.key) }
        case .array(let elements): elements.flatMap { references(in: $0, under: key) }
        case .integer(let number):
            ["seq", "events", "event", "evidence", "corrected_by", "retracted_by", "source_retracted_by"].contains(key)
                ? [number] : []
        default: []
        }
    }
}
