import Domain

/// What the words of a column of states say.
struct StatusWords {
    /// By what is meant, the cells as they stand.
    private var cells: [Meaning: [String]] = [:]
    private(set) var unknown: [String] = []

    enum Meaning: String, CaseIterable {
        case full, associate, observer, suspended, active, ended
    }

    init(_ texts: [String]) {
        for text in texts.sorted() {
            if let meaning = Self.meaning(of: text) {
                cells[meaning, default: []].append(text)
            } else {
                unknown.append(text)
            }
        }
    }

    /// Whether the column is one of states.
    var isKnown: Bool { !cells.isEmpty && cells.values.reduce(0) { $0 + $1.count } >= unknown.count }

    /// The words of a column of few that deny something, or say that it is over.
    static func denials(among texts: [String]) -> [String] {
        guard texts.count <= 12 else { return [] }
        return texts.filter { !denying.isDisjoint(with: $0.lowercased().split { !$0.isLetter }.map(String.init)) }
            .sorted()
    }

    private static let denying: Set<String> = [
        "never", "not", "rejected", "refused", "declined", "denied", "cancelled", "canceled", "failed", "abandoned",
        "terminated", "void", "unsigned", "proposed", "planned", "nie", "nicht", "abgelehnt", "gekündigt",
        "gescheitert",
        "geplant", "jamais", "refusé", "rejeté", "résilié", "nunca", "rechazado", "nooit",
    ]

    subscript(meaning: Meaning) -> [String] { cells[meaning] ?? [] }

    private static func meaning(of text: String) -> Meaning? {
        let words = text.lowercased().split { !$0.isLetter }.map(String.init)
        return Meaning.allCases.reversed().first { meaning in
            words.contains { Self.words[meaning]?.contains($0) ?? false }
        }
    }

    private static let words: [Meaning: Set<String>] = [
        .full: ["full", "member", "ordinary", "regular", "vollmitglied"],
        .associate: ["associate", "associated", "affiliate", "affiliated", "assoziiert"],
        .observer: ["observer", "observing", "beobachter", "observador", "observateur"],
        .suspended: ["suspended", "paused", "frozen", "dormant", "ruhend", "suspendido", "suspendu"],
        .active: ["active", "current", "ongoing", "valid", "force", "aktiv", "activo", "vigente", "actif"],
        .ended: [
            "ended", "terminated", "withdrawn", "withdrew", "left", "former", "expired", "cancelled", "canceled",
            "dissolved",
            "closed", "inactive", "beendet", "ehemalig", "ausgetreten", "terminado", "résilié",
        ],
    ]
}

/// What the words of a column of kinds say of an agreement.
enum AgreementWords {
    static func kind(_ text: String) -> AgreementKind? {
        let words = text.lowercased()
        return kinds.first { words.contains($0.word) }?.kind
    }

    private static let kinds: [(word: String, kind: AgreementKind)] = [
        ("sister state", .sisterState), ("sister province", .sisterState), ("sister county", .sisterCounty),
        ("sister", .sisterCity), ("twin", .sisterCity), ("friend", .friendshipCity), ("memorandum", .memorandum),
        ("mou", .memorandum), ("intent", .letterOfIntent), ("protocol", .protocol), ("declaration", .declaration),
        ("treaty", .treaty), ("convention", .convention), ("partner", .partnership),
        ("städtepartnerschaft", .sisterCity),
    ]
}
