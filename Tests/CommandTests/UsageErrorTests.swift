import Testing
import Domain

@testable import ChanceryCLI

@Suite struct UsageErrorTests {
    /// What a person is told about a wrong command line.
    private func messages(_ word: String, _ arguments: [String]) -> [String] {
        do throws(UsageError) {
            _ = try RecordingSyntax(word: word).parse(arguments)
            return []
        } catch {
            return error.messages.map(\.description)
        }
    }

    @Test func aMissingFieldIsCalledByItsOptionWithItsChoices() {
        #expect(
            messages("agreement", words("pact --kind treaty --party a")) == [
                """
                error: --form: is required and not given. Whether one party's withdrawal ends it (bilateral) or not (multilateral).
                hint: Choose one of: bilateral, multilateral.
                """
            ])
    }

    @Test func everythingThatIsMissingIsSaidAtOnce() {
        let places = messages("preference", []).map { $0.split(separator: ":")[1] }
        #expect(places == [" --prefer", " --among", " --rule", " --reason"])
        #expect(
            messages("signing", ["pact"]).map { $0.split(separator: "\n")[0] } == [
                "error: --on: is required and not given. It says when that happened, as far as is known."
            ])
    }

    @Test func anUnknownOptionNamesNearMisses() {
        #expect(
            messages("signing", words("pact --on 2024 --signatry a")) == [
                "error: there is no option “--signatry”.\nhint: Did you mean “--signatory”?"
            ])
        #expect(messages("signing", words("pact --on 2024 -x")).count == 1)
    }

    @Test func anOptionForOneValueIsNotGivenTwice() {
        #expect(
            messages("signing", words("pact --on 2024 --on 2025")) == [
                "error: --on: is given twice, and holds one value.\nhint: See chancery record signing --help."
            ])
    }

    @Test func anOptionNeedsItsValue() {
        #expect(
            messages("signing", words("pact --on --party a")) == [
                """
                error: --on: needs a value.
                hint: Write what is known of the day: 2023-10-31, 2023-10, 2019~ or [..2024-02-16]. \
                A value that begins with -- is given as --option=value.
                """
            ])
    }

    @Test func anArgumentTooManyIsRefused() {
        #expect(
            messages("policy-end", words("p q --on 2024")) == [
                """
                error: “q” is one argument too many. Everything that it could stand for is given.
                hint: See chancery record policy-end --help.
                """
            ])
    }

    @Test func anUnknownPartOfAnObjectIsRefused() {
        #expect(
            messages("signing", words("pact --on 2024 --signatory a,rolle=mayor,for=b")) == [
                """
                error: --signatory: there is no part “rolle” in it.
                hint: Its parts are party, as, for, count; a text with ,name= in it is given as JSON.
                """
            ])
        #expect(
            messages("signing", words("pact --on 2024 --source a,qoute=x")) == [
                "error: --source: there is no part “qoute” in it.\nhint: Did you mean “quote”?"
            ])
        #expect(messages("signing", words("pact --on 2024 --signatory a,as=b,as=c")).count == 1)
    }

    /// The first of them once ended the program by a trap.
    @Test(arguments: ["9223372036854775807", "-9223372036854775808", "9007199254740992", "99999999999999999999"])
    func aNumberThatJSONDoesNotHoldIsRefused(number: String) {
        #expect(
            messages("count", words("--who a --with b --count=\(number) --comparator eq --unit u --on 2024")) == [
                "error: --count: “\(number)” is farther from 0 than 9007199254740991. JSON has no exact form for it.\n"
                    + "hint: See chancery record count --help."
            ])
    }

    @Test func whatCannotBeMadeJSONIsRefused() {
        #expect(
            messages("signing", words("pact --on 2024 --signatory {party:a}"))[0]
                .hasPrefix("error: --signatory: begins with { and is no JSON: it goes wrong at byte 1."))
        #expect(
            messages("count", words("--who a --with b --count twelve --comparator eq --unit u --on 2024")) == [
                "error: --count: “twelve” is no whole number.\nhint: Write digits."
            ])
        #expect(
            messages("description", words("a --code Q5")) == [
                "error: --code: is not of the form NAME=VALUE.\nhint: Write SYSTEM=CODE, such as iso_3166_2=XX-SP."
            ])
        #expect(
            messages("correction", words("e --reason r --set /on")) == [
                "error: --set: is not of the form NAME=VALUE.\nhint: Write FIELD=VALUE, such as on=2023-10-31; "
                    + "a JSON Pointer leads into a field: /data/hosts/0/as=mayor."
            ])
        #expect(
            messages("retraction", words("@12 --reason r")) == [
                "error: EVENT: there is no event @12.\nhint: See chancery log for the positions."
            ])
    }

    @Test func oneThingIsNotSetTwice() {
        #expect(messages("correction", words("e --reason r --set /on=2023 --unset /on")).count == 1)
        #expect(messages("description", words("a --code wikidata=Q5 --code wikidata=Q6")).count == 1)
    }

    @Test func aDateIsNoOptionOfAnEventAboutTheLedger() {
        #expect(
            messages("retraction", words("e --reason r --on 2024"))[0].hasPrefix("error: there is no option “--on”."))
    }

    @Test func anUnknownWordNamesNearMissesAmongThoseOfTheCaller() {
        func message(_ word: String) -> String? {
            do throws(UsageError) {
                _ = try RecordingSyntax(word: word, others: ["withdrawal"])
                return nil
            } catch {
                return error.messages.first?.description
            }
        }
        #expect(message("sining") == "error: there is no word “sining” to record.\nhint: Did you mean “signing”?")
        #expect(message("withdrawl")?.hasSuffix("Did you mean “withdrawal”?") == true)
        #expect(message("opening")?.hasPrefix("error: “ledger.opened” has a command of its own.") == true)
        #expect(message("ledger.key-changed")?.hasPrefix("error: “ledger.key-changed” has a command") == true)
    }
}
