import CanonicalJSON
import Testing
import TransparencyLog

/// One way to change a ledger's files behind its back.
struct Tampering: Sendable, CustomTestStringConvertible {
    let name: String
    let apply: @Sendable (inout LogFiles, SignerKey) throws -> Void

    var testDescription: String { name }

    init(_ name: String, _ apply: @escaping @Sendable (inout LogFiles, SignerKey) throws -> Void) {
        self.name = name
        self.apply = apply
    }

    /// Changes by whoever has no key, and none of the reviewer's memory to fear.
    static let withoutTheKey: [Tampering] = [
        Tampering("a bit of a line is flipped") { files, _ in files.segment[700] ^= 0x02 },
        Tampering("a word of a line is changed") { files, _ in try files.replace("Gazette", by: "Journal", in: 1) },
        Tampering("two lines are swapped") { files, _ in files.lines.swapAt(2, 3) },
        Tampering("a line is deleted") { files, _ in files.lines.remove(at: 3) },
        Tampering("the first line is deleted") { files, _ in files.lines.remove(at: 0) },
        Tampering("a copy of a line is inserted") { files, _ in files.lines.insert(files.lines[2], at: 3) },
        Tampering("the moment of recording is changed") { files, _ in
            try files.edit(4) { $0["recorded"] = "2031-01-01T00:00:00.000Z" }
        },
        Tampering("an id is changed") { files, _ in try files.edit(4) { $0["id"] = "another-id" } },
        Tampering("the position is changed") { files, _ in try files.edit(4) { $0["seq"] = 5 } },
        Tampering("the same JSON is spelt with a space") { files, _ in try files.replace(",", by: ", ", in: 2) },
        Tampering("the same JSON is spelt with an escape") { files, _ in
            try files.replace("Springfield", by: "\\u0053pringfield", in: 2)
        },
        Tampering("line ends are those of another system") { files, _ in
            files.segment = Array(files.lines.map { $0 + "\r\n" }.joined().utf8)
        },
        Tampering("the last newline is missing") { files, _ in files.segment.removeLast() },
        Tampering("the segment is cut off in a line") { files, _ in files.segment.removeLast(100) },
        Tampering("the segment is cut off behind a line") { files, _ in files.lines.removeLast() },
        Tampering("the segment is empty") { files, _ in files.segment = [] },
        Tampering("the checkpoint claims fewer events") { files, _ in files.checkpointLines[1] = "9" },
        Tampering("the checkpoint claims more events") { files, _ in files.checkpointLines[1] = "11" },
        Tampering("the checkpoint claims more events than any disk can hold") { files, _ in
            files.checkpointLines[1] = "100000000000000000"
        },
        Tampering("the checkpoint's root is another") { files, _ in files.checkpointLines[2] = Hash.empty.base64 },
        Tampering("the checkpoint is another log's") { files, _ in files.checkpointLines[0] = "example.org/other" },
        Tampering("the checkpoint is no checkpoint") { files, _ in files.checkpoint = "all is well\n" },
        Tampering("the signature is gone") { files, _ in try files.sign(by: nil) },
        Tampering("a character of the signature is another") { files, _ in
            let (start, end) = (files.checkpointLines[4].dropLast(9), files.checkpointLines[4].suffix(9))
            files.checkpointLines[4] = start + (end.first == "A" ? "B" : "A") + end.dropFirst()
        },
        Tampering("the signature is by another key of the same name") { files, _ in try files.sign(by: stranger()) },
        Tampering("history is rewritten, the root made right, the old signature kept") { files, _ in
            try files.replace("2020-05", by: "2020-06", in: 9)
            files.checkpointLines[2] = files.tree.root.base64
        },
        Tampering("history is rewritten and left unsigned") { files, _ in
            try files.replace("2020-05", by: "2020-06", in: 9)
            try files.sign(by: nil)
        },
        Tampering("history is rewritten and signed by a stranger, whose key event 0 names") { files, _ in
            try files.edit(0) { try? $0.setKey(stranger().verifier) }
            try files.sign(by: stranger())
        },
        Tampering("history is rewritten to name no key") { files, _ in
            try files.edit(0) { $0.setKey(nil) }
            try files.sign(by: nil)
        },
        Tampering("a stranger's history names the trusted key, and then one of the stranger's again") { files, signer in
            try files.edit(0) { try? $0.setKey(stranger().verifier) }
            try files.changeKey(to: signer.verifier, by: stranger())
            try files.changeKey(to: stranger(2).verifier, by: stranger())
            try files.sign(by: stranger(2))
        },
        Tampering("a line is appended without the key") { files, _ in
            files.lines.append(files.lines[9].replacing("\"seq\":9", with: "\"seq\":10"))
        },
        Tampering("a segment is appended without the key") { files, _ in files.others["00004096.jsonl"] = files.segment
        },
    ]

