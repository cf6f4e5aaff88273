import CanonicalJSON
import EventStore
import Foundation
import Projections
import Domain

/// Names in tables of which it is not clear who is meant, and what somebody decided: `resolve/<job>.json` in the ledger's
/// folder.
///
/// A plain file that can be compared and committed. It is no part of the truth: what was decided counts when the rows that
/// waited are imported, and their events then say so, with the reason.
public struct ResolutionQueue: Sendable {
    public let job: String
    private let file: String
    public private(set) var items: [Item]
    /// Where the first item of each name and kind is.
    private var places: [String: Int] = [:]

    /// A name that waits, or waited.
    public struct Item: Sendable, Equatable {
        /// What stands in the table.
        public let name: String
        public let kind: PartyKind
        /// The parties that it may be; none where nobody bears the name.
        public var candidates: [String]
        /// The first lines that name it.
        public var lines: [Int]
        /// The digest of the file in which they are its lines.
        public var edition: String?
        /// What was decided: the last one that is about a row counts.
        public var decisions: [Decision] = []
        /// What stands in the columns of its rows, the first texts of each.
        var cells: [String: [String]] = [:]

        /// Whether somebody has decided for the whole table.
        public var isDecided: Bool { decisions.contains { $0.scope == .table } }
    }

    public struct Decision: Sendable, Equatable {
        /// `nil` for somebody who is not in the ledger yet.
        public let party: String?
        public let reason: String
        public let by: String
        public let scope: Scope

        public init(party: String?, reason: String, by: String, scope: Scope = .table) {
            self.party = party
            self.reason = reason
            self.by = by
            self.scope = scope
        }
    }

    /// For which rows something was decided.
    public enum Scope: Sendable, Equatable {
        case table
        /// The row at a line of one edition of the table, by the digest of its file.
        case line(Int, edition: String?)
        /// Rows in which another column says so: a country, a state.
        case rows(column: String, text: String)
    }

    /// So many lines, and texts of a column, are kept.
    static let most = 1000

    public init(job: String, root: String) throws(TableImportError) {
        self.job = job
        file = "\(root)/resolve/\(job).json"
        guard let data = try? PosixFileSystem().contents(of: file, limit: 1 << 30) else {
            items = []
            return
        }
        guard let json = try? JSON(parsing: data.trimmed), let array = json["items"]?.array else {
            throw .unreadableQueue(file: file, "it is no queue of names")
        }
        items = array.compactMap(Item.init)
        for (place, item) in items.enumerated().reversed() { places[Self.key(item.name, item.kind)] = place }
    }

    /// The queues of a ledger.
    public static func all(in root: String) throws -> [ResolutionQueue] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root + "/resolve")) ?? []
        return try names.filter { $0.hasSuffix(".json") }.sorted().map {
            try ResolutionQueue(job: String($0.dropLast(5)), root: root)
        }
    }

    /// What was decided on a name in a row: for its line, else for rows like it, else for the table.
    func decision(
        on name: String, _ kind: PartyKind, line: Int, of edition: String, _ row: RegisterRow
    ) -> Decision? {
        guard let decisions = places[Self.key(name, kind)].map({ items[$0].decisions }) else { return nil }
        func last(_ includes: (Scope) -> Bool) -> Decision? { decisions.last { includes($0.scope) } }
        return last { $0 == .line(line, edition: edition) }
            ?? last { if case .rows(let column, let text) = $0 { row[column]?.joiningBlanks == text } else { false } }
            ?? last { $0 == .table }
    }

    private static func key(_ name: String, _ kind: PartyKind) -> String { "\(kind.rawValue)\n\(name)" }

    /// Puts a name into the queue, or another line to it.
    mutating func add(
        _ name: String, _ kind: PartyKind, candidates: [String], line: Int, _ row: RegisterRow, of edition: String
    ) {
        guard let place = places[Self.key(name, kind)] else {
            places[Self.key(name, kind)] = items.count
            items.append(Item(name: name, kind: kind, candidates: candidates, lines: [line], edition: edition))
            items[items.count - 1].note(row)
            return
        }
        items[place].candidates = candidates
        if items[place].edition != edition {
            (items[place].edition, items[place].lines, items[place].cells) = (edition, [], [:])
        }
        if items[place].lines.count < Self.most, !items[place].lines.contains(line) { items[place].lines.append(line) }
        items[place].note(row)
    }

    /// - Parameter kind: of the party that is meant.
    /// - Throws: where the name waits here, and the decision fits none of its rows.
    /// - Returns: whether the name waits, or waited, here.
    public mutating func decide(
        _ name: String, _ decision: Decision, kind: PartyKind?
    ) throws(ResolutionMisfit) -> Bool {
        var named = items.indices.filter { items[$0].name == name }
        if named.isEmpty { named = items.indices.filter { items[$0].name.searchKey == name.searchKey } }
        guard !named.isEmpty else { return false }
        var misfit: ResolutionMisfit?
        let place = named.first { place in
            misfit = items[place].misfit(of: decision, kind: kind) ?? misfit
            return items[place].misfit(of: decision, kind: kind) == nil
        }
        guard let place else { throw misfit ?? .line([]) }
        var decision = decision
        if case .line(let line, nil) = decision.scope {
            decision = Decision(
                party: decision.party, reason: decision.reason, by: decision.by,
                scope: .line(line, edition: items[place].edition))
        }
        items[place].decisions.removeAll { $0.scope == decision.scope }
        items[place].decisions.append(decision)
        return true
    }

    public func save() throws {
        let sorted = items.sorted { ($0.name, $0.kind.rawValue) < ($1.name, $1.kind.rawValue) }
        let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let lines = sorted.map { "  " + $0.json.canonicalText }.joined(separator: ",\n")
        try Data("{\"items\":[\n\(lines)\n]}\n".utf8).write(to: URL(fileURLWithPath: file), options: .atomic)
    }
}

