import ArgumentParser
import Ledger

struct Sign: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign",
        abstract: "Sign the checkpoint, after a full pass over the log.", discussion: "Example: chancery sign")

    @OptionGroup var place: LedgerOption

    func run() throws {
        let head = try place.openAsItIs().sign()
        Output.say("The checkpoint over \(head.size) events is signed for \(head.origin).")
    }
}
