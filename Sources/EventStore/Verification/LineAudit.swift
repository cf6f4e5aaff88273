import CanonicalJSON
import ExtendedDateTime

/// Checks the lines of one segment, each by itself and against the one in front of it.
struct LineAudit {
    let file: String?

    /// The event that the next line should be.
    private var expected: Int
    private var line = 0

    private(set) var findings = Findings(limit: 200)
    private(set) var firstRecorded: UTCInstant?
    private(set) var lastRecorded: UTCInstant?

    init(file: String?, base: Int) {
        self.file = file
        expected = base
    }

    /// Checks the next line.
    ///
    /// - Returns: what it says of itself; `nil` when it is no line at all.
    mutating func check(_ bytes: ArraySlice<UInt8>, noting noted: LineMatch?) -> LineKeys? {
        line += 1
        defer { expected += 1 }
        guard let keys = bytes.withUnsafeBufferPointer({ LineKeys($0, noting: noted) }) else {
            addFinding(.malformedLine(Self.error(in: bytes)))
            return nil
        }
        checkSeq(keys.seq)
        checkTimes(keys)
        if keys.id == nil { addFinding(.malformedKey("id")) }
        return keys
    }

    private static func error(in bytes: ArraySlice<UInt8>) -> JSONError {
        do { _ = try JSONDocument(bytes, rules: .ledgerLine) } catch { return error }
        preconditionFailure("A line is refused by all readers or by none.")
    }

    private mutating func checkSeq(_ seq: Int?) {
        guard let seq else { return addFinding(.malformedKey("seq")) }
        guard seq != expected else { return }
        addFinding(.wrongSeq(found: seq, expected: expected))
        // Where a line is missing or doubled, those behind it are in order among themselves.
        expected = seq
    }

    private mutating func checkTimes(_ keys: LineKeys) {
        if keys.hasMalformedEntered { addFinding(.malformedKey("entered")) }
        guard let recorded = keys.recorded else { return addFinding(.malformedKey("recorded")) }
        if let lastRecorded, recorded < lastRecorded { addFinding(.goesBack(behind: lastRecorded)) }
        if firstRecorded == nil { firstRecorded = recorded }
        lastRecorded = recorded
    }

    private mutating func addFinding(_ fault: LogFault) {
        findings.add(.altered, LogFinding.Place(file, line: line, seq: expected), fault)
    }
}

extension LogKeys {
    /// `[A-Za-z0-9._:/-]{1,128}`, and not all digits, which stand for a `seq`.
    static func isID(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        (1...128).contains(text.count) && text.allSatisfy(isIDByte)
            && !text.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    private static func isIDByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: ":"),
            UInt8(ascii: "/"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
