import ArgumentParser
import Foundation
import Ledger

struct Log: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "The stored lines themselves, one event a line.",
        discussion: "Example: chancery log --known-on 2024-02-16 | jq -r .type")

    @Argument(help: "Only the events about this subject.")
    var subject: String?

    @Flag(help: "Go on with events as they are committed, until interrupted.")
    var follow = false

    @OptionGroup var place: LedgerOption
    @OptionGroup var known: KnownOnOption

    func run() throws {
        let ledger = try place.open()
        let size = try ledger.size(knownOn: known.moment())
        if let subject {
            for event in try ledger.dossier(ledger.subject(subject.trimmed), size: size).events {
                Output.write(String(decoding: event.line.bytes, as: UTF8.self) + "\n")
            }
        } else {
            try ledger.log.read(0..<size) { _, line in Output.write(line: line) }
        }
        guard follow else { return }
        try ledger.log.follow(from: size, pause: Self.pause) { _, line in Output.write(line: line) }
    }

    /// Until interrupted.
    private static func pause() -> Bool {
        Thread.sleep(forTimeInterval: 0.2)
        return true
    }
}
