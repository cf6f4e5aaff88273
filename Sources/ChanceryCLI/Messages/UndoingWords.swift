import LedgerCore
import Reports
import Domain

/// What somebody is told who takes back their last entry.
struct UndoingWords {
    private let undoing: Undoing
    /// The sentences of the events that are told, by their positions.
    private let sentences: [Int: String]

    /// So many of several entries are told.
    private static let most = 5

    init(_ undoing: Undoing, in view: LedgerView) throws {
        self.undoing = undoing
        let told =
            [undoing.entry, undoing.amended].compactMap(\.self) + undoing.companions.suffix(Self.most)
            + undoing.dependents.prefix(Self.most)
        let events = told.uniqued(by: \.seq)
        sentences = Dictionary(uniqueKeysWithValues: zip(events.map(\.seq), try view.inWords(events)))
    }

    /// Which entry it is, and what was recorded with it.
    var before: String {
        let subject = undoing.amended.map { ", about \(told($0))" } ?? ""
        var lines = ["The last entry of \(undoing.entry.by) that counts is \(told(undoing.entry))\(subject)."]
        if !undoing.companions.isEmpty {
            lines.append("Recorded with it, within a second, and left as it is:")
            lines += list(Array(undoing.companions.suffix(Self.most).reversed()), of: undoing.companions.count)
        }
        return lines.joined(separator: "\n")
    }

    /// What the retraction has done, and how it is undone.
    func after(retraction seq: Int) -> String {
        """
        @\(undoing.entry.seq) is taken back\(restored).
        It stays readable: chancery show @\(undoing.entry.seq). To let it count again: chancery retract @\(seq) --reason TEXT.
        """
    }

    /// What an amendment took away counts again.
    private var restored: String {
        guard let amended = undoing.amended else { return "" }
        if let further = undoing.furtherRetraction { return ", and @\(amended.seq) stays retracted by @\(further.seq)" }
        return undoing.entry.type == FactRetracted.type
            ? ", and @\(amended.seq) counts again" : ", and @\(amended.seq) reads as it did before"
    }

    /// Others rest on it.
    var refusal: DataProblem {
        let count = undoing.dependents.count
        let lines = list(Array(undoing.dependents.prefix(Self.most)), of: count)
        return DataProblem(
            """
            \(told(undoing.entry)) is not taken back: \(count.of("entry", "entries")) \(count.verb("rests", "rest")) on it.
            \(lines.joined(separator: "\n"))
            """, hint: advice + " To take it back all the same, use --anyway.")
    }

    private var advice: String {
        let correction = "If a part of it is wrong: chancery correct @\(undoing.entry.seq) --set FIELD=VALUE."
        guard undoing.entry.type == PartyRegistered.type, undoing.entry.definition != nil else { return correction }
        let party = undoing.entry[PartyRegistered.self].party.text
        return correction + " If the party is recorded twice: chancery record merge \(party) OTHER."
    }

    var needsReason: UsageProblem {
        UsageProblem(
            "undo needs a reason, to take back \(told(undoing.entry)).",
            hint: "Write chancery undo --reason \"It was told of another city.\"")
    }

    private func list(_ events: [Event], of count: Int) -> [String] {
        events.map { "  " + told($0) } + (count > events.count ? ["  and \(count - events.count) more"] : [])
    }

    private func told(_ event: Event) -> String { event.told(as: sentences[event.seq]) }
}

extension Event {
    /// Its position, its sentence and its id.
    fileprivate func told(as sentence: String?) -> String {
        "@\(seq)\(sentence.map { ", “\($0)”" } ?? "") (\(id.text))"
    }
}
