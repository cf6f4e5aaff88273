import Domain

extension Entry {
    /// The event with everything that a reviewer asks of it.
    var item: Item {
        Item(Phrase(date), Phrase(sentence), event: event.seq, facts: facts)
    }

    /// What has become of it: corrected, retracted; of a correction, what it changed.
    var fate: Phrase {
        let changed = changes.map { Phrase("changed \($0.words)") }
        let corrected = corrections.map { "corrected by \(.event($0.seq))" as Phrase }
        let retracted = retraction.map { ["retracted by \(.event($0.seq))" as Phrase] } ?? []
        return (changed + corrected + retracted).joined(by: "; ")
    }

    /// As corrected; of a visit without a date that of its legs.
    var date: String { effective.on?.description ?? effective.legDates ?? "undated" }

    private var facts: [Fact] {
        var facts = [
            Fact("event", "\(.event(event.seq)) \(.code(event.id.text)) \(event.type)"),
            Fact("recorded", Phrase(recording)),
            Fact("via", Phrase(event.via)),
        ]
        facts += [
            Fact("imported from", event.origin),
            Fact("stated", event.stated.map { "“\($0)”" + (event.anchor.map { ", relative to \($0)" } ?? "") }),
            Fact("at", event.place?.text), Fact("modality", event.modality?.rawValue),
        ].compactMap(\.self)
        let sources = event.sources.map { Phrase($0.words) }
        if !sources.isEmpty { facts.append(Fact("source", all: sources)) }
        facts += [
            Fact("passed on by", event.attributed.map(\.text).joined(separator: ", ")),
            Fact("confidence", event.confidence?.rawValue), Fact("reason", event.reason),
        ].compactMap(\.self)
        if !changes.isEmpty { facts.append(Fact("changed", all: changes.map { Phrase($0.words) })) }
        facts += corrections.map {
            Fact("corrected by", "\(.event($0.seq)) on \($0.recorded.day): \($0.reason ?? "")\($0.sourceWords)")
        }
        if let retraction {
            facts.append(Fact("retracted by", "\(.event(retraction.seq)): \(retraction.reason ?? "")"))
        }
        facts += sourceRetractions.map {
            Fact("source retracted by", "\(.event($0.seq)): \($0.reason ?? "")")
        }
        if isSupporting { facts.append(Fact("told because", "what is shown here rests on it")) }
        return facts
    }

    private var recording: String {
        "\(event.recorded)\(event.entered.map { ", entered \($0)" } ?? "") by \(event.by)"
    }
}

extension Event {
    /// The file and the lines of it that it was made of.
    fileprivate var origin: String? {
        guard let imported = line.root["imported"] else { return nil }
        let lines = imported["lines"]?.elements.compactMap(\.integer).map(String.init).joined(separator: ", ") ?? ""
        let record = imported["record"]?.string.map { ", record \($0)" } ?? ""
        return "line \(lines)\(record) of the file with SHA-256 \(imported["sha256"]?.string ?? "unknown")"
    }
}

extension Event {
    /// The sources of a correction, behind its reason.
    var sourceWords: String { sources.isEmpty ? "" : " (\(sources.map(\.words).joined(separator: "; ")))" }
}

extension Citation {
    /// The source, and where in it.
    var words: String {
        source.text + (locator.map { " \($0)" } ?? "") + (quote.map { ": “\($0)”" } ?? "")
            + (quoted.map { " (\($0.rawValue))" } ?? "")
    }
}
