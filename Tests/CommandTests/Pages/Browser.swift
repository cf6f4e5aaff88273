import Foundation
import Testing

/// Debian's chromium, without a window.
struct Browser {
    struct Visit {
        /// The document as it stands after its scripts have run.
        let dom: String
        /// What was written to the console.
        let console: [String]

        /// The text of the verdict, without tags.
        var verdict: String {
            get throws {
                let match = try #require(
                    dom.firstMatch(of: /<div id="verdict" class="verdict ([a-z]+)"[^>]*>(.*?)<\/div>/))
                return "\(match.1): \(match.2.replacing(/<[^>]*>/, with: " "))"
            }
        }
    }

    static let executable: URL? = ["chromium", "chromium-browser", "google-chrome"].lazy.compactMap { name in
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        return folders.map { URL(fileURLWithPath: "\($0)/\(name)") }.first {
            FileManager.default.isExecutableFile(atPath: $0.path)
        }
    }.first

    let folder: URL

    /// Opens a page from a file, as one that came by mail is opened.
    func visit(_ html: String) throws -> Visit {
        let name = UUID().uuidString
        let file = folder.appendingPathComponent("\(name).html")
        try html.write(to: file, atomically: true, encoding: .utf8)
        let arguments = [
            "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-extensions",
            "--user-data-dir=\(folder.appendingPathComponent(name).path)", "--virtual-time-budget=20000",
            "--enable-logging=stderr", "--dump-dom", file.absoluteString,
        ]
        let result = try Binary(folder: folder).start(try #require(Self.executable), arguments).result()
        #expect(result.status == 0)
        let console = result.err.split(separator: "\n").map(String.init).filter { $0.contains(":CONSOLE") }
        return Visit(dom: result.out, console: console)
    }
}
