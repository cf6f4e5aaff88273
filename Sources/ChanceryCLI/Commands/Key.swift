import ArgumentParser
import LedgerCore
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
        if let change = try ledger.keyChanges().last {
            Output.message("note: \(change.what) It is not trusted here yet: see chancery key trust.")
        }
        if keys.isEmpty { Output.message("The ledger \(origin) has no key: its checkpoints are not signed.") }
    }
}

struct KeyTrust: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trust",
        abstract: "Trust a change of the ledger's key, or a verifier key that you have from elsewhere.",
        discussion: """
            Without a key: shows the key that is trusted here, the one that the ledger has now, and who vouches for it; and asks. \
            With a key, no ledger is needed. Examples:
              chancery key trust
              chancery key trust example.org/ledger+1a2b3c4d+AQ...
            """)

    @Argument(help: "The verifier key: NAME+HASH+BASE64.")
    var key: String?

    @Flag(name: [.customShort("y"), .long], help: "Do not ask.")
    var yes = false

    @OptionGroup var place: LedgerOption

    func run() throws {
        if let key { return try trust(given: key.trimmed) }
        let ledger = try place.openAsItIs()
        let offer = try ledger.keyOffer()
        guard offer.isNews else {
            return Output.message("No change waits: \(Self.list(offer.trusted)) is trusted for \(offer.origin).")
        }
        Output.message("Trusted here for \(offer.origin.printable): \(Self.list(offer.trusted))")
        Output.message("The ledger's key now: \(Self.list(offer.new))")
        for change in offer.changes { Output.message("  \(change.what)") }
        if offer.changes.isEmpty { Output.message("  Nobody who is trusted here vouches for it.") }
        guard let isAgreed = Confirmation.isAgreed("Trust it from now on?", isYes: yes) else {
            throw UsageProblem(
                "there is nobody to ask, so nothing was changed.",
                hint: "Compare the key with one that you have from elsewhere, and give it: chancery key trust KEY.")
        }
        guard isAgreed else {
            Output.message("Nothing was changed.")
            throw ExitCode(Exit.failed)
        }
        try remember(offer.new.map(\.text), for: offer.origin, ledger.environment)
    }

    private func trust(given text: String) throws {
        guard let verifier = try? VerifierKey(parsing: text) else { throw KeyError.malformedVerifier(text) }
        let trusted = try TrustFiles(.process).trust(of: verifier.name)?.keys ?? []
        Output.message(
            "Trusted here for \(verifier.name.printable) before: "
                + (trusted.isEmpty ? "no key" : trusted.joined(separator: ", ")))
        let offer = try? place.openAsItIs().keyOffer()
        if let offer, offer.origin == verifier.name {
            for change in offer.changes where change.key == verifier { Output.message("  \(change.what)") }
        }
        try remember([verifier.text], for: verifier.name, .process)
    }

    private func remember(_ keys: [String], for origin: String, _ environment: Environment) throws {
        try TrustFiles(environment).update(origin) { $0 = .init(keys: keys, checkpoint: $0?.checkpoint) }
        Output.message(
            "From now on \(keys.joined(separator: ", ")) is the key that is trusted for \(origin).")
    }

    private static func list(_ keys: [VerifierKey]) -> String {
        keys.isEmpty ? "no key" : keys.map(\.text).joined(separator: ", ")
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

    @OptionGroup var clock: ClockOption
    @OptionGroup var place: LedgerOption

    func run() throws {
        let ledger = try place.open()
        let (key, oldFile) = try ledger.rotateKey(
            reason: reason, recorder: by ?? ledger.environment.recorder, despiteClock: clock.isSettled(for: ledger))
        try Output.write("\(key.text)\n")
        Output.message("The ledger signs with this key from now on. The old private key is kept in \(oldFile).")
    }
}
