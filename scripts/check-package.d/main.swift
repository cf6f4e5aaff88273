// A program of somebody else: uses each library of Chancery once for what it is there for, and fails where an answer is not the right one.
import CanonicalJSON
import Domain
import ExtendedDateTime
import Foundation
import LedgerCore
import LedgerFolders
import TransparencyLog

struct Wrong: Error { let message: String }

func expect<Value: Equatable>(_ subject: String, _ found: Value, is expected: Value) throws {
    guard found == expected else { throw Wrong(message: "\(subject): \(found), not \(expected)") }
    print("\(subject): \(found)")
}

func readDates() throws {
    let autumn = try EDTF("2023-10~/2023-11")
    try expect("EDTF, first day", autumn.bounds.earliest.description, is: "2023-10-01")
    try expect("EDTF, last day", autumn.bounds.latest.description, is: "2023-11-30")
    try expect("EDTF, before 2023-11-15", try autumn.isBefore(EDTF("2023-11-15")), is: .possible)
    try expect("EDTF, before 2023-12", try autumn.isBefore(EDTF("2023-12")), is: .certain)
    try expect("EDTF, refused", (try? EDTF("2023-13")) == nil, is: true)
}

func canonicalise() throws {
    let given = #"{ "b": 1E21, "a": [ "\u00e9", 0.10 ] }"#
    try expect("CanonicalJSON", try JSON(parsing: given).canonicalText, is: #"{"a":["é",0.1],"b":1e+21}"#)
    try expect("CanonicalJSON, key twice", (try? JSON(parsing: #"{"a":1,"a":2}"#)) == nil, is: true)
}

/// A log in memory: its complete nodes, in the order in which they come to be.
struct Nodes: NodeReader {
    var range = CompactRange()
    var hashes: [Hash] = []

    mutating func append(_ leaf: String) {
        range.append(Merkle.leaf(leaf.utf8)) { _, hash in hashes.append(hash) }
    }

    func nodes(_ ids: [NodeID]) -> [Hash] { ids.map { hashes[$0.position] } }
}

func proveInclusion() throws {
    var log = Nodes()
    for leaf in ["one", "two", "three"] { log.append(leaf) }
    let proof = try log.inclusionProof(index: 1, size: 3)
    func holds(_ leaf: String) -> Bool {
        let leaf = Merkle.leaf(leaf.utf8)
        return (try? Merkle.verifyInclusion(leaf: leaf, index: 1, size: 3, root: log.range.root, proof: proof)) != nil
    }
    try expect("TransparencyLog, the leaf", holds("two"), is: true)
    try expect("TransparencyLog, another leaf", holds("four"), is: false)
}

func keepLedger(at folder: String) throws {
    let environment = Environment.process
    let opening = LedgerOpening(origin: "example.org/program", recorder: "program")
    let made = try Ledger.create(at: folder, opening, environment)
    try made.record(drafts().map { PlacedDraft($0) }, RecordingTerms(via: "program"))

    // Opened anew, as another process would.
    let ledger = try Ledger(root: folder, environment: environment)
    let view = try ledger.view()
    try expect("Ledger, events", view.size, is: 5)
    for (day, answer) in [("2018-12-31", "nothing"), ("2019-06-01", "possible"), ("2020-01-01", "certain")] {
        let agreement = try view.show("tie", on: EDTF(day), explains: false).json["agreements"]?[0]
        try expect("Ledger, on \(day)", agreement?["certainty"]?.string ?? "nothing", is: answer)
    }
    let again = try ledger.record([PlacedDraft(drafts()[0])], RecordingTerms(via: "program"))
    try expect("Ledger, recorded again", again.map(\.seq), is: [1])
}

func drafts() throws -> [Draft] {
    let city = { (id: JSON, name: JSON) -> JSON in
        ["type": "party.registered", "data": ["party": id, "kind": "city", "names": [["text": name]]]]
    }
    let parties: JSON = ["springfield", "shelbyville"]
    let events: [JSON] = [
        city("springfield", "Springfield"), city("shelbyville", "Shelbyville"),
        [
            "type": "agreement.registered",
            "data": ["agreement": "tie", "form": "bilateral", "kind": "sister-city", "parties": parties],
        ],
        ["type": "agreement.signed", "on": "2019~", "data": ["agreement": "tie", "parties": parties]],
    ]
    return try events.map { try Draft($0, recorder: "program") }
}

do {
    try readDates()
    try canonicalise()
    try proveInclusion()
    try keepLedger(at: CommandLine.arguments[1])
} catch {
    print("error: \((error as? Wrong)?.message ?? "\(error)")")
    exit(1)
}
