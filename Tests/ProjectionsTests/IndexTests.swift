import CanonicalJSON
import ExtendedDateTime
import Foundation
import GRDB
import Testing
import TransparencyLog
import Domain

@testable import Projections

private let town: JSON = [
    "key": "e:town", "type": "party.registered",
    "data": ["party": "xiangyang", "kind": "city", "names": [["text": "Xiangyang"], ["text": "襄阳", "as": "native"]]],
]
private let neighbour: JSON = [
    "key": "e:neighbour", "type": "party.registered",
    "data": [
        "party": "xianyang", "kind": "city",
        "names": [["text": "Xianyang"], ["text": "咸阳", "as": "native"], ["text": "Bern", "as": "alias"]],
    ],
]
private let ending: JSON = [
    "key": "e:ending", "type": "party.ended", "on": "2020", "data": ["party": "xiangyang", "mode": "abolition"],
]
private let correction: JSON = [
    "key": "e:correction", "type": "fact.corrected", "reason": "It was the neighbour.",
    "data": ["event": "e:ending", "set": ["/data/party": "xianyang"]],
]

@Suite struct IndexTests {
    private let log: EventsLog
    private let place: IndexPlace

    init() throws {
        log = EventsLog(events: try events([town, neighbour, ending, correction]))
        place = try IndexPlace()
    }

    private func mentions(_ index: EventIndex, _ party: String) throws -> [Int] {
        try index.seqs(mentioning: [.thing(.party, party)])
    }

    @Test("It is the same however the log was cut into runs", arguments: [[4], [1, 2, 3, 4], [3, 4]])
    func runs(_ sizes: [Int]) throws {
        for size in sizes { _ = try place.index(of: log.prefix(size), fewest: 1) }
        let index = try place.index(of: log)
        #expect(try mentions(index, "xiangyang") == [0, 2, 3])
        #expect(try mentions(index, "xianyang") == [1, 2, 3])
        #expect(try index.registration(of: .party, "xianyang") == 1)
        #expect(try index.seq(of: EventID("e:correction")) == 3)
        #expect(try index.seqs(of: [EventID("e:town"), EventID("e:none")]) == [0, nil])
        #expect(try index.typeCounts() == ["party.registered": 2, "party.ended": 1, "fact.corrected": 1])
        #expect(try index.parties(named: "ＸＩＡＮＧＹＡＮＧ") == [PartyID("xiangyang")])
        #expect(try index.isWhole(in: log))
    }

    /// Somebody who began to verify before the last events came once called the index of all of them altered.
    @Test func whatCoversMoreThanAMomentIsComparedAsFarAsItGoes() throws {
        _ = try place.index(of: log, fewest: 1)
        var earlier = log.prefix(3)
        earlier.grown = 4
        let index = try place.index(of: earlier)
        #expect(index.size == 3)
        #expect(index.covered == 4)
        #expect(try index.isWhole(in: log))
    }

    @Test func anEarlierMomentKnowsOnlyWhatWasThere() throws {
        let index = try place.index(of: log)
        for size in 0...4 {
            let then = index.at(size)
            #expect(try mentions(then, "xiangyang").allSatisfy { $0 < size })
            #expect(try then.typeCounts().values.reduce(0, +) == size)
            #expect(try then.registration(of: .party, "xianyang") == (size > 1 ? 1 : nil))
            #expect(try then.seq(of: EventID("e:ending")) == (size > 2 ? 2 : nil))
        }
    }

    @Test func aCorrectedEventIsFoundByWhatItSaidAndByWhatItSays() throws {
        #expect(try mentions(place.index(of: log.prefix(3)), "xianyang") == [1])
        let after = try place.index(of: log)
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
        let index = try place.index(of: EventsLog(events: try events([source] + cited + [misread])))
        func identity(_ reference: Reference) throws -> [Int] {
            try index.seqs(mentioning: [reference], identityOnly: true)
        }
        #expect(try index.seqs(mentioning: [.thing(.source, "register")]) == [0, 1, 2, 3])
        #expect(try identity(.thing(.source, "register")) == [0])
        #expect(try identity(.thing(.party, "region")) == [1, 3])
        #expect(try identity(.thing(.party, "town")) == [2])
    }

