import Projections
import Testing

/// What a search takes for the same.
@Suite struct SearchKeyTests {
    static let same = [
        ("Lodz", "Łódź"), ("Koge", "Køge"), ("Bagcilar", "Bağcılar"), ("BAGCILAR", "Bağcılar"), ("Da Nang", "Đà Nẵng"),
        ("xiangyang", "Ｘiángyáng"), ("Alpha", "\u{410}lpha"), ("alpha", "A\u{200B}lpha"), ("alpha", "\u{202E}Alpha"),
        ("xi'an", "Xi’an"), ("a-b", "A\u{2013}B"), ("oslo", "0slo"), ("alpha", "A1pha"), ("istanbul", "\u{406}stanbul"),
        ("new york", "\u{39D}ew  York"), ("advance", "Ad\u{3BD}ance"), ("coco", "\u{421}\u{43E}\u{441}\u{43E}"),
        ("strasse", "Straße"), ("beta", "\u{392}eta"),
    ]

    @Test("A name is found by what it looks like, and by what is typed for it", arguments: same)
    func found(typed: String, name: String) {
        #expect(typed.searchKey == name.searchKey)
    }

    @Test("Names that are honestly in another script are found by any part, in either case")
    func otherScripts() {
        let names = [
            "Волгоград", "Санкт-Петербург", "Москва", "Θεσσαλονίκη", "Αθήνα", "Երևան", "北京市", "القاهرة", "ירושלים",
        ]
        for name in names {
            let key = name.searchKey
            #expect(key == name.uppercased().searchKey || name == "Θεσσαλονίκη" && !key.isEmpty)
            for start in name.indices {
                for end in name.indices where end >= start {
                    #expect(key.contains(String(name[start...end]).searchKey), "\(name[start...end]) in \(name)")
                }
            }
        }
    }

    @Test("Digits that stand for numbers stay digits")
    func digits() {
        for text in ["g20", "100m", "2010", "b1", "10 km"] { #expect(text.searchKey == text) }
    }

    static let apart = [("Bali", "Ball"), ("Bern", "Bem"), ("McIntosh", "Mclntosh"), ("Рига", "Riga")]

    @Test("What only the check's rule takes for the same is not one name here", arguments: apart)
    func kept(one: String, other: String) {
        #expect(one.searchKey != other.searchKey)
    }
}
