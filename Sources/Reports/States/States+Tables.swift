import CanonicalJSON
import Domain

extension States {
    /// A table for each kind of which there is a state, and one of the claims that disagree.
    var tables: [DataTable] {
        let kinds = Kinds.all.filter { !self[KindName($0)].isEmpty }
        // Where nothing stood, a table says so by its columns.
        let all = (kinds.isEmpty ? [Agreements.self] : kinds).map { DataTable($0, self[KindName($0)]) }
        return all + [
            DataTable(
                "conflicts", "The claims that disagree.", conflicts,
                [
                    ("subject", { .string($0.subject.description) }),
                    ("moment", { .string($0.conflict.moment.rawValue) }),
                    ("grade", { .string($0.conflict.disagreement.grade) }),
                    ("candidates", { .text($0.claimsInWords) }),
                    ("events", { .text($0.conflict.disagreement.candidates.flatMap(\.seqs)) }),
                ])
        ]
    }

    /// The same for people: what, how it stands, since when, until when, how sure, and why.
    func addTables(to document: inout Document) {
        for kind in KindName.allCases where !self[kind].isEmpty {
            document.add(heading: Phrase(kind.rawValue.capitalizedFirst))
            document.add(
                Table(["What", "Status", "Certainty", "When", "Details", "Because", "Id"], self[kind].map(\.row)))
        }
        guard !conflicts.isEmpty else { return }
        document.add(heading: "Conflicts")
        document.add(
            Table(
                ["Of", "Moment", "Grade", "Claims"],
                conflicts.map { conflict in
                    [
                        Phrase(conflict.subject.description), Phrase(conflict.momentWords),
                        Phrase(conflict.conflict.disagreement.words), Phrase(conflict.claimsInWords),
                    ]
                }))
    }
}

extension SubjectConflict {
    var claimsInWords: String {
        conflict.disagreement.candidates.map { candidate in
            "\(candidate.range.words) (\(candidate.seqs.map { "@\($0)" }.joined(separator: ", ")))"
        }.joined(separator: "; ")
    }
}

extension State {
    fileprivate static var subjectCells: Cells<State> { [("subject", { .string($0.subject.description) })] }

    fileprivate static var answerCells: Cells<State> {
        cells(StatusAnswer.columns, of: \.answer)
    }

    fileprivate static var evidenceCells: Cells<State> {
        [
            ("flags", { .text($0.flags.map(\.name).joined(separator: "; ")) }),
            ("confidence", { .text($0.confidence?.rawValue) }), ("events", { .text($0.answer.seqs) }),
        ]
    }

    fileprivate static var reasonCells: Cells<State> {
        [
            ("otherwise", { .text($0.answer.otherwise) }),
            ("because", { .text($0.words($0.answer.because)) }),
            ("disregards", { .text($0.words($0.disregarded)) }),
            ("details", { .text($0.content.details.map(\.words).joined(separator: "; ")) }),
        ]
    }

    fileprivate var row: [Phrase] {
        [
            Phrase(content.label), Phrase(answer.status), [.mark(answer.certainty.mark)], Phrase(times),
            Phrase((content.details.map(\.words) + flags.map(words)).joined(separator: "; ")),
            reasons, Phrase(subject.description),
        ]
    }

    private var reasons: Phrase {
        let disregards = disregarded.isEmpty ? [] : ["disregards " + phrase(disregarded)]
        return ([phrase(answer.because)].filter { !$0.isEmpty } + disregards).joined(by: ", ")
    }
}

extension Kind {
    /// What only states of the kind have.
    fileprivate static var cells: Cells<State> {
        columns.map { column in
            (column.name, { (state: State) in .text((state.content as? Content).flatMap(column.value)) })
        }
    }
}

extension DataTable {
    /// The states of a kind, for a report: what all states have comes first, so that the kinds stand well under one another.
    fileprivate init(_ kind: any Kind.Type, _ states: [State]) {
        self.init(
            kind.name, "The \(kind.name) as they stood.", states,
            State.subjectCells + [("label", { .string($0.content.label) })] + State.answerCells + State.evidenceCells
                + State.reasonCells
                + kind.cells)
    }

    /// The states of a kind, for a database: a row for each, with all that is known of it.
    package init(exporting kind: any Kind.Type, _ states: [State]) {
        self.init(
            kind.name, "The \(kind.name) as they stood on the day, as known on the moment.", states,
            State.subjectCells + kind.cells + State.answerCells + State.evidenceCells
                + [("state", { .string($0.json.canonicalText) })])
    }
}

extension StatusAnswer {
    /// A bound is a day; empty where it is unknown, `..` where there is no end.
    package static var columns: Cells<StatusAnswer> {
        [
            ("status", { .string($0.status) }), ("certainty", { .string($0.certainty.rawValue) }),
            ("since_earliest", { $0.since.json[0] ?? .null }), ("since_latest", { $0.since.json[1] ?? .null }),
            ("until_earliest", { $0.until.json[0] ?? .null }), ("until_latest", { $0.until.json[1] ?? .null }),
        ]
    }
}