    @Test func aReaderOfAnOlderMomentLeavesWhatIsKeptAsItIs() throws {
        _ = try place.index(of: log)
        let before = try place.files().map { try Data(contentsOf: URL(fileURLWithPath: $0)) }
        let older = try EventIndex(of: Growing(log: log, size: 3), in: place.folder(), secret: place.secret)
        #expect(
            try mentions(older, "xianyang") == [1, 2],
            "The correction is not there yet, and the event that it corrects is.")
        #expect(try place.files().map { try Data(contentsOf: URL(fileURLWithPath: $0)) } == before)
    }

    @Test func theIndexOfAnotherLogMakesWay() throws {
        _ = try place.index(of: log)
        var other = EventsLog(events: try events([neighbour, town, ending]))
        other.name = "other"
        let index = try place.index(of: other)
        #expect(try index.registration(of: .party, "xianyang") == 0)
        #expect(try mentions(index, "xiangyang") == [1, 2])
        #expect(try place.index(of: log).registration(of: .party, "xianyang") == 1)
    }

    @Test func whatSomebodyElseSealedIsNotBelieved() throws {
        var forged = EventsLog(events: try events([neighbour, town, ending, correction]))
        forged.name = log.name
        let stranger = CacheSecret(Array(repeating: 7, count: 32))
        _ = try EventIndex(of: forged, in: place.folder(secret: stranger), secret: stranger)
        // In the place of this user's own.
        let theirs = try place.files()
        let own = "\(place.root)/\((place.folder().path as NSString).lastPathComponent)"
        try FileManager.default.moveItem(
            atPath: (try #require(theirs.first) as NSString).deletingLastPathComponent, toPath: own)
        #expect(try place.index(of: log).registration(of: .party, "xianyang") == 1)
    }

    @Test("Whatever happens to the files of an index, its answers are the log's", arguments: 0..<4)
    func harm(_ kind: Int) throws {
        _ = try place.index(of: log)
        let count = try place.files().count
        #expect(count >= 2)
        for number in 0..<count {
            _ = try place.index(of: log)
            let path = try place.files()[number]
            var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
            switch kind {
            case 0: bytes = Data()
            case 1: bytes = Data(bytes.prefix(bytes.count / 2))
            case 2: bytes[5] ^= 0x20
            default: bytes = Data(repeating: 0, count: bytes.count)
            }
            // Not put in its place by a new file: what is open sees it.
            let open = try place.index(of: log)
            try bytes.write(to: URL(fileURLWithPath: path))
            for index in [open, try place.index(of: log)] {
                #expect(try mentions(index, "xiangyang") == [0, 2, 3], "\(path)")
                #expect(try index.seq(of: EventID("e:ending")) == 2)
            }
        }
    }

    @Test func whereNothingCanBeKeptAnswersComeFromMemory() throws {
        let nowhere = IndexFolder(in: place.root + "/none/such", secret: place.secret, fewest: 1)
        let index = try EventIndex(of: log, in: nowhere, secret: place.secret)
        #expect(try mentions(index, "xianyang") == [1, 2, 3])
        #expect(try Catalog(of: log, index, in: nowhere).names(matching: "xian").count == 2)
    }
}

/// A log that has grown since the moment that is asked about.
private struct Growing: IndexedLog {
    let log: EventsLog
    let size: Int
    var origin: String { log.origin }
    func root(at size: Int) throws -> String { try log.root(at: size) }
    func contents(in range: Range<Int>) throws -> [EventContent] { try log.contents(in: range) }
    func event(at seq: Int) throws -> Event { try log.event(at: seq) }
    func follow(_ covered: Int) {}
}

@Suite struct CatalogTests {
    private let log: EventsLog
    private let place: IndexPlace

    init() throws {
        log = EventsLog(events: try events([town, neighbour, ending, correction]))
        place = try IndexPlace()
    }

    private func catalog(of log: EventsLog? = nil, at size: Int = 4) throws -> Catalog {
        let log = log ?? self.log
        return try Catalog(of: log, place.index(of: log).at(size), in: place.folder())
    }

    @Test(
        "A name is found whatever its case, accents and width",
        arguments: ["xiangyang", "XIANGYANG", "Xiáng", "ｘiangyang", "襄阳", "襄", "gyang"])
    func searching(_ text: String) throws {
        #expect(Set(try catalog().names(matching: text).map(\.party)) == [PartyID("xiangyang")])
        #expect(try catalog(at: 0).names(matching: text).isEmpty)
    }

    @Test func theBestMatchComesFirst() throws {
        let names = try catalog().names(matching: "xian")
        #expect(names.map(\.quality) == names.map(\.quality).sorted())
        #expect(Set(names.map(\.party.text)) == ["xianyang", "xiangyang"])
    }

    @Test("A name is found by what looks like the whole of it, after all that hold what was typed")
    func lookAlikes() throws {
        let names = try catalog().names(matching: "Bem")
        #expect(names.map(\.text) == ["Bern"])
        #expect(names.map(\.quality) == [.lookAlike])
        #expect(try catalog().names(matching: "em").isEmpty)
    }

    @Test func nothingIsFoundByNothing() throws {
        #expect(try catalog().names(matching: "  ").isEmpty)
        #expect(try catalog().names(matching: "%").isEmpty)
    }

    @Test func whatIsKeptGrowsWithTheLog() throws {
        #expect(try catalog(of: log.prefix(1), at: 1).registered(.party).map(\.slug) == ["xiangyang"])
        #expect(try catalog().registered(.party).map(\.slug) == ["xiangyang", "xianyang"])
        #expect(try catalog().candidates(near: "xianyan", in: .party) == ["xiangyang", "xianyang"])
    }

    @Test func rowsThatAreTakenOutOfTheFileAreFoundAllTheSame() throws {
        _ = try catalog()
        let path = try #require(try place.files().first { $0.hasSuffix(".sqlite") })
        let database = try DatabaseQueue(path: path)
        try database.write { try $0.execute(sql: "DELETE FROM name; DELETE FROM thing") }
        try database.close()
        #expect(try catalog().names(matching: "xian").count == 2)
        #expect(try catalog().registered(.party).count == 2)
    }
}

@Suite struct SipHashTests {
    @Test("The hash is that of the reference implementation, for the key 0 to 15 and the bytes 0 to n - 1")
    func vectors() {
        let known: [(Int, UInt64)] = [
            (0, 0x726f_db47_dd0e_0e31), (8, 0x93f5_f579_9a93_2462), (15, 0xa129_ca61_49be_45e5),
        ]
        let secret = CacheSecret(Array(0..<32)).hashKey
        for (count, hash) in known {
            let bytes = (0..<count).map { UInt8($0) }
            #expect(bytes.withUnsafeBytes { SipHash.hash($0, secret) } == hash)
        }
    }
}

private func checkpoint(_ size: Int) throws -> Checkpoint {
    try Checkpoint(origin: "example.org/test", size: size, root: .empty)
}

@Suite struct SnapshotTests {
    @Test func theSameLogFoldsToTheSameBytes() throws {
        let log = try events([town, neighbour, ending, correction])
        let one = try Snapshot(KnownEvents(log), at: checkpoint(4))
        let two = try Snapshot(KnownEvents(log), at: checkpoint(4))
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
        let before = try Snapshot(KnownEvents(Array(log[0..<1])), at: checkpoint(2))
        let after = try Snapshot(KnownEvents(log), at: checkpoint(2))
        #expect(before.bytes != after.bytes)
    }
}
