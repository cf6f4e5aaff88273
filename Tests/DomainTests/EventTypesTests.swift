import Testing

@testable import Domain

@Suite struct EventTypesTests {
    @Test func everyTypeIsFoundByItsNameAndByItsWord() {
        for definition in EventTypes.all {
            #expect(EventTypes.named(definition.type)?.type == definition.type)
            #expect(EventTypes.worded(definition.word)?.type == definition.type)
        }
    }

    @Test func wordsAreUnique() {
        #expect(Set(EventTypes.all.map(\.word)).count == EventTypes.all.count)
    }

    @Test func noFieldOfDataBearsTheNameOfAKeyOfTheEnvelope() {
        let keys = Set(Envelope.draft.fields.map(\.name) + Envelope.logKeys + ["data", "sig"])
        for definition in EventTypes.all {
            for field in definition.data.fields {
                #expect(!keys.contains(field.name), "\(definition.type) \(field.name)")
            }
        }
    }

    @Test func namesOfFieldsAreKeysAndAreUniqueInTheirShape() {
        let shapes = EventTypes.all.map(\.data) + RecordShape.all + [Envelope.draft, Envelope.log]
        for shape in shapes {
            #expect(Set(shape.fields.map(\.name)).count == shape.fields.count, "\(shape.name)")
            for field in shape.fields {
                #expect(field.name.wholeMatch(of: /[a-z][a-z0-9_]*/) != nil, "\(shape.name) \(field.name)")
                #expect(field.summary.hasSuffix("."), "\(shape.name) \(field.name)")
            }
        }
    }

    @Test func onlyTheirOwnIDsAreMadeKnownByEvents() {
        for definition in EventTypes.all {
            let own = definition.data.fields.filter { $0.role != .refers }
            #expect(own.count <= 1)
            for field in own { #expect(definition.type.hasPrefix(field.name) || field.name == "series") }
        }
    }

    @Test func everyKindOfThingIsMadeKnownBySomeType() {
        for namespace in Namespace.allCases { #expect(!namespace.registeringWords.isEmpty, "\(namespace)") }
    }

    @Test func theLogsOwnKeysAreThoseOfItsShape() {
        #expect(Envelope.log.fields.map(\.name).sorted() == Envelope.logKeys)
    }

    /// Synonyms are replaced in the fields of `data` alone.
    @Test func objectsHaveNoSynonyms() {
        for field in RecordShape.all.flatMap(\.fields) + Envelope.draft.fields {
            if case .choice(_, let synonyms) = field.kind { #expect(synonyms.isEmpty, "\(field.name)") }
        }
    }
}
