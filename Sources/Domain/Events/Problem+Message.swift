import ExtendedDateTime

extension Problem {
    /// The problem in words. Names ids and fields, and of the draft's own words only the one that is wrong.
    ///
    /// - Parameters:
    ///   - place: the file and line of the draft; `nil` on the command line.
    ///   - label: how the surface calls the field at a path, such as `--agreement` for `/data/agreement`.
    public func message(at place: String? = nil, label: (String) -> String = { $0 }) -> Message {
        let parts = [place ?? "", path.isEmpty ? "" : label(path)]
        return Message(
            place: parts.filter { !$0.isEmpty }.joined(separator: ": "), what: kind.what, why: kind.why, hint: kind.hint
        )
    }
}

extension Problem.Kind {
    var what: String {
        switch self {
        case .unknownType(let type, _): "there is no event type \(type.quoted)."
        case .newerVersion(let version, let known):
            "version \(version) of the type is newer than \(known), which is known."
        case .unknownField(let name, _): "there is no field \(name.quoted) here."
        case .setByLog: "only the log sets this key."
        case .missing: "is required and not given."
        case .wrongKind(let kind): "does not hold \(kind.noun)."
        case .emptyText: "is empty."
        case .controlCharacter: "holds a control character."
        case .emptyList: "is an empty list."
        case .notOneOf(let word, _): "\(word.quoted) is not one of the words that may stand here."
        case .badSlug(let text), .badEventID(let text): "\(text.quoted) cannot be an id."
        case .badReference(let text): "\(text.quoted) is no reference."
        case .badMeasure(let text): "\(text.quoted) is no decimal number."
        case .badInteger(let least): "the number is below \(least)."
        case .badAnchor(let text): "\(text.quoted) is neither a date nor a reference."
        case .badKey(let key): "\(key.quoted) cannot be a key."
        case .badDate(let text, _): "\(text.quoted) is no EDTF date."
        case .badMoment(let text): "\(text.quoted) is no moment."
        case .severalDays(let text): "\(text.quoted) means several days, and one day belongs here."
        case .datedControl: "the event is about the ledger, not about the world, and has no date."
        case .undated: "is required and not given."
        case .notWhole: "is not a whole number that every reader agrees on."
        case .badPointer(let text): "\(text.quoted) is no JSON Pointer into a line."
        case .fixedPointer(let text): "\(text.quoted) cannot be corrected."
        case .tooLong(let bytes, let limit): "the line would have \(bytes) bytes, and may have \(limit)."
        case .tooDeep: "is nested too deep."
        case .notRegistered(let namespace, let slug, _): "no \(namespace.rawValue) \(slug.quoted) is registered."
        case .taken(let namespace, let slug, _): "the \(namespace.rawValue) id \(slug.quoted) is taken."
        case .noSuchEvent(let id): "there is no event \(id.quoted)."
        case .idTaken(let id): "there is an event \(id.quoted) already, with other content."
        case .needsOneOf(let names):
            names.count == 1 ? "needs \(names.alternatives)." : "needs \(names.alternatives), or both."
        case .onlyAtStart: "this event opens a ledger, and stands only at its start."
        case .onlyByRotation: "only the ledger itself records a change of its key."
        case .doubted(let oddity, _): oddity
        case .selfReference: "names the same record twice."
        case .pseudonymMerged(let party): "\(party.quoted) is a pseudonym."
        case .mergeCycle(let party): "the merge would lead back to \(party.quoted)."
        case .mergeAlready(let party, let into): "\(party.quoted) is merged into \(into.quoted) already."
        case .reasonRequired: "is required and not given."
        case .preferredNotAmong: "the preferred event is not among those it was chosen from."
        case .noRival(let event, let other): "\(event.quoted) is no claim about what \(other.quoted) is one about."
        case .noClaim(let field, let type): "an event \(type.quoted) makes no claim about \(field.quoted)."
        case .tooFewEvents: "one event cannot be linked."
        case .fulfilledByItself: "a visit cannot take its own place."
        case .correctedInvalid: "the corrected line would not be valid."
        case .registrationFixed(let pointer): "\(pointer.quoted) holds the id that the event made known."
        case .noSuchTarget(let pointer): "\(pointer.quoted) leads nowhere in the line."
        case .noParty(let party, let agreement, _): "\(party.quoted) is no party of \(agreement.quoted)."
        case .ledgerFixed(let type): "an event \(type.quoted) can be neither corrected nor retracted."
        case .amendmentFixed: "a correction or a retraction is not moved to another event."
        case .sizeNeverHad(let size, let now): "nobody can have seen \(size.of("event")) of a log of \(now)."
        }
    }

