import CanonicalJSON
import EDTF
import Projections
import Testing
import Vocabulary

/// Events of a small log, as stored lines.
private func events(_ drafts: [JSON]) throws -> [Event] {
    try drafts.enumerated().map { seq, json in
        let draft = try Draft(json, recorder: "tester")
        let entry = LogEntry(
            seq: seq, recorded: UTCInstant(milliseconds: seq * 1000), entered: nil, via: "test")
        return try Event(JSONDocument(entry.line(for: draft)))
    }
}

private func stamp(_ size: Int) -> Stamp { Stamp(origin: "example.org/test", size: size, root: "root-\(size)") }

private let town: JSON = [
    "key": "e:town", "type": "party.registered",
    "data": ["party": "xiangyang", "kind": "city", "names": [["text": "Xiangyang"], ["text": "襄阳", "as": "native"]]],
]
private let neighbour: JSON = [
    "key": "e:neighbour", "type": "party.registered",
    "data": ["party": "xianyang", "kind": "city", "names": [["text": "Xianyang"], ["text": "咸阳", "as": "native"]]],
]
private let ending: JSON = [
    "key": "e:ending", "type": "party.ended", "on": "2020", "data": ["party": "xiangyang", "mode": "abolition"],
]
private let correction: JSON = [
    "key": "e:correction", "type": "fact.corrected", "reason": "It was the neighbour.",
    "data": ["event": "e:ending", "set": ["/data/party": "xianyang"]],
]

@Suite struct IndexTests {
    let log: [Event]

    init() throws {
        log = try events([town, neighbour, ending, correction])
    }

    func index(in batches: [Range<Int>]) throws -> Index {
        let index = try Index()
        for batch in batches {
            try index.add(Array(log[batch]), covering: stamp(batch.upperBound)) { log[$0] }
        }
        return index
    }

    func mentions(_ index: Index, _ party: String) throws -> [Int] {
        try index.seqs(mentioning: [.thing(.party, party)])
    }

    @Test(
        "It is the same however the log was cut into batches",
        arguments: [[0..<4], [0..<1, 1..<2, 2..<3, 3..<4], [0..<3, 3..<4]])
    func batches(_ batches: [Range<Int>]) throws {
        let index = try index(in: batches)
        #expect(try index.stamp() == stamp(4))
        #expect(try mentions(index, "xiangyang") == [0, 2, 3])
        #expect(try mentions(index, "xianyang") == [1, 2, 3])
        #expect(try index.registration(of: .party, "xianyang") == 1)
        #expect(try index.seq(of: EventID("e:correction")) == 3)
    }

    @Test func aCorrectedEventIsFoundByWhatItSaidAndByWhatItSays() throws {
        let before = try index(in: [0..<3])
        #expect(try mentions(before, "xianyang") == [1])
        let after = try index(in: [0..<3, 3..<4])
        #expect(try mentions(after, "xianyang").contains(2))
        #expect(try mentions(after, "xiangyang").contains(2))
    }

    @Test func onlyEventsThatSayWhatASourceIsAreOfItsIdentity() throws {
        let source: JSON = [
            "key": "e:source", "type": "source.registered",
            "data": ["source": "register", "kind": "dataset", "title": "Register"],
        ]
        let cited: [JSON] = [("region", nil), ("town", "region")].map { party, within in
            var data: JSONObject = ["party": .string(party), "kind": "city", "names": [["text": .string(party)]]]
            data["within"] = within.map(JSON.string)
            return [
                "key": .string("e:\(party)"), "type": "party.registered", "data": .object(data),
                "sources": [["source": "register", "at": "row"]],
            ]
        }
        let misread: JSON = [
            "key": "e:misread", "type": "fact.corrected", "reason": "Misread.",
            "data": ["event": "e:region", "set": ["/data/kind": "state"]],
        ]
        let log = try events([source] + cited + [misread])
        let index = try Index()
        try index.add(log, covering: stamp(4)) { log[$0] }
        func identity(_ reference: Reference) throws -> [Int] {
            try index.seqs(mentioning: [reference], identityOnly: true)
        }
        #expect(try index.seqs(mentioning: [.thing(.source, "register")]) == [0, 1, 2, 3])
        #expect(try identity(.thing(.source, "register")) == [0])
        #expect(try identity(.thing(.party, "region")) == [1, 3])
        #expect(try identity(.thing(.party, "town")) == [2])
    }

    @Test func eventsThatAreThereAlreadyAreNotTakenInTwice() throws {
        let index = try index(in: [0..<3])
        try index.add(log, covering: stamp(4)) { log[$0] }
        #expect(try index.stamp() == stamp(4))
        #expect(try index.names(matching: "Xiangyang").count == 1)
        try index.add(Array(log[0..<2]), covering: stamp(2)) { log[$0] }
        #expect(try index.stamp() == stamp(4), "An index never goes back.")
    }

    @Test func eventsBehindAGapAreLeftForLater() throws {
        let index = try index(in: [0..<1])
        try index.add(Array(log[2..<3]), covering: stamp(3)) { log[$0] }
        #expect(try index.stamp() == stamp(1))
        #expect(try mentions(index, "xianyang") == [])
    }

    @Test func whatIsClearedIsGone() throws {
        let index = try index(in: [0..<4])
        try index.clear()
        #expect(try index.stamp() == nil)
        #expect(try mentions(index, "xiangyang") == [])
    }

    @Test(
        "A name is found whatever its case, accents and width",
        arguments: ["xiangyang", "XIANGYANG", "Xiáng", "ｘiangyang", "襄阳", "襄", "gyang"])
    func searching(_ text: String) throws {
        #expect(Set(try index(in: [0..<4]).names(matching: text).map(\.party)) == [PartyID("xiangyang")])
    }

    @Test func theBestMatchComesFirst() throws {
        let names = try index(in: [0..<4]).names(matching: "xian")
        #expect(names.map(\.quality) == names.map(\.quality).sorted())
        #expect(Set(names.map(\.party.text)) == ["xianyang", "xiangyang"])
    }

    @Test func nothingIsFoundByNothing() throws {
        #expect(try index(in: [0..<4]).names(matching: "  ").isEmpty)
        #expect(try index(in: [0..<4]).names(matching: "%").isEmpty)
    }
}

@Suite struct SnapshotTests {
    @Test func theSameLogFoldsToTheSameBytes() throws {
        let log = try events([town, neighbour, ending, correction])
        let one = Snapshot(Knowledge(log), at: stamp(4))
        let two = Snapshot(Knowledge(log), at: stamp(4))
        #expect(one.bytes == two.bytes)
        #expect(one.fileName == "00000004.jsonl")
        for line in one.lines { #expect(try JSON(parsing: line).canonicalBytes == line) }
    }

    @Test func whatIsCorrectedFoldsToOtherBytes() throws {
        let rename: JSON = [
            "key": "e:rename", "type": "fact.corrected", "reason": "Misspelt.",
            "data": ["event": "e:town", "set": ["/data/names/0/text": "Xiang Yang"]],
        ]
        let log = try events([town, rename])
        let before = Snapshot(Knowledge(Array(log[0..<1])), at: stamp(2))
        #expect(before.bytes != Snapshot(Knowledge(log), at: stamp(2)).bytes)
    }
}
