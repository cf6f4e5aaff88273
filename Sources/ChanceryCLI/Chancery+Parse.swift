import ArgumentParser

extension Chancery {
    /// The command that arguments ask for.
    ///
    /// One that they name in full is read by itself: the tree of all commands, which each start would have to make, costs more than
    /// most commands do. What is wrong with them, and what asks for help, the version or completions, is left to the tree, which
    /// knows the names above a command. So what is said is always said by the tree.
    static func command(for arguments: [String]) throws -> any ParsableCommand {
        try commandAlone(for: arguments) ?? parseAsRoot(arguments)
    }

    /// The command that arguments name in full and that takes the rest of them; `nil` for all other arguments.
    static func commandAlone(for arguments: [String]) -> (any ParsableCommand)? {
        // Asked for with any command, even one that would take it for the beginning of its own words.
        guard !arguments.contains(where: { $0.hasPrefix("--generate-completion-script") }) else { return nil }
        var command: any ParsableCommand.Type = self
        var rest = arguments[...]
        while let name = rest.first, let next = command.subcommand(named: name) {
            command = next
            rest.removeFirst()
        }
        guard command.configuration.subcommands.isEmpty else { return nil }
        return parsed(command, Array(rest))
    }

    private static func parsed<Command: ParsableCommand>(_ command: Command.Type, _ arguments: [String]) -> Command? {
        try? LoneCommand<Command>.parse(arguments).command
    }
}

/// A command without the commands above it.
private struct LoneCommand<Command: ParsableCommand>: ParsableCommand {
    /// What is named under another command is asked for no script of completions, and so not read for that twice.
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "", _superCommandName: "chancery")
    }

    @OptionGroup var command: Command
}

extension ParsableCommand {
    fileprivate static func subcommand(named name: String) -> (any ParsableCommand.Type)? {
        configuration.subcommands.first { $0.configuration.commandName == name }
    }
}