    var why: String? {
        switch self {
        case .missing(let field): field.summary
        case .controlCharacter: "No control characters but line feed and tab stand in a text."
        case .badSlug: "An id is a-z and 0-9 with single hyphens between, at most \(SlugGrammar.maximumLength) in all."
        case .badEventID:
            "An event's id is 1 to \(EventID.maximumLength) of A-Z a-z 0-9 . _ : / - and not digits alone."
        case .badKey: "A key is a-z, then a-z, 0-9 or _."
        case .badDate(_, let error): "It goes wrong \(error)."
        case .undated: "It says when that happened, as far as is known."
        case .fixedPointer: "What an event is, who recorded it and what the log set stay as they are."
        case .tooDeep: "A line has at most 32 levels."
        case .taken(_, _, let event): "Event \(event.text.quoted) made it known."
        case .idTaken: "An id is unique for ever."
        case .pseudonymMerged: "To merge it would reveal who stands behind it."
        case .onlyByRotation:
            "The old key vouches for the new one, over the log as it is at that moment: a change from elsewhere would never verify."
        case .reasonRequired: "Corrections, retractions, merges and preferences say why."
        case .correctedInvalid(let problems):
            problems.map { ($0.path.isEmpty ? "" : $0.path + ": ") + $0.kind.what }.joined(separator: " ")
        case .registrationFixed: "Other events refer to it."
        case .noParty(_, _, let parties):
            "Only a party can end, suspend or resume a bilateral agreement. Known as such: \(parties.joined(separator: ", "))."
        case .ledgerFixed: "The log's proofs rest on it."
        default: nil
        }
    }

