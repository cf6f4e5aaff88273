import ArgumentParser
import Foundation
import LedgerCore
import Domain

extension Chancery {
    /// Runs the command of the process, and ends with its exit code.
    public static func run() -> Never {
        // A reader that goes away, such as `head`, is no error.
        signal(SIGPIPE, SIG_DFL)
        // A file that may not grow is an error of the write, as a full disk is.
        signal(SIGXFSZ, SIG_IGN)
        Output.guardStreams()
        Foundation.exit(run(Array(CommandLine.arguments.dropFirst())))
    }

    /// Runs a command, and says on stderr why it failed.
    ///
    /// - Returns: the exit code.
    static func run(_ arguments: [String]) -> Int32 {
        do {
            try SecretText.refuse(in: arguments, Environment.process.variables)
            try OpenFiles.makeRoom()
            if let recording = try Record.run(ofWord: arguments) {
                try recording.run()
            } else if var conversation = try Record.conversation(arguments) {
                try conversation.run()
            } else {
                var command = try command(for: arguments)
                try command.run()
            }
            return 0
        } catch let code as ExitCode {
            return code.rawValue
        } catch  where isArgumentParsers(error) {
            if let hint = nearMiss(arguments) { Output.message(hint) }
            return report(error)
        } catch {
            Output.message(Messages.text(for: error))
            return Exit.code(for: error)
        }
    }

    /// What a first word that is no command may have been meant to be.
    private static func nearMiss(_ arguments: [String]) -> String? {
        let commands = configuration.subcommands.map { $0._commandName }
        guard let word = arguments.first, !word.hasPrefix("-"), word != "help", !commands.contains(word) else {
            return nil
        }
        return Similarity.nearest(to: word, among: commands).asNearMisses.map { "hint: " + $0 }
    }

    private static func isArgumentParsers(_ error: any Error) -> Bool {
        error is CleanExit || error is ValidationError || "\(type(of: error))" == "CommandError"
    }

    /// Help goes to stdout, wrong usage to stderr.
    private static func report(_ error: any Error) -> Int32 {
        let code = exitCode(for: error).rawValue
        let text = fullMessage(for: error)
        guard code == 0 else {
            Output.message(text)
            return Exit.usage
        }
        do { try Output.write(text + "\n") } catch {
            Output.message(Messages.text(for: error))
            return Exit.code(for: error)
        }
        return 0
    }
}
