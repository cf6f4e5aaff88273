import Foundation
import Testing

@testable import Domain

/// What looks alike, and what only is near.
@Suite struct ConfusablesTests {
    @Test("The table is in order, and leads nowhere twice")
    func order() {
        let sources = stride(from: 0, to: ConfusableTable.numbers.count, by: 2).map { ConfusableTable.numbers[$0] }
        #expect(zip(sources, sources.dropFirst()).allSatisfy(<))
        #expect(ConfusableTable.numbers.count.isMultiple(of: 2))
        for source in sources {
            let prototype = Unicode.Scalar(UInt32(source)).map(Confusables.prototype) ?? []
            #expect(!prototype.isEmpty)
            // What something is taken for is taken for nothing else: else a skeleton would depend on how often it is made.
            let text = String(String.UnicodeScalarView(prototype))
            #expect(text.skeleton == text.skeleton.skeleton, "\(text)")
        }
    }

    @Test("What is all ASCII has the skeleton that it has beside what nobody sees")
    func ascii() {
        let characters = (0..<0x80).map { Unicode.Scalar(UInt8($0)) }
        for (one, other) in characters.flatMap({ one in characters.map { (one, $0) } }) {
            let text = "\(one)v\(other)l "
            #expect(text.skeleton == (text + "\u{200B}").skeleton, "\(text.debugDescription)")
        }
    }

    static let alike = [
        ("Alpha", "\u{410}lpha"), ("Alpha", "A\u{200B}lpha"), ("Alpha", "Al\u{AD}pha"), ("Alpha", "A\u{E0061}lpha"),
        ("Alpha", "\u{202E}Alpha\u{202C}"), ("Alpha", "Ａlpha"), ("Alpha", "A1pha"), ("Alpha", "AIpha"),
        ("COCO", "\u{421}\u{41E}\u{421}\u{41E}"), ("Xi'an", "Xi’an"), ("A-B", "A\u{2010}B"), ("A-B", "A\u{2013}B"),
        ("Moscow", "M\u{3BF}sc\u{585}w"), ("Oslo", "0slo"), ("modern", "modem"), ("ABBA", "\u{13AA}BB\u{13AA}"),
        ("New York", "New\u{A0}York"), ("Köln", "Ko\u{308}ln"), ("ﬁeld", "field"), ("Ho", "\u{41D}\u{43E}"),
        ("Alpha", "A\u{4CF}pha"), ("Alpha", "A\u{4C0}pha"), ("Wells", "VVells"), ("Lwow", "L\u{461}ow"),
        ("Lwow", "Lvvow"),
        ("Adana", "Aclana"), ("Adana", "A\u{501}ana"),
        ("Murcia", "Mur\u{3F2}ia"), ("Cali", "\u{3F9}ali"), ("California", "Cali\u{17F}ornia"), ("Dublin", "Dub|in"),
        ("Bad Ems", "Bad\u{3164}Ems"), ("San Jose", "San\u{2800}Jose"), ("Ostend", "Ostend\u{2800}"),
        ("Oslo", "\u{3007}slo"),
        ("\u{53E3}", "\u{56D7}"), ("\u{4E8C}", "\u{30CB}"), ("\u{529B}", "\u{30AB}"),
    ]

    @Test("Texts that look the same have one skeleton", arguments: alike)
    func same(one: String, other: String) {
        #expect(one.skeleton == other.skeleton)
    }

    static let alikeInSomeCase = [
        ("Quito", "\u{51A}uito"), ("Trento", "Tren\u{442}o"), ("Narvik", "Narvi\u{43A}"), ("Ровно", "PoBHo"),
        ("РОВНО", "POBHO"), ("PARIS", "P\u{430}ris"), ("Alpha", "A1pha"),
    ]

    @Test("Texts that look the same in small letters or in capitals share a look", arguments: alikeInSomeCase)
    func inSomeCase(one: String, other: String) {
        #expect(!one.looks.isDisjoint(with: other.looks))
    }

    @Test(
        "A capital I and an L are told apart",
        arguments: [("AIA", "ALA"), ("CIA", "CLA"), ("Aries", "Arles"), ("Al Ain", "AI AIN"), ("BIIL", "BILL")])
    func capitals(one: String, other: String) {
        #expect(one.looks.isDisjoint(with: other.looks))
    }

    static let unlike = [
        ("Alpha", "Альфа"), ("Bern", "Berne"), ("Köln", "Koln"), ("Lódź", "Łódź"), ("AB", "A B"), ("Alpha", "alpha"),
        ("北京", "東京"),
    ]

    @Test("Texts that look otherwise have different ones", arguments: unlike)
    func different(one: String, other: String) {
        #expect(one.skeleton != other.skeleton)
    }

    static let typed = [
        ("Łódź", "Lódź"), ("Køge", "Koge"), ("Bağcılar", "Bağcilar"), ("Đà Nẵng", "Dà Nẵng"), ("Straße", "Strasse"),
        ("Þingvellir", "THingvellir"), ("Ærø", "AEro"), ("Gəncə", "Gence"), ("Ħamrun", "Hamrun"), ("Paris", "Paris"),
    ]

    @Test("Letters that do not decompose are those for which they are typed", arguments: typed)
    func plain(name: String, plain: String) {
        #expect(name.withPlainLetters == plain)
    }
}
