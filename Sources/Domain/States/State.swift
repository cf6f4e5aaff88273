import CanonicalJSON

/// How one thing stands on the days asked about.
public struct State: Sendable {
    public let subject: Subject
    public let answer: StatusAnswer
    /// What states of its kind say beside that.
    public let content: any StateContent
    public let flags: [Flag]
    /// The least of the confidences that the deciding events carry: an answer is no better than its weakest part.
    public let confidence: Confidence?
    /// Events about it that count for nothing, with the rule that says so.
    public let disregarded: [Because]
    /// Who says so, in words, by the positions of the events that are reasons here.
    package let sources: [Int: String]

    /// A mark beside the status: under review, disputed.
    public struct Flag: Sendable {
        public let name: String
        public let certainty: Certainty
        public let since: DayRange
        public let until: DayRange
        public let because: [Because]
        public let seqs: [Int]

        /// The flag with further reasons.
        func with(_ further: [Because]) -> Flag {
            further.isEmpty
                ? self
                : Flag(
                    name: name, certainty: certainty, since: since, until: until, because: because + further,
                    seqs: (seqs + further.map(\.seq)).sortedUniqued())
        }
    }
}

/// What a state of one kind says beside what every state says.
public protocol StateContent: Sendable {
    /// What the thing is called, for people. Printable.
    var label: String { get }
    /// The keys that states of the kind have of their own.
    var members: [(key: String, value: JSON)] { get }
    /// The same, in words.
    var details: [Detail] { get }
    /// The events, by position, that it names beside those that decide how the thing stands.
    var references: [Int] { get }
}

extension StateContent {
    public var details: [Detail] { [] }
}

/// Something that is told of a state, under a label or as a sentence of its own. Printable.
public struct Detail: Sendable {
    public let label: String?
    public let text: String

    init(_ text: String) {
        label = nil
        self.text = text
    }

    init(_ label: String, _ text: String) {
        self.label = label
        self.text = text
    }

    public var words: String { label.map { "\($0): \(text)" } ?? text }
}

extension State {
    /// Every event, by position, that the state names in any of its forms.
    package var references: [Int] {
        answer.references + flags.flatMap { $0.seqs + $0.because.map(\.seq) } + disregarded.map(\.seq)
            + content.references
    }

    public var json: JSON {
        var object = JSONObject(content.members.map { ($0.key, $0.value) })
        object["subject"] = .string(subject.description)
        object["status"] = .string(answer.status)
        object["certainty"] = .string(answer.certainty.rawValue)
        if let otherwise = answer.otherwise { object["otherwise"] = .string(otherwise) }
        object["since"] = answer.since.json
        object["until"] = answer.until.json
        if !answer.evidence.isEmpty { object["evidence"] = .array(answer.evidence.map(JSON.integer)) }
        object["flags"] = .array(flags.map(\.json))
        if let confidence { object["confidence"] = .string(confidence.rawValue) }
        object["because"] = .array(answer.because.map(json))
        if !disregarded.isEmpty { object["disregarded"] = .array(disregarded.map(json)) }
        object["events"] = .array(answer.seqs.map(JSON.integer))
        return .object(object)
    }

    private func json(_ reason: Because) -> JSON {
        guard let source = sources[reason.seq], case .object(var object) = reason.json else { return reason.json }
        object["says"] = .string(source)
        return .object(object)
    }

    /// Reasons with who says so: `People's Daily, 1 November 2023 (@70 presumed-definitive)`.
    package func words(_ reasons: [Because]) -> String {
        bySource(reasons).map { source, own in
            let words = own.map(\.words).joined(separator: ", ")
            return source.map { "\($0) (\(words))" } ?? words
        }.joined(separator: ", ")
    }

    /// Reasons by who says so, in their order; those without a source each by itself.
    package func bySource(_ reasons: [Because]) -> [(source: String?, reasons: [Because])] {
        reasons.reduce(into: []) { groups, reason in
            let source = sources[reason.seq]
            if let source, let place = groups.firstIndex(where: { $0.source == source }) {
                groups[place].reasons.append(reason)
            } else {
                groups.append((source, [reason]))
            }
        }
    }

    /// A flag with since when, how sure, and who says so.
    package func words(_ flag: Flag) -> String {
        "\(flag.name): \(flag.certainty.rawValue), \(flag.since.asStart), because "
            + words(flag.because)
    }

    /// How far the recorder trusts what decides, behind the name of the thing.
    package var confidenceWords: String { confidence.map { ", confidence \($0.rawValue)" } ?? "" }

    /// Since when and until when, in words.
    public var times: String {
        var parts = [answer.since.asStart]
        if let end = answer.until.asEnd { parts.append(end) }
        if let otherwise = answer.otherwise { parts.append("otherwise \(otherwise)") }
        return parts.joined(separator: "; ")
    }
}

extension State.Flag {
    var json: JSON {
        [
            "flag": .string(name), "certainty": .string(certainty.rawValue), "since": since.json,
            "until": until.json, "because": .array(because.map(\.json)), "events": .array(seqs.map(JSON.integer)),
        ]
    }
}

extension Because {
    public var json: JSON { ["seq": .integer(seq), "rule": .string(rule.rawValue)] }

    package var words: String { "@\(seq) \(rule.rawValue)" }
}
