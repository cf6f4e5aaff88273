import LedgerCore
import Domain

extension RevisionImportError {
    /// The error in words.
    var message: Message {
        switch self {
        case .unreadableTable(let file, let error):
            Message(place: "\(file.printable):\(error.line)", what: error.kind.what, hint: error.kind.hint)
        case .missingColumn(let file, let column, let columns):
            Message(
                place: file.printable, what: "there is no column \(column.quoted), which the map names.",
                hint: "The columns are \(columns.map(\.quoted).joined(separator: ", ")).")
        case .unreadableMap(let file, let error):
            Message(
                place: [file.printable, error.pointer].filter { !$0.isEmpty }.joined(separator: ": "),
                what: error.kind.what, hint: error.kind.hint)
        case .badRevision(let file, let error):
            Message(place: "\(file.printable):\(error.line)", what: error.kind.what, hint: error.kind.hint)
        case .idTaken(let place, let thing, let event):
            Message(
                place: place.map { "\($0)" } ?? "",
                what: "the register would speak of \(thing), which \(event) made known as something else.",
                hint:
                    "Give the register's things ids of their own in the map, such as \"visit\": \"register-{record}\".")
        case .ledgerIsAhead(let change, let ledger):
            Message(
                what: "the first change to record was made at \(change), and the ledger's last event was recorded at "
                    + "\(ledger).",
                hint: "Give the register a ledger of its own, opened before: chancery init DIR --recorded \(change)")
        }
    }
}

extension TableImportError {
    /// The error in words.
    var message: Message {
        switch self {
        case .unreadableMap(let file, let error): RevisionImportError.unreadableMap(file: file, error).message
        case .unreadableTable(let file, let error): RevisionImportError.unreadableTable(file: file, error).message
        case .missingColumns(let file, let missing, let columns):
            Message(
                place: file.printable,
                what: "there is no column \(missing.map(\.quoted).joined(separator: ", ")), which the map names.",
                hint: "The columns are \(columns.prefix(40).map(\.quoted).joined(separator: ", ")).")
        case .takenColumn(let file, let column):
            Message(
                place: file.printable,
                what:
                    "there is a column \(column.quoted), and by {\(column)} the map means the row's own \(column == "line" ? "line" : "id").",
                hint: "Give the column another name, in the table and in the map.")
        case .ambiguousDates(let file, let column, let line, let text):
            Message(
                place: "\(file.printable):\(line): \(column.quoted)",
                what: "\(text.quoted) may have the day first or the month, and no cell of the column settles it.",
                hint: "Say in the map which: \"dates\": {\"order\": \"day-month-year\"}, or \"month-day-year\". "
                    + "Nothing was recorded.")
        case .anotherTable(let file, let job, let why):
            Message(
                place: file.printable, what: "this seems to be another table than \(job.quoted) was: \(why).",
                hint: "Give another table another \"job\" in its map. If it is an edition of that one, use --anyway.")
        case .mostlyGone(let file, let rows, let gone):
            Message(
                place: file.printable,
                what:
                    "\(gone) of \(rows.of("row")) of the last edition are gone, and what they told of would be retracted.",
                why: "Perhaps the file is cut off, or is another table.",
                hint: "If it is so, use --anyway.")
        case .hugeField(let file, let line):
            Message(
                place: "\(file.printable):\(line)", what: "a field has more than \(LogEntry.maximumLineLength) bytes.",
                hint: "Perhaps a quotation mark was never closed. No event can hold so much.")
        case .unreadableQueue(let file, let why):
            Message(place: file.printable, what: why + ".", hint: "Restore the file, or remove it to ask anew.")
        }
    }
}

extension DelimitedTextError.Kind {
    fileprivate var what: String {
        switch self {
        case .empty: "there is no first line to name the columns."
        case .badColumn(let name):
            name.isEmpty ? "a column has no name." : "two columns have the name \(name.quoted)."
        case .fieldCount(let count, let expected):
            "the row has \(count.of("field")), and the table \(expected.of("column"))."
        case .strayQuote: "a quotation mark stands inside a field."
        case .unclosedQuote: "a quotation mark is never closed."
        case .loneCarriageReturn: "a carriage return ends no line."
        case .invalidUTF8: "the text is not UTF-8."
        case .utf16: "the text is UTF-16."
        }
    }

