import LedgerCore
import Domain

/// `record withdrawal PARTY FROM`: from an agreement or from an organisation, whichever FROM is.
enum WithdrawalWord {
    static let word = "withdrawal"

    static let help = """
        usage: chancery record withdrawal PARTY FROM --on DATE [options]

        A party withdraws: from an agreement, or from an organisation of which it is a member. Which one FROM is, the
        ledger knows. The options are those of termination and of membership-end:
          chancery record termination --help
          chancery record membership-end --help

        example: chancery record withdrawal springfield cities-league --on 2024-01-02 --ground "The fee is too high."

        """

    /// What was given, as it was written.
    static func texts(in arguments: [String]) -> [String: [String]] {
        let scan = ArgumentScan(arguments)
        var texts: [String: [String]] = [:]
        for (name, value) in scan.options {
            texts[String(name.dropFirst(2)), default: []] += [value].compactMap(\.self)
        }
        for (name, text) in zip(["party", "from"], scan.positionals) { texts[name] = [text] }
        return texts
    }

    /// The word that is meant, and its arguments.
    static func resolve(_ arguments: [String], in ledger: Ledger) throws -> (word: String, arguments: [String]) {
        let places = arguments.positions
        guard places.count >= 2 else {
            let missing = UsageFault.Kind.incomplete(
                "withdrawal needs PARTY and FROM.", hint: "Write chancery record withdrawal PARTY FROM --on DATE.")
            throw UsageError(word, [UsageFault("", missing)])
        }
        let (party, from) = (arguments[places[0]], arguments[places[1]])
        var rest = arguments
        for place in places.prefix(2).reversed() { rest.remove(at: place) }
        let view = try ledger.view()
        let meant = try view.candidates(named: from, in: [.agreement, .party])
        switch (meant.count, meant.first?.namespace) {
        case (1, .agreement):
            return (AgreementEnded.word, ["--agreement", from, "--party", party, "--mode", "withdrawal"] + rest)
        case (1, _):
            return (MembershipEnded.word, ["--member", party, "--organisation", from, "--mode", "withdrawal"] + rest)
        case (2..., _):
            throw UsageProblem(
                "\(from.quoted) is the name of several: \(meant.map(\.described).joined(separator: "; ")).",
                hint: "Give the id of the one that is meant, to chancery record termination for an agreement, or to "
                    + "chancery record membership-end.")
        default:
            let similar = try view.similarIDs(to: from, in: [.agreement, .party])
            throw DataProblem(
                "“\(from)” is neither an agreement nor an organisation here.",
                hint: similar.asNearMisses ?? "Register it first, or look for it with chancery search.")
        }
    }
}

extension [String] {
    /// Where the arguments stand that belong to no option.
    fileprivate var positions: [Int] {
        var positions: [Int] = []
        var index = startIndex
        while index < endIndex {
            if self[index].hasPrefix("--") {
                index += self[index].contains("=") ? 1 : 2
            } else {
                positions.append(index)
                index += 1
            }
        }
        return positions
    }
}
