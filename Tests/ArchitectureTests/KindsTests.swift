import Foundation
import Testing

/// A kind of thing is one folder and one line: nothing else in the product names the types of the smallest kinds.
@Suite struct KindsTests {
    @Test(
        "Outside its folder only the list of kinds names a kind",
        arguments: [("Policies", "Polic(y|ies)", "policy"), ("Inquiries", "Inquir(y|ies)", "inquiry")])
    func oneFolder(folder: String, stem: String, id: String) throws {
        let suffixes = "(|Announced|Ended|Made|Closed|ID|Tag|State|Timeline|Kind|Outcome)"
        let identifier = try Regex("(?:^|[^A-Za-z-])\(stem)\(suffixes)(?![A-Za-z])|\\.\(id)\\(|\"\(id)\"")
        let sources = projectRoot.appendingPathComponent("Sources")
        let own = sources.appendingPathComponent("Domain/\(folder)").path + "/"
        let naming = try swiftFiles(in: "Sources").filter { file in
            guard !file.path.hasPrefix(own) else { return false }
            let code = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter {
                !$0.drop(while: \.isWhitespace).hasPrefix("//")
            }
            return code.contains { $0.firstMatch(of: identifier) != nil }
        }
        #expect(naming.map(\.lastPathComponent) == ["Kinds.swift"])
    }
}
