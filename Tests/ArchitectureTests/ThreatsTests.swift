import Foundation
import Testing

/// docs/THREATS.md names the test behind each promise: a name that leads nowhere would be a promise without one.
@Suite struct ThreatsTests {
    private func page() throws -> String {
        try String(contentsOf: projectRoot.appendingPathComponent("docs/THREATS.md"), encoding: .utf8)
    }

    @Test("Each suite that it names is one file, and that file holds the suite")
    func namedSuites() throws {
        let files = try swiftFiles(in: "Tests")
        let names = Set(try page().matches(of: /`([A-Za-z\/]*[A-Za-z]Tests)`/).map { String($0.1) })
        #expect(names.count > 25)
        for name in names {
            let found = files.filter { $0.path.hasSuffix("/\(name).swift") }
            #expect(found.count == 1, "\(name) is \(found.count) files")
            guard let file = found.first else { continue }
            let suite = name.split(separator: "/").last ?? ""
            #expect(try String(contentsOf: file, encoding: .utf8).contains("struct \(suite)"), "\(name)")
        }
    }

    @Test("Each promise names what shows it, or is none")
    func promises() throws {
        var count = 0
        for line in try page().split(separator: "\n") where line.hasPrefix("| ") && !line.hasPrefix("| **") {
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).map {
                $0.trimmingCharacters(in: .whitespaces)
            }
            guard cells.count == 5, let shown = cells.dropLast().last, let promise = cells.dropLast(2).last,
                shown != "shown by"
            else {
                continue
            }
            count += 1
            let isNamed = shown.contains("Tests`") || shown.contains("`TEST-TO-NAME`")
            #expect(isNamed != promise.hasPrefix("none"), "\(line)")
        }
        #expect(count > 30)
    }
}
