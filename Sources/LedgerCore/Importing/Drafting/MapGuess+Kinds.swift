import CanonicalJSON
import Domain

/// What the rows are about: each method guesses one kind, or says that it is none of these.
extension MapGuess {
    // MARK: - Visits

    mutating func guessVisits() -> Bool {
        let isJourney = survey.columns.contains { column in
            column.isDates
                && ["arriv", "depart", "visit", "ankunft", "abreise"].contains { column.name.lowercased().contains($0) }
        }
        guard has(.visitor) || has(.host) && (has(.sender) || isJourney) else { return false }
        let visitor = take(.visitor)
        let sender = take(.sender) ?? (visitor == nil ? nil : take(.country))
        let host = take(.host) ?? take(.city) ?? take(.country)
        let (start, end) = (takeStart(), takeEnd())
        guard let guest = visitor ?? sender else { return false }
        var participant: JSONObject = ["party": "visitor"]
        if visitor != nil {
            add("visitor", kind(guest, else: .unresolved), guest)
        } else {
            add("visitor", kind(guest), guest)
        }
        if visitor != nil, let sender {
            add("sender", kind(sender), sender)
            participant["for"] = "sender"
        }
        if let host {
            add("host", kind(host), host)
            if kind(host) != kind(host, else: .country) {
                doubt("Whether \(host.name.quoted) names cities, countries or others is a guess.")
            }
        } else {
            add("host", .city, named: title)
            doubt("No column says who receives them: \(title.quoted) is a guess.")
        }
        let id = key ?? "{\(guest.name)}" + (host.map { " {\($0.name)}" } ?? "") + (start.map { " {\($0.name)}" } ?? "")
        var data: JSONObject = [
            "visit": .string(id), "visitors": [.object(participant)], "hosts": [["party": "host"]],
        ]
        if let purpose = take(.description, where: { $0.filled > 0 && !$0.isDates }) {
            data["description"] = .string("{\(purpose.name)}")
        }
        guessKey(among: [[guest, start], [guest, host, start]])
        guard let start else {
            doubt("No column looks like the day of a visit, which must have one.")
            let on: JSON = ["date": .string("[..\(day)]")]
            events = [Event(key: "visit", type: "visit.held", on: on, data: .object(data))]
            return true
        }
        let on: JSON = end.map { ["from": .string(start.name), "to": .string($0.name)] } ?? .string(start.name)
        events = [Event(key: "visit", type: "visit.held", when: [start.name: "filled"], on: on, data: .object(data))]
        return true
    }

    // MARK: - Offices

    mutating func guessOffices() -> Bool {
        let named = survey.columns.first { $0.isOffices && isFree($0) && !ColumnRole.description.fits($0.name) }
        guard has(.office) || has(.person) || named != nil, survey.columns.contains(where: \.isDates) else {
            return false
        }
        let person: ColumnSurvey? =
            take(.person) { $0.isText && !$0.isOffices } ?? (has(.office) || named != nil ? take(.party) : nil)
        guard let person else { return false }
        let office = take(.office) ?? named ?? take(.agreement)
        if let office { use(office) }
        guard office != nil || ColumnRole.person.fits(person.name) else {
            giveBack(person)
            return false
        }
        let body = take(.body) ?? take(.organisation) ?? take(.country) ?? take(.city) ?? take(.region)
        add("person", .person, person)
        if let body {
            add("body", kind(body, else: .organisation), body)
        } else {
            add("body", .organisation, named: title)
            doubt("No column says whose office it is: \(title.quoted) is a guess.")
        }
        if office == nil {
            doubt("No column names the office: \(person.name.quoted), the name of the column, is a guess.")
        }
        let data: JSON = [
            "person": "person", "office": .string(office.map { "{\($0.name)}" } ?? person.name.lowercased()),
            "of": "body",
        ]
        if let appointed = take(.appointed, where: \.isDates) {
            events.append(event("appointed", "office.appointed", appointed, data))
        }
        let (start, end) = (takeStart(), takeEnd())
        guessKey(among: [[person, office], [person, office, body], [person, office, body, start]])
        if let start { events.append(event("assumed", "office.assumed", start, data)) }
        if let end { events.append(event("left", "office.left", end, data)) }
        if start == nil { doubt("No column looks like the day on which somebody took up an office.") }
        return !events.isEmpty
    }

    // MARK: - Agreements

