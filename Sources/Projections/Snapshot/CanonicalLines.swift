import CanonicalJSON
import Foundation
import TransparencyLog

/// Lines of canonical JSON in a file, of which members are found by their bytes alone.
///
/// Canonical JSON has one way to write a member, and no text can look like one, since its quotation marks are escaped. The
/// names that are looked for occur once in a line, and no list that a line may hold has quotation marks in it, so that
/// looking for those passes over long lists at once.
struct CanonicalLines: Sendable {
    private let bytes: Data
    let ranges: [Range<Int>]

    init(_ bytes: Data) {
        self.bytes = bytes
        ranges = bytes.withUnsafeBytes { buffer in
            var ranges: [Range<Int>] = []
            var start = 0
            while let end = buffer.firstIndex(of: UInt8(ascii: "\n"), from: start, to: buffer.count) {
                ranges.append(start..<end)
                start = end + 1
            }
            return ranges
        }
    }

    func document(_ line: Range<Int>) throws(JSONError) -> JSONDocument { try JSONDocument(Array(bytes[line])) }

    /// The RFC 6962 root over some of the lines.
    func root(over ranges: some Sequence<Range<Int>>) -> Hash {
        bytes.withUnsafeBytes { buffer in
            Merkle.root(over: ranges.lazy.map { UnsafeRawBufferPointer(rebasing: buffer[$0]) })
        }
    }

    func text(of member: String, in line: Range<Int>) -> String? {
        bytes.withUnsafeBytes { buffer in
            guard let start = buffer.place(behind: member, in: line),
                start < line.upperBound, buffer[start] == UInt8(ascii: "\""),
                let end = buffer.firstIndex(of: UInt8(ascii: "\""), from: start + 1, to: line.upperBound)
            else { return nil }
            return try? JSONDocument(Array(buffer[start...end])).root.string
        }
    }

    /// The numbers of a member that is one, or a list of them, none of them negative; none where there is no such member.
    func integers(of member: String, in line: Range<Int>) throws -> [Int] {
        try bytes.withUnsafeBytes { buffer in
            guard var place = buffer.place(behind: member, in: line) else { return [] }
            let isList = place < line.upperBound && buffer[place] == UInt8(ascii: "[")
            if isList { place += 1 }
            var numbers: [Int] = []
            var number: Int?
            while place < line.upperBound {
                let byte = buffer[place]
                place += 1
                if let digit = byte.digit {
                    let (more, overflows) = (number ?? 0).multipliedReportingOverflow(by: 10)
                    guard !overflows, more <= .max - 9 else { throw SnapshotDamage() }
                    number = more + digit
                    continue
                }
                guard let found = number else { throw SnapshotDamage() }
                numbers.append(found)
                number = nil
                if !isList || byte == UInt8(ascii: "]") { return numbers }
                guard byte == UInt8(ascii: ",") else { throw SnapshotDamage() }
            }
            throw SnapshotDamage()
        }
    }
}

extension UInt8 {
    fileprivate var digit: Int? { (0x30...0x39).contains(self) ? Int(self) - 0x30 : nil }
}

extension UnsafeRawBufferPointer {
    fileprivate func firstIndex(of byte: UInt8, from start: Int, to end: Int) -> Int? {
        guard let baseAddress, start < end, let found = memchr(baseAddress + start, Int32(byte), end - start) else {
            return nil
        }
        return UnsafeRawPointer(found) - baseAddress
    }

    /// Where the value of a member begins.
    fileprivate func place(behind member: String, in line: Range<Int>) -> Int? {
        let wanted = Array("\"\(member)\":".utf8)
        var start = line.lowerBound
        while let place = firstIndex(of: wanted[0], from: start, to: line.upperBound),
            place + wanted.count <= line.upperBound
        {
            if self[place..<place + wanted.count].elementsEqual(wanted) { return place + wanted.count }
            start = place + 1
        }
        return nil
    }
}
