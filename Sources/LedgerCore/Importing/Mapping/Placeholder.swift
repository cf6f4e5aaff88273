/// What people and programs write into a cell that is empty.
enum Placeholder {
    /// Whether a cell of any column is as good as empty.
    static func isEmpty(_ text: String) -> Bool { isOfSigns(text) || anywhere.includes(text) || isAbbreviation(text) }

    /// Whether a cell of a column of dates is.
    static func isEmptyDate(_ text: String) -> Bool { isEmpty(text) || inDates.includes(text, withoutPoints: true) }

    /// Whether it is a word for what has not ended.
    static func isOpenEnd(_ text: String) -> Bool { open.includes(text) }

    /// Whether a cell names nobody, where a name or a code belongs.
    static func isNobody(_ text: String) -> Bool {
        isEmpty(text) || nobody.includes(text) || text.allSatisfy { $0 == "0" || $0 == "." }
    }

    /// Dashes, points, strokes and question marks: nothing else is anybody's name, or a number.
    private static func isOfSigns(_ text: String) -> Bool {
        let plain = text.plainSigns
        return plain != ".." && plain.allSatisfy { "-._/?~ ".contains($0) } && !plain.isEmpty
    }

    /// Letters with points, or a stroke, between them: without these they may be a name.
    private static func isAbbreviation(_ text: String) -> Bool {
        text.contains { $0 == "." } && abbreviations.contains(text.plainSigns.filter { $0 != "." && $0 != " " })
    }

    private static let abbreviations: Set<String> = ["na", "nd", "ka", "nv"]

    /// Signs and words that are nobody's name and no number.
    private static let anywhere = Words([
        "n/a", "#n/a", "#null!", "null", "(null)", "<null>", "<na>", "(blank)", "(empty)", "(none)", "\\n", "tbd",
        "tba", "tbc", "[blank]", "[none]", "not available", "not applicable",
    ])

    /// The same in a column of dates, where a word may also be a zero, or a name elsewhere.
    private static let inDates = Words([
        "0", "00", "000", "0000", "0.0", "na", "#na", "nan", "nat", "none", "nil", "no", "no date", "nd", "sd", "sa",
        "sf", "oj", "oD", "oA", "ka", "nv", "nb", "bd", "blank", "empty", "missing", "never", "false", "not yet",
        "not known", "not stated", "not given", "not recorded", "not specified", "no data", "undated", "unknown",
        "unk", "date unknown", "unknown date", "undefined", "pending", "to be determined", "to be decided",
        "to be announced", "to be confirmed", "keine", "kein datum", "keine angabe", "ohne datum", "ohne angabe",
        "unbekannt", "nicht bekannt", "noch nicht", "noch offen", "undatiert", "nicht verfügbar", "fehlt", "inconnu",
        "inconnue", "non connu", "pas encore", "sans date", "non daté", "non disponible", "néant", "aucun", "aucune",
        "desconocido", "desconocida", "no se sabe", "aún no", "todavía no", "sin fecha", "sin datos", "ninguno",
        "desconhecido", "ainda não", "sem data", "sconosciuto", "sconosciuta", "non noto", "non ancora", "senza data",
        "onbekend", "nog niet", "geen", "niet bekend", "nieznany", "nieznana", "jeszcze nie", "brak", "brak danych",
        "неизвестно", "не известно", "ещё нет", "нет данных", "нет", "未知", "不详", "尚未", "无", "不明", "未定",
        "00:00:00", "-1", "-9", "-99", "-999", "-9999",
    ])

    /// Words for what has not ended.
    private static let open = Words([
        "..", "present", "the present", "to present", "to date", "current", "currently", "ongoing", "open", "active",
        "still active", "now", "today", "incumbent", "in office", "in force", "continuing", "no end", "infinity", "∞",
        "permanent", "indefinite", "unlimited", "bis heute", "heute", "laufend", "unbefristet", "en cours",
        "à ce jour", "aujourd'hui", "vigente", "actualidad", "hasta la fecha", "presente", "oggi", "heden", "obecnie",
        "по настоящее время", "настоящее время", "至今", "现在",
    ])

    /// Words that stand in the place of a name.
    private static let nobody = Words([
        "unknown", "not known", "unnamed", "nobody", "undefined", "not stated", "not given", "no name",
        "no data", "same as above", "same as before", "as above", "see above", "ditto", "dito", "idem",
        "siehe oben", "wie oben", "s. o.", "unbekannt", "keine angabe", "inconnu", "inconnue", "voir ci-dessus",
        "desconocido", "desconocida", "ver arriba", "sconosciuto", "desconhecido", "onbekend", "nieznany",
        "неизвестно", "то же", "未知", "不详", "同上", "to be determined", "to be decided", "to be announced",
        "to be confirmed", "\"", "''", "″", "”", "〃", "*", "**", "#ref!", "#value!", "#name?", "#div/0!", "#num!",
        "#error!",
    ])
}

/// Words that mean the same however many blanks stand in them, in any case, with any dash.
private struct Words: Sendable {
    private let words: Set<String>
    private let bare: Set<String>

    init(_ words: [String]) {
        let plain = words.map { $0.plainSigns.filter { $0 != " " } }
        self.words = Set(plain)
        bare = Set(plain.map { $0.filter { $0 != "." } }).subtracting([""])
    }

    /// - Parameter withoutPoints: whether points in it mean nothing, either.
    func includes(_ text: String, withoutPoints: Bool = false) -> Bool {
        // No such word is long, and nearly every cell is looked at.
        guard text.utf8.count <= 60 else { return false }
        let plain = text.plainSigns.filter { !$0.isWhitespace }
        return words.contains(plain) || withoutPoints && bare.contains(plain.filter { $0 != "." })
    }
}

extension String {
    /// In small letters, with one kind of dash, of apostrophe and of ellipsis.
    fileprivate var plainSigns: String {
        var plain = ""
        for character in lowercased() {
            switch character {
            case "‐", "‑", "‒", "–", "—", "―", "−", "﹘", "﹣", "－", "⸺", "⸻": plain += "-"
            case "…", "⋯": plain += "..."
            case "’", "‘": plain += "'"
            default: plain.append(character)
            }
        }
        return plain
    }
}
