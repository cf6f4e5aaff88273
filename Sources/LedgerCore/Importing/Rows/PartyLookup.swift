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
    private let ledger: Ledger
    private let job: String
    private let policy: UnresolvedNames
    private let queue: ResolutionQueue
    private let slugs = SlugBook()
    private var known: [String: Answer] = [:]
    /// The ids given to new parties, whether or not the rows that named them came to be recorded.
    private var given: [String: String] = [:]
    private var keys: [String: [String]] = [:]

    enum Answer {
        case party(String, reason: String?)
        /// Nobody bore the name; the party is to be registered.
        case new(String)
        case waiting([String])
        case refused(String)
    }

    init(_ ledger: Ledger, job: String, policy: UnresolvedNames, queue: ResolutionQueue) {
        self.ledger = ledger
        self.job = job
        self.policy = policy
        self.queue = queue
    }

    /// The ledger with all that this import has recorded so far.
    private func view() throws -> LedgerView { try ledger.view(of: ledger.log.head()) }

    /// - Parameter words: what tells the bearers of one name apart; `nil` where the name is all there is.
    mutating func find(_ name: String, _ words: String?, _ kind: PartyKind) throws -> Answer {
        let key = "\(words ?? name)\n\(name)\n\(kind.rawValue)"
        if let answer = known[key] { return answer }
        let answer = try look(name, words, kind, key)
        // The next row that names a new party finds it registered.
        if case .new(let slug) = answer {
            given[key] = slug
            keys[slug, default: []].append(key)
            known[key] = .party(slug, reason: nil)
        } else {
            known[key] = answer
        }
        return answer
    }

    /// Takes back what was answered about new parties: the row that named them is not recorded.
    mutating func forget(_ slugs: [String]) {
        for key in slugs.flatMap({ keys.removeValue(forKey: $0) ?? [] }) { known[key] = nil }
    }

    private mutating func look(_ name: String, _ words: String?, _ kind: PartyKind, _ key: String) throws -> Answer {
        if let decision = queue.decision(on: words ?? name, kind) {
            return .party(decision.party, reason: decision.reason)
        }
        if words == nil {
            let bearers = try bearers(of: name, kind)
            if bearers.count == 1 { return .party(bearers[0], reason: nil) }
            if bearers.count > 1 {
                return policy == .refuse
                    ? .refused("\(name.quoted) may be \(bearers.joined(separator: " or ")).") : .waiting(bearers)
            }
        }
        switch policy {
        case .register: return try registration(words ?? name, key)
        case .ask: return .waiting([])
        case .refuse: return .refused("No party bears the name \(name.quoted).")
        }
    }

    /// The parties of the kind that bear the name in full, or have it as their id or one of their codes.
    private func bearers(of name: String, _ kind: PartyKind) throws -> [String] {
        let named = try view().index.parties(named: name).map(\.text)
        return try Set([name] + named).sorted().filter { id in
            guard let seq = try view().index.registration(of: .party, id) else { return false }
            let own = try view().event(at: seq)
            let known = own.type == PartyRegistered.type ? own[PartyRegistered.self].kind : nil
            return known == kind || known == .unresolved || kind == .unresolved
        }
    }

    /// A new party's id: that of an earlier run of this import, or the first that is free.
    private mutating func registration(_ words: String, _ key: String) throws -> Answer {
        if let slug = given[key] { return .new(slug) }
        while true {
            let slug = slugs.next(for: words, in: .party)
            guard let seq = try view().index.registration(of: .party, slug) else { return .new(slug) }
            // An earlier run gave the id to whatever had these words.
            let own = try view().event(at: seq)
            if own.id.text == "\(job):party:\(slug)", own.line.root["imported"]?["record"]?.string == words {
                return .party(slug, reason: nil)
            }
        }
    }
}
