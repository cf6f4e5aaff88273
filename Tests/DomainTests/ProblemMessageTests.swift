import CanonicalJSON
import ExtendedDateTime
import Testing

@testable import Domain

@Suite struct ProblemMessageTests {
    private func message(_ path: String, _ kind: Problem.Kind, at place: String? = nil) -> String {
        Problem(path, kind).message(at: place).description
    }

    @Test func aMessageSaysWhereWhatWhyAndWhatToDo() throws {
        let kind = try #require(PartyRegistered.definition.data["kind"])
        #expect(
            message("/data/kind", .missing(kind), at: "drafts.jsonl:12") == """
                error: drafts.jsonl:12: /data/kind: is required and not given. What kind of party it is.
                hint: Choose one of: country, state, county, city, district, territory, place, organisation, unit, \
                event, person, group, pseudonym, unresolved.
                """)
        #expect(
            message("/data/agreement", .notRegistered(.agreement, "pakt", similar: ["pact", "pack"])) == """
                error: /data/agreement: no agreement “pakt” is registered.
                hint: Did you mean “pact” or “pack”? If it is new, record it first: chancery record agreement.
                """)
        #expect(
            message("", .tooLong(bytes: 61_000, limit: 60_000), at: "drafts.jsonl:12") == """
                error: drafts.jsonl:12: the line would have 61000 bytes, and may have 60000.
                hint: Shorten its texts, or record several events.
                """)
    }

    @Test func theSurfaceSaysHowAFieldIsCalled() {
        let message = Problem("/data/party", .badSlug("x!")).message { _ in "--party" }
        #expect(message.place == "--party")
    }

    @Test func aDateIsToldApartFromAnIntervalWithTheRightForm() throws {
        #expect(
            message("/on", .severalDays("2023-10-29/2023-11-03")) == """
                error: /on: “2023-10-29/2023-11-03” means several days, and one day belongs here.
                hint: If it was one day within, write [2023-10-29..2023-11-03].
                """)
        #expect(
            Problem("/on", .severalDays("../2023-11")).message().hint == "If it was one day within, write [..2023-11].")
        #expect(Problem("/on", .severalDays("{2022,2023}")).message().hint == ValueKind.instant.advice)
    }

    @Test func theRightFormOfAnIDIsOffered() {
        #expect(Problem("/x", .badSlug("Carmel City")).message().hint == "Perhaps carmel-city.")
        #expect(Problem("/x", .badSlug("party:carmel")).message().hint == "Leave the kind out: carmel.")
        #expect(Problem("/x", .badSlug("襄阳")).message().hint == nil)
        #expect(Problem("/x", .badReference("carmel")).message().hint == "Write its kind too: party:carmel.")
        #expect(Problem("/x", .badKey("ISO-3166")).message().hint == "Write it like iso_3166_2. Perhaps iso_3166.")
    }

    @Test func textFromOutsideCannotSteerATerminalAndIsCutShort() {
        let hostile = "\u{1B}[2J\u{202E}\n" + String(repeating: "x", count: 100)
        let text = message("/data/kind", .notOneOf(hostile, choices: ["a"]))
        #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
        #expect(!text.contains("\u{202E}"))
        #expect(text.contains("“\\u{1b}[2J\\u{202e}\\u{a}xxx"))
        #expect(text.contains("x…”"))
    }

    @Test(arguments: ValidationTests.refusals)
    func everyMessageIsOfWholeSentences(_ refusal: Refusal) throws {
        for problem in Validation.problems(in: try draft(refusal.draft)) {
            let message = problem.message(at: "f:1")
            for sentence in [message.what, message.why, message.hint].compactMap(\.self) {
                #expect(sentence.last.map { ".?".contains($0) } == true, "\(sentence)")
                #expect(!sentence.contains("\n"))
            }
            #expect(message.place.hasPrefix("f:1: /") || problem.path.isEmpty)
        }
    }
}
