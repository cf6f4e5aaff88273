/// Lines for spreadsheets: RFC 4180, and no cell a formula.
public enum CSVLine {
    public static func text(_ cells: [String]) -> String { cells.map(\.csvCell).joined(separator: ",") + "\r\n" }
}
