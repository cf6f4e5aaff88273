import CanonicalJSON
import LedgerCore
import Domain

extension UsageError {
    /// The faults in words, one after the other.
    public var messages: [Message] {
        faults.map { fault in
            Message(
                place: fault.place, what: fault.kind.what, why: fault.kind.why,
                hint: fault.kind.hint ?? "See chancery record \(word) --help.")
        }
    }
}

extension UsageFault.Kind {
    fileprivate var what: String {
        switch self {
        case .unknownWord(let word, _): "there is no word \(word.quoted) to record."
        case .notRecordable(let type): "\(type.quoted) has a command of its own."
        case .unknownOption(let name, _): "there is no option \(name.quoted)."
        case .missingValue: "needs a value."
        case .doubled: "is given twice, and holds one value."
        case .extraArgument(let text): "\(text.quoted) is one argument too many."
        case .missing(let problem): problem.missingWhat
        case .incomplete(let what, _): what
        case .notANumber(let text): "\(text.quoted) is no whole number."
        case .farNumber(let text): "\(text.quoted) is farther from 0 than \(JSON.largestInteger)."
        case .badJSON(let error): "begins with { and is no JSON: it goes wrong at byte \(error.offset)."
        case .unknownPart(let name, _, _): "there is no part \(name.quoted) in it."
        case .doubledPart(let name): "\(name.quoted) is given twice in it."
        case .notAPair: "is not of the form NAME=VALUE."
        case .noSuchSeq(let seq): "there is no event @\(seq)."
        case .ambiguousName(let name, let bearers):
            "\(name.quoted) is the name of several: \(bearers.map(\.described).joined(separator: "; "))."
        case .unknownName(let name, let namespaces, _, _):
            "\(namespaces.count == 1 ? "no \(namespaces[0].rawValue)" : "nothing") here is called \(name.quoted)."
        case .noField(let name, _, _): "the event has no field \(name.quoted)."
        }
    }

    fileprivate var why: String? {
        switch self {
        case .missing(let problem): problem.missingWhy
        case .extraArgument: "Everything that it could stand for is given."
        case .farNumber: "JSON has no exact form for it."
        default: nil
        }
    }

    fileprivate var hint: String? {
        switch self {
        case .unknownWord(_, let similar): similar.asNearMisses ?? "See chancery record --help for the words."
        case .notRecordable: "Use chancery init or chancery key."
        case .unknownOption(_, let similar): similar.asNearMisses
        case .missingValue(let kind):
            kind.commandLineAdvice + " A value that begins with -- is given as --option=value."
        case .extraArgument, .doubled: nil
        case .missing(let problem): problem.missingHint
        case .incomplete(_, let hint): hint
        case .notANumber: "Write digits."
        case .farNumber: nil
        case .badJSON: "Write the object in short, or in quotation marks for the shell: '{\"party\":\"springfield\"}'."
        case .unknownPart(_, let similar, let shape):
            similar.asNearMisses
                ?? "Its parts are \(shape.fields.map(\.name).joined(separator: ", ")); a text with ,name= in it is given as JSON."
        case .doubledPart: "Say it once."
        case .notAPair(let kind): kind.commandLineAdvice
        case .noSuchSeq: "See chancery log for the positions."
        case .ambiguousName: "Give the id of the one that is meant."
        case .unknownName(let name, let namespaces, true, let near):
            near.asNearMisses + "If the \(namespaces[0].rawValue) is new, give it an id, such as \(name.asSlug)."
        case .unknownName(let name, let namespaces, _, let near):
            near.asNearMisses + (near.isEmpty ? "Register it first: " : "If it is new, register it first: ")
                + "\(namespaces.registeringCommands(of: name)); or look for it with chancery search."
        case .noField(_, let similar, let fields):
            similar.asNearMisses ?? "Its fields are \(fields.joined(separator: ", "))."
        }
    }
}

extension [Candidate] {
    /// Those that may be meant, as the beginning of a hint.
    fileprivate var asNearMisses: String { map(\.id).asNearMisses.map { $0 + " " } ?? "" }
}

extension [Namespace] {
    /// How a thing of one of these kinds is registered by a name.
    fileprivate func registeringCommands(of name: String) -> String {
        guard count == 1, let word = first?.registeringWords.first else { return "chancery record WORD" }
        return "chancery record \(word) \(name.asSlug) ..."
    }
}

extension Problem.Kind {
    fileprivate var missingWhat: String { "is required and not given." }

    fileprivate var missingWhy: String? { Problem("", self).message().why }

    fileprivate var missingHint: String? {
        if case .missing(let field) = self { field.kind.commandLineAdvice } else { Problem("", self).message().hint }
    }
}
