import CanonicalJSON
import Testing

/// The ten answers that the project's own ledger must give, each as a command.
@Suite struct TenAnswersTests {
    let scratch: Scratch
    let ledger: Binary

    init() throws {
        scratch = try Scratch()
        ledger = try scratch.projectLedger()
    }

    func replay(on day: String, known: String) throws -> JSON {
        try ledger.succeed("replay", "--all", "--on", day, "--known-on", known, "--format", "json").json
    }

    func agreement(_ id: String, on day: String, known: String) throws -> JSON? {
        try replay(on: day, known: known)["agreements"]?.array?.first { $0["id"]?.string == id }
    }

    func membership(on day: String, known: String) throws -> JSON? {
        try replay(on: day, known: known)["memberships"]?.array?.first {
            $0["member"]?.string == "us-in-carmel" && $0["organisation"]?.string == "ushca"
        }
    }

    func visit(_ id: String, on day: String, known: String) throws -> JSON? {
        try replay(on: day, known: known)["visits"]?.array?.first { $0["id"]?.string == id }
    }

    static let now = "2026-01-01"

    @Test func answer1TheTieWasInForceAndIsNotEnded() throws {
        let state = try #require(try agreement("carmel-xiangyang", on: "2024-02-10", known: "2024-02-16"))
        #expect(state["status"] == "in-force")
        #expect(state["certainty"] == "certain")
        #expect(state["since"] == ["2023-10-31", "2023-10-31"])
        #expect(state["until"] == ["..", ".."])
        #expect(state["because"]?.array?.contains { $0["rule"] == "presumed-definitive" } == true)
        let conflicts = try replay(on: "2024-02-10", known: "2024-02-16")["conflicts"]?.array ?? []
        #expect(!conflicts.contains { $0["subject"] == "agreement:carmel-xiangyang" })
    }

    @Test func answer2NothingWasKnownOnTheDayItself() throws {
        #expect(try agreement("carmel-xiangyang", on: "2023-10-31", known: "2023-10-31") == nil)
        let state = try #require(try agreement("carmel-xiangyang", on: "2023-10-31", known: "2023-11-01"))
        #expect(state["status"] == "in-force")
        #expect(state["certainty"] == "certain")
    }

    @Test func answer3AVaguerReportDoesNotUndoAnExactOne() throws {
        let state = try agreement("carmel-xiangyang", on: "2023-10-15", known: "2024-02-16")
        #expect(state?["status"] != "in-force")
    }

    @Test func answer4SourcesThatDisagreeMakeItPossibleUntilOneIsPreferred() throws {
        #expect(try agreement("carmel-xiangyang", on: "2023-11-15", known: "2024-02-16")?["certainty"] == "certain")
        let state = try #require(try agreement("carmel-xiangyang", on: "2023-11-15", known: "2024-04-30"))
        #expect(state["status"] == "in-force")
        #expect(state["certainty"] == "possible")
        #expect(state["since"] == ["2023-10-31", "2023-11-30"])
        let conflicts = try replay(on: "2023-11-15", known: "2024-04-30")["conflicts"]?.array ?? []
        let conflict = try #require(conflicts.first { $0["subject"] == "agreement:carmel-xiangyang" })
        #expect(conflict["grade"] == "hard")
        #expect(conflict["candidates"]?.array?.count == 2)
        #expect(try agreement("carmel-xiangyang", on: "2023-11-15", known: "2024-05-01")?["certainty"] == "certain")
    }

    @Test func answer5AReviewAndADisputeLeaveTheStatusUntouched() throws {
        func flag(_ name: String, on day: String) throws -> JSON? {
            let state = try #require(try agreement("carmel-xiangyang", on: day, known: "2024-03-18"))
            #expect(state["status"] == "in-force")
            #expect(state["certainty"] == "certain")
            return state["flags"]?.array?.first { $0["flag"]?.string == name }?["certainty"]
        }
        #expect(try flag("under-review", on: "2024-03-10") == "certain")
        #expect(try flag("disputed", on: "2024-03-10") == "possible")
        #expect(try flag("disputed", on: "2024-06-01") == "certain")
    }

    @Test func answer6NoSourceKnewOfAnEndingYet() throws {
        #expect(try membership(on: "2024-02-10", known: "2024-02-01") == nil)
    }

    @Test func answer7TheMembershipMayStillHold() throws {
        let state = try #require(try membership(on: "2024-01-31", known: "2024-02-16"))
        #expect(state["status"] == "in-force")
        #expect(state["certainty"] == "possible")
        #expect(state["otherwise"] == "ended")
        #expect(state["since"]?[0] == .null)
        #expect(state["because"]?.array?.contains { $0["rule"] == "start-unknown" } == true)
    }

    @Test func answer8TheMembershipHasEnded() throws {
        let then = try #require(try membership(on: "2024-02-29", known: "2024-02-16"))
        #expect(then["status"] == "ended")
        #expect(then["certainty"] == "certain")
        #expect(then["grounds"]?.array?.count == 1)
        let now = try #require(try membership(on: "2024-02-29", known: Self.now))
        #expect(now["mode"] == "withdrawal")
        #expect(now["through"]?["party"] == "sue-finkam")
        #expect(now["grounds"]?.array?.count == 2)
        #expect(now["announced"] == "2024-02")
    }

    @Test func answer9ThePlanIsOverdueAndTheJuneVisitIsAnother() throws {
        let id = "tacoma-fuzhou-2024-03"
        let before = try #require(try visit(id, on: "2024-02-10", known: "2024-02-16"))
        #expect(before["status"] == "planned")
        #expect(before["certainty"] == "possible")
        #expect(try visit(id, on: "2024-02-20", known: "2024-02-16")?["certainty"] == "certain")
        #expect(try visit(id, on: "2024-03-31", known: Self.now)?["status"] == "planned")
        for day in ["2024-04-01", "2024-12-31"] {
            let late = try #require(try visit(id, on: day, known: Self.now))
            #expect(late["status"] == "overdue")
            #expect(late["since"] == ["2024-04-01", "2024-04-01"])
        }
        #expect(try visit("tacoma-fuzhou-2024-06", on: "2024-12-31", known: Self.now)?["status"] == "held")
    }

    @Test func answer10AYearIsPossibleWithinAndCertainAfter() throws {
        #expect(try agreement("tacoma-fuzhou", on: "1995-01-01", known: "2015-09-21") == nil)
        #expect(try agreement("tacoma-fuzhou", on: "1994-06-01", known: "2015-09-22")?["certainty"] == "possible")
        #expect(try agreement("tacoma-fuzhou", on: "1995-01-01", known: "2015-09-22")?["certainty"] == "certain")
    }
}
