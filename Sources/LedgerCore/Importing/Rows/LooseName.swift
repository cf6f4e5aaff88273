import Projections

/// A name as people abbreviate it: Saint and St., Fort and Ft., "and" and "&", with or without hyphens.
enum LooseName {
    /// What names have in common that differ in nothing else.
    ///
    /// - Parameter key: a name's search key.
    static func text(of key: String) -> String {
        key.replacing("&", with: " and ").replacing("+", with: " and ").split { $0.isWhitespace || "-–/".contains($0) }
            .map { word in
                let bare = word.filter { !".'’`´".contains($0) }
                return words[bare] ?? bare
            }.joined(separator: " ")
    }

    private static let words = [
        "st": "saint", "ste": "saint", "sankt": "saint", "skt": "saint", "sainte": "saint", "ft": "fort", "mt": "mount",
        "mts": "mountains", "pt": "point", "pte": "pointe", "und": "and", "et": "and", "intl": "international",
        "assn": "association", "assoc": "association", "dept": "department", "univ": "university",
        "govt": "government", "gov": "government", "natl": "national", "org": "organisation",
        "organization": "organisation",
        "co": "county", "twp": "township", "rep": "republic", "dem": "democratic", "fed": "federation",
    ]
}
