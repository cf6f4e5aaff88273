import CanonicalJSON
import Foundation
import Testing
import TransparencyLog

/// What somebody may do to a page, and the words in which it must say so.
struct PageTampering: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let says: String
    let change: @Sendable (inout TamperedPage) throws -> Void

    static let all: [PageTampering] = [
        PageTampering(testDescription: "the text of an entry", says: "Entry @70 does not read as it was issued") {
            $0.replace(in: "e70", "signed", "did not sign")
        },
        PageTampering(
            testDescription: "the date of an entry, as shown", says: "Entry @70 does not read as it was issued"
        ) {
            $0.replace(in: "e70", "2023-10-31", "2023-10-30")
        },
        PageTampering(
            testDescription: "the date of an entry, as carried",
            says: "Entry @70: its on is not what its stored line says"
        ) {
            try $0.edit(entry: 70) { $0["on"] = "2023-10-30" }
        },
        PageTampering(testDescription: "a stored line", says: "Entry @70 is not proved part of the log") {
            try $0.edit(entry: 70) {
                $0["line"] = .string(($0["line"]?.string ?? "").replacing("2023-10-31", with: "2023-10-30"))
            }
        },
        PageTampering(
            testDescription: "an entry taken out of the page", says: "Entry @70 is not shown: it was taken out"
        ) {
            $0.remove("e70")
        },
        PageTampering(
            testDescription: "an entry dropped from page and data",
            says: "entries of which the trail speaks are missing"
        ) {
            $0.remove("e70")
            try $0.trail { $0["trail"] = .array(($0["trail"]?.array ?? []).filter { $0["seq"] != 70 }) }
        },
        PageTampering(testDescription: "a proof", says: "Entry @70 is not proved part of the log") {
            try $0.edit(entry: 70) { entry in
                var hashes = entry["proof"]?.array ?? []
                hashes[0] = .string(Hash.empty.base64)
                entry["proof"] = .array(hashes)
            }
        },
        PageTampering(testDescription: "the root", says: "The checkpoint's signature is not by the key") {
            try $0.checkpoint { lines in lines[2] = Hash.empty.base64 }
        },
        PageTampering(testDescription: "the size", says: "The checkpoint's signature is not by the key") {
            try $0.checkpoint { lines in lines[1] = "268" }
        },
        PageTampering(testDescription: "the signature", says: "The checkpoint's signature is not by the key") {
            try $0.checkpoint { lines in
                let parts = lines[4].split(separator: " ")
                var blob = Base64.decode(parts[2].utf8) ?? []
                blob[20] ^= 1
                lines[4] = "\(parts[0]) \(parts[1]) \(Base64.encode(blob))"
            }
        },
        PageTampering(
            testDescription: "another key that signs it all anew",
            says: "The key is not the one that event @0 of the log names"
        ) {
            let signer = try SignerKey(name: "example.org/chancery/us-china", seed: [UInt8](repeating: 7, count: 32))
            try $0.trail { trail in
                let note = try SignedCheckpoint(parsing: Array((trail["checkpoint"]?.string ?? "").utf8))
                let forged = try SignedCheckpoint(note.checkpoint, signers: [signer])
                trail["checkpoint"] = .string(String(decoding: forged.bytes, as: UTF8.self))
                guard case .object(var key)? = trail["key"] else { return }
                key["verifier"] = .string(signer.verifier.text)
                trail["key"] = .object(key)
            }
        },
        PageTampering(testDescription: "the key taken out", says: "the key to it was taken out") {
            try $0.trail { $0["key"] = .null }
        },
        PageTampering(
            testDescription: "a sentence put in", says: "Something was put into the page: “All of it was a mistake.”"
        ) {
            $0.insert("<p>All of it was a mistake.</p>", before: "summary")
        },
        PageTampering(testDescription: "an entry put in", says: "Entry @9999 is shown, and its stored line is not here")
        {
            $0.insert(
                "<article class=\"entry\" id=\"e9999\"><p><span class=\"what\">Nothing.</span></p></article>",
                before: "e70")
        },
        PageTampering(
            testDescription: "the states of other days", says: "The data of other days does not read as it was issued"
        ) {
            $0.replace(in: "moments", "in-force", "ended")
        },
        PageTampering(testDescription: "a correction that never was", says: "Entry @70 is said to be corrected by @71")
        {
            try $0.edit(entry: 70) { $0["corrected_by"] = [71] }
        },
        PageTampering(testDescription: "the summary", says: "The summary does not read as it was issued") {
            $0.replace(in: "summary", "in-force", "ended")
        },
        PageTampering(testDescription: "the states", says: "The states does not read as it was issued") {
            $0.replace(in: "states", "in-force", "ended")
        },
        PageTampering(testDescription: "who recorded it", says: "Entry @70: its by is not what its stored line says") {
            try $0.edit(entry: 70) { $0["by"] = "somebody else" }
        },
    ]
}

/// A page under somebody's hands.
struct TamperedPage {
    private(set) var html: String

    init(_ html: String) { self.html = html }

    /// Changes the first such words in an element.
    mutating func replace(in id: String, _ old: String, _ new: String) {
        guard let element = range(of: id), let words = html.range(of: old, range: element) else {
            Issue.record("The page has no “\(old)” in \(id).")
            return
        }
        html.replaceSubrange(words, with: new)
    }

    mutating func insert(_ words: String, before id: String) {
        guard let element = range(of: id) else { return }
        html.insert(contentsOf: words, at: element.lowerBound)
    }

    mutating func remove(_ id: String) {
        guard let element = range(of: id) else { return }
        html.removeSubrange(element)
    }

    private func range(of id: String) -> Range<String.Index>? {
        guard let mark = html.range(of: "id=\"\(id)\""),
            let start = html.range(of: "<", options: .backwards, range: html.startIndex..<mark.lowerBound)
        else { return nil }
        let name = html[start.upperBound...].prefix { $0 != " " }
        return html.range(of: "</\(name)>", range: mark.upperBound..<html.endIndex).map {
            start.lowerBound..<$0.upperBound
        }
    }

    /// Changes the data that the page carries.
    mutating func trail(_ change: (inout JSONObject) throws -> Void) throws {
        let open = try #require(html.range(of: "<script type=\"application/json\" id=\"trail\">"))
        let close = try #require(html.range(of: "</script>", range: open.upperBound..<html.endIndex))
        let old = try JSON(parsing: String(html[open.upperBound..<close.lowerBound]).replacing("\\u003c", with: "<"))
        guard case .object(var object) = old else { return }
        try change(&object)
        html.replaceSubrange(
            open.upperBound..<close.lowerBound,
            with: JSON.object(object).canonicalText.replacing("<", with: "\\u003c"))
    }

    mutating func edit(entry seq: Int, _ change: (inout JSONObject) -> Void) throws {
        try trail { trail in
            trail["trail"] = .array(
                (trail["trail"]?.array ?? []).map { entry in
                    guard entry["seq"] == .integer(seq), case .object(var object) = entry else { return entry }
                    change(&object)
                    return .object(object)
                })
        }
    }

    mutating func checkpoint(_ change: (inout [String]) -> Void) throws {
        try trail { trail in
            var lines = (trail["checkpoint"]?.string ?? "").components(separatedBy: "\n")
            change(&lines)
            trail["checkpoint"] = .string(lines.joined(separator: "\n"))
        }
    }
}