    /// Changes by whoever holds the key: the signature is good, and what is signed breaks the format.
    static let withTheKey: [Tampering] = [
        Tampering("an id occurs twice, and is signed") { files, signer in
            let id = try JSON(parsing: files.lines[3])["id"]
            try files.edit(4) { $0["id"] = id }
            try files.sign(by: signer)
        },
        Tampering("a moment goes back, and is signed") { files, signer in
            try files.edit(4) { $0["recorded"] = "2001-01-01T00:00:00.000Z" }
            try files.sign(by: signer)
        },
        Tampering("a moment does not exist, and is signed") { files, signer in
            try files.edit(9) { $0["recorded"] = "2031-02-30T00:00:00.000Z" }
            try files.sign(by: signer)
        },
        Tampering("a position is left out, and signed") { files, signer in
            files.lines.remove(at: 4)
            try files.sign(by: signer)
        },
        Tampering("a line is not canonical, and is signed") { files, signer in
            try files.replace(",", by: ", ", in: 2)
            try files.sign(by: signer)
        },
        Tampering("a key occurs twice in a line, and is signed") { files, signer in
            try files.replace("{\"by\":", by: "{\"by\":\"somebody\",\"by\":", in: 2)
            try files.sign(by: signer)
        },
        Tampering("a number is no integer, and is signed") { files, signer in
            try files.replace("\"v\":1", by: "\"v\":1.5", in: 2)
            try files.sign(by: signer)
        },
        Tampering("a new key is vouched for by nobody, and signs") { files, signer in
            try files.changeKey(to: stranger(3).verifier, by: stranger(3))
            try files.sign(by: signer)
        },
    ]

    /// Changes that are consistent in themselves: only a checkpoint that was kept gives them away.
    static let againstMemory: [Tampering] = [
        Tampering("the keeper rewrites history and signs it") { files, signer in
            try files.replace("Shelbyville", by: "Shelbytown", in: 3)
            try files.sign(by: signer)
        },
        Tampering("the keeper takes the log back to an earlier state") { files, signer in
            files.lines.removeLast(6)
            try files.sign(by: signer)
        },
    ]

    /// A key that bears the log's name and is not its.
    static func stranger(_ number: UInt8 = 1) throws -> SignerKey {
        try SignerKey(name: SignedLedger.origin, seed: Array(repeating: number, count: 32))
    }
}

extension JSONObject {
    /// Names a key in event 0, or none.
    fileprivate mutating func setKey(_ key: VerifierKey?) {
        guard case .object(var data) = self["data"] else { return }
        data["key"] = key.map { .string($0.text) }
        self["data"] = .object(data)
    }
}

extension LogFiles {
    /// Appends a key change, as `key rotate` would.
    mutating func changeKey(to key: VerifierKey, by signer: SignerKey) throws {
        let text = "\(SignedLedger.origin)\n\(tree.size)\n\(tree.root.base64)\n\(key.text)\n"
        let note = try SignedNote(text: text, signers: [signer])
        let seq = lines.count
        lines.append(lines[seq - 1])
        try edit(seq) { line in
            for name in ["on", "sources", "attributed", "place"] { line[name] = nil }
            line["seq"] = .integer(seq)
            line["id"] = .string("key-change-\(seq)")
            line["type"] = "ledger.key-changed"
            line["data"] = ["key": .string(key.text), "note": .string(String(decoding: note.bytes, as: UTF8.self))]
        }
    }
}
