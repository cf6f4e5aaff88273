import ArgumentParser
import Domain

/// A command that is a word of `record` under a name of its own.
protocol RecordingCommand: ParsableCommand {
    static var word: String { get }
    var arguments: [String] { get }
}

extension RecordingCommand {
    func run() throws {
        try RecordingRun(word: Self.word, arguments).run()
    }
}

struct Correct: RecordingCommand {
    static let word = FactCorrected.word
    static let configuration = CommandConfiguration(
        commandName: "correct",
        abstract: "Set a field of an event right; the wrong entry stays readable.",
        discussion: "Example: chancery correct @12 --set on=2023-10-31 --reason \"The source says the 31st.\"")

    @Argument(parsing: .captureForPassthrough, help: "The event, what is set, and why.")
    var arguments: [String] = []
}

struct Retract: RecordingCommand {
    static let word = FactRetracted.word
    static let configuration = CommandConfiguration(
        commandName: "retract",
        abstract: "Say that an event no longer counts; retracting a retraction restores it.",
        discussion: "Example: chancery retract @12 --reason \"It was told of another city.\"")

    @Argument(parsing: .captureForPassthrough, help: "The event, and why.")
    var arguments: [String] = []
}

struct Link: RecordingCommand {
    static let word = FactsLinked.word
    static let configuration = CommandConfiguration(
        commandName: "link",
        abstract: "Say that events tell of the same thing, or do not.",
        discussion: "Example: chancery link @12 @15 --relation same")

    @Argument(parsing: .captureForPassthrough, help: "The events, and how they belong together.")
    var arguments: [String] = []
}

struct Prefer: RecordingCommand {
    static let word = ClaimPreferred.word
    static let configuration = CommandConfiguration(
        commandName: "prefer",
        abstract: "Let one of several claims stand.",
        discussion:
            "Example: chancery prefer @12 --among @12 --among @15 --rule \"nearest to the event\" --reason \"...\"")

    @Argument(
        parsing: .captureForPassthrough, help: "The event that is to stand, those among which it is chosen, and why.")
    var arguments: [String] = []
}