    /// Two columns of parties, and a tie between the two.
    mutating func guessTies() -> Bool {
        let sides = sides
        guard sides.count == 2 else { return false }
        sides.forEach { use($0) }
        let kinds = sides.map { kind($0) }
        add("first", kinds[0], sides[0])
        add("second", kinds[1], sides[1])
        let title = take(.agreement)
        let names = sides.map(\.name)
        let isPair = kinds[0] == kinds[1]
        if isPair { values.append(("pair", ["sorted": .array(names.map(JSON.string))])) }
        let pair = isPair ? "{pair}" : names.map { "{\($0)}" }.joined(separator: " ")
        let dates = survey.columns.filter { $0.isDates && isFree($0) && !ColumnRole.end.fits($0.name) }
        let further = ([title].compactMap(\.self) + dates).map(\.name)
        // Two rows of one pair that say the same, whoever stands first, tell of one agreement.
        let isOnce = isPair && survey.saysNoMore(names + further, than: names) || survey.areDistinct(names)
        let id = isOnce ? pair : pair + " " + distinction(of: names, title, dates)
        if key == nil { key = id }
        var data: JSONObject = [
            "agreement": .string(id), "kind": .string(agreementKind(of: kinds).rawValue), "form": "bilateral",
            "parties": ["first", "second"],
        ]
        data["title"] = title.map { .string("{\($0.name)}") }
        if let kind = takeKind() {
            data["kind"] = .string(kind)
        } else {
            doubt(
                "What kind of agreement it is, no column says: \(agreementKind(of: kinds).rawValue.quoted) is a guess.")
        }
        if !isOnce { doubt("The same two stand in several rows: these are taken for several agreements.") }
        events.append(Event(key: "tie", type: "agreement.registered", data: .object(data)))
        addCourse(of: .string(id), party: nil)
        return true
    }

    /// What tells two agreements of the same parties apart: the title, the row's key or the day; else the row's line.
    private mutating func distinction(of names: [String], _ title: ColumnSurvey?, _ dates: [ColumnSurvey]) -> String {
        if let title { return "{\(title.name)}" }
        if let key { return key }
        if let date = dates.first(where: { survey.areDistinct(names + [$0.name]) }) { return "{\(date.name)}" }
        doubt(
            "Nothing but their lines tells agreements of the same two apart: where a later edition has its rows in other lines, they "
                + "will not be known again. Add a column with a number of each row's own.")
        return "{line}"
    }

    /// One party a row of agreements of many.
    mutating func guessTreaties() -> Bool {
        guard has(.agreement), sides.count == 1, let party = sides.first,
            let title = survey.columns.first(where: { ColumnRole.agreement.fits($0.name) && $0.isText && isFree($0) }),
            title.name != party.name
        else { return false }
        use(title)
        use(party)
        // Of the states that are party to treaties few are parts of a country.
        let kind = kind(party, else: .country)
        add("party", kind == .state ? .country : kind, party)
        let id = "\(job) {\(title.name)}"
        if key == nil { key = "{\(title.name)}/{\(party.name)}" }
        var data: JSONObject = [
            "agreement": .string(id), "kind": "treaty", "form": "multilateral", "title": .string("{\(title.name)}"),
            "parties": ["party"],
        ]
        if let kind = takeKind() { data["kind"] = .string(kind) }
        events.append(
            Event(
                key: "agreement", type: "agreement.registered", data: .object(data), once: "{\(title.name)}"))
        doubt("Each row is taken for one party to an agreement of many, which \(title.name.quoted) names.")
        addCourse(of: .string(id), party: "party")
        return true
    }

    /// What befell an agreement: on the days of columns, and as a column of states says.
    private mutating func addCourse(of id: JSON, party: JSON?) {
        var data: JSONObject = ["agreement": id]
        func with(_ key: String, _ value: JSON?) -> JSON {
            var data = data
            data[key] = value
            return .object(data)
        }
        let consented = take(.consented, where: \.isDates)
        let entered = take(.entered, where: \.isDates)
        let signed = take(.signed, where: \.isDates) ?? (consented == nil && entered == nil ? takeStart() : nil)
        let end = takeEnd()
        let status = takeStatus()
        if let signed {
            var signing = data
            signing["parties"] = party.map { [$0] }
            // Whoever consents as well was not bound by the signature.
            if party != nil, consented != nil { signing["effect"] = "subject-to-approval" }
            events.append(event("signed", "agreement.signed", signed, .object(signing)))
        }
        if let consented, let party {
            events.append(event("consented", "agreement.consented", consented, with("party", party)))
        } else {
            giveBack(consented)
        }
        data["party"] = party
        if let entered { events.append(event("entered", "agreement.entered-into-force", entered, .object(data))) }
        let ending = with("mode", party == nil ? "termination" : "withdrawal")
        if let end { events.append(event("ended", "agreement.ended", end, ending)) }
        if signed == nil, consented == nil, entered == nil, status == nil {
            doubt("No column looks like the day on which something began.")
        }
        guard let (column, words) = status else { return }
        for (meaning, status) in [(StatusWords.Meaning.active, "in-force"), (.suspended, "suspended")]
        where !words[meaning].isEmpty {
            events.append(
                event(
                    "seen-\(meaning.rawValue)", "agreement.affirmed", where: column, is: words[meaning],
                    with("status", .string(status))))
        }
        addEnd("agreement.ended", column, words, unless: end, ending)
    }

    private func agreementKind(of kinds: [PartyKind]) -> AgreementKind {
        switch (kinds[0], kinds[1]) {
        case (.city, .city): .sisterCity
        case (.state, .state): .sisterState
        case (.country, .country): .treaty
        default: .partnership
        }
    }

