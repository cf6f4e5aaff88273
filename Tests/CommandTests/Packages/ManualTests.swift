import CanonicalJSON
import Foundation
import Testing

@testable import ChanceryCLI

/// `scripts/install.d/manual.py`: the manual page, made from the command's own help.
@Suite struct ManualTests {
    private let scratch: Scratch
    private let page: String
    private let words: String

    init() throws {
        scratch = try Scratch()
        let script = Binary.project.appendingPathComponent("scripts/install.d/manual.py").path
        let made = try scratch.binary.start(
            URL(fileURLWithPath: "/usr/bin/env"), ["python3", "-B", script, Binary.executable.path]
        ).result()
        try #require(made.status == 0, "\(made.err)")
        page = made.out
        words = page.replacing("\\-", with: "-")
    }

    /// A command of the help, with those below it, each under its full name.
    private func commands(_ command: JSON, above: String = "") -> [(name: String, command: JSON)] {
        guard command["shouldDisplay"] == true, let name = command["commandName"]?.string else { return [] }
        let full = above.isEmpty ? name : above + " " + name
        let below = command["subcommands"]?.array ?? []
        return [(full, command)] + below.flatMap { commands($0, above: full) }
    }

    @Test("Every command and every option of the help is in the manual page")
    func isComplete() throws {
        let help = try scratch.binary.succeed("--experimental-dump-help").json
        let all = commands(try #require(help["command"])).dropFirst()
        #expect(all.count > 45)
        for (name, command) in all {
            let title = ".SS \"\(name.dropFirst("chancery ".count))\"\n"
            let section = try #require(words.ranges(of: title).first, "\(name) is missing")
            let end = words[section.upperBound...].firstRange(of: "\n.S")?.lowerBound ?? words.endIndex
            let told = words[section.upperBound..<end]
            for option in command["arguments"]?.array ?? [] where option["shouldDisplay"] == true {
                guard let long = option["preferredName"]?["name"]?.string, long != "help", long != "version" else {
                    continue
                }
                #expect(told.contains("--\(long)\\fR"), "\(name) --\(long) is missing")
            }
        }
    }

    @Test("Every exit status and every variable is in the manual page")
    func tellsOfTheProcess() throws {
        let version = try scratch.binary.succeed("--version").out.trimmingCharacters(in: .newlines)
        #expect(words.hasPrefix(".TH CHANCERY 1 \"\" \"\(version)\""))
        for status in [0, Exit.failed, Exit.findings, Exit.usage, Exit.badInput] {
            #expect(words.contains(".TP\n.B \(status)\n"), "exit status \(status)")
        }
        for variable in ["LEDGER", "BY", "FORMAT", "WIDTH", "KEY"] {
            #expect(words.contains(".TP\n.B CHANCERY_\(variable)\n"), "CHANCERY_\(variable)")
        }
    }

    @Test("A formatter has nothing to say against it", .enabled(if: Tool.groff.isThere, "groff is not on this machine"))
    func isWellFormed() throws {
        let groff = try scratch.binary.start(
            URL(fileURLWithPath: "/usr/bin/env"), ["groff", "-man", "-Tutf8", "-Kutf8", "-ww"], input: page
        ).result()
        #expect(groff.status == 0 && groff.err.isEmpty, "\(groff.err)")
        #expect(!groff.out.contains("\\"))
    }
}

/// Programs that a test needs and that not every machine has.
enum Tool: String {
    case groff, dpkg
    case dpkgDeb = "dpkg-deb"

    var isThere: Bool {
        let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
        return folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(rawValue)") }
    }
}
