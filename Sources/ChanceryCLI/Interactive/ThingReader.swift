import CanonicalJSON
import Foundation
import LedgerCore
import Domain

/// Finds the things that answers name, by id or by name. One that several names fit is asked for; one that is not there
/// yet is registered on the way.
struct ThingReader {
    let ledger: Ledger
    let dialogue: any Dialogue
    let registrations: Registrations
    /// Registers a thing of a kind by one of its words; `nil` where the writer went back.
    let register: (_ word: String, _ namespace: Namespace, _ text: String) throws -> Candidate?

    /// A value in which ids stand for names, and the things that it names.
    struct Reading {
        var text: String
        var things: [Reference] = []
    }

    /// The value that an answer means; `nil` to ask again, after saying why.
    func read(_ text: String, for question: Question) throws -> Reading? {
        switch question.kind {
        case .slug where question.option.field.role != .refers: try newID(text, for: question)
        case .slug: try thing(text, question.namespaces, along: question.isMadeKnownAlong)
        case .reference: try reference(text)
        case .event: try event(text)
        case .record(let shape) where !text.hasPrefix("{"): try record(text, shape)
        default: Reading(text: text)
        }
    }

    /// The id of a thing that is there, or becomes known by the word itself (`along`).
    private func thing(_ text: String, _ namespaces: [Namespace], along: Bool = false) throws -> Reading? {
        switch try find(text, namespaces) {
        case .thing(let candidate):
            return Reading(text: candidate.id, things: [.thing(candidate.namespace, candidate.id)])
        case .new(let namespace?) where along:
            return try slug(of: text, namespace).map { Reading(text: $0) }
        case .new(let namespace):
            guard let candidate = try registered(text, namespace) else { return nil }
            return Reading(text: candidate.id, things: [.thing(candidate.namespace, candidate.id)])
        case nil: return nil
        }
    }

    private func reference(_ text: String) throws -> Reading? {
        if text.hasPrefix("@") || text.hasPrefix("event:") {
            return try event(text.hasPrefix("@") ? text : String(text.dropFirst("event:".count))).map {
                Reading(text: $0.text.hasPrefix("@") ? $0.text : "event:" + $0.text)
            }
        }
        guard let found = try thing(text, Namespace.allCases), let reference = found.things.first else { return nil }
        return Reading(text: reference.description, things: found.things)
    }

    private func event(_ text: String) throws -> Reading? {
        let view = try ledger.view()
        let isThere =
            text.hasPrefix("@")
            ? Int(text.dropFirst()).map { (0..<view.size).contains($0) } ?? false
            : try view.event(withID: EventID(text)) != nil
        if isThere { return Reading(text: text) }
        dialogue.message(
            "error: there is no event \(text.quoted): the ledger has \(view.size).\n"
                + "hint: Give an event's id, or its position as @SEQ.")
        return nil
    }

    /// An id that is to be made known, or by some words may be known.
    private func newID(_ text: String, for question: Question) throws -> Reading? {
        guard let namespace = question.namespaces.first else { return Reading(text: text) }
        if question.option.field.role == .introduces {
            let known = try ledger.view().candidates(named: text, in: [namespace])
            if known.count > 1 { return try thing(text, [namespace], along: true) }
            if let known = known.first {
                dialogue.message("That is \(known.described).")
                return Reading(text: known.id, things: [.thing(namespace, known.id)])
            }
        }
        guard let id = try slug(of: text, namespace) else { return nil }
        let isTaken =
            try ledger.view().isRegistered(namespace, id) || registrations[.thing(namespace, id)] != nil
        guard question.option.field.role == .registers, isTaken else { return Reading(text: id) }
        dialogue.message("error: there is \(namespace.noun) \(id.quoted) already.\nhint: Give another id.")
        return nil
    }

    /// An id: as it was given, or made of the words that were given and confirmed.
    private func slug(of text: String, _ namespace: Namespace) throws -> String? {
        if SlugGrammar.accepts(text.utf8) { return text }
        let proposal = text.asSlug
        dialogue.message("An id is of a-z, 0-9 and single hyphens.")
        while true {
            let answer = try dialogue.answer(
                to: "id of the \(namespace.rawValue)\(proposal.isEmpty ? "" : " [\(proposal)]"): ")
            if answer == Interview.back { return nil }
            let id = answer.isEmpty ? proposal : answer
            if SlugGrammar.accepts(id.utf8) { return id }
            dialogue.message("error: \(id.quoted) cannot be an id.\nhint: Write a-z, 0-9 and single hyphens, or <.")
        }
    }

    /// An object in short: the things in its parts, and the parts that it needs and that were not given.
    private func record(_ text: String, _ shape: RecordShape) throws -> Reading? {
        var parts = ValueReader.parts(of: text)
        if let first = shape.fields.first { parts[0].name = first.name }
        var things: [Reference] = []
        for (place, part) in parts.enumerated() {
            guard let namespace = shape[part.name]?.kind.namespace else { continue }
            guard let found = try thing(part.value, [namespace]) else { return nil }
            parts[place].value = found.text
            things += found.things
        }
        for field in shape.fields where field.isRequired && !parts.contains(where: { $0.name == field.name }) {
            guard let value = try part(field) else { return nil }
            parts.append((field.name, value))
        }
        return Reading(text: Self.text(parts, shape), things: things)
    }

