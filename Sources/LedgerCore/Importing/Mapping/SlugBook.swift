import Crypto
import Foundation
import Domain

/// Gives out ids of things: one for each name, as readable as the name allows, never the same to two names.
///
/// Of names that come to the same id, the first has it; the others are numbered in the order of their appearance. So
/// the ids of a file are those of any longer file that begins with it. There is one book to an import, which grows with
/// it: whoever fills a row writes into that one.
final class SlugBook {
    private var slugs: [Namespace: [String: String]] = [:]
    private var taken: [Namespace: Set<String>] = [:]
    /// The last number that was put behind an id.
    private var numbers: [String: Int] = [:]

    /// - Parameter key: what tells the thing from others of its kind; two keys are two things.
    func slug(for text: String, key: String, in namespace: Namespace) -> (text: String, isNew: Bool) {
        if let known = slugs[namespace]?[key] { return (known, false) }
        let slug = next(for: text, in: namespace)
        slugs[namespace, default: [:]][key] = slug
        return (slug, true)
    }

    /// The first id for a text that was not given out.
    func next(for text: String, in namespace: Namespace) -> String {
        let plain = Self.slug(of: text)
        var slug = plain
        while !taken[namespace, default: []].insert(slug).inserted {
            let number = numbers[plain, default: 1] + 1
            numbers[plain] = number
            slug = "\(plain)-\(number)"
        }
        return slug
    }

    /// The letters and digits of a text without accents, letters that do not decompose as those for which they are typed, the rest as single hyphens; of a text in another script, a
    /// digest. Room is left for a number.
    static func slug(of text: String) -> String {
        let folded = text.withPlainLetters.folding(
            options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
        var slug: [UInt8] = []
        for scalar in folded.unicodeScalars where !"'’‘ʻʼ`´.".unicodeScalars.contains(scalar) {
            let isKept = scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
            if isKept {
                slug.append(UInt8(ascii: scalar))
            } else if slug.last != hyphen, !slug.isEmpty {
                slug.append(hyphen)
            }
        }
        slug = Array(slug.prefix(SlugGrammar.maximumLength - roomForNumber))
        while slug.last == hyphen { slug.removeLast() }
        return slug.isEmpty ? digest(of: text) : String(decoding: slug, as: UTF8.self)
    }

    private static func digest(of text: String) -> String {
        "x" + hexadecimal(SHA256.hash(data: Data(text.utf8)).prefix(8))
    }

    private static let hyphen = UInt8(ascii: "-")
    private static let roomForNumber = 8
}