    /// A column that says of which kind an agreement is.
    private mutating func takeKind() -> String? {
        let column = take(.kind) { $0.isText && $0.texts.contains { AgreementWords.kind($0) != nil } }
        guard let column else { return nil }
        let table = column.texts.sorted().map { ($0, JSON.string((AgreementWords.kind($0) ?? .other).rawValue)) }
        values.append(
            ("kind", ["column": .string(column.name), "table": .object(JSONObject(table)), "other": "other"]))
        return "{kind}"
    }

    // MARK: - Memberships

    mutating func guessMemberships() -> Bool {
        guard let member = sides.first else {
            doubt("No column looks like names. Say in \"parties\" who takes part.")
            return false
        }
        use(member)
        let organisation = take(.organisation)
        let region = kind(member) == .city ? take(.region) ?? take(.country) : nil
        add("member", kind(member), member, id: region)
        if let organisation {
            add("organisation", .organisation, organisation)
        } else {
            add("organisation", .organisation, named: title)
            doubt(
                "The table names one party a row: of which organisation are they members? \(title.quoted) is a guess.")
        }
        guessKey(among: [[member, organisation], [member, organisation, region]])
        let (start, end) = (takeStart(), takeEnd())
        let status = takeStatus()
        let data: JSONObject = ["member": "member", "organisation": "organisation"]
        var joined = data
        if let (column, words) = status {
            let kinds: [StatusWords.Meaning] = [.full, .associate, .observer]
            let table = kinds.flatMap { kind in words[kind].map { ($0, JSON.string(kind.rawValue)) } }
            if !table.isEmpty {
                values.append(
                    ("standing", ["column": .string(column.name), "table": .object(JSONObject(table)), "other": ""]))
                joined["status"] = "{standing}"
                doubt("What \(column.name.quoted) says of a member is taken to be so since it joined.")
            }
        }
        if let start {
            events.append(event("joined", "membership.joined", start, .object(joined)))
        } else {
            doubt("No column looks like the day on which something began.")
        }
        if let end { events.append(event("left", "membership.ended", end, .object(data))) }
        if let (column, words) = status {
            for meaning in [StatusWords.Meaning.active, .suspended] where !words[meaning].isEmpty {
                var seen = data
                if meaning == .suspended { seen["status"] = "suspended" }
                events.append(
                    event(
                        "seen-\(meaning.rawValue)", "membership.affirmed", where: column, is: words[meaning],
                        .object(seen)))
            }
            addEnd("membership.ended", column, words, unless: end, .object(data))
        }
        if events.isEmpty {
            events.append(
                Event(key: "seen", type: "membership.affirmed", on: ["date": .string("\(day)")], data: .object(data)))
        }
        return true
    }

    // MARK: - What several kinds have

    /// The columns that name parties, at most two.
    private var sides: [ColumnSurvey] {
        let names = survey.columns.filter {
            $0.isText && isFree($0) && !$0.isKindOrStatus && !ColumnRole.description.fits($0.name)
        }
        let roles: [ColumnRole] = [.city, .party, .country, .person, .organisation]
        let named = names.filter { column in roles.contains { $0.fits(column.name) } }
        let others: [ColumnRole] = [.agreement, .office, .key]
        let found = named.isEmpty ? names.filter { column in !others.contains { $0.fits(column.name) } } : named
        // A country beside a city says where that is, and takes no part.
        let cities = found.filter { kind($0) == .city }
        let parties = cities.isEmpty ? found.filter { !ColumnRole.organisation.fits($0.name) } : cities
        return Array((parties.isEmpty ? found : parties).prefix(2))
    }

    private mutating func takeStatus() -> (ColumnSurvey, StatusWords)? {
        let column =
            take(.status, where: \.isStatus)
            ?? survey.columns.first { isFree($0) && $0.isStatus && StatusWords($0.texts).unknown.isEmpty }
        guard let column else { return nil }
        use(column)
        let words = StatusWords(column.texts)
        if !words.unknown.isEmpty {
            doubt(
                "What \(words.unknown.map(\.quoted).joined(separator: ", ")) in \(column.name.quoted) means nobody knows here."
            )
        }
        return (column, words)
    }

    /// An end that a column of states tells, where no day of it is told.
    private mutating func addEnd(
        _ type: String, _ column: ColumnSurvey, _ words: StatusWords, unless end: ColumnSurvey?, _ data: JSON
    ) {
        guard !words[.ended].isEmpty else { return }
        var ended = event("seen-ended", type, where: column, is: words[.ended], by: true, data)
        if let end { ended.when[end.name] = "empty" }
        events.append(ended)
    }
}

extension ColumnSurvey {
    /// Whether its cells are words for states of things.
    var isStatus: Bool { isText && texts.count <= 12 && StatusWords(texts).isKnown }

    /// Whether it says what kind of thing a row is, or how that stands, and names nobody.
    fileprivate var isKindOrStatus: Bool {
        isStatus || ColumnRole.kind.fits(name) && !texts.isEmpty && texts.contains { AgreementWords.kind($0) != nil }
    }
}