    /// The object in short; as JSON where what a part says would be taken for further parts.
    private static func text(_ parts: [(name: String, value: String)], _ shape: RecordShape) -> String {
        let short = parts[0].value + parts.dropFirst().map { ",\($0.name)=\($0.value)" }.joined()
        guard parts.contains(where: { ValueReader.parts(of: $0.value).count > 1 || $0.value.hasPrefix("{") }) else {
            return short
        }
        var reader = ValueReader(label: "", lookup: .none, corrected: nil)
        var object: JSON = .object([:])
        for (name, value) in parts {
            // What is wrong with a part is told where the whole is read.
            guard let field = shape[name], let json = try? reader.read(value, as: field.kind),
                let more = try? reader.adding(name, json, to: object)
            else { return short }
            object = more
        }
        return object.canonicalText
    }

    /// A part of an object; `nil` where the writer went back.
    private func part(_ field: FieldDescription) throws -> String? {
        let words: [String] = if case .choice(let words, _) = field.kind { words } else { [] }
        dialogue.message(
            "\n\(field.summary) Required." + (words.isEmpty ? "" : " One of: \(words.joined(separator: ", "))."))
        while true {
            let answer = try dialogue.answer(to: "\(field.name): ") { beginning in
                words.filter { $0.hasPrefix(beginning) }
            }
            switch answer {
            case Interview.back: return nil
            case "?": dialogue.message(field.kind.commandLineAdvice)
            case "": dialogue.message("This is required.")
            case _ where !words.isEmpty && !words.contains(answer):
                let similar = Similarity.nearest(to: answer, among: words).asNearMisses
                dialogue.message("error: \(answer.quoted) is none of these." + (similar.map { "\nhint: \($0)" } ?? ""))
            default: return answer
            }
        }
    }

    private enum Found {
        case thing(Candidate)
        case new(Namespace?)
    }

    /// The thing that a text means; `nil` to ask again.
    private func find(_ text: String, _ namespaces: [Namespace]) throws -> Found? {
        let view = try ledger.view()
        let named =
            try registrations.candidates(named: text, in: namespaces) + view.candidates(named: text, in: namespaces)
        if named.count == 1 {
            if named[0].id != text { dialogue.message("That is \(named[0].described).") }
            return .thing(named[0])
        }
        let isAny = namespaces.count == Namespace.allCases.count
        let kinds = isAny ? "Nothing" : "No " + namespaces.map(\.rawValue).joined(separator: " or ")
        if !named.isEmpty {
            dialogue.message("\(text.quoted) fits several:")
            return try choose(among: named, namespaces, default: nil)
        }
        let near = try view.candidates(near: text, in: namespaces)
        dialogue.message("\(kinds) here is called \(text.quoted)." + (near.isEmpty ? "" : " Did you mean:"))
        return try choose(among: near, namespaces, default: near.isEmpty ? "new" : nil)
    }

    /// One of some things, or a new one; `nil` to ask again.
    private func choose(among things: [Candidate], _ namespaces: [Namespace], default: String?) throws -> Found? {
        for (place, thing) in things.enumerated() { dialogue.message("  \(place + 1)  \(thing.described)") }
        let new = namespaces.count == 1 ? namespaces[0].noun : "something new"
        dialogue.message("  new  register \(new) of that name, together with what you are recording")
        let numbers = things.isEmpty ? [] : [things.count == 1 ? "1" : "1-\(things.count)"]
        let choices = (numbers + ["new", Interview.back]).joined(separator: "/")
        while true {
            let shown = `default`.map { " [\($0)]" } ?? ""
            var answer = try dialogue.answer(to: "Which one? (\(choices))\(shown): ") { beginning in
                (things.map(\.id) + ["new"]).filter { $0.hasPrefix(beginning) }
            }
            if answer.isEmpty { answer = `default` ?? "" }
            if answer == Interview.back { return nil }
            if answer == "new" { return .new(namespaces.count == 1 ? namespaces[0] : nil) }
            if let number = Int(answer), (1...max(1, things.count)).contains(number), !things.isEmpty {
                return .thing(things[number - 1])
            }
            let byID = things.filter { $0.id == answer || "\($0.namespace.rawValue):\($0.id)" == answer }
            if byID.count == 1 { return .thing(byID[0]) }
            dialogue.message("One of these: \(choices); or an id from the list. < asks for the name again.")
        }
    }

    /// Registers a thing by the word that makes its kind known, after asking for it where there are several.
    private func registered(_ text: String, _ namespace: Namespace?) throws -> Candidate? {
        let kinds = namespace.map { [$0] } ?? Namespace.allCases
        let words = kinds.flatMap { kind in kind.registeringWords.map { (word: $0, namespace: kind) } }
        if words.count == 1 { return try register(words[0].word, words[0].namespace, text) }
        let names = words.map(\.word)
        while true {
            let answer = try dialogue.answer(to: "As which of \(names.joined(separator: ", "))? ") { beginning in
                names.filter { $0.hasPrefix(beginning) }
            }
            if answer == Interview.back { return nil }
            if let word = words.first(where: { $0.word == answer }) {
                return try register(word.word, word.namespace, text)
            }
            dialogue.message("One of: \(names.joined(separator: ", ")).")
        }
    }
}

extension Candidate {
    /// `Springfield, a city in Illinois [party:springfield]`.
    var described: String { "\(words) [\(namespace.rawValue):\(id)]" }
}

extension String {
    /// An id made of the words of a name: `Springfield, Illinois` gives `springfield-illinois`.
    var asSlug: String {
        var slug = ""
        for character in lowercased().folding(options: .diacriticInsensitive, locale: nil) {
            if character.isASCII, character.isLetter || character.isNumber {
                slug.append(character)
            } else if !slug.isEmpty && slug.last != "-" {
                slug.append("-")
            }
        }
        slug = String(slug.prefix(SlugGrammar.maximumLength))
        while slug.last == "-" { slug.removeLast() }
        return slug
    }

    /// A name made of an id: `springfield-illinois` gives `Springfield Illinois`.
    var asName: String {
        split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
    }
}
