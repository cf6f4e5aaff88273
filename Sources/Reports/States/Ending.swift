import CanonicalJSON
import EDTF
import Domain

/// How something ended, as reports show it: lists united, each item with its events; a single value where all accounts
/// agree, else every one of them, with its events.
struct Ending {
    private(set) var members: [(key: String, value: JSON)] = []
    private(set) var words: [String] = []

    init(_ details: EndingDetails, _ builder: StateBuilder) {
        add("mode", details.mode, json: JSON.string, words: \.self)
        add("through", details.through, json: builder.json, words: { builder.words([$0]) })
        add("announced", details.announced, json: Self.json, words: Self.words)
        add("notice", details.notice, json: Self.json, words: Self.words)
        guard !details.grounds.isEmpty else { return }
        members.append(
            (
                "grounds",
                .array(
                    details.grounds.map { ground in
                        var object: JSONObject = [
                            "text": .string(ground.value.text), "events": .array(ground.seqs.map(JSON.integer)),
                        ]
                        if let who = ground.value.who { object["who"] = .string(who.text) }
                        return .object(object)
                    })
            ))
        words += details.grounds.map { ground in
            let who = ground.value.who.map { " (says \(builder.names[$0]))" } ?? ""
            return "ground: \(ground.value.text.printable)\(who)"
        }
    }

    private mutating func add<Value>(
        _ key: String, _ scalar: Scalar<Value>?, json: (Value) -> JSON, words: (Value) -> String
    ) {
        guard let scalar, let first = scalar.candidates.first else { return }
        let several = scalar.candidates.map { candidate -> JSON in
            ["value": json(candidate.value), "events": .array(candidate.seqs.map(JSON.integer))]
        }
        members.append((key, scalar.isConflict ? .array(several) : json(first.value)))
        self.words.append("\(key): " + scalar.candidates.map { words($0.value) }.joined(separator: ", or "))
    }

    private static func json(_ date: InstantValue) -> JSON { date.edtf.map { .string($0.description) } ?? .null }
    private static func words(_ date: InstantValue) -> String { date.edtf?.readable ?? "" }
}

extension StateBuilder {
    /// How it ended or may have; nothing where no ending counts.
    func ending(of answer: StatusAnswer) -> Ending { Ending(knowledge.endingDetails(of: answer), self) }
}
