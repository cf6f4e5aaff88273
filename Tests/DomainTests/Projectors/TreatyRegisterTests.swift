import CanonicalJSON
import Foundation
import Testing

@testable import Domain

/// The register of seventeen treaties, as a real office keeps it: who signed only, who consented only, who is bound.
@Suite struct TreatyRegisterTests {
    static let file: URL = {
        let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let data = ProcessInfo.processInfo.environment["CHANCERY_DATA"].map { URL(filePath: $0) }
        let folder = data ?? package.deletingLastPathComponent().appending(path: "shared/data")
        return folder.appending(path: "wipo/membership-to-copyright-treaties.csv")
    }()
    static let isThere = FileManager.default.fileExists(atPath: file.path())

    @Test(.enabled(if: isThere)) func `a register of treaties stands as its office counts it`() throws {
        var counts: [String: Int] = [:]
        for rows in try Self.rowsByTreaty().values {
            let treaty = try #require(try KnownEvents(telling: Self.events(rows)).treaty)
            for part in treaty.parts {
                counts[part.ladder.answer(on: DayRange("2030-01-01")).short, default: 0] += 1
            }
        }
        #expect(counts == ["in-force": 1208, "signed": 286, "consented": 7])
    }

    /// Of each row the party, and the days of signature, instrument and entry into force.
    private static func rowsByTreaty() throws -> [String: [[String]]] {
        let lines = try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline).dropFirst()
        return Dictionary(
            grouping: lines.map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) },
            by: { $0[$0.count - 5] })
    }

    private static func events(_ rows: [[String]]) -> [Told] {
        var events: [Told] = [.multilateral(.array(rows.indices.map { .string("p\($0)") }))]
        for (index, row) in rows.enumerated() {
            let (party, days) = ("p\(index)", row.suffix(4))
            if let on = days.first, !on.isEmpty { events.append(.signed(on, by: [.string(party)])) }
            if let on = days.dropLast().last, !on.isEmpty { events.append(.consented(on, party)) }
            if let on = days.last, !on.isEmpty { events.append(.entered(on, party)) }
        }
        return events
    }
}
