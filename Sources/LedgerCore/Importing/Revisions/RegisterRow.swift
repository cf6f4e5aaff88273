import CanonicalJSON

/// A row of somebody's register: text by column. Cells without text are as good as absent.
///
/// Compared by bytes: a register that changes nothing but the Unicode form of a name has changed it.
public struct RegisterRow: Hashable, Sendable {
    private var cells = JSONObject()

    public init() {}

    /// A row as it is kept in `imported`; `nil` if a cell is no text.
    public init?(_ object: JSONObject) {
        for (column, value) in object {
            guard let text = value.string else { return nil }
            self[column] = text
        }
    }

    /// A row of a table: of equal columns the last one counts.
    init(_ cells: [(column: String, text: String)]) {
        let filled = JSONObject(cells.map { ($0.column, JSON.string($0.text)) })
        self.cells = cells.contains { $0.text.isEmpty } ? JSONObject(filled.filter { $0.value != "" }) : filled
    }

    /// The text of a cell; setting it to nothing removes it.
    public subscript(column: String) -> String? {
        get { cells[column]?.string }
        set { cells[column] = newValue.flatMap { $0.isEmpty ? nil : .string($0) } }
    }

    /// The columns that have text.
    var columns: [String] { cells.map(\.key) }

    /// A cell as it stands, to be compared by bytes.
    func cell(_ column: String) -> JSON? { cells[column] }

    /// The row after a change: what has text is set, what has none removed.
    func updated(by other: JSONObject) -> RegisterRow {
        var row = self
        for (column, value) in other { row[column] = value.string }
        return row
    }

    public var json: JSON { .object(cells) }
}
