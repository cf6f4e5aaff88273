import CanonicalJSON
import Testing
import Domain

@testable import ChanceryCLI

@Suite struct RecordingHelpTests {
    private func syntaxes() throws -> [RecordingSyntax] {
        try RecordingSyntax.words.map { word in try RecordingSyntax(word: word) }
    }

    @Test func theExampleOfEveryWordGivesAValidDraft() throws {
        for syntax in try syntaxes() {
            let example = syntax.definition.example
            let arguments = try CommandLineForm(syntax).words(for: example)
            let recording = try syntax.parse(arguments)
            #expect(recording.draft == example, "\(syntax.definition.word)")
            #expect(recording.notes == [])
            #expect(
                Validation.problems(in: try Draft(recording.draft, recorder: "r")).isEmpty, "\(syntax.definition.word)")
        }
    }

    @Test func theHelpOfEveryWordNamesItsOptionsAndChoices() throws {
        for syntax in try syntaxes() {
            let help = syntax.help
            for field in syntax.definition.data.fields {
                #expect(
                    help.contains("--\(field.name.replacing("_", with: "-"))")
                        || help.contains(syntax.label(for: "/data/\(field.name)")))
                if case .choice(let words, _) = field.kind { for word in words { #expect(help.contains(word)) } }
            }
            #expect(help.split(separator: "\n").allSatisfy { $0.count <= 100 || !$0.hasPrefix("   ") })
        }
    }

    @Test func theHelpOfAnOutcomeReadsWell() throws {
        let help = try RecordingSyntax(word: "outcome").help
        #expect(
            help.hasPrefix(
                """
                What became of a planned visit.
                visit.resolved. `fulfilled` needs `replaced_by`, and another visit in it.

                usage: chancery record outcome VISIT OUTCOME --on DATE [options]

                Fields:
                  --visit VISIT             The visit. Required.
                  --outcome WORD            What became of it. Required. One of: fulfilled, cancelled, postponed,
                                            unknown.
                  --replaced-by VISIT       The visit that took its place.
                  --for DATE                When it is now to be.

                Every event:
                """))
        #expect(
            help.hasSuffix(
                """
                Example:
                  chancery record outcome riverton-visit-2024 cancelled --on 2024-05-07 --source 'gazette-2024-05,at=p. 3'

                """))
    }

    @Test func aCompanionsFieldsHaveTheirOwnPart() throws {
        let help = try RecordingSyntax(word: "signing", alongside: AgreementRegistered.definition).help
        #expect(help.contains("\nWhere the agreement is new, for agreement.registered:\n  --kind WORD"))
    }

    @Test func whatAShellWouldReadOtherwiseIsQuoted() {
        #expect("plain-word,at=p.3".quotedForShell == "plain-word,at=p.3")
        #expect("it's [a..b]".quotedForShell == "'it'\\''s [a..b]'")
        #expect("2019~".quotedForShell == "'2019~'")
        #expect("".quotedForShell == "''")
    }
}
