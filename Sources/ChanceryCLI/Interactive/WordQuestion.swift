import LedgerCore
import Domain

/// The first question of a conversation: what happened, as one of the everyday words.
enum WordQuestion {
    /// The word that was chosen; `nil` where the writer went back, and there is nothing before.
    static func ask(_ dialogue: some Dialogue, _ earlier: String?) throws -> String? {
        let words = RecordingSyntax.words + RecordingRun.otherWords
        while true {
            let shown = earlier.map { "[\($0)] " } ?? ""
            var answer = try dialogue.answer(to: "What happened? \(shown)") { beginning in
                words.filter { $0.hasPrefix(beginning) }
            }
            if answer.isEmpty { answer = earlier ?? "" }
            if words.contains(answer) { return answer }
            if answer == Interview.back { return nil }
            let byType = EventTypes.worded(answer).flatMap { $0.isRecordable ? $0.word : nil }
            if let word = byType { return word }
            let longer = words.filter { !answer.isEmpty && $0.hasPrefix(answer) }
            let similar = longer.isEmpty ? Similarity.nearest(to: answer, among: words) : longer
            dialogue.message(
                answer.isEmpty || answer == "?" || similar.isEmpty
                    ? (answer.isEmpty || answer == "?" ? "" : "There is no word \(answer.quoted).\n") + list
                    : "There is no word \(answer.quoted). \(similar.asNearMisses ?? "")")
        }
    }

    /// The words by what they are about. One that is about either of two kinds stands with both.
    static var list: String {
        let groups = EventTypes.groups.map { group in
            (title: group.title, words: group.types.filter(\.isRecordable).map(\.word))
        }
        return groups.filter { !$0.words.isEmpty }.flatMap { title, words in
            let others = words.contains(AgreementEnded.word) || words.contains(MembershipEnded.word)
            return TextColumns.lines(
                "  " + title, (words + (others ? RecordingRun.otherWords : [])).joined(separator: ", "), width: 80)
        }.joined(separator: "\n")
    }
}
