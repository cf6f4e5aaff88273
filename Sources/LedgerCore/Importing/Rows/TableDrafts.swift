import Domain

/// The drafts of a table, some rows at a time, with an account of what became of each row.
final class TableDrafts: DraftSource {
    private var importer: TableImporter
    private var rows: TableText.Rows
    /// Rows that are refused for what the ledger says of them: they leave nothing.
    private let excluded: Set<Int>
    /// Rows that look like no rows of the table, and why.
    private let footers: [Int: String]
    private let columnCount: Int
    private let read: (Int) -> Void
    private var isAtEnd = false
    private var hasSource = false
    private var hasEdition = false

    /// What became of each row, before the ledger has looked at it, by its line.
    private(set) var outcomes: [(line: Int, outcome: RowOutcome)] = []
    private(set) var refusals: [RowRefusal] = []
    private(set) var kept: [RowRefusal] = []
    private(set) var gone: [GoneRow] = []
    private(set) var retracted: [GoneRow] = []
    private(set) var readOtherwise: [Int] = []
    private(set) var waiting: [(line: Int, name: String, kind: PartyKind, candidates: [String], cells: RegisterRow)] =
        []

    /// - Parameter read: is told how many rows have been read.
    init(
        _ importer: TableImporter, _ table: TableText, excluding excluded: Set<Int>, footers: [Int: String],
        read: @escaping (Int) -> Void
    ) {
        self.importer = importer
        self.footers = footers
        columnCount = table.columns.count
        rows = table.rows()
        self.excluded = excluded
        self.read = read
    }

    var unreadable: [(place: Place, error: any Error)] { [] }

    var rowsOfLastEdition: (all: Int, here: Int) { importer.rowsOfLastEdition }

    func columns(of id: EventID, at pointer: String) -> [String] { importer.columns(of: id, at: pointer) }

    func next() throws -> [PlacedDraft]? {
        guard !isAtEnd else { return nil }
        var drafts: [PlacedDraft] = []
        if !hasSource, let source = try importer.source() { drafts.append(source) }
        hasSource = true
        while drafts.count < Ledger.batchSize {
            guard let row = try rows.next() else {
                isAtEnd = true
                for result in try importer.goneRows() { take(result, nil, &drafts) }
                break
            }
            take(try result(of: row), row, &drafts)
        }
        read(outcomes.count)
        // The edition is registered in front of the first event that cites it.
        if importer.citesNewEdition, !hasEdition {
            drafts.insert(try importer.editionSource(), at: 0)
            hasEdition = true
        }
        return drafts
    }

    private func result(of row: TableText.Row) throws -> TableImporter.Result {
        guard !excluded.contains(row.line) else {
            importer.note(row.line, row.known)
            return TableImporter.Result(.refused)
        }
        guard let cells = row.cells else {
            importer.note(row.line, row.known)
            let what =
                "The row has \(row.width.of("field")), and the table \(columnCount.of("column")).\n"
                + "hint: Put a field with the delimiter in it between quotation marks. If it is a footer, say in the map how "
                + "many rows stand at the end: \"table\": {\"skip_last\": 1}."
            return TableImporter.Result(
                .refused, refusals: [RowRefusal(line: row.line, columns: [], what: what)])
        }
        return try importer.importRow(row.line, cells, doubt: footers[row.line])
    }

    private func take(_ result: TableImporter.Result, _ row: TableText.Row?, _ drafts: inout [PlacedDraft]) {
        let line = row?.line
        drafts += result.drafts
        if let line { outcomes.append((line, result.outcome)) }
        refusals += result.refusals
        kept += result.kept
        if let row = result.gone { gone.append(row) }
        if let row = result.retracted { retracted.append(row) }
        if let line, result.isReadOtherwise { readOtherwise.append(line) }
        for name in result.waiting {
            waiting.append((line ?? 0, name.name, name.kind, name.candidates, RegisterRow(row?.known ?? [])))
        }
    }
}