/// Why a decision would decide nothing.
public enum ResolutionMisfit: Error, Equatable, Sendable {
    /// The party is none of the kind that the table names.
    case kind(PartyKind, expected: PartyKind)
    /// The name stands in other lines.
    case line([Int])
    /// The rows have nothing in such a column; these they have.
    case column([String])
    /// The rows have other texts in the column.
    case text(column: String, [String])
}

extension ResolutionQueue.Item {
    /// Takes note of what stands in a row that names it.
    fileprivate mutating func note(_ row: RegisterRow) {
        for column in row.columns {
            guard let text = row[column]?.joiningBlanks, !text.isEmpty else { continue }
            let texts = cells[column] ?? []
            if texts.count < ResolutionQueue.most, !texts.contains(text) { cells[column] = texts + [text] }
        }
    }

    /// What keeps a decision from being about any of the rows; `nil` where nothing does, or nobody knows.
    fileprivate func misfit(of decision: ResolutionQueue.Decision, kind: PartyKind?) -> ResolutionMisfit? {
        if let kind, !self.kind.mayBe(kind) { return .kind(kind, expected: self.kind) }
        switch decision.scope {
        case .table: return nil
        case .line(let line, _):
            return lines.contains(line) || lines.count >= ResolutionQueue.most ? nil : .line(lines)
        case .rows(let column, let text):
            guard !cells.isEmpty else { return nil }
            guard let texts = cells[column] else { return .column(cells.keys.sorted()) }
            return texts.contains(text) || texts.count >= ResolutionQueue.most ? nil : .text(column: column, texts)
        }
    }

    init?(_ json: JSON) {
        guard let name = json["name"]?.string, let kind = json["kind"]?.string.flatMap(PartyKind.init) else {
            return nil
        }
        self.name = name
        self.kind = kind
        candidates = json["candidates"]?.array?.compactMap(\.string) ?? []
        lines = json["lines"]?.array?.compactMap(\.integer) ?? []
        edition = json["edition"]?.string
        for (column, texts) in json["cells"]?.object ?? [:] { cells[column] = texts.array?.compactMap(\.string) ?? [] }
        decisions = json["decisions"]?.array?.compactMap(ResolutionQueue.Decision.init) ?? []
        if let own = ResolutionQueue.Decision(json) { decisions.append(own) }
    }

    public var json: JSON {
        var object: JSONObject = [
            "name": .string(name), "kind": .string(kind.rawValue), "candidates": .array(candidates.map(JSON.string)),
            "lines": .array(lines.map(JSON.integer)),
        ]
        object["edition"] = edition.map(JSON.string)
        if !cells.isEmpty {
            object["cells"] = .object(JSONObject(cells.map { ($0.key, .array($0.value.map(JSON.string))) }))
        }
        if !decisions.isEmpty { object["decisions"] = .array(decisions.map(\.json)) }
        return .object(object)
    }
}

extension ResolutionQueue.Decision {
    init?(_ json: JSON) {
        guard json["party"]?.string != nil || json["new"] == true else { return nil }
        let scope: ResolutionQueue.Scope =
            if let line = json["line"]?.integer {
                .line(line, edition: json["edition"]?.string)
            } else if let column = json["column"]?.string,
                let text = json["text"]?.string
            { .rows(column: column, text: text) } else { .table }
        self.init(
            party: json["party"]?.string, reason: json["reason"]?.string ?? "", by: json["by"]?.string ?? "",
            scope: scope)
    }

    var json: JSON {
        var object: JSONObject = ["reason": .string(reason), "by": .string(by)]
        if let party { object["party"] = .string(party) } else { object["new"] = true }
        switch scope {
        case .table: break
        case .line(let line, let edition):
            object["line"] = .integer(line)
            object["edition"] = edition.map(JSON.string)
        case .rows(let column, let text): (object["column"], object["text"]) = (.string(column), .string(text))
        }
        return .object(object)
    }
}

extension [UInt8] {
    fileprivate var trimmed: ArraySlice<UInt8> { last == UInt8(ascii: "\n") ? dropLast() : self[...] }
}
