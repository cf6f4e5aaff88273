import ArgumentParser
import ChanceryCLI
import Testing

/// The commands below one, to any depth.
private func commands(below command: any ParsableCommand.Type) -> [any ParsableCommand.Type] {
    command.configuration.subcommands.flatMap { [$0] + commands(below: $0) }
}

@Suite struct CommandNameTests {
    @Test func everyCommandSaysItsOwnName() {
        let all = commands(below: Chancery.self)
        #expect(all.count > 30)
        for command in all { #expect(command.configuration.commandName != nil, "\(command)") }
    }
}
