import CanonicalJSON
import Testing

@testable import Domain

@Suite struct JSONSchemaTests {
    private static let draftSchema = SchemaChecker(JSONSchema.draft)
    private static let lineSchema = SchemaChecker(JSONSchema.line)

    @Test func theExamplesOfAllTypesAreDrafts() throws {
        for definition in EventTypes.all {
            #expect(try Self.draftSchema.accepts(definition.example), "\(definition.type)")
        }
    }

    @Test func generatedDraftsAreDraftsAndBecomeLines() throws {
        for definition in EventTypes.all {
            for seed in UInt64(1)...8 {
                var generator = DraftGenerator(seed: seed)
                let object = generator.draft(of: definition)
                #expect(try Self.draftSchema.accepts(.object(object)), "\(definition.type), seed \(seed)")
                var registry = try MemoryRegistry()
                try registry.add(Draft(.object(object), recorder: "r"))
                let line = try #require(registry.events.first?.line.root.json)
                #expect(try Self.lineSchema.accepts(line), "\(definition.type), seed \(seed)")
                #expect(try !Self.draftSchema.accepts(line), "\(definition.type), seed \(seed)")
            }
        }
    }

    /// Rules between fields, and whether a date is EDTF, are left to the program.
    @Test(arguments: ValidationTests.refusals)
    func whatIsWrongInItsShapeIsNoDraft(_ refusal: Refusal) throws {
        let beyond: Set = [
            "badDate", "badAnchor", "undated", "badPointer", "fixedPointer", "tooDeep", "notWhole",
            "controlCharacter",
            "needsOneOf", "fulfilledByItself", "selfReference", "preferredNotAmong", "tooFewEvents",
        ]
        let kinds = refusal.expected.compactMap { $0.split(separator: " ").last.map(String.init) }
        guard !beyond.isSuperset(of: kinds) else { return }
        #expect(try !Self.draftSchema.accepts(JSON(parsing: refusal.draft)))
    }

    @Test func aDraftMayUseSynonymsKeyAndTheImportersKeys() throws {
        let text =
            #"{"key":"k:1","type":"visit.resolved","on":"2024","recorded":"2024-01-01T00:00:00.000Z","#
            + #""imported":{"sha256":"ab","lines":[1]},"data":{"visit":"v","outcome":"canceled"}}"#
        #expect(try Self.draftSchema.accepts(JSON(parsing: text)))
        let doubled = text.replacing(#""key":"k:1""#, with: #""key":"k:1","id":"k:1""#)
        #expect(try !Self.draftSchema.accepts(JSON(parsing: doubled)))
    }

    @Test func aTypeOfTheFutureIsOnNoList() throws {
        #expect(try !Self.draftSchema.accepts(["type": "agreement.sealed", "data": ["agreement": "a"]]))
    }
}
