import CanonicalJSON
import Domain

/// How one thing stood, in a row for people.
struct StateRow {
    let kind: KindName
    let what: String
    let state: String
    let since: String
    let sureness: String
    let sayers: [String]
    /// Whether it is disputed, or sources disagree on its dates.
    let isContested: Bool
    let isOver: Bool
    /// What is said beside the status: that it is contested, that it is under review.
    private let marks: [(state: String, since: String)]

    init(_ state: State, _ kind: any Kind.Type, isDatedDifferently: Bool, on days: DayRange) {
        self.kind = KindName(kind)
        what = state.content.heading
        self.state = state.statusWords + (state.otherwiseWords.map { ", or \($0)" } ?? "")
        let isOver = state.answer.isOver(on: days)
        let (start, end) = (state.answer.since.startWords, state.answer.until.asEnd)
        since = isOver ? end ?? start : [start, end].compactMap(\.self).joined(separator: "; ")
        sureness = state.surenessWords + (isDatedDifferently ? "; sources disagree on the date" : "")
        sayers = state.sayers
        marks = state.flags.map { ($0.words, $0.since.startWords) }
        isContested = isDatedDifferently || state.flags.contains { $0.name == "disputed" }
        self.isOver = isOver
    }

    /// A row of the table, and one below it for each mark.
    var cells: [[Phrase]] {
        [[what, state, since, sureness, sayers.joined(separator: "; ")].map { Phrase($0) }]
            + marks.map { ["", Phrase($0.state), Phrase($0.since), "", ""] }
    }

    var json: JSON {
        [
            "what": .string(what), "state": .string(state), "since": .string(since), "how_sure": .string(sureness),
            "says": .array(sayers.map(JSON.string)), "over": .bool(isOver), "contested": .bool(isContested),
            "marks": .array(marks.map { ["state": .string($0.state), "since": .string($0.since)] }),
        ]
    }
}
