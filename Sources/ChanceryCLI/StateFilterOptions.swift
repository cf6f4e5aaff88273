import Domain
import ArgumentParser
import LedgerCore
import Reports

/// Which states a report tells.
struct StateFilterOptions: ParsableArguments {
    @Option(help: "Only states of this kind.")
    var kind: [KindName] = []

    @Option(help: ArgumentHelp("Only what stands so: in-force, ended, planned, overdue, ...", valueName: "status"))
    var status: [String] = []

    @Option(
        help: ArgumentHelp(
            "Only agreements with parties that stand so, and only these parties: signed, provisionally-applied, ..., or "
                + "returned for those that left and came back.", valueName: "status"))
    var parties: [String] = []

    @Flag(help: "Only what has ended, or may have, on a day that nobody knows.")
    var unknownEnd = false

    @Option(
        help: ArgumentHelp(
            "Only what involves this party, or one that lies within it: a state, say.", valueName: "party"))
    var within: String?

    /// - Parameter view: what knows the names.
    func filter(in view: LedgerView) throws -> StateFilter {
        var filter = StateFilter()
        filter.kinds = kind
        filter.statuses = status
        filter.partStatuses = parties
        filter.endsOnUnknownDay = unknownEnd
        filter.within = try within.map { try view.party($0.trimmed) }
        return filter
    }
}

extension KindName: ExpressibleByArgument {}
