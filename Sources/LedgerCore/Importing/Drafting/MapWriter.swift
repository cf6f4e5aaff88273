import CanonicalJSON
import Domain

/// Writes a guess as a map, with comments in keys that begin with `//`.
struct MapWriter {
    private let guess: MapGuess

    init(_ guess: MapGuess) { self.guess = guess }

    var text: String {
        var lines = ["{"]
        func add(_ key: String, _ value: String, _ comment: String? = nil) {
            if let comment { lines.append("  \(Self.quoted("// \(key)")): \(Self.quoted(comment)),") }
            lines.append("  \(Self.quoted(key)): \(value),")
        }
        add(
            "job", Self.quoted(guess.job),
            "A draft. Read it, set it right, and look at what it makes: chancery import csv FILE --map THIS --dry-run")
        add("table", Self.written(form))
        add(
            "source", Self.written([("kind", "dataset"), ("title", .string(guess.title))]),
            "Who publishes the table, where, and when: \"publisher\", \"url\", \"published\".")
        if let key = guess.key { add("key", Self.quoted(key), "Tells the rows apart, in every edition of the table.") }
        add(
            "parties", Self.block(guess.parties.map { "\(Self.quoted($0.role)): \(Self.written($0.party))" }),
            "Who is named in a row. \"id\" tells the bearers of one name apart.")
        if !guess.values.isEmpty {
            add(
                "values", Self.block(guess.values.map { "\(Self.quoted($0.name)): \(Self.written($0.making))" }),
                "Columns that are made of others.")
        }
        add("empty", "[]", "What stands in a cell that is empty, beside -, n/a, null and their like.")
        add(
            "dates", "{ \"open\": [], \"unreadable\": \"refuse\" }",
            "\"order\" of day and month, words for \"open\" ends, and \"as_of\": by when all of it had happened.")
        lines.append("  \"events\": " + Self.block(guess.events.map { Self.written(members(of: $0)) }, "[", "]"))
        lines.append("}")
        return lines.joined(separator: "\n") + "\n"
    }

    private var form: [(String, JSON)] {
        let form = guess.survey.form
        var members: [(String, JSON)] = []
        if form.encoding != .utf8 { members.append(("encoding", .string(form.encoding.rawValue))) }
        if form.skip > 0 { members.append(("skip", .integer(form.skip))) }
        if form.skipLast > 0 { members.append(("skip_last", .integer(form.skipLast))) }
        if let columns = form.columns { members.append(("columns", .array(columns.map(JSON.string)))) }
        members.append(("delimiter", .string(String(UnicodeScalar(guess.survey.delimiter)))))
        return members
    }

    private func members(of event: MapGuess.Event) -> [(String, JSON)] {
        var members: [(String, JSON)] = [("key", .string(event.key))]
        if let once = event.once { members.append(("once", .string(once))) }
        if !event.when.isEmpty { members.append(("when", .object(event.when))) }
        members.append(("type", .string(event.type)))
        if let on = event.on { members.append(("on", on)) }
        return members + [("data", event.data)]
    }

    private static func block(_ members: [String], _ open: String = "{", _ close: String = "}") -> String {
        members.isEmpty
            ? open + close : "\(open)\n" + members.map { "    " + $0 }.joined(separator: ",\n") + "\n  \(close)"
    }

    private static func written(_ members: [(String, JSON)]) -> String {
        members.isEmpty
            ? "{}" : "{ " + members.map { "\(quoted($0.0)): \(written($0.1))" }.joined(separator: ", ") + " }"
    }

    private static func written(_ json: JSON) -> String {
        switch json {
        case .object(let object): written(object.map { ($0.key, $0.value) })
        case .array(let array): "[" + array.map(written).joined(separator: ", ") + "]"
        default: json.canonicalText
        }
    }

    private static func quoted(_ text: String) -> String { JSON.string(text).canonicalText }
}
