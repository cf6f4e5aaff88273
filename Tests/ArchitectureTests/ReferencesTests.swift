import Foundation
import Testing

/// Comments and pages refer to the documents of the project by name and section: every such reference leads somewhere.
@Suite struct ReferencesTests {
    /// A file that names a document, with its text as one line, so that a reference may be broken across two.
    private struct Page {
        let path: String
        let text: String

        init?(_ url: URL) throws {
            let written = try String(contentsOf: url, encoding: .utf8)
            guard written.contains(".md") else { return nil }
            path = String(url.path.dropFirst(projectRoot.path.count + 1))
            let lines = written.split(separator: "\n").map { $0.trimmingPrefix { " /".contains($0) } }
            text = lines.joined(separator: " ")
        }
    }

    /// Every source, test and document.
    private static func files() throws -> [URL] {
        let documents = try ["", "docs", "events"].flatMap { folder in
            try FileManager.default.contentsOfDirectory(
                at: projectRoot.appendingPathComponent(folder), includingPropertiesForKeys: nil)
        }.filter { $0.pathExtension == "md" }
        return try swiftFiles(in: "Sources") + swiftFiles(in: "Tests") + documents
    }

    private static func pages() throws -> [Page] { try files().compactMap(Page.init) }

    /// The numbers of a document's sections, in order; `nil` where there is no such document.
    private static func sections(of document: String) -> [Int]? {
        let text = try? String(contentsOf: projectRoot.appendingPathComponent(document), encoding: .utf8)
        return text.map { $0.matches(of: #/(?m)^## (\d+)\. /#).compactMap { Int($0.1) } }
    }

    @Test("Every section that is referred to is there")
    func sectionsAreThere() throws {
        var count = 0
        for page in try Self.pages() {
            for reference in page.text.matches(of: /([A-Za-z\/-]+\.md), sections? (\d+)/) {
                count += 1
                let (document, section) = (String(reference.1), Int(reference.2))
                let sections = Self.sections(of: document)
                #expect(sections != nil, "\(page.path): there is no \(document)")
                #expect(section.map { sections?.contains($0) ?? false } ?? false, "\(page.path): \(reference.0)")
            }
        }
        #expect(count > 20)
    }

    @Test("A comment that names the model says which section")
    func theModelIsNamedBySection() throws {
        for page in try Self.pages() where page.path.hasPrefix("Sources/") {
            let named = page.text.matches(of: /MODEL\.md/).count
            #expect(named == page.text.matches(of: /docs\/MODEL\.md, section \d+/).count, "\(page.path)")
        }
    }

    @Test("The sections of the model are numbered without a gap, and those it refers to itself are there")
    func theModelIsNumbered() throws {
        let sections = try #require(Self.sections(of: "docs/MODEL.md"))
        #expect(sections == Array(1...max(1, sections.count)))
        let text = try String(contentsOf: projectRoot.appendingPathComponent("docs/MODEL.md"), encoding: .utf8)
        let own = text.matches(of: /sections? (\d+)(?:, (\d+))?(?: and (\d+))?/).flatMap {
            [$0.1, $0.2, $0.3].compactMap { $0.flatMap { Int($0) } }
        }
        #expect(own.count > 20)
        for section in own { #expect(sections.contains(section), "section \(section)") }
    }

    @Test("Each suite that the model names is there")
    func namedSuites() throws {
        let text = try String(contentsOf: projectRoot.appendingPathComponent("docs/MODEL.md"), encoding: .utf8)
        let tests = try swiftFiles(in: "Tests").map { try String(contentsOf: $0, encoding: .utf8) }
        let names = Set(text.matches(of: /`([A-Za-z]+Tests)`/).map { String($0.1) })
        #expect(names.count > 5)
        for name in names { #expect(tests.contains { $0.contains("struct \(name) ") }, "there is no \(name)") }
    }

    @Test("Nothing refers to a document that is not part of the project")
    func noForeignDocuments() throws {
        // Put together here, so that this file does not hold them.
        let foreign = ["TI" + "ME.md", "DES" + "IGN", "VOCAB" + "ULARY"]
        for file in try Self.files() {
            let text = try String(contentsOf: file, encoding: .utf8)
            for word in foreign { #expect(!text.contains(word), "\(file.lastPathComponent) refers to \(word)") }
        }
    }

    @Test("Every document that is named is there")
    func documentsAreThere() throws {
        for page in try Self.pages() {
            for name in Set(page.text.matches(of: /\b((?:docs|events)\/[A-Z][A-Za-z-]*\.md)/).map { String($0.1) }) {
                let path = projectRoot.appendingPathComponent(name).path
                #expect(FileManager.default.fileExists(atPath: path), "\(page.path): there is no \(name)")
            }
        }
    }
}
