import ArgumentParser
import Ledger
import TransparencyLog

struct Key: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key",
        abstract: "The keys of a ledger.", discussion: "Example: chancery key show",
        subcommands: [KeyShow.self, KeyTrust.self, KeyRotate.self],
        defaultSubcommand: KeyShow.self)
}

struct KeyShow: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "The verifier keys that the ledger names, and the one that is trusted here.")

    @OptionGroup var place: LedgerOption

    func run() throws {
        let ledger = try place.open()
        let origin = try ledger.log.head().origin
        let keys = try ledger.validKeys()
        let trusted = try TrustFiles(ledger.environment).trust(of: origin)?.keys ?? []
        for key in keys { try Output.write("\(key)\(trusted.contains(key) ? "  trusted here" : "")\n") }
        for key in trusted where !keys.contains(key) { try Output.write("\(key)  trusted here, not the ledger's\n") }
        if keys.isEmpty { Output.say("The ledger \(origin) has no key: its checkpoints are not signed.") }
    }
}

struct KeyTrust: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trust", abstract: "Trust a verifier key that you have from elsewhere.",
        discussion: "Example: chancery key trust example.org/ledger+1a2b3c4d+AQ...")

    @Argument(help: "The verifier key: NAME+HASH+BASE64.")
    var key: String

    func run() throws {
        guard let verifier = try? VerifierKey(parsing: key.trimmed) else { throw KeyError.malformedVerifier(key) }
        let files = TrustFiles(.process)
        let checkpoint = try files.trust(of: verifier.name)?.checkpoint
        try files.remember(.init(keys: [verifier.text], checkpoint: checkpoint), of: verifier.name)
        Output.say("From now on \(verifier.text) is the key that is trusted for \(verifier.name).")
    }
}

struct KeyRotate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate", abstract: "Make a new key, vouched for by the present one, which it retires.",
        discussion: "Example: chancery key rotate --reason \"The keeper has changed.\"")

    @Option(help: "Why.")
    var reason: String?

    @Option(help: "Who records it.")
    var by: String?

    @Flag(help: "Record it although the last event lies ahead of the clock, at that event's moment.")
    var despiteClock = false

    @OptionGroup var place: LedgerOption

    func run() throws {
        let ledger = try place.open()
        let (key, oldFile) = try ledger.rotateKey(
            reason: reason, recorder: by ?? ledger.environment.recorder, allowsClockBehind: despiteClock)
        try Output.write("\(key.text)\n")
        Output.say("The ledger signs with this key from now on. The old private key is kept in \(oldFile).")
    }
}
