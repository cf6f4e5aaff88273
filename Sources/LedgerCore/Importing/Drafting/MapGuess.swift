import CanonicalJSON
import Domain
import ExtendedDateTime

/// What the columns of a table may mean: a guess, as a value. `MapWriter` writes it down.
struct MapGuess {
    let job: String
    let title: String
    let survey: TableSurvey
    /// The template of the row's key.
    var key: String?
    var values: [(name: String, making: JSON)] = []
    var parties: [(role: String, party: JSON)] = []
    var events: [Event] = []
    /// What somebody has to look at.
    private(set) var doubts: [String] = []
    private var used: Set<String> = []
    /// On which day the guess is made: what the table says of the present, it says by then.
    let day: Day

    /// An event as the map says it.
    struct Event {
        let key: String
        let type: String
        var when = JSONObject()
        var on: JSON?
        let data: JSON
        var once: String?
    }

    private init(_ survey: TableSurvey, job: String, on day: Day) {
        self.survey = survey
        self.job = job
        self.day = day
        title = survey.name.replacing("-", with: " ").replacing("_", with: " ").capitalizedFirst
    }

    /// What the rows are about is the first kind that the columns fit.
    static func of(_ survey: TableSurvey, job: String, on day: Day) -> MapGuess {
        var start = MapGuess(survey, job: job, on: day)
        start.guessKey()
        let kinds: [(inout MapGuess) -> Bool] = [
            { $0.guessVisits() }, { $0.guessOffices() }, { $0.guessTies() }, { $0.guessTreaties() },
            { $0.guessMemberships() },
        ]
        var guess = start
        for guessKind in kinds {
            guess = start
            if guessKind(&guess) { break }
        }
        if guess.key == nil {
            guess.doubt(
                "No column tells the rows apart: rows are known by their cells, and a changed row is a new one.")
        }
        guess.doubts = guess.tableDoubts + guess.doubts + guess.unusedDoubts + survey.dateNotes
        return guess
    }

    mutating func doubt(_ text: String) { doubts.append(text) }

    /// The first column of a role that is of a kind and has no part yet.
    mutating func take(_ role: ColumnRole, where includes: (ColumnSurvey) -> Bool = \.isText) -> ColumnSurvey? {
        let column = survey.columns.first { role.fits($0.name) && includes($0) && !used.contains($0.name) }
        if let column { used.insert(column.name) }
        return column
    }

    func has(_ role: ColumnRole, where includes: (ColumnSurvey) -> Bool = \.isText) -> Bool {
        survey.columns.contains { role.fits($0.name) && includes($0) }
    }

    mutating func use(_ column: ColumnSurvey) { used.insert(column.name) }

    /// The key, where no column is one: the first of some groups of columns that tells the rows apart.
    mutating func guessKey(among groups: [[ColumnSurvey?]]) {
        guard key == nil else { return }
        let names = groups.map { $0.compactMap { $0?.name } }
        let group = names.first { !$0.isEmpty && survey.areDistinct($0) }
        key = group.map { $0.map { "{\($0)}" }.joined(separator: "/") }
    }

    mutating func giveBack(_ column: ColumnSurvey?) { if let column { used.remove(column.name) } }

    func isFree(_ column: ColumnSurvey) -> Bool { !used.contains(column.name) }

    /// The column that says since when, and that says until when.
    mutating func takeStart() -> ColumnSurvey? {
        if let column = take(.start, where: \.isDates) { return column }
        let others: [ColumnRole] = [.signed, .consented, .entered, .appointed]
        let free = survey.columns.filter { $0.isDates && isFree($0) && !ColumnRole.end.fits($0.name) }
        let column = free.first { column in !others.contains { $0.fits(column.name) } } ?? free.first
        if let column { use(column) }
        return column
    }

    mutating func takeEnd() -> ColumnSurvey? { take(.end) { $0.isDates || $0.filled == 0 || $0.isPlaceholders } }

    /// An event on the day of a column, where it has one.
    func event(_ key: String, _ type: String, _ column: ColumnSurvey, _ data: JSON) -> Event {
        Event(key: key, type: type, when: [column.name: "filled"], on: .string(column.name), data: data)
    }