    var hint: String? {
        switch self {
        case .unknownType(_, let similar): similar.asNearMisses ?? "See chancery schema --reference for all types."
        case .newerVersion: "Use a newer chancery."
        case .unknownField(_, let similar): similar.asNearMisses ?? "See chancery schema --reference for the fields."
        case .setByLog(let key): "Take \(key) out."
        case .missing(let field): field.kind.advice
        case .wrongKind(let kind): kind.advice
        case .emptyText: "Leave it out, or say something."
        case .controlCharacter: "Take it out, or write a blank in its place."
        case .emptyList: "Leave it out, or name at least one."
        case .notOneOf(let word, let choices): Self.choiceHint(word, choices)
        case .badSlug(let text): Self.slugHint(text)
        case .badEventID: ValueKind.event.advice
        case .badReference(let text):
            SlugGrammar.accepts(text.utf8) ? "Write its kind too: party:\(text)." : ValueKind.reference.advice
        case .badMeasure: ValueKind.measure.advice
        case .badInteger(let least): "Write \(least) or more."
        case .badAnchor(let text): DateProposal(text)?.advice ?? ValueKind.anchor.advice
        case .badKey(let key): "Write it like iso_3166_2." + (Self.suggestedKey(key).map { " Perhaps \($0)." } ?? "")
        case .badDate(let text, _): DateProposal(text)?.advice ?? ValueKind.date.advice
        case .undated: ValueKind.instant.advice
        case .badMoment: ValueKind.moment.advice
        case .severalDays(let text): Self.instantHint(text)
        case .datedControl: "Leave the date out."
        case .notWhole: "Write a measure as text, such as \"12.5\"."
        case .badPointer: "Write /on, /stated or /data/FIELD."
        case .doubted(_, let advice): advice
        case .fixedPointer: "Retract the event, and record it anew."
        case .tooLong: "Shorten its texts, or record several events."
        case .tooDeep: "Record a flatter value."
        case .notRegistered(let namespace, _, let similar): Self.registrationHint(namespace, similar)
        case .taken(let namespace, let slug, _):
            "Choose another id, or see what it is: chancery show \(namespace.rawValue):\(slug). If that was retracted, it counts "
                + "again once its retraction is retracted."
        case .noSuchEvent: "See chancery log for the ids."
        case .idTaken: "Leave the id out for a new one, or correct the event: chancery correct."
        case .onlyAtStart: "Make a ledger with chancery init."
        case .onlyByRotation: "Leave it out. To change this ledger's key, use chancery key rotate."
        case .mergeAlready: "Retract that merge first, or merge the record that stays."
        case .reasonRequired: "Say in a few words why."
        case .preferredNotAmong: "Name it among them too."
        case .noRival:
            "Name events of the same type about the same thing: chancery check lists the claims that disagree."
        case .noClaim:
            "Leave the field out for the date, or name a field of the event: chancery schema --reference lists them."
        case .tooFewEvents: "Name two events or more."
        case .fulfilledByItself: "Record visit.held for the visit itself; name another one here."
        case .correctedInvalid(let problems): problems.lazy.compactMap(\.kind.hint).first
        case .registrationFixed: "Retract the event, and record it anew."
        case .noSuchTarget: "See the line with chancery show."
        case .noParty:
            "If it is one, record that it signed, or correct the agreement's parties. If it only caused that, name it among "
                + "the grounds."
        default: nil
        }
    }
}

extension Problem.Kind {
    private static func choiceHint(_ word: String, _ choices: [String]) -> String {
        let near = Similarity.nearest(to: word, among: choices).asNearMisses.map { $0 + " " } ?? ""
        return near + ValueKind.choice(choices, synonyms: [:]).advice
    }

    private static func registrationHint(_ namespace: Namespace, _ similar: [String]) -> String {
        let words = namespace.registeringWords.map { "chancery record \($0)" }.joined(separator: " or ")
        return (similar.asNearMisses.map { $0 + " If it is new, record" } ?? "Record") + " it first: \(words)."
    }

    /// The same words as an id, where that is plain.
    private static func slugHint(_ text: String) -> String? {
        if let reference = Reference(text), case .thing(_, let slug) = reference {
            return "Leave the kind out: \(slug)."
        }
        let words = text.lowercased().split { !("a"..."z").contains($0) && !("0"..."9").contains($0) }
        let slug = words.joined(separator: "-")
        let isPlain = text.unicodeScalars.allSatisfy(\.isASCII) && SlugGrammar.accepts(slug.utf8)
        return isPlain ? "Perhaps \(slug)." : nil
    }

    private static func suggestedKey(_ text: String) -> String? {
        let key = text.lowercased().split { !("a"..."z").contains($0) && !("0"..."9").contains($0) }.joined(
            separator: "_")
        return key.first.map { ("a"..."z").contains($0) } ?? false ? key : nil
    }

    /// One day somewhere within an interval is a set: `a/b` becomes `[a..b]`.
    private static func instantHint(_ text: String) -> String {
        let ends = text.split(separator: "/", omittingEmptySubsequences: false)
        let set = "[" + ends.map { $0 == ".." ? "" : $0 }.joined(separator: "..") + "]"
        let isSet = ends.count == 2 && (try? EDTF(set)) != nil
        return isSet ? "If it was one day within, write \(set)." : ValueKind.instant.advice
    }
}
