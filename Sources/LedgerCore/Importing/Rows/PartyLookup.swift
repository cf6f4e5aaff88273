import CanonicalJSON
import Projections
import Domain

/// What becomes of names in a table that nobody bears.
public enum UnresolvedNames: String, CaseIterable, Sendable {
    /// They wait for a decision.
    case ask
    /// They are registered as new parties.
    case register
    /// Their rows are refused.
    case refuse
}

/// Who is meant by the names in a table: what somebody decided, else the one party that bears the name, else a new one.
struct PartyLookup {
    private let view: LedgerView
    private let job: String
    private let policy: UnresolvedNames
    private let queue: ResolutionQueue
    /// The digest of the table's file.
    private let edition: String
    private let slugs = SlugBook()
    private var known: [String: Answer] = [:]
    /// What the rows before have registered.
    private var newcomers = NearNames()
    /// The names that the ledger has, for what is nearly one of them; read when it is first asked for.
    private var names: NearNames?
    /// What was answered by a new party that another row had registered.
    private var meant: [String: [String]] = [:]
    /// The new parties by their codes.
    private var coded: [String: String] = [:]
    /// The ids given to new parties, whether or not the rows that named them came to be recorded.
    private var given: [String: String] = [:]
    /// The new parties that rows have registered, by their ids.
    private var registered: [String: (key: String, party: PartyName)] = [:]

    enum Answer {
        case party(String, reason: String?)
        /// Nobody bore the name; the party is to be registered.
        case new(String)
        case waiting([String])
        case refused(String)
    }

    /// - Parameter view: the ledger before the import.
    init(_ view: LedgerView, job: String, edition: String, policy: UnresolvedNames, queue: ResolutionQueue) {
        self.edition = edition
        self.view = view
        self.job = job
        self.policy = policy
        self.queue = queue
    }

    /// - Parameters:
    ///   - line: where the row stands.
    ///   - row: its cells, by which somebody may have decided.
    mutating func find(_ party: PartyName, line: Int, _ row: RegisterRow) throws -> Answer {
        let decision = queue.decision(on: party.words, party.kind, line: line, of: edition, row)
        if let decision, let slug = decision.party { return .party(slug, reason: decision.reason) }
        let key =
            "\(party.words.searchKey)\n\(party.identity == nil)\n\(party.kind.rawValue)\n"
            + JSON.object(party.codes).canonicalText
        if let answer = known[key] { return answer }
        let answer = try look(party, isNew: decision != nil, key)
        // The next row that names a new party finds it registered.
        if case .new(let slug) = answer {
            (given[key], registered[slug]) = (slug, (key, party))
            known[key] = .party(slug, reason: nil)
            newcomers.add(party.words, of: slug)
            for code in Self.codes(of: party) where coded[code] == nil { coded[code] = slug }
        } else {
            known[key] = answer
            if case .party(let slug, _) = answer, registered[slug] != nil { meant[slug, default: []].append(key) }
        }
        return answer
    }

    /// Takes back what was answered about new parties: the row that named them is not recorded.
    mutating func forget(_ slugs: [String]) {
        for slug in slugs {
            guard let (key, party) = registered.removeValue(forKey: slug) else { continue }
            for key in meant.removeValue(forKey: slug) ?? [] { known[key] = nil }
            known[key] = nil
            newcomers.remove(party.words, of: slug)
            for code in Self.codes(of: party) where coded[code] == slug { coded[code] = nil }
        }
    }

    private mutating func look(_ party: PartyName, isNew: Bool, _ key: String) throws -> Answer {
        if let slug = given[key] { return .new(slug) }
        if isNew { return try registration(party) }
        let coded = try party.codes.compactMap { $0.value.string }.flatMap { try bearers(of: $0, party.kind) }.uniqued()
        if coded.count == 1 { return try answer(to: party, byCode: coded[0]) }
        let newcomers = Self.codes(of: party).compactMap { self.coded[$0] }.uniqued()
        if newcomers.count == 1 { return try answer(to: party, byCode: newcomers[0]) }
        if let known = try registeredBefore(party) { return .party(known, reason: nil) }
        if party.identity == nil {
            let bearers = try bearers(of: party.name, party.kind).filter { try !contradicts($0, party) }
            if bearers.count == 1 { return .party(bearers[0], reason: nil) }
            if bearers.count > 1 {
                return policy == .refuse
                    ? .refused("\(party.name.quoted) may be \(bearers.joined(separator: " or ")).") : .waiting(bearers)
            }
        }
        if let why = Self.problem(with: party) { return .refused(why) }
        switch policy {
        case .register:
            if party.asksSimilar {
                let similar = try similar(to: party)
                if !similar.isEmpty { return .waiting(similar) }
            }
            return try registration(party)
        case .ask: return .waiting([])
        case .refuse: return .refused("No party bears the name \(party.name.quoted).")
        }
    }

