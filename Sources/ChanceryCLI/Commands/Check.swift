import ArgumentParser
import LedgerCore
import Reports
import Domain

struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Look the ledger over by named rules: what a keeper or a reviewer should see.",
        discussion: """
            Exit 0: nothing found that is as grave as --fail-on; 3: findings. Examples:
              chancery check
              chancery check us-in-carmel --fail-on error
              chancery check --explain single-voice
            """)

    @Argument(
        help: "An id, kind:id, or a party's name; the whole ledger where left out.", completion: Completions.subjects)
    var subject: String?

    @Option(help: ArgumentHelp("Only this rule. May be repeated.", valueName: "name"))
    var rule: [String] = []

    @Option(
        help: ArgumentHelp(
            "How grave a finding must be for exit code 3; never for no such code.", valueName: "severity"))
    var failOn: Threshold = .warning

    @Option(
        help: ArgumentHelp(
            "Say what a rule finds, why, and what to do; or what a rule means that an answer names.", valueName: "name")
    )
    var explain: String?

    @Flag(help: "List the rules.")
    var list = false

    @OptionGroup var place: ReadingOption
    @OptionGroup var dates: AsOfOptions
    @OptionGroup var output: FormatOption

    func run() throws {
        if list { return try output.print(RuleList()) }
        if let explain { return try self.explain(explain) }
        let rules = rule.isEmpty ? CheckRules.all : try rule.map { try Self.named($0) }
        let report = try place.view(dates.moment()).check(subject?.trimmed, on: dates.day(), rules: rules)
        try output.print(report)
        if let severity = failOn.severity, report.reaches(severity) { throw ExitCode(Exit.findings) }
    }

    /// A rule of `check`, or one by which an answer follows from events: both are named in reports.
    private func explain(_ name: String) throws {
        if CheckRules.named(name) == nil, let rule = Rule(rawValue: name) {
            return try output.print(StateRuleExplanation(rule))
        }
        try output.print(RuleExplanation(Self.named(name, option: "--explain", besides: Rule.allCases.map(\.rawValue))))
    }

    /// - Parameter others: what may be meant as well.
    private static func named(
        _ name: String, option: String = "--rule", besides others: [String] = []
    ) throws -> any CheckRule.Type {
        guard let rule = CheckRules.named(name) else {
            let similar = Similarity.nearest(to: name, among: CheckRules.all.map { $0.name } + others)
            let states = others.isEmpty ? "" : ", and docs/MODEL.md, section 16, those by which states follow"
            throw UsageProblem(
                "\(option): there is no rule \(name.quoted).",
                hint: similar.asNearMisses ?? "chancery check --list names the rules of check\(states).")
        }
        return rule
    }

    /// From which severity on findings fail a run.
    enum Threshold: String, ExpressibleByArgument, CaseIterable {
        case notice, warning, error, never

        var severity: Severity? { Severity(rawValue: rawValue) }
    }
}
