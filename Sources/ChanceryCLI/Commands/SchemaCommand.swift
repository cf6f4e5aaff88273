import ArgumentParser
import Domain

struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "The vocabulary: as a JSON Schema of drafts or of stored lines, or as a page to read.",
        discussion: "Examples: chancery schema > draft.schema.json; chancery schema --reference | less")

    enum Form: String, EnumerableFlag {
        case draft, line, reference

        static func help(for value: Form) -> ArgumentHelp? {
            switch value {
            case .draft: "The JSON Schema (draft 2020-12) of what import drafts reads."
            case .line: "The JSON Schema of a line of the log."
            case .reference: "The reference page of event types, in Markdown."
            }
        }
    }

    @Flag var form: Form = .draft

    func run() throws {
        switch form {
        case .draft: try Output.write(JSONSchema.draft.canonicalText + "\n")
        case .line: try Output.write(JSONSchema.line.canonicalText + "\n")
        case .reference: try Output.write(ReferencePage.markdown)
        }
    }
}
