import Foundation
import Testing

@testable import Domain

@Suite struct ReferencePageTests {
    private var page: URL {
        var root = URL(fileURLWithPath: #filePath)
        for _ in 0..<3 { root.deleteLastPathComponent() }
        return root.appending(path: "docs/EVENTS.md")
    }

    /// Make it again with `chancery schema --reference > docs/EVENTS.md`.
    @Test func thePageInTheDocsIsTheOneThatIsGenerated() throws {
        #expect(try String(contentsOf: page, encoding: .utf8) == ReferencePage.markdown)
    }

    @Test func everyTypeFieldAndChoiceIsOnThePage() {
        let page = ReferencePage.markdown
        for definition in EventTypes.all {
            #expect(page.contains("\n### \(definition.type)\n"))
            for field in definition.data.fields { #expect(page.contains("| `\(field.name)`")) }
        }
    }

    @Test func everyLinkOnThePageLeadsToAHeading() {
        let page = ReferencePage.markdown
        let headings = page.matches(of: /\n#+ (.*)/).map { $0.1.lowercased().replacing(" ", with: "-") }
        let links = page.matches(of: /\(#([^)]*)\)/).map { String($0.1) }
        #expect(!links.isEmpty)
        for link in links { #expect(headings.contains(link), "\(link)") }
    }

    @Test func everyExampleIsValid() throws {
        for definition in EventTypes.all {
            let draft = try Draft(definition.example, recorder: "r")
            #expect(Validation.problems(in: draft).map(\.summary) == [], "\(definition.type)")
        }
    }
}
