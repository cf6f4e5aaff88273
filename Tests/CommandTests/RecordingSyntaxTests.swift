import CanonicalJSON
import Testing
import Domain

@testable import ChanceryCLI

/// A command line as a person types it, in words that hold no blanks.
func words(_ line: String) -> [String] { line.split(separator: " ").map(String.init) }

/// The draft that a command line gives, in canonical form.
func recorded(
    _ word: String, _ arguments: [String], lookup: RecordingLookup = .none
) throws -> String {
    try RecordingSyntax(word: word).parse(arguments, lookup: lookup).draft.canonicalText
}

@Suite struct RecordingSyntaxTests {
    @Test func optionsAreTheFieldsAndPositionsTheirOrder() throws {
        #expect(
            try recorded("membership", words("springfield city-league --mode founding --on 2019~"))
                == #"{"data":{"member":"springfield","mode":"founding","organisation":"city-league"},"on":"2019~","type":"membership.joined"}"#
        )
        #expect(
            try recorded("membership", words("--organisation city-league --mode founding --on 2019~ springfield"))
                == recorded("membership", words("springfield city-league --on=2019~ --mode=founding")))
    }

    @Test func aListAtTheEndTakesTheRestAndAnOptionAddsToIt() throws {
        #expect(
            try recorded("signing", words("pact a b c --on 2024"))
                == #"{"data":{"agreement":"pact","parties":["a","b","c"]},"on":"2024","type":"agreement.signed"}"#)
        #expect(
            try recorded("signing", words("pact --party a --on 2024 --parties b c"))
                == recorded("signing", words("pact a b c --on 2024")))
    }

    @Test func aTypesOwnNameIsAWordToo() throws {
        #expect(try recorded("policy.ended", words("p --on 2024")) == recorded("policy-end", words("p --on 2024")))
    }

    @Test func namesWithUnderscoresHaveHyphens() throws {
        #expect(
            try recorded("source", words("copy --kind article --derived-from first,how=copy"))
                == #"{"data":{"derived_from":[{"how":"copy","source":"first"}],"kind":"article","source":"copy"},"type":"source.registered"}"#
        )
    }

    @Test func keysOfTheEnvelopeStandBesideTheData() throws {
        let line = words(
            "pact clause --on 2024-01 --stated last-month --anchor 2024-02 --place springfield --modality claimed "
                + "--confidence low --source gazette,at=P12 --sources letter --attributed jane --reason r --by me --id x1"
        )
        #expect(
            try recorded("amendment", line)
                == #"{"anchor":"2024-02","attributed":["jane"],"by":"me","confidence":"low","#
                + #""data":{"agreement":"pact","what":"clause"},"id":"x1","modality":"claimed","on":"2024-01","#
                + #""place":"springfield","reason":"r","sources":[{"at":"P12","source":"gazette"},{"source":"letter"}],"#
                + #""stated":"last-month","type":"agreement.amended"}"#)
    }

    @Test func aFieldOfTheDataComesBeforeAKeyOfTheEnvelope() throws {
        #expect(
            try recorded("source", words("--source gazette --kind article --sources letter"))
                == #"{"data":{"kind":"article","source":"gazette"},"sources":[{"source":"letter"}],"type":"source.registered"}"#
        )
    }

    @Test func twoHyphensEndTheOptions() throws {
        #expect(
            try recorded("amendment", ["--on", "2024", "--", "pact", "--not-an-option"])
                == #"{"data":{"agreement":"pact","what":"--not-an-option"},"on":"2024","type":"agreement.amended"}"#)
    }

    @Test func aNumberBelowZeroIsAValueAndNoOption() throws {
        let values = ["growth", "--value", "-5", "--unit", "percent", "--on", "2024"]
        #expect(try recorded("claim", values).contains(#""value":"-5""#))
    }

    @Test func wholeNumbersAreNumbersAndMeasuresAreText() throws {
        let line = words("--who a --with b --count 12 --comparator ge --unit visits --on 2024")
        #expect(
            try recorded("count", line)
                == #"{"data":{"comparator":"ge","count":12,"unit":"visits","who":["a"],"with":["b"]},"on":"2024","type":"contact.counted"}"#
        )
    }

    @Test func blanksAroundADateAreLeftOutAndThatIsSaid() throws {
        let recording = try RecordingSyntax(word: "plan").parse(["v", " 2025 ", "--on", "\t2024-05"])
        #expect(recording.draft["on"] == "2024-05")
        #expect(recording.draft["data"]?["for"] == "2025")
        #expect(recording.notes == [.trimmed(option: "--on"), .trimmed(option: "FOR")])
        let title = try RecordingSyntax(word: "source").parse(["s", "--kind", "law", "--title", " as it is "])
        #expect(title.draft["data"]?["title"] == " as it is ")
        #expect(title.notes == [])
    }

    @Test func fieldsOfACompanionAreKeptApart() throws {
        let syntax = try RecordingSyntax(word: "signing", alongside: AgreementRegistered.definition)
        let recording = try syntax.parse(words("pact a b --on 2024 --kind sister-city --form bilateral"))
        #expect(recording.companion == ["form": "bilateral", "kind": "sister-city"])
        #expect(recording.draft["data"] == ["agreement": "pact", "parties": ["a", "b"]])
    }

    @Test func whatTheCallerFillsInIsNotRequired() throws {
        let recording = try RecordingSyntax(word: "signing").parse(words("--on 2024"), given: ["agreement"])
        #expect(recording.draft["data"] == [:])
    }

    @Test func noWordHasTwoOptionsOfOneName() {
        for definition in EventTypes.all {
            let names = RecordingSyntax(definition).options.flatMap { [$0.name, $0.alias].compactMap(\.self) }
            #expect(Set(names).count == names.count, "\(definition.type)")
        }
    }

    @Test func onlyALastPositionIsAList() {
        for definition in EventTypes.all {
            #expect(RecordingSyntax(definition).positionals.dropLast().allSatisfy { !$0.isRepeatable })
        }
    }

    @Test func aPathOfTheDraftIsCalledAsTheCommandLineCallsIt() throws {
        let syntax = try RecordingSyntax(word: "signing", alongside: AgreementRegistered.definition)
        #expect(syntax.label(for: "/data/signatories/1/as") == "--signatory 2, as")
        #expect(syntax.label(for: "/data/agreement") == "--agreement")
        #expect(syntax.label(for: "/data/kind") == "--kind")
        #expect(syntax.label(for: "/sources/0/source") == "--source 1, source")
        #expect(syntax.label(for: "/on") == "--on")
        #expect(syntax.label(for: "/v") == "/v")
        #expect(try RecordingSyntax(word: "source").label(for: "/sources/0") == "--sources 1")
    }
}