    fileprivate var hint: String? {
        switch self {
        case .strayQuote, .unclosedQuote:
            "A field with a quotation mark, a line break or the delimiter in it is put between quotation marks, and each "
                + "one inside is doubled."
        case .loneCarriageReturn: "End lines with LF or CRLF."
        case .invalidUTF8:
            "Say in the map what it is: \"table\": {\"encoding\": \"windows-1252\"}, or \"latin-1\" or \"utf-16\"; or convert "
                + "the file to UTF-8."
        case .utf16:
            "Say so in the map: \"table\": {\"encoding\": \"utf-16\"}; or save the table in UTF-8."
        case .badColumn:
            "If lines stand above the header, say in the map how many: \"table\": {\"skip\": 1}. If there is no header, name "
                + "the columns: \"table\": {\"columns\": [...]}."
        case .empty:
            "Is it the right file? If it has rows and no header, name the columns: \"table\": {\"columns\": [...]}."
        case .fieldCount: "Set the row right: a delimiter inside a field stands between quotation marks."
        }
    }
}

extension RevisionError.Kind {
    fileprivate var what: String {
        switch self {
        case .blank(let column): "\(column.quoted) is empty."
        case .unknownOperation(let word, _): "\(word.quoted) is no operation."
        case .badTime(let text): "\(text.quoted) is no moment."
        case .inconsistent(let change, let column): "the change \(change.quoted) has two values of \(column.quoted)."
        case .scattered(let change): "the change \(change.quoted) goes on after another one began."
        case .notARow(let column, let why):
            "\(column.quoted) holds no JSON object of texts"
                + (why.map { ": it goes wrong at byte \($0.offset)." } ?? ".")
        case .controlCharacter(let column): "\(column.quoted) holds a control character."
        case .alreadyThere(let record): "the record \(record.quoted) is inserted, and is there already."
        case .notThere(let record): "the record \(record.quoted) is not there."
        case .unmapped(_, let what): what
        case .otherBefore(let record, let field):
            "\(field.map { "\($0.quoted) of the record " } ?? "the record ")\(record.quoted) was not before what the row "
                + "says it was."
        }
    }

    fileprivate var hint: String? {
        switch self {
        case .unknownOperation(_, let known):
            "The words are \(known.map(\.quoted).joined(separator: ", ")); others are named under ops in the map."
        case .badTime: "Write it with its offset, as 2015-10-01T14:58:32-04:00."
        case .scattered: "Put the rows of a change one after the other, in the order of the changes."
        case .inconsistent: "Give changes that differ ids that differ."
        case .controlCharacter: "Only line feeds and tabs can be kept."
        case .alreadyThere, .notThere, .otherBefore:
            "The rows must be all that was done to the register, from its beginning, in order."
        case .unmapped: "Add it to the table under values in the map."
        case .blank, .notARow: nil
        }
    }
}

extension MapError.Kind {
    fileprivate var what: String {
        switch self {
        case .notJSON(let error): "is no JSON: it goes wrong at byte \(error.offset)."
        case .missing: "is required and not given."
        case .unknownKey: "is no key of a map."
        case .wrongKind(let expected): "is not \(expected)."
        case .notOneOf(let word, _): "\(word.quoted) is not one of the words that may stand here."
        case .badSlug(let text): "\(text.quoted) cannot be an id."
        case .unknownType(let type, _): "there is no event type \(type.quoted)."
        case .badTemplate(let text): "the braces of \(text.quoted) do not enclose names of columns."
        case .unknownParty(let role, _): "the map describes no party \(role.quoted)."
        case .badOccurrence: "does not fit the date of the event type."
        case .conditionalRecord: "stands for the record itself, and is made of every row."
        case .notFillable: "cannot be filled from a row."
        case .badField(let problem): problem.message().what
        }
    }

    fileprivate var hint: String? {
        switch self {
        case .unknownKey(let known), .unknownParty(_, let known), .notOneOf(_, let known):
            known.isEmpty ? nil : "Known are \(known.map(\.quoted).joined(separator: ", "))."
        case .badSlug: "Ids are lower-case letters and digits with single hyphens between."
        case .unknownType(_, let similar): similar.asNearMisses
        case .badTemplate: "Write {column}, or {column|other} for the first that has text."
        case .badOccurrence: "A type with one day takes the name of a column, a type with a span \"from\" and \"to\"."
        case .conditionalRecord:
            "Put first an event that every row tells of, such as a statement, without `when` or `once`."
        case .notJSON, .missing, .wrongKind, .notFillable:
            "See docs/IMPORT-CSV.md, and docs/IMPORT-REVISIONS.md for revisions."
        case .badField(let problem): problem.message().hint
        }
    }
}

extension RegisterRowsError {
    /// The error in words.
    var message: Message {
        switch self {
        case .noSuchJob(let job, let jobs):
            Message(
                what: "no import has the name \(job.quoted).",
                hint: jobs.isEmpty ? nil : "There are rows of \(jobs.joined(separator: ", ")).")
        case .severalJobs(let jobs):
            Message(
                what: "the ledger holds rows of several registers.", hint: "Name one: \(jobs.joined(separator: ", ")).")
        }
    }
}
