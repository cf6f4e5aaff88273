import ArgumentParser
import Foundation
import Testing

@testable import ChanceryCLI

/// A command that is read by itself is what the tree of all commands makes of the same words; of all others the tree tells what
/// is wrong.
@Suite struct CommandAloneTests {
    /// The names of all commands that have none below them, from the root on.
    private static let names = leaves(below: Chancery.self)

    private static func leaves(below command: any ParsableCommand.Type) -> [[String]] {
        command.configuration.subcommands.flatMap { next in
            let name = next.configuration.commandName.map { [$0] } ?? []
            return next.configuration.subcommands.isEmpty ? [name] : leaves(below: next).map { name + $0 }
        }
    }

    /// Words of which the ones behind a command may be: its options and those of others, in full, cut short and with values,
    /// what every command answers to, and names of commands.
    private static let words =
        [
            "a", "@3", "-1", "", "--", "-h", "--help", "--version", "help", "show", "record", "--ledger", "--ledger=d",
            "--led",
        ]
        + [
            "--on=2024", "--known-on", "now", "--explain", "--explain=1", "--format", "json", "--format=none",
            "--dry-run",
        ]
        + ["--generate-completion-script", "bash", "--experimental-dump-help", "--help-hidden", "--nothing", "-x"]

    private func tree(_ arguments: [String]) -> (any ParsableCommand)? { try? Chancery.parseAsRoot(arguments) }

    private func inFull(_ command: any ParsableCommand) -> String {
        var text = ""
        dump(command, to: &text)
        return text
    }

    /// - Returns: whether the command was read by itself.
    @discardableResult
    private func check(_ arguments: [String]) -> Bool {
        guard let alone = Chancery.commandAlone(for: arguments) else { return false }
        #expect(tree(arguments).map(inFull) == inFull(alone), "\(arguments)")
        return true
    }

    @Test(arguments: names)
    func isReadAsTheTreeReadsIt(name: [String]) {
        check(name)
        // Each command is tried with a third of the words, and each word with a third of the commands.
        let number = Self.names.firstIndex(of: name) ?? 0
        for (place, word) in Self.words.enumerated() where (place + number) % 3 == 0 { check(name + [word]) }
        for _ in 0..<4 { check(name + (0..<Int.random(in: 2...6)).compactMap { _ in Self.words.randomElement() }) }
    }

    @Test(arguments: [
        ["show", "a"], ["show", "--on", "2024", "a", "--explain"], ["replay"], ["key", "show"],
        ["date", "--edtf=2024"],
        ["import", "drafts", "d.jsonl", "--dry-run"], ["correct", "@3", "--set", "/on=2023"],
    ])
    func isReadByItself(arguments: [String]) { #expect(check(arguments), "\(arguments)") }

    @Test func whatAsksForSomethingElseIsLeftToTheTree() {
        for name in Self.names where name.first != "record" {
            for request in [["--help"], ["-h"], ["--version"], ["--generate-completion-script"], ["--nothing"]] {
                guard let answer = tree(name + request), "\(type(of: answer))" != "HelpCommand" else {
                    #expect(Chancery.commandAlone(for: name + request) == nil, "\(name + request)")
                    continue
                }
                check(name + request)
            }
        }
    }

    @Test func aCommandWithCommandsBelowItIsLeftToTheTree() {
        for arguments in [
            [], ["import"], ["key"], ["key", "--ledger", "d"], ["hook", "help"], ["help", "show"], ["sho"],
        ] {
            #expect(Chancery.commandAlone(for: arguments) == nil, "\(arguments)")
        }
    }
}
