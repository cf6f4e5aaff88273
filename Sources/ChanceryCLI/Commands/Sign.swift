import ArgumentParser
import LedgerCore

struct Sign: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign",
        abstract: "Sign the checkpoint, after a full pass over the log.",
        discussion: """
            First it lists the events that no signature known here vouches for yet: on stderr, the first and the last few. On a \
            terminal it asks then; elsewhere it goes on. Example: chancery sign
            """)

    @Flag(name: [.customShort("y"), .long], help: "Do not ask on a terminal.")
    var yes = false

    @OptionGroup var place: LedgerOption

    func run() throws {
        guard let head = try place.openAsItIs().sign(agreeing: agrees) else {
            Output.message("Nothing was signed.")
            throw ExitCode(Exit.failed)
        }
        Output.message("The checkpoint over \(head.size.of("event")) is signed for \(head.origin).")
    }

    private func agrees(_ offer: SigningOffer) -> Bool {
        guard !offer.new.isEmpty else {
            Output.message("It vouches for no event that was not signed before.")
            return true
        }
        let range = offer.new.count == 1 ? "" : " to @\(offer.new.upperBound - 1)"
        let count = offer.new.count.of("event")
        Output.message("The signature vouches for \(count) more, @\(offer.new.lowerBound)\(range):")
        for line in offer.lines { Output.message("  \(line)") }
        return Confirmation.isAgreed("Sign?", isYes: yes) ?? true
    }
}

/// A question that has yes and no for an answer.
enum Confirmation {
    /// The answer, where there is a terminal to ask on; `nil` where there is none.
    static func isAgreed(_ question: String, isYes: Bool) -> Bool? {
        if isYes { return true }
        guard TerminalDialogue.isPossible else { return nil }
        Output.writeRaw("\(question) [y/N] ")
        return ["y", "yes"].contains(readLine()?.trimmed.lowercased())
    }
}
