import Foundation
import Testing

/// What `chancery sign` says it vouches for, before it does.
@Suite struct SigningOfferTests {
    let ledger: SignedLedger

    init() throws { ledger = try SignedLedger() }

    private func recordUnsigned(_ names: Range<Int>) throws {
        let stranger = Binary(
            folder: ledger.folder, variables: ["HOME": ledger.home.appendingPathComponent("other").path])
        for name in names {
            try stranger.succeed(
                "record", "party", "city-\(name)", "--kind", "city", "--name", "City \(name)", "--unsigned")
        }
    }

    @Test("A few events are listed one by one, of many the first and the last", arguments: [1, 3, 10, 13])
    func listed(count: Int) throws {
        try recordUnsigned(0..<count)
        let said = try ledger.keeper.succeed("sign").err
        let lines = said.split(separator: "\n")
        let events = count == 1 ? "1 event more, @10:" : "\(count) events more, @10 to @\(9 + count):"
        #expect(lines.first == "The signature vouches for \(events)", "\(said)")
        let seqs = lines.compactMap { Int($0.trimmingPrefix("  @").prefix { $0.isNumber }) }
        #expect(
            seqs == (count > 10 ? Array(10..<15) + Array(5 + count..<10 + count) : Array(10..<10 + count)), "\(said)")
        #expect(said.contains("... 3 more ...") == (count == 13))
        #expect(said.contains("City 0"))
        #expect(lines.last == "The checkpoint over \(10 + count) events is signed for example.org/evidence.")
        #expect(try ledger.keeper.succeed("sign").err.contains("It vouches for no event that was not signed before."))
        try ledger.keeper.succeed("verify")
    }

    @Test(
        "On a terminal it asks", .enabled(if: TerminalDriver.isPossible, "python3 is not here"),
        arguments: [true, false])
    func asked(isAgreed: Bool) throws {
        try recordUnsigned(0..<1)
        let before = try ledger.files.checkpoint
        let session = try TerminalDriver(ledger: ledger.keeper).run(["sign"], [("Sign?", isAgreed ? "y\r" : "n\r")])
        #expect(session.status == (isAgreed ? 0 : 1), "\(session.shown)")
        #expect(session.shown.contains("City 0"))
        #expect(try (ledger.files.checkpoint == before) == !isAgreed)
    }
}
