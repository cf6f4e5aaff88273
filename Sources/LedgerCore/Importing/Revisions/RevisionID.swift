import Crypto
import Foundation
import Domain

/// The ids of imported events: `<job>:<change>:<record>` (docs/MODEL.md, section 1), the same in every run.
///
/// What cannot stand in an id is written `.` and two hexadecimal digits a byte, so that no two records share one:
/// `2883#3` is `2883.233`. Where that is too long, a digest stands for it. A second event of one change about one record
/// id, as when one record gives up its number and another takes it, ends in `/2`.
struct RevisionIDs {
    let job: String
    private var uses: [String: Int] = [:]

    init(job: String) {
        self.job = job
    }

    var source: EventID { EventID("\(job):source") }

    func party(_ slug: String) -> EventID { EventID("\(job):party:\(slug)") }

    mutating func event(_ change: String, _ record: String) -> EventID { event(change, record, suffix: "") }

    private mutating func event(_ change: String, _ record: String, suffix: String) -> EventID {
        let id = "\(job):\(Self.written(change, 40)):\(Self.written(record, 40))\(suffix)"
        let use = uses[id, default: 0] + 1
        uses[id] = use
        return EventID(use == 1 ? id : "\(id)/\(use)")
    }

    /// A further event of a record, told apart by its key.
    mutating func event(_ change: String, _ record: String, _ key: String) -> EventID {
        event(change, record, suffix: ":" + Self.written(key, 40))
    }

    /// A text as it stands in an id.
    static func part(_ text: String) -> String { written(text, 40) }

    private static func written(_ text: String, _ limit: Int) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                bytes.append(byte)
            default: bytes += ("." + hexadecimal([byte])).utf8
            }
        }
        guard bytes.count > limit else { return String(decoding: bytes, as: UTF8.self) }
        return ".." + hexadecimal(SHA256.hash(data: Data(text.utf8)).prefix(16))
    }
}

/// Bytes as lower-case hexadecimal digits.
func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
}
