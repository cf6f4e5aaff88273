import CanonicalJSON
import ExtendedDateTime
import Testing

@testable import Domain

/// Drafts of every type, made from the definitions: the seed of a failing one is in its message.
@Suite struct GeneratedDraftTests {
    private static let seeds = UInt64(1)...20

    private func problems(_ draft: JSONObject) throws -> [String] {
        try Validation.problems(in: JSONDocument(JSON.object(draft).canonicalBytes).root).map(\.summary)
    }

    /// Calls `body` with drafts of every type.
    private func forEachDraft(_ body: (Definition, JSONObject, inout SeededGenerator, String) throws -> Void) throws {
        for definition in EventTypes.all {
            for seed in Self.seeds {
                var generator = DraftGenerator(seed: seed)
                let draft = generator.draft(of: definition)
                try body(definition, draft, &generator.random, "\(definition.type), seed \(seed)")
            }
        }
    }

    @Test func areValid() throws {
        try forEachDraft { _, draft, _, name in
            let found = try problems(draft)
            #expect(found == [], "\(name)")
        }
    }

    @Test func haveTheFormOfTheirType() throws {
        try forEachDraft { definition, object, _, name in
            let entry = LogEntry(seq: 0, recorded: UTCInstant(milliseconds: 0), entered: nil, via: "test")
            let line = entry.line(for: try Draft(.object(object), recorder: "r"))
            #expect(try Event(JSONDocument(line, rules: .ledgerLine)).definition === definition, "\(name)")
        }
    }

    @Test func keepTheirIDThroughTheirCanonicalForm() throws {
        try forEachDraft { _, object, _, name in
            var object = object
            object["id"] = nil
            let first = try Draft(.object(object), recorder: "r")
            #expect(first.id.text.hasPrefix("d-"))
            var again = try JSON(parsing: first.document.bytes, rules: .ledgerLine).object ?? [:]
            #expect(try Draft(.object(again), recorder: "other").document.bytes == first.document.bytes, "\(name)")
            again["id"] = nil
            #expect(try Draft(.object(again), recorder: "other").id == first.id, "\(name)")
        }
    }

    @Test func withoutARequiredFieldAreRefusedThere() throws {
        try forEachDraft { definition, draft, random, name in
            guard let place = Place.all(in: draft, of: definition).filter(isNeeded).randomElement(using: &random) else {
                return
            }
            var mutant = JSON.object(draft)
            try mutant.remove(at: place.pointer)
            #expect(try problems(mutant.object ?? [:]).contains("\(place.pointer) missing"), "\(name)")
        }
    }

    /// Without its type a draft is none at all.
    private func isNeeded(_ place: Place) -> Bool { place.isRequired && place.tokens != ["type"] }

    @Test func withAValueOfAnotherKindAreRefusedThere() throws {
        try forEachDraft { definition, draft, random, name in
            let places = Place.all(in: draft, of: definition).filter { $0.tokens != ["type"] }
            guard let place = places.randomElement(using: &random) else { return }
            let wrong: [JSON] = [.null, true, .object(["x": ["y"]]), .double(0.5)]
            var mutant = JSON.object(draft)
            try mutant.set(wrong.randomElement(using: &random) ?? .null, at: place.pointer)
            let found = try problems(mutant.object ?? [:])
            #expect(found.contains { $0.hasPrefix("\(place.pointer)") }, "\(name): \(place.pointer)")
        }
    }

    @Test func withAnUnknownKeyAreRefusedThere() throws {
        try forEachDraft { definition, draft, random, name in
            let objects = Place.all(in: draft, of: definition).filter {
                if case .record = $0.kind { true } else { false }
            }
            let homes = objects.map(\.tokens) + [[], ["data"]]
            let pointer = JSONPointer(tokens: (homes.randomElement(using: &random) ?? []) + ["zzz"])
            var mutant = JSON.object(draft)
            try mutant.set(1, at: pointer)
            #expect(try problems(mutant.object ?? [:]) == ["\(pointer) unknownField"], "\(name)")
        }
    }
}
