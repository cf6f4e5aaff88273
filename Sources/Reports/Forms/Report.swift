import CanonicalJSON

/// A report: a value, with its renderings. Each carries the same facts.
///
/// A new report gives its `json` and its `document`, and where it lists things, its `tables`; it has all forms from these.
public protocol Report: Sendable {
    /// A contract: keys are added, never removed (docs/MODEL.md, section 16).
    var json: JSON { get }
    /// Writes what `json` is, in canonical form.
    func write(to writer: inout JSONWriter)
    /// For people, without a form yet.
    var document: Document { get }
    /// What it lists, a row for each thing: for spreadsheets. None where it lists nothing.
    var tables: [DataTable] { get }
    /// For a terminal, in lines without trailing blanks. Text from outside is made printable.
    ///
    /// - Parameter width: the cells to which lines are broken; `nil` for lines of any length.
    func text(width: Int?) -> String
    /// A file for a browser that needs nothing else.
    var page: String { get }
}

extension Report {
    public func write(to writer: inout JSONWriter) { writer.write(json) }
    public var tables: [DataTable] { [] }
    public func text(width: Int?) -> String { document.text(width: width) }
    public var page: String { document.html }

    /// For a terminal, in lines of any length.
    public var text: String { text(width: nil) }
}

/// A report whose text has a layout of its own, closer than that of its document.
public protocol LaidOutReport: Report {
    var layout: String { get }
}

extension LaidOutReport {
    public func text(width: Int?) -> String { Document(lines: layout).text(width: width) }
}

/// The forms in which a report can be had.
public enum Form: String, CaseIterable, Sendable {
    case text, json, csv, markdown, html
}

extension Report {
    private var jsonText: String {
        var writer = JSONWriter()
        write(to: &writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// The report in a form.
    ///
    /// - Parameter width: the cells to which lines of text are broken; `nil` for lines of any length.
    public func rendered(as form: Form, width: Int? = nil) -> String {
        switch form {
        case .text: text(width: width)
        case .json: jsonText + "\n"
        case .csv: tables.isEmpty ? document.csv : tables.csv
        case .markdown: document.markdown
        case .html: page
        }
    }
}
