import CanonicalJSON
import Crypto
import Foundation
import Testing
import TransparencyLog

/// A page in the hands of a forger, who keeps the stored lines and renews the page's own digests of what he has changed.
struct ForgedPage {
    var html: String

    /// Changes the first such words in a part of the page.
    mutating func replace(in part: String, _ old: String, _ new: String) throws {
        let range = try #require(place(of: part), "The page has no \(part).")
        let words = try #require(html.range(of: old, range: range), "There is no “\(old)” in \(part).")
        html.replaceSubrange(words, with: new)
    }

    mutating func insert(_ words: String, before part: String) throws {
        html.insert(contentsOf: words, at: try #require(place(of: part)).lowerBound)
    }

    /// Changes all that the page carries as JSON.
    mutating func trail(_ change: (inout JSONObject) throws -> Void) throws {
        var page = TamperedPage(html)
        try page.trail(change)
        html = page.html
    }

    mutating func edit(entry seq: Int, _ change: (inout JSONObject) -> Void) throws {
        var page = TamperedPage(html)
        try page.edit(entry: seq, change)
        html = page.html
    }

    mutating func checkpoint(_ change: (inout [String]) -> Void) throws {
        var page = TamperedPage(html)
        try page.checkpoint(change)
        html = page.html
    }

    func text(of part: String) throws -> Substring { html[try #require(place(of: part))] }

    /// An element from its first tag to the one that closes it.
    func place(of id: String) -> Range<String.Index>? {
        guard let mark = html.range(of: " id=\"\(id)\""),
            let start = html.range(of: "<", options: .backwards, range: html.startIndex..<mark.lowerBound)
        else { return nil }
        let name = html[start.upperBound...].prefix { $0 != " " }
        var (depth, place) = (0, start.lowerBound)
        while let tag = html.range(of: "</?\(name)[ >]", options: .regularExpression, range: place..<html.endIndex) {
            depth += html[tag].hasPrefix("</") ? -1 : 1
            place = tag.upperBound
            if depth == 0 { return start.lowerBound..<place }
        }
        return nil
    }

    /// Writes anew what the page says that its parts read.
    mutating func renewDigests() throws {
        let old = try JSON(parsing: String(Self.content(of: text(of: "shown"))))
        var digests = try #require(Self.object(old))
        for name in Self.names(digests) {
            guard let range = place(of: name) else {
                digests[name] = nil
                continue
            }
            digests[name] = .string(Self.digest(Self.words(html[range], isData: name == "trail" || name == "moments")))
        }
        let range = try #require(place(of: "shown"))
        html.replaceSubrange(
            range,
            with: "<script type=\"application/json\" id=\"shown\">\(JSON.object(digests).canonicalText)</script>")
    }

    /// Puts other code into the page, and its hash into the policy.
    mutating func replaceCode(_ tag: String, _ change: (String) -> String) throws {
        let open = try #require(html.range(of: "<\(tag)>"))
        let close = try #require(html.range(of: "</\(tag)>", range: open.upperBound..<html.endIndex))
        let old = String(html[open.upperBound..<close.lowerBound])
        let new = change(old)
        html.replaceSubrange(open.upperBound..<close.lowerBound, with: new)
        html = html.replacing("sha256-\(Self.digest(old))", with: "sha256-\(Self.digest(new))")
    }

    static func digest(_ text: String) -> String { Base64.encode(Array(SHA256.hash(data: Array(text.utf8)))) }

    private static func object(_ json: JSON) -> JSONObject? {
        if case .object(let object) = json { object } else { nil }
    }

    private static func names(_ object: JSONObject) -> [String] { object.map(\.key) }

    private static func content(of element: Substring) -> Substring {
        let inner = element.drop { $0 != ">" }.dropFirst()
        return inner.dropLast(inner.reversed().prefix { $0 != "<" }.count + 1)
    }

    /// The text that a browser finds in an element.
    private static func words(_ element: Substring, isData: Bool) -> String {
        if isData { return String(content(of: element)) }
        var text = String(element).replacing(/<[^>]*>/, with: "")
        for (escape, character) in [
            ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
        ] {
            text = text.replacing(escape, with: character)
        }
        return text
    }
}
