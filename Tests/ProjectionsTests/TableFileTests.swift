import CanonicalJSON
import Foundation
import GRDB
import Testing

@testable import Projections

/// Tables for other programs, in a SQLite database.
@Suite struct TableFileTests {
    private func written<Value>(_ tables: [TableFile.Table], _ read: (Database) throws -> Value) throws -> Value {
        let path = FileManager.default.temporaryDirectory.path() + "tables-\(UUID().uuidString).sqlite"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try TableFile.write(tables, to: path)
        return try DatabaseQueue(path: path).read(read)
    }

    @Test("Each cell is a text, a whole number or nothing, as it was given")
    func cells() throws {
        let table = TableFile.Table(
            name: "things", columns: ["id", "count", "order"],
            rows: [
                ["a", 1, .null], ["'; DROP TABLE things; --", .integer(Int(1) << 53 - 1), "x"], ["", -7, "漢"],
            ])
        let rows = try written([table]) { try Row.fetchAll($0, sql: "SELECT * FROM things") }
        let ids: [String] = rows.map { $0["id"] }
        let counts: [Int] = rows.map { $0["count"] }
        let orders: [String?] = rows.map { $0["order"] }
        #expect(ids == ["a", "'; DROP TABLE things; --", ""])
        #expect(counts == [1, 9_007_199_254_740_991, -7])
        #expect(orders == [nil, "x", "漢"])
    }

    @Test("Every table is there under its name, an empty one too, and nothing else")
    func tables() throws {
        let tables = ["one", "two", "select"].map { TableFile.Table(name: $0, columns: ["group", "x"], rows: []) }
        let names = try written(tables) { try String.fetchAll($0, sql: "SELECT name FROM sqlite_master ORDER BY name") }
        #expect(names == ["one", "select", "two"])
    }

    @Test("A file that is there already is not written over")
    func occupied() throws {
        let path = FileManager.default.temporaryDirectory.path() + "tables-\(UUID().uuidString).sqlite"
        defer { try? FileManager.default.removeItem(atPath: path) }
        let table = TableFile.Table(name: "t", columns: ["x"], rows: [["first"]])
        try TableFile.write([table], to: path)
        #expect(throws: (any Error).self) { try TableFile.write([table], to: path) }
        let rows = try DatabaseQueue(path: path).read { try String.fetchAll($0, sql: "SELECT x FROM t") }
        #expect(rows == ["first"])
    }
}
