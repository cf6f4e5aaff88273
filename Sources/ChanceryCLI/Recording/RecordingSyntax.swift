import CanonicalJSON
import Domain

/// The command line of one everyday word of `record`, as it follows from the definition of its event type.
///
/// Every field is an option; positional fields may be given without it, in their order, a list at the end taking the
/// rest. Options are `--name value` or `--name=value`; `--` ends them. Lists repeat their option (`--party a --party b`),
/// objects are written in short (`--signatory jane-doe,as=mayor,for=springfield`) or as JSON.
///
/// Nothing is read or written here: words in, the JSON of a draft out.
public struct RecordingSyntax: Sendable {
    public let definition: Definition
    /// A second type whose fields may be given along: that of the registration which the word makes where it is needed.
    public let companion: Definition?

    let options: [RecordingOption]

    public init(_ definition: Definition, alongside companion: Definition? = nil) {
        self.definition = definition
        self.companion = companion
        options = RecordingOption.all(for: definition, alongside: companion)
    }

    /// The syntax of a word, or of a type by its own name.
    ///
    /// - Parameter others: further words that the caller knows, for near misses.
    public init(
        word: String, alongside companion: Definition? = nil, others: [String] = []
    ) throws(UsageError) {
        guard let definition = EventTypes.worded(word) else {
            let similar = Similarity.nearest(to: word, among: Self.words + others)
            throw UsageError(word, [UsageFault("", .unknownWord(word, similar: similar))])
        }
        guard definition.isRecordable else { throw UsageError(word, [UsageFault("", .notRecordable(definition.type))]) }
        self.init(definition, alongside: companion)
    }

    /// Every word of `record`, in the order of the reference page.
    public static var words: [String] { EventTypes.all.filter(\.isRecordable).map(\.word) }

    /// The options that every word has.
    static let commonOptions = Envelope.draft.fields.filter { !["type", "v"].contains($0.name) }
        .map { RecordingOption($0, .envelope) }

    var positionals: [RecordingOption] { options.filter { $0.home == .data && $0.field.isPositional } }

    /// Whether a thing that is not there yet is made known by the word itself.
    func makesKnownAlong(_ option: RecordingOption) -> Bool {
        companion != nil && option.home == .data && option.field.name == "agreement"
    }

    func option(named name: String) -> RecordingOption? {
        options.first { $0.name == name || $0.alias == name }
    }

    /// How the command line calls the field at a path of the draft: `--signatory 2, as` for `/data/signatories/1/as`.
    public func label(for path: String) -> String {
        guard let tokens = (try? JSONPointer(parsing: path))?.tokens, let first = tokens.first else { return path }
        let inData = first == "data" && tokens.count > 1
        let name = inData ? tokens[1] : first
        let option = options.first { $0.field.name == name && ($0.home != .envelope) == inData }
        guard let option else { return path }
        var label = option.label
        for token in tokens.dropFirst(inData ? 2 : 1) { label += Int(token).map { " \($0 + 1)" } ?? ", \(token)" }
        return label
    }
}
