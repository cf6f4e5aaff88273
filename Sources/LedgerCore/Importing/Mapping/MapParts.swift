import CanonicalJSON
import ExtendedDateTime
import Domain

/// Somebody or something that rows name.
struct PartyTemplate: Sendable {
    let kind: PartyKind
    let name: TextTemplate
    /// What the id is made of and the bearers of one name are told apart by; the name where it is left out.
    let id: TextTemplate?
    /// Codes of other systems.
    let codes: [(system: String, code: TextTemplate)]
    /// Whether a name that is nearly another one is asked about, and not registered.
    let asksSimilar: Bool

    /// Who a row names; `nil` where it names nobody.
    func name(in row: RegisterRow, record: String) -> PartyName? {
        guard let name = name.text(from: row, record: record)?.joiningBlanks else { return nil }
        return PartyName(
            name: name, identity: id?.text(from: row, record: record)?.joiningBlanks, kind: kind,
            codes: JSONObject(
                codes.compactMap { code in
                    code.code.text(from: row, record: record).map(\.joiningBlanks).flatMap {
                        Placeholder.isNobody($0) ? nil : (code.system, .string($0))
                    }
                }),
            asksSimilar: asksSimilar)
    }

    /// The columns that it takes text from.
    var columns: [String] { name.columns + (id?.columns ?? []) + codes.flatMap(\.code.columns) }
}

/// What becomes of a name that is nearly another one.
enum SimilarNames: String, CaseIterable { case ask, register }

/// The parts that maps of tables and maps of change logs have in common.
extension MapReader {
    func slug() throws(MapError) -> String {
        let text = try text()
        guard SlugGrammar.accepts(text.utf8) else { throw error(.badSlug(text)) }
        return text
    }

    /// The fields of `source.registered`; its id is the job's name.
    func source() throws(MapError) -> JSONObject {
        var fields = JSONObject()
        for (key, value) in try members(knowing: SourceRegistered.definition.data.fields.map(\.name)) {
            fields[key] = value.value
        }
        _ = try required(SourceRegistered.fields.kind.name)
        if let problem = Self.problem(in: fields) {
            let field = problem.path.split(separator: "/").dropFirst().map(String.init)
            throw MapReader(.null, path: path + field).error(.badField(problem))
        }
        return fields
    }

    /// What is wrong with the fields of a source, whatever its id.
    private static func problem(in fields: JSONObject) -> Problem? {
        var data = fields
        data[SourceRegistered.fields.source.name] = "source"
        let draft: JSON = ["type": .string(SourceRegistered.type), "data": .object(data)]
        do {
            return Validation.problems(in: try Draft(draft, recorder: "map")).first { $0.path.hasPrefix("/data/") }
        } catch {
            return nil
        }
    }

    func parties() throws(MapError) -> [String: PartyTemplate] {
        var parties: [String: PartyTemplate] = [:]
        for (role, party) in try members() {
            _ = try party.members(knowing: ["kind", "name", "id", "codes", "similar"])
            var codes: [(String, TextTemplate)] = []
            for (system, code) in try party.optional("codes")?.members() ?? [] {
                codes.append((system, try code.template()))
            }
            let similar = try party.optional("similar")?.choice(SimilarNames.self) ?? .ask
            parties[role] = PartyTemplate(
                kind: try party.required("kind").choice(PartyKind.self), name: try party.required("name").template(),
                id: try party.optional("id")?.template(), codes: codes, asksSimilar: similar == .ask)
        }
        return parties
    }

    func definition() throws(MapError) -> Definition {
        let type = try text()
        guard let definition = EventTypes.named(type) else {
            let known = EventTypes.all.map(\.type)
            throw error(.unknownType(type, similar: Similarity.nearest(to: type, among: known)))
        }
        return definition
    }

    func dates() throws(MapError) -> DateRules {
        var rules = DateRules()
        _ = try members(knowing: [
            "order", "open", "unknown", "unreadable", "day_numbers", "two_digit_years", "year_spans", "as_of", "real",
        ])
        if let order = optional("order") { rules.form.order = try order.choice(DateRules.Order.self) }
        if let open = optional("open") { rules.open = Set(try open.texts()) }
        if let unknown = optional("unknown") { rules.unknown = Set(try unknown.texts()) }
        if let unreadable = optional("unreadable") {
            rules.unreadable = try unreadable.choice(DateRules.Unreadable.self)
        }
        if let numbers = optional("day_numbers") {
            rules.dayNumbers = try numbers.choice(DateRules.DayNumbers.self)
        }
        if let first = optional("two_digit_years") {
            guard let year = first.value.integer, (1000...9900).contains(year) else {
                throw first.error(.wrongKind(expected: "the first year of the hundred, such as 1950"))
            }
            rules.twoDigitYears = year
        }
        if let spans = optional("year_spans") {
            guard case .bool(let areYears) = spans.value else {
                throw spans.error(.wrongKind(expected: "true or false"))
            }
            rules.form.hasYearSpans = areYears
        }
        for day in try optional("real")?.elements() ?? [] { rules.real.insert(try day.date()) }
        if let day = optional("as_of") { rules.asOf = try day.date() }
        return rules
    }

    func date() throws(MapError) -> EDTF {
        guard let date = try? EDTF(try text()) else { throw error(.wrongKind(expected: "a date in EDTF")) }
        return date
    }
}

extension OccurrenceTemplate {
    /// - Parameters:
    ///   - reader: `on` of an event's template; absent where the event has no date.
    ///   - event: the template itself, for errors.
    init(_ reader: MapReader?, of definition: Definition, in event: MapReader) throws(MapError) {
        guard let reader else {
            guard [.never, .instantIfKnown, .spanIfKnown].contains(definition.occurrence) else {
                throw MapReader(.null, path: event.path + ["on"]).error(.missing)
            }
            self = .none
            return
        }
        switch (definition.occurrence, reader.value) {
        case (.never, _): throw reader.error(.badOccurrence)
        case (_, .string(let column)): self = .day(column: column, note: nil, isLastDay: false)
        case (_, .object) where reader.optional("date") != nil:
            _ = try reader.members(knowing: ["date"])
            self = .always(try reader.required("date").date())
        case (_, .object) where reader.optional("column") != nil:
            _ = try reader.members(knowing: ["column", "note", "last_day"])
            var isLastDay = false
            if let last = reader.optional("last_day") {
                guard case .bool(let value) = last.value else {
                    throw last.error(.wrongKind(expected: "true or false"))
                }
                isLastDay = value
            }
            self = .day(
                column: try reader.required("column").text(), note: try reader.optional("note")?.text(),
                isLastDay: isLastDay)
        case (.span, _), (.spanIfKnown, _):
            _ = try reader.members(knowing: ["from", "to"])
            self = .span(from: try reader.required("from").text(), to: try reader.required("to").text())
        default: throw reader.error(.badOccurrence)
        }
    }
}
