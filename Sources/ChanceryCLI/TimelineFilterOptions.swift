import ArgumentParser
import ExtendedDateTime
import LedgerCore
import Reports
import Domain

/// Which events a timeline tells.
struct TimelineFilterOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Only events of this type, or family of types.", valueName: "type"))
    var type: [String] = []

    @Option(help: "Only events with this modality.")
    var modality: [Modality] = []

    @Option(help: "Only statements of this kind.")
    var statement: [StatementKind] = []

    @Option(help: ArgumentHelp("Only events recorded by this one.", valueName: "name"))
    var by: [String] = []

    @Flag(help: "Only events whose date was resolved from words.")
    var stated = false

    @Flag(help: "Only events whose date may mean more than one day.")
    var imprecise = false

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "Only what is between two parties, or places within them; of a timeline only their contacts and signings.",
            valueName: "party"))
    var between: [String] = []

    @Option(
        help: ArgumentHelp(
            "Only events about what involves a party within this one: a city of a state, say.", valueName: "party"))
    var within: String?

    @Option(help: ArgumentHelp("Only events recorded by this process: a part of `via`.", valueName: "text"))
    var via: [String] = []

    @OptionGroup var span: WindowOptions

    func validate() throws {
        guard between.isEmpty || between.count == 2 else { throw ValidationError("Give --between two parties.") }
        for name in type where !EventTypes.all.contains(where: { $0.type == name || $0.type.hasPrefix(name + ".") }) {
            throw ValidationError("--type \(name): no type of events. See chancery schema.")
        }
    }

    /// - Parameters:
    ///   - view: what knows the names.
    ///   - wholePair: `--between` means all that involves both, not only their contacts.
    func filter(in view: LedgerView, wholePair: Bool = false) throws -> TimelineFilter {
        var filter = TimelineFilter()
        filter.types = type
        filter.modalities = modality
        filter.statements = statement
        filter.recorders = by
        filter.isStated = stated
        filter.isImprecise = imprecise
        let regions = try between.map { try view.party($0.trimmed) }
        if wholePair { filter.places = regions }
        filter.places += try within.map { [try view.party($0.trimmed)] } ?? []
        filter.processes = via
        if regions.count == 2 && !wholePair { filter.regions = (regions[0], regions[1]) }
        filter.window = try span.window()
        return filter
    }
}

/// The days in the world between which something is asked for.
struct WindowOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Only events from this day on (EDTF), certain and possible apart.", valueName: "day"))
    var from: String?

    @Option(help: ArgumentHelp("Only events up to this day (EDTF), certain and possible apart.", valueName: "day"))
    var to: String?

    var isEmpty: Bool { from == nil && to == nil }

    func window() throws -> Window? {
        guard !isEmpty else { return nil }
        let first = try from.map { try Arguments.date($0, option: "--from").bounds.earliest }
        let last = try to.map { try Arguments.date($0, option: "--to").bounds.latest }
        return Window(from: first ?? .distantPast, to: last ?? .distantFuture)
    }
}

extension Modality: ExpressibleByArgument {}
extension StatementKind: ExpressibleByArgument {}
