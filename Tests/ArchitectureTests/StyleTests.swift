import Foundation
import Testing

@Suite struct StyleTests {
    @Test("The product never traps on purpose, and leaves nothing for later")
    func nothingForbiddenIsThere() throws {
        let forbidden = ["fatalError(", "try!", "TODO", "FIXME", "as!"]
        for file in try swiftFiles(in: "Sources") {
            let text = try String(contentsOf: file, encoding: .utf8)
            for word in forbidden { #expect(!text.contains(word), "\(file.lastPathComponent) holds \(word)") }
        }
    }

    /// One event is not "1 events": `Domain/Words/Counted.swift` counts.
    @Test("What is counted and named above the foundations has the form of its number")
    func countedNouns() throws {
        let nouns = "events|entries|findings|moments|rules|states|lines|days|hashes|visits|parties|sources|corrections"
        let counted = try Regex(#"\\\([A-Za-z]*\.?(count|size|[a-z]+Count|total)\) (\#(nouns))\b"#)
        for module in ["Domain", "Projections", "Reports", "LedgerCore", "LedgerFolders", "ChanceryCLI"] {
            for file in try swiftFiles(in: "Sources/" + module) {
                for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
                    guard let match = line.firstMatch(of: counted) else { continue }
                    Issue.record("\(file.lastPathComponent): \(line[match.range])")
                }
            }
        }
    }

    /// They would be given to the builds of all who depend on a library of this package, and SwiftPM before 6.2 refused such
    /// packages as dependencies by version.
    @Test("No target has unsafe flags")
    func noUnsafeFlags() throws {
        let manifest = try String(
            contentsOf: projectRoot.appendingPathComponent("Package.swift"), encoding: .utf8)
        #expect(!manifest.contains("unsafeFlags"))
    }

    @Test("No global state can change")
    func noGlobalVariables() throws {
        for file in try swiftFiles(in: "Sources") {
            let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
            for line in lines where line.hasPrefix("var ") || line.hasPrefix("public var ") {
                #expect(line.contains("{"), "\(file.lastPathComponent): \(line)")
            }
        }
    }

    @Test("Nothing that git tracks is a private key or a build product")
    func noKeysAreTracked() throws {
        let git = Process()
        git.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        git.arguments = ["git", "-C", projectRoot.path, "ls-files"]
        let output = Pipe()
        git.standardOutput = output
        try git.run()
        let names = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        git.waitUntilExit()
        for name in names.split(separator: "\n") {
            #expect(!name.hasSuffix(".key") && !name.hasPrefix(".build") && !name.hasPrefix(".chancery/"), "\(name)")
            #expect(name != "Package.resolved")
        }
    }
}
