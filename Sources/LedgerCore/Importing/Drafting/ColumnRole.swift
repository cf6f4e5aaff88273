/// Which part a column may play, by the words at its head.
enum ColumnRole: CaseIterable {
    // Dates.
    case signed, consented, entered, appointed, end, start
    // Who takes part.
    case visitor, host, sender, person, body, organisation, country, city, party
    // What else is told.
    case key, region, agreement, office, kind, status, description

    /// Words as people write them at the head of a column.
    var words: Set<String> {
        switch self {
        case .signed:
            [
                "signed", "signature", "signing", "concluded", "unterzeichnet", "unterzeichnung", "firma",
                "firmado", "signé", "signée", "podpisano",
            ]
        case .consented: ["ratified", "ratification", "instrument", "deposit", "deposited", "consent", "ratifikation"]
        case .entered: ["force", "effective", "kraft", "vigor", "vigueur"]
        case .appointed: ["appointed", "appointment", "nominated", "elected", "ernannt", "gewählt"]
        case .end:
            [
                "left", "until", "to", "end", "ended", "ends", "terminated", "termination", "withdrawn", "departure",
                "departed", "departs", "leaving", "expired", "expiry", "dissolved", "bis", "ende", "austritt",
                "abreise",
                "hasta", "salida", "fin", "départ",
            ]
        case .start:
            [
                "joined", "since", "from", "start", "started", "starts", "begin", "began", "established", "founded",
                "accession", "admitted", "arrival", "arrived", "arrives", "assumed", "took", "date", "day", "year",
                "visit",
                "von", "seit", "beginn", "beitritt", "ankunft", "datum", "desde", "llegada", "depuis", "arrivée",
            ]
        case .visitor:
            [
                "visitor", "visitors", "guest", "guests", "delegation", "besucher", "gast", "gäste", "visitante",
                "visiteur",
            ]
        case .host: ["host", "hosts", "to", "destination", "visited", "receiving", "gastgeber", "anfitrión", "hôte"]
        case .sender: ["from", "sending", "origin", "home", "herkunft"]
        case .person:
            [
                "person", "leader", "ambassador", "mayor", "minister", "president", "governor", "consul", "chair",
                "who",
                "officer", "holder", "incumbent", "official", "amtsinhaber", "alcalde", "maire",
            ]
        case .body: ["body", "ministry", "department", "embassy", "mission", "institution", "of", "behörde"]
        case .organisation:
            [
                "organisation", "organization", "league", "union", "association", "network", "verband", "bund",
                "asociación",
            ]
        case .country: ["country", "nation", "land", "staat", "pays", "país"]
        case .city:
            [
                "city", "cities", "town", "municipality", "stadt", "partnerstadt", "gemeinde", "partnergemeinde", "ort",
                "ville",
                "commune", "ciudad", "municipio",
            ]
        case .party:
            ["partner", "partners", "member", "party", "name", "mitglied", "miembro", "membre", "vertragspartei"]
        case .key: ["id", "no", "nr", "number", "key", "code", "record"]
        case .region: ["state", "province", "region", "county", "bundesland", "provincia"]
        case .agreement:
            [
                "agreement", "treaty", "convention", "title", "instrument", "vertrag", "abkommen", "titel", "tratado",
                "accord",
            ]
        case .office: ["office", "position", "post", "role", "portfolio", "amt", "funktion", "cargo", "poste"]
        case .kind: ["kind", "type", "form", "category", "art", "typ", "tipo", "genre"]
        case .status: ["status", "standing", "membership", "condition", "estado", "statut"]
        case .description:
            ["description", "purpose", "reason", "note", "notes", "remark", "remarks", "comment", "comments", "zweck"]
        }
    }

    /// Whether the words at the head of a column may mean this.
    func fits(_ name: String) -> Bool {
        !Set(name.lowercased().split { !$0.isLetter }.map(String.init)).isDisjoint(with: words)
    }
}