    /// What the table says of the day on which somebody looks at it.
    func event(
        _ key: String, _ type: String, where column: ColumnSurvey, is texts: [String], by: Bool = false, _ data: JSON
    ) -> Event {
        Event(
            key: key, type: type, when: [column.name: .array(texts.map(JSON.string))],
            on: ["date": .string(by ? "[..\(day)]" : "\(day)")], data: data)
    }

    mutating func add(_ role: String, _ kind: PartyKind, _ column: ColumnSurvey, id: ColumnSurvey? = nil) {
        var party: JSONObject = ["kind": .string(kind.rawValue), "name": .string("{\(column.name)}")]
        party["id"] = id.map { .string("{\(column.name)} {\($0.name)}") }
        parties.append((role, .object(party)))
    }

    mutating func add(_ role: String, _ kind: PartyKind, named name: String) {
        parties.append((role, ["kind": .string(kind.rawValue), "name": .string(name)]))
    }

    /// What a column of names is of, by the words at its head.
    func kind(_ column: ColumnSurvey, else other: PartyKind = .city) -> PartyKind {
        let roles: [(ColumnRole, PartyKind)] = [
            (.country, .country), (.region, .state), (.organisation, .organisation), (.body, .organisation),
            (.person, .person), (.city, .city),
        ]
        return roles.first { $0.0.fits(column.name) }?.1 ?? other
    }

    private mutating func guessKey() {
        var found = take(.key, where: \.isNearlyKey)
        if found == nil {
            found = survey.columns.first { $0.isKey && $0.isNumbers && !$0.isDates }
            if let found { use(found) }
        }
        guard let found else { return }
        key = "{\(found.name)}"
        for cell in found.repeated {
            doubt("Lines \(cell.first) and \(cell.second) have one key, \(cell.text.quoted) in \(found.name.quoted).")
        }
    }
}

extension MapGuess {
    private var tableDoubts: [String] {
        var doubts: [String] = []
        let skip = survey.form.skip
        if skip > 0 { doubts.append("\(skip.of("line")) above the header \(skip.verb("is", "are")) passed over.") }
        for footer in survey.footers {
            doubts.append("Line \(footer.line) is passed over as a footer: \(footer.why).")
        }
        if let first = survey.oddRows.first {
            let more = survey.oddRows.count > 1 ? " and \(survey.oddRows.count - 1) more have" : " has"
            doubts.append("Line \(first)\(more) another number of fields.")
        }
        if let names = survey.form.columns {
            doubts.append(
                "The first row is no header: the columns are called \(names.map(\.quoted).joined(separator: ", ")). Give them names "
                    + "in \"table\", and say what they mean.")
        } else if let odd = survey.columns.first(where: { ColumnSurvey.mayBeDate($0.name) || Int($0.name) != nil }) {
            doubts.append(
                "\(odd.name.quoted) is an odd name of a column: is the first row no header? Then name the columns in \"table\"."
            )
        }
        for column in survey.columns where column.isText {
            let denials = StatusWords.denials(among: column.texts)
            if !denials.isEmpty {
                doubts.append(
                    "In \(column.name.quoted) \(denials.prefix(8).map(\.quoted).joined(separator: ", ")) may deny what the row tells: say "
                        + "in \"when\" of which rows the events are made.")
            }
        }
        for column in survey.columns where column.isDates {
            for cell in column.odd {
                doubts.append(
                    "Line \(cell.line): \(column.name.quoted) is \(cell.text.quoted), where others are dates.")
            }
            if !column.placeholders.isEmpty {
                let words = column.placeholders.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(8)
                    .map { "\($0.key.quoted) (\($0.value))" }.joined(separator: ", ")
                doubts.append("In \(column.name.quoted) these are taken for no date, or for no end: \(words).")
            }
        }
        return doubts
    }

    private var unusedDoubts: [String] {
        survey.columns.filter { isFree($0) && $0.filled > 0 }.map {
            "\($0.name.quoted)\($0.isDates ? ", which holds dates," : "") is not used."
        }
    }
}