    /// Who has a code is meant, unless its names are quite other ones: then the code may be another's by mistake.
    private mutating func answer(to party: PartyName, byCode id: String) throws -> Answer {
        let isOther =
            if registered[id] != nil { newcomers.isOtherwiseCalled(id, than: party.name) } else {
                try knownNames().isOtherwiseCalled(id, than: party.name)
            }
        guard isOther else { return .party(id, reason: nil) }
        guard policy == .refuse else { return .waiting([id]) }
        let other = try registered[id]?.party.name ?? view.show(id, explains: false).title
        return .refused(
            "\(party.name.quoted) has a code of \(other.quoted).\n"
                + "hint: Set the code right; or record the name as one of that party's.")
    }

    /// Why a text is nobody's name.
    private static func problem(with party: PartyName) -> String? {
        for text in [party.name, party.identity].compactMap(\.self) {
            if Placeholder.isNobody(text) {
                return
                    "\(text.quoted) is nobody's name.\nhint: Set the cell right; or, where it means that there is none, "
                    + "name it in the map's \"empty\"."
            }
            if let damage = DamagedText.damage(of: text) {
                return
                    "\(text.quoted) \(damage).\nhint: Set the cell right; or, where the whole table is so, export it anew, "
                    + "in UTF-8."
            }
        }
        return nil
    }

    /// The names of the parties of the ledger.
    private mutating func knownNames() throws -> NearNames {
        if let names { return names }
        var known = NearNames()
        try view.catalog.forEachName { known.add($0, of: $1) }
        names = known
        return known
    }

    /// The parties of the kind that bear the name in full, or have it as their id or one of their codes.
    private func bearers(of name: String, _ kind: PartyKind) throws -> [String] {
        let named = try view.index.parties(named: name).map(\.text)
        let known = try Set([name] + named).filter { id in
            guard let seq = try view.index.registration(of: .party, id) else { return false }
            return kind.mayBe(try view.event(at: seq).partyKind)
        }
        return known.union(newcomers.bearers(of: name).filter { kind.mayBe(registered[$0]?.party.kind) })
            .sorted()
    }

    /// The parties whose names are nearly the name, of those in the ledger and of those that this import registers.
    private mutating func similar(to party: PartyName) throws -> [String] {
        // Who bears the very name may be meant, or may be another one of that name.
        let bearers =
            party.identity == nil ? [] : try bearers(of: party.name, party.kind).filter { try !contradicts($0, party) }
        if !bearers.isEmpty { return bearers }
        let registered = try knownNames().parties(near: party.name).filter { id in
            guard let seq = try view.index.registration(of: .party, id) else { return false }
            return party.kind.mayBe(try view.event(at: seq).partyKind)
        }
        let new = newcomers.parties(near: party.words).filter { party.kind.mayBe(self.registered[$0]?.party.kind) }
        return try (registered + new).uniqued().filter { try !contradicts($0, party) }
    }

    private static func codes(of party: PartyName) -> [String] {
        party.codes.map { "\($0.key)\n\($0.value.string?.searchKey ?? "")\n\(party.kind.rawValue)" }
    }

    /// Whether somebody has another code of a system than the table gives: then it is another one, whatever the names.
    private func contradicts(_ id: String, _ party: PartyName) throws -> Bool {
        guard !party.codes.isEmpty else { return false }
        let codes: JSONObject? =
            if let new = registered[id] { new.party.codes } else {
                try view.index.registration(of: .party, id).flatMap {
                    try view.event(at: $0).line.root["data"]?[PartyRegistered.fields.codes.name]?.json.object
                }
            }
        return party.codes.contains { system, code in
            codes?[system].map { $0.string?.searchKey != code.string?.searchKey } ?? false
        }
    }

    /// The party that an earlier run of this import registered by these words; `nil` where there are several.
    private func registeredBefore(_ party: PartyName) throws -> String? {
        let plain = SlugBook.slug(of: party.words)
        var (slug, number) = (plain, 1)
        var found: [String] = []
        while let seq = try view.index.registration(of: .party, slug) {
            let own = try view.event(at: seq)
            let words = own.line.root["imported"]?["record"]?.string
            if own.id.text == "\(job):party:\(slug)", words?.searchKey == party.words.searchKey,
                try !contradicts(slug, party)
            {
                found.append(slug)
            }
            number += 1
            slug = "\(plain)-\(number)"
        }
        return found.count == 1 ? found[0] : nil
    }

    /// A new party's id: the first that is free.
    private mutating func registration(_ party: PartyName) throws -> Answer {
        while true {
            let slug = slugs.next(for: party.words, in: .party)
            if try view.index.registration(of: .party, slug) == nil { return .new(slug) }
        }
    }
}

extension Event {
    var partyKind: PartyKind? { self.as(PartyRegistered.self)?.kind }
}

extension PartyKind {
    func mayBe(_ other: PartyKind?) -> Bool {
        other == self || other == .unresolved || self == .unresolved
    }
}

extension LedgerView {
    /// What kind of party somebody was registered as.
    public func kind(of party: PartyID) throws -> PartyKind? {
        try index.registration(of: .party, party.text).flatMap { try event(at: $0).partyKind }
    }
}
