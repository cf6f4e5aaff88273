import CanonicalJSON
import Domain

/// Who a party is, as a report shows it.
struct IdentityCard: Sendable {
    let identity: Identity
    let days: DayRange
    let withinName: String?

    init(_ identity: Identity, on days: DayRange, _ names: Names) {
        self.identity = identity
        self.days = days
        withinName = identity.within.map { names[$0] }
    }

    var json: JSON {
        var object: JSONObject = [
            "id": .string(identity.id.text), "kind": .string(identity.kind.rawValue),
            "name": .string(identity.displayName(on: days)), "names": .array(identity.names.map(json)),
            "descriptions": .array(identity.descriptions.map(JSON.string)),
            "merged_from": identity.mergedFrom.json,
        ]
        if let within = identity.within { object["within"] = .string(within.text) }
        if !identity.codes.isEmpty {
            object["codes"] = .object(JSONObject(identity.codes.map { ($0.system, .string($0.code)) }))
        }
        if let end = identity.endings.last {
            var ended: JSONObject = [
                "on": end.on.map { .string($0.description) } ?? .null,
                "mode": .string(end[PartyEnded.self].mode.rawValue), "event": .integer(end.seq),
            ]
            if identity.groundless.contains(end.seq) { ended["groundless"] = true }
            object["ended"] = .object(ended)
        }
        return .object(object)
    }

    private func json(_ dated: Identity.DatedName) -> JSON {
        var object: JSONObject = ["text": .string(dated.name.text), "event": .integer(dated.seq)]
        if let use = dated.name.use { object["as"] = .string(use.rawValue) }
        if let language = dated.name.language { object["lang"] = .string(language) }
        if dated.from.lo.isFinite { object["from"] = dated.from.json }
        if identity.groundless.contains(dated.seq) { object["groundless"] = true }
        return .object(object)
    }

    private var endWords: String? {
        identity.endings.last.map {
            "\($0.on?.description ?? "on an unknown day"), by \($0[PartyEnded.self].mode.rawValue)\(ground($0.seq))"
        }
    }

    private func ground(_ seq: Int) -> String { identity.groundless.contains(seq) ? Rule.groundlessWords : "" }

    /// Its names, a row for each.
    var tables: [DataTable] {
        [
            DataTable(
                "names", "The names of the party.", identity.names,
                [
                    ("party", { _ in .string(identity.id.text) }), ("kind", { _ in .string(identity.kind.rawValue) }),
                    ("name", { .string($0.name.text) }), ("as", { .text($0.name.use?.rawValue) }),
                    ("lang", { .text($0.name.language) }),
                    ("from_latest", { $0.from.lo.isFinite ? $0.from.json[1] ?? .null : .null }),
                    ("event", { .integer($0.seq) }),
                ])
        ]
    }

    private static let pseudonymNote =
        "A pseudonym: the identity behind it is withheld, and it is never merged with a person."

    /// Who it is, by all its names.
    var item: Item {
        let place = withinName.map { ", within \($0)" } ?? ""
        var facts = identity.names.map { dated in
            let use = dated.name.use.map { " (\($0.rawValue))" } ?? ""
            let language = dated.name.language.map { ", \($0)" } ?? ""
            let from = dated.from.lo.isFinite ? " \(dated.from.asStart)" : ""
            let ground = ground(dated.seq)
            return Fact("name", "\(dated.name.text)\(use)\(language)\(from)\(ground) \(.event(dated.seq))")
        }
        facts += identity.descriptions.map { Fact("description", Phrase($0)) }
        facts += identity.codes.map { Fact($0.system, Phrase($0.code)) }
        facts += [
            Fact("merged from", identity.mergedFrom.map(\.text).joined(separator: ", ")),
            Fact("ended", endWords),
            Fact("note", identity.kind == .pseudonym ? Self.pseudonymNote : nil),
        ].compactMap(\.self)
        return Item(
            Phrase(identity.id.text),
            "\(identity.displayName(on: days)): \(identity.kind.noun)\(place)",
            facts: facts)
    }

    func add(to lines: inout TextLines) {
        let place = withinName.map { ", within \($0)" } ?? ""
        lines.add(
            title:
                "\(identity.displayName(on: days).printable): \(identity.kind.noun)\(place) [party:\(identity.id)]"
        )
        if identity.kind == .pseudonym {
            lines.add(
                Self.pseudonymNote, indent: 2)
        }
        for dated in identity.names {
            let use = dated.name.use.map { " (\($0.rawValue))" } ?? ""
            let language = dated.name.language.map { ", \($0.printable)" } ?? ""
            let from = dated.from.lo.isFinite ? " \(dated.from.asStart)" : ""
            lines.add("name: \(dated.name.text.printable)\(use)\(language)\(from)\(ground(dated.seq))", indent: 2)
        }
        for description in identity.descriptions { lines.add(description.printable, indent: 2) }
        for (system, code) in identity.codes { lines.add("\(system.printable): \(code.printable)", indent: 2) }
        if !identity.mergedFrom.isEmpty {
            lines.add("merged from: \(identity.mergedFrom.map(\.text).listed)", indent: 2)
        }
        if let endWords { lines.add("ended: \(endWords)", indent: 2) }
    }
}
