/// What people and programs write into a cell that is empty.
enum Placeholder {
    /// Signs and words that are nobody's name and no number.
    private static let anywhere: Set<String> = [
        "-", "--", "---", "–", "—", "n/a", "#n/a", "#null!", "#value!", "#ref!", "#name?", "#div/0!", "#num!", "null",
        "(null)", "<null>", "<na>", "(blank)", "(empty)", "(none)", "\\n", "tbd", "tba", "tbc", "?", "??", "???",
        "[blank]", "[none]", "n.d.", "not available",
    ]

    /// The same in a column of dates, where a word may also be a zero, or a name elsewhere.
    private static let inDates: Set<String> = anywhere.union([
        "0", "00", "000", "0000", "0.0", "na", "n.a.", "n.a", "#na", "nan", "nat", "none", "nil", "no", "no date",
        "not applicable",
        "blank", "empty", "missing", "never", "false", "not known", "keine angabe", "k. a.", "o. j.", "s. d.", ".",
        "...", "*", "x", "00:00:00", "-1", "-9", "-99", "-999", "-9999",
    ])

    /// Words for what has not ended.
    private static let open: Set<String> = [
        "..", "present", "the present", "to present", "to date", "current", "currently", "ongoing", "open", "active",
        "still active", "now", "today", "incumbent", "in office", "in force", "continuing", "no end", "infinity", "∞",
        "permanent", "indefinite", "unlimited", "bis heute", "heute", "laufend", "en cours",
        "à ce jour", "vigente",
    ]

    static func isEmpty(_ text: String) -> Bool { anywhere.contains(text.lowercased()) }

    static func isEmptyDate(_ text: String) -> Bool { inDates.contains(text.lowercased()) }

    static func isOpenEnd(_ text: String) -> Bool { open.contains(text.lowercased()) }
}
