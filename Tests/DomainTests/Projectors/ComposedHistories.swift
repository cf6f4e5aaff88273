import CanonicalJSON
import ExtendedDateTime

@testable import Domain

/// A treaty of two parties, each of which comes and goes, and which may end for both, or with one of them.
struct RandomTreaty: CustomStringConvertible {
    typealias Claim = PossibleWorlds.Claim

    let ofEach: [[Claim]]
    let endings: [Claim]
    let partyEnd: (party: Int, days: ClosedRange<Int>)?
    static let parties = ["a", "b"]

    init(using random: inout SeededGenerator) {
        ofEach = Self.parties.map { _ in
            (0..<Int.random(in: 1...3, using: &random)).map { _ in RandomDays.claim([.start, .end, .seen], &random) }
        }
        endings = Int.random(in: 0..<3, using: &random) == 0 ? [RandomDays.claim([.end], &random)] : []
        partyEnd =
            Int.random(in: 0..<3, using: &random) == 0
            ? (Int.random(in: 0...1, using: &random), RandomDays.days(&random)) : nil
    }

    var told: [Told] {
        let own = zip(Self.parties, ofEach).flatMap { party, claims in
            claims.map { claim -> Told in
                let day = RandomDays.date(claim.days)
                switch claim.kind {
                case .start: return .entered(day, party)
                case .end: return .ended(day, "withdrawal", party)
                case .seen: return .affirmed("in-force", day, party)
                }
            }
        }
        let ended = partyEnd.map { [Told.partyEnded(Self.parties[$0.party], RandomDays.date($0.days))] } ?? []
        return [.multilateral(["a", "b"])] + own + endings.map { .ended(RandomDays.date($0.days), "termination") }
            + ended
    }

    /// What is possible for each party.
    var worlds: [PossibleWorlds] {
        ofEach.indices.map { index in
            PossibleWorlds(
                claims: ofEach[index] + endings,
                partyEnds: partyEnd.flatMap { $0.party == index ? [.init(days: $0.days)] : nil } ?? [],
                calendar: RandomHistory.calendar)
        }
    }

    var description: String { "\(ofEach) \(endings) \(partyEnd.map { "\($0)" } ?? "")" }
}

/// An agreement that comes into force and ends, and is suspended and resumed in between, or not.
struct RandomSuspension: CustomStringConvertible {
    let inForce: [PossibleWorlds.Claim]
    let suspended: [PossibleWorlds.Claim]

    /// What is suspended is in force by then, and what ends or is resumed has been so.
    init(using random: inout SeededGenerator) {
        func claim(_ kind: PossibleWorlds.Claim.Kind, from first: Int) -> PossibleWorlds.Claim {
            .init(kind: kind, days: RandomDays.days(from: first, &random))
        }
        let start = claim(.start, from: 0)
        let suspension = claim(.start, from: start.days.upperBound)
        let resumption = claim(.end, from: suspension.days.lowerBound)
        inForce = [start] + (Bool.random(using: &random) ? [claim(.end, from: suspension.days.lowerBound)] : [])
        suspended = [suspension] + (Bool.random(using: &random) ? [resumption] : [])
    }

    var told: [Told] {
        [.bilateral()]
            + inForce.map { $0.kind == .start ? .entered(RandomDays.date($0.days)) : .ended(RandomDays.date($0.days)) }
            + suspended.map {
                $0.kind == .start ? .suspended(RandomDays.date($0.days)) : .resumed(RandomDays.date($0.days))
            }
    }

    var description: String { "in force \(inForce), suspended \(suspended)" }
}

/// A member whose kind of membership changes, on days that are known vaguely or from sources that were retracted.
struct RandomStandings: CustomStringConvertible {
    struct Change: Hashable {
        let value: MembershipStanding
        let days: ClosedRange<Int>
        let isGroundless: Bool
    }

    let changes: [Change]

    init(using random: inout SeededGenerator) {
        changes = (0..<Int.random(in: 1...4, using: &random)).map { _ in
            Change(
                value: [.full, .associate, .suspended][Int.random(in: 0...2, using: &random)],
                days: RandomDays.days(&random), isGroundless: Int.random(in: 0..<5, using: &random) == 0)
        }
    }

    var told: [Told] {
        let joined: [Told] = [
            .source("forged").with(id: "forged"), .retracted("forged"), .joined("1990-01-01"),
        ]
        return joined
            + changes.map { change in
                Told(
                    "membership.changed", on: RandomDays.date(change.days),
                    sources: change.isGroundless ? ["forged"] : [],
                    ["member": "a", "organisation": "o", "status": .string(change.value.rawValue)])
            }
    }

    /// The values that may hold on a day; `nil` for that of which nobody spoke.
    func values(on day: Int) -> Set<MembershipStanding?> {
        var found: Set<MembershipStanding?> = []
        func choose(_ next: Int, _ chosen: [Int]) {
            guard next == changes.count else {
                let last =
                    changes[next].isGroundless ? RandomHistory.calendar.upperBound + 1 : changes[next].days.upperBound
                for day in changes[next].days.lowerBound...last { choose(next + 1, chosen + [day]) }
                return
            }
            let come = changes.indices.filter { chosen[$0] <= day }
            guard let latest = come.map({ chosen[$0] }).max() else {
                found.insert(nil)
                return
            }
            for index in come where chosen[index] == latest { found.insert(changes[index].value) }
        }
        choose(0, [])
        return found
    }

    var description: String { "\(changes)" }
}

/// Days of a calendar of ten, and claims about them.
enum RandomDays {
    static func days(from earliest: Int = 0, _ random: inout SeededGenerator) -> ClosedRange<Int> {
        let first = Int.random(in: earliest...RandomHistory.calendar.upperBound, using: &random)
        let length = [0, 0, 1, 2, 3][Int.random(in: 0..<5, using: &random)]
        return first...min(RandomHistory.calendar.upperBound, first + length)
    }

    static func claim(
        _ kinds: [PossibleWorlds.Claim.Kind], _ random: inout SeededGenerator
    ) -> PossibleWorlds.Claim {
        .init(kind: kinds[Int.random(in: kinds.indices, using: &random)], days: days(&random))
    }

    static func date(_ days: ClosedRange<Int>) -> String {
        let (first, last) = (RandomHistory.day(days.lowerBound), RandomHistory.day(days.upperBound))
        return first == last ? "\(first)" : "[\(first)..\(last)]"
    }
}
