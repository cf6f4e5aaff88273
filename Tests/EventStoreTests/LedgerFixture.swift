import CanonicalJSON
import ExtendedDateTime
import Testing
import TransparencyLog

@testable import EventStore

/// A log for tests: lines with the log's own keys, and a check of everything after every step.
struct LedgerFixture {
    static let origin = "example.org/fixture"

    let files: any FileSystem
    let layout: Layout
    let signing: CheckpointSigning
    let keys: [VerifierKey]

    init(_ files: any FileSystem, root: String, eventsPerSegment: Int = 4, isSigned: Bool = true) throws {
        self.files = files
        layout = Layout(root: root, eventsPerSegment: eventsPerSegment)
        let signer = try Self.signer()
        signing = isSigned ? .signed(by: signer) : .unsigned
        keys = isSigned ? [signer.verifier] : []
    }

    static func signer(_ number: UInt8 = 1) throws -> SignerKey {
        try SignerKey(name: origin, seed: Array(repeating: number, count: 32))
    }

    func log(patience: Duration = .zero) throws -> SegmentedFileLog {
        try SegmentedFileLog(layout, files, writer: "the fixture", patience: patience)
    }

    /// Makes the log with event 0.
    @discardableResult
    func create() throws -> SegmentedFileLog {
        let log = SegmentedFileLog(unchecked: layout, files, writer: "the fixture", patience: .zero)
        _ = try log.create(origin: Self.origin, signing) { _ in [opening] }
        return log
    }

    var opening: Line {
        var data: JSONObject = ["origin": .string(Self.origin), "title": "Fixture"]
        if let key = keys.first { data["key"] = .string(key.text) }
        return Self.line(0, id: "opening", type: "ledger.opened", data: .object(data))
    }

    /// Appends as many events as ids are given.
    @discardableResult
    func append(_ ids: [String]) throws -> Appended {
        try log().append(signing) { head in
            ids.enumerated().map { Self.line(head.size + $0.offset, id: $0.element) }
        }
    }

    /// A line as a ledger writes it: canonical, a second apart from its neighbours.
    static func line(_ seq: Int, id: String, type: String = "party.described", data: JSON? = nil) -> Line {
        let recorded = UTCInstant(milliseconds: 1_700_000_000_000 + seq * 1000)
        let object: JSON = [
            "data": data ?? ["text": .string("event \(seq), Zürich")], "id": .string(id),
            "recorded": .string(recorded.description), "seq": .integer(seq), "type": .string(type), "v": 1,
        ]
        return Line(id: id, recorded: recorded, bytes: object.canonicalBytes)
    }

    /// Verifies everything, and that the kept files give every line and every proof.
    func check(allowing worst: LogFinding.Grade = .notice) throws {
        let verification = try LogVerifier(layout, files, trusting: keys).verify()
        #expect(verification.findings.allSatisfy { $0.grade >= worst }, "\(verification.findings)")
        let log = try log()
        let head = try log.head()
        #expect(verification.root == head.root)
        for seq in 0..<head.size {
            #expect(try LogKeys(line: log.line(at: seq))?.seq == seq)
            _ = try log.inclusionProof(of: seq, in: head)
        }
    }

    /// The ids of all committed events, read as a reader would.
    func ids() throws -> [String] {
        var ids: [String] = []
        let log = try log()
        try log.read(0..<log.head().size) { seq, line in
            let keys = LogKeys(line: line)
            #expect(keys?.seq == seq)
            ids.append(keys?.id ?? "")
        }
        return ids
    }
}
