import Foundation
import GRDB

/// Puts what beliefs were folded to into the tables, inside one transaction.
///
/// An answer that stays the same from one folded belief of a subject to the next is kept once, with the first and the last of
/// the beliefs that share it. So one more event adds no more rows than there are answers that it changes.
struct PeriodRows {
    private let state: Statement
    private let mark: Statement
    private let near: Statement
    private let insert: Statement
    private let move: Statement
    private let delete: Statement
    private let copy: Statement

    init(_ database: Database) throws {
        // Whether it is folded, and which are the nearest ones that are.
        state = try database.makeStatement(
            sql: """
                SELECT folded,
                (SELECT since FROM belief WHERE subject = ?1 AND since < ?2 AND folded > 0 ORDER BY since DESC LIMIT 1),
                (SELECT since FROM belief WHERE subject = ?1 AND since > ?2 AND folded > 0 ORDER BY since LIMIT 1)
                FROM belief WHERE subject = ?1 AND since = ?2
                """)
        mark = try database.makeStatement(sql: "UPDATE belief SET folded = ? WHERE subject = ? AND since = ?")
        near = try database.makeStatement(
            sql: """
                SELECT \(PeriodRow.columns), number, first, last FROM period
                WHERE subject = ? AND first <= ? AND last >= ?
                """)
        insert = try database.makeStatement(
            sql: """
                INSERT INTO period (subject, first, last, since, until, place, kind, json, words)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        move = try database.makeStatement(sql: "UPDATE period SET first = ?, last = ? WHERE number = ?")
        delete = try database.makeStatement(sql: "DELETE FROM period WHERE number = ?")
        copy = try database.makeStatement(
            sql: """
                INSERT INTO period (subject, first, last, since, until, place, kind, json, words)
                SELECT subject, ?, last, since, until, place, kind, json, words FROM period WHERE number = ?
                """)
    }

    private struct Kept {
        let number: Int
        let first: Int
        let last: Int
    }

    func add(_ folded: FoldedBelief) throws {
        let belief = folded.belief
        // Another process may have been here in the meantime.
        guard let state = try Row.fetchOne(state, arguments: [belief.number, belief.since]), state[0] != 1 else {
            return
        }
        let (previous, next): (Int?, Int?) = (state[1], state[2])
        let wasPartly = state[0] == 2
        try mark.execute(arguments: [folded.isWhole ? 1 : 2, belief.number, belief.since])
        let now = belief.since
        var kept: [PeriodRow: [Kept]] = [:]
        if previous != nil || next != nil || wasPartly {
            // Whatever reaches from the one to the other, at least.
            let rows = try Row.fetchCursor(
                near, arguments: [belief.number, next ?? now, previous ?? now])
            while let row = try rows.next() {
                kept[try PeriodRow(row), default: []].append(Kept(number: row[6], first: row[7], last: row[8]))
            }
        }
        for row in folded.rows {
            let same = kept.removeValue(forKey: row) ?? []
            if same.contains(where: { $0.first <= now && now <= $0.last }) { continue }
            let left = same.first { $0.last == previous }
            let right = same.first { $0.first == next }
            switch (left, right) {
            case (let left?, let right?):
                try move.execute(arguments: [left.first, right.last, left.number])
                try delete.execute(arguments: [right.number])
            case (let left?, nil): try move.execute(arguments: [left.first, now, left.number])
            case (nil, let right?): try move.execute(arguments: [now, right.last, right.number])
            case (nil, nil):
                try insert.execute(
                    arguments: [
                        belief.number, now, now, row.days.lowerBound, row.days.upperBound, row.place, row.kind,
                        Data(row.json), Data(row.words),
                    ])
            }
        }
        guard !wasPartly || folded.isWhole else { return }
        for other in kept.values.joined() where other.first <= now && now <= other.last {
            try remove(other, at: now, previous, next)
        }
    }

    /// Leaves a belief out of those that share an answer.
    private func remove(_ other: Kept, at now: Int, _ previous: Int?, _ next: Int?) throws {
        let isFirst = other.first == now
        let isLast = other.last == now
        if isFirst && isLast {
            try delete.execute(arguments: [other.number])
        } else if isFirst {
            try move.execute(arguments: [next, other.last, other.number])
        } else {
            if !isLast { try copy.execute(arguments: [next, other.number]) }
            try move.execute(arguments: [other.first, previous, other.number])
        }
    }
}

extension PeriodRow {
    /// The columns that `init(_:)` reads, in their order.
    static let columns = "period.since, period.until, place, kind, json, words"

    init(_ row: Row) throws {
        self.init(
            days: row[0]..<row[1], place: row[2], kind: row[3], json: try Self.bytes(row, 4),
            words: try Self.bytes(row, 5))
    }

    private static func bytes(_ row: Row, _ column: Int) throws -> [UInt8] {
        try row.withUnsafeData(atIndex: column) { $0.map(Array.init) ?? [] }
    }
}
