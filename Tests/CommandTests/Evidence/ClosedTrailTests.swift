import CanonicalJSON
import Foundation
import Testing

/// A trail holds, with proof, whatever it names: in every form, of every kind of trail.
@Suite struct ClosedTrailTests {
    static let questions = [
        ["us-in-carmel", "--on", "2024-06-01"], ["carmel-xiangyang"], ["us-in-carmel", "cn-hb-xiangyang"],
        ["us-in-carmel", "--related", "1"], ["--within", "us-in"], ["--from", "2023-09", "--to", "2024-03"],
        ["--by", "example register"], ["--type", "claim"], ["--between", "us-in-carmel", "cn-hb-xiangyang"], ["--all"],
        ["us-in-carmel", "--known-on", "@200"], ["membership:us-in-carmel/sister-cities-international"],
    ]

    @Test("Every event that a trail names stands in it with its line and its proof", arguments: questions)
    func closed(question: [String]) throws {
        let scratch = try Scratch()
        let ledger = try scratch.projectLedger()
        let trail = try ledger.audit(question, as: "json").json
        let entries = Set(try #require(trail["trail"]?.array).compactMap { $0["seq"]?.integer })
        let held = entries.union(trail["named"]?.array?.compactMap { $0["seq"]?.integer } ?? [])
        for member in (trail["trail"]?.array ?? []) + (trail["named"]?.array ?? []) {
            #expect(member["line"]?.string != nil && member["proof"]?.array != nil)
        }
        #expect(Set(Self.references(in: trail)).subtracting(held).sorted() == [], "JSON")
        for form in ["text", "markdown", "csv", "html"] {
            let out = try ledger.audit(question, as: form).out
            // What the page embeds is the JSON; what a draft says in its own words may hold anything.
            let shown = out.split(separator: "<script").first.map(String.init) ?? out
            let named = shown.matches(of: /(?:^|[ >(,`])@(\d+)/).compactMap { Int($0.1) }
            let asked = question.compactMap { $0.hasPrefix("@") ? Int($0.dropFirst()) : nil }
            #expect(Set(named).subtracting(held.union(asked)).sorted() == [], "\(form)")
            guard form == "html" else { continue }
            let anchors = Set(shown.matches(of: /id="([^"]+)"/).map { String($0.1) })
            let links = Set(shown.matches(of: /href="#([^"]+)"/).map { String($0.1) })
            #expect(links.subtracting(anchors).sorted() == [], "links that lead nowhere")
        }
    }

    /// The positions that a report names: as events, as causes, as what corrects and retracts.
    private static func references(in value: JSON, under key: String = "") -> [Int] {
        switch value {
        case .object(let object):
            object.filter { !["line", "scope", "log", "key"].contains($0.key) }
                .flatMap { references(in: $0.value, under: $0.key) }
        case .array(let elements): elements.flatMap { references(in: $0, under: key) }
        case .integer(let number):
            ["seq", "events", "event", "evidence", "corrected_by", "retracted_by", "sign_off"].contains(key)
                ? [number] : []
        default: []
        }
    }
}

extension Binary {
    fileprivate func audit(_ question: [String], as form: String) throws -> Result {
        let result = try run(["audit"] + question + ["--format", form])
        try #require(result.status == 0, "\(result.err)")
        return result
    }
}
