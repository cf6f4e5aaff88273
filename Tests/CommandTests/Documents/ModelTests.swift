import Foundation
import Testing

/// docs/MODEL.md says how states follow from events: each of its examples is run.
///
/// With `CHANCERY_WRITE_EXAMPLES` set, what the commands print is written into the page instead, to be read and committed.
@Suite struct ModelTests {
    private static let page = try? ModelPage()
    private static var answers: [ModelPage.Answer] { page?.answers ?? [] }
    private static let isWriting = ProcessInfo.processInfo.environment["CHANCERY_WRITE_EXAMPLES"] != nil

    /// What the commands of an example print, on a ledger of its own.
    private static func outputs(of answer: ModelPage.Answer) throws -> [[String]] {
        let scratch = try Scratch()
        let ledger = try answer.drafts.map { try Self.ledger($0, in: scratch) } ?? scratch.projectLedger()
        return try answer.questions.map { question in
            let result = try ledger.run(question.command.split(separator: " ").map(String.init))
            #expect(result.status == 0, "\(question.command): \(result.err)")
            return ModelPage.shown(result.out)
        }
    }

    private static func ledger(_ drafts: [String], in scratch: Scratch) throws -> Binary {
        try scratch.binary.succeed("init", "example", "--no-key", "--recorded", "2000-01-01T00:00:00.000Z")
        let ledger = Binary(folder: scratch.url.appendingPathComponent("example"))
        let lines =
            (page?.ground ?? []).map { recorded($0, "2000-01-01T12:00:00.000Z") }
            + drafts.map { recorded($0, "2025-01-01T12:00:00.000Z") }
        try ledger.succeed("import", "drafts", "-", "--backfill", input: lines.joined(separator: "\n"))
        return ledger
    }

    /// A draft with the moment of its recording, unless it has one.
    private static func recorded(_ draft: String, _ moment: String) -> String {
        draft.contains(#""recorded""#) ? draft : draft.dropLast() + #","recorded":"\#(moment)"}"#
    }

    @Test("The page has examples, and every one of them asks something")
    func examplesAreThere() throws {
        let page = try ModelPage()
        #expect(!page.ground.isEmpty)
        #expect(page.answers.filter { $0.drafts != nil }.count >= 20)
        #expect(page.answers.filter { $0.drafts == nil }.count == 10)
        #expect(page.answers.allSatisfy { !$0.questions.isEmpty })
    }

    @Test("A command of the page prints what is shown", .disabled(if: isWriting), arguments: answers)
    func answersAreAsShown(answer: ModelPage.Answer) throws {
        for (question, output) in zip(answer.questions, try Self.outputs(of: answer)) {
            #expect(output == question.answer, "\(question.command)")
        }
    }

    @Test("What the commands print is written into the page", .enabled(if: isWriting))
    func writeAnswers() throws {
        var page = try ModelPage()
        for answer in page.answers.reversed() { page.write(try Self.outputs(of: answer), into: answer) }
        try page.lines.joined(separator: "\n").write(to: ModelPage.url, atomically: true, encoding: .utf8)
    }
}
