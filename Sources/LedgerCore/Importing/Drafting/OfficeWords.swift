/// Words for offices that people hold, by which a column is one of offices whatever stands at its head.
enum OfficeWords {
    /// Whether a text names an office.
    static func names(_ text: String) -> Bool {
        text.lowercased().split { !$0.isLetter }.contains { words.contains(String($0)) }
    }

    private static let words: Set<String> = [
        "ambassador", "minister", "president", "chancellor", "consul", "mayor", "governor", "secretary", "envoy",
        "commissioner", "chairman", "chairwoman", "chairperson", "director", "chargé", "attaché", "deputy",
        "botschafter", "botschafterin", "ministerin", "präsident", "präsidentin", "kanzler", "kanzlerin", "konsul",
        "konsulin", "bürgermeister", "bürgermeisterin", "oberbürgermeister", "oberbürgermeisterin", "ambassadeur",
        "ambassadrice", "ministre", "président", "présidente", "maire", "embajador", "embajadora", "ministro",
        "ministra", "presidente", "presidenta", "alcalde", "alcaldesa", "cónsul", "ambasciatore", "sindaco",
    ]
}
