import CanonicalJSON

/// A report: a value, with its renderings. Each carries the same facts.
///
/// A new report conforms to `DocumentReport`: it gives its `json` and its `document`, and has all other forms from that.
public protocol Report: Sendable {
    /// A contract: keys are added, never removed (docs/MODEL.md, section 16).
    var json: JSON { get }
    /// Writes what `json` is, in canonical form.
    func write(to writer: inout JSONWriter)
    /// For people, in lines without trailing blanks. Text from outside is made printable.
    var text: String { get }
    /// For people, without a form yet.
    var document: Document { get }
    /// A file for a browser that needs nothing else.
    var page: String { get }
}

/// A report that is written once, as a document, and rendered from that.
public protocol DocumentReport: Report {}

extension DocumentReport {
    public var text: String { document.text() }
}

extension Report {
    public func write(to writer: inout JSONWriter) { writer.write(json) }

    /// A report that has only lines of text is a document of these.
    public var document: Document { Document(lines: text) }

    public var page: String { document.html }
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
        case .text: document.text(width: width)
        case .json: jsonText + "\n"
        case .csv: document.csv
        case .markdown: document.markdown
        case .html: page
        }
    }
}
