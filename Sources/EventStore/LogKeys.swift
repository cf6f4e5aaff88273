import CanonicalJSON
import ExtendedDateTime

/// The keys of a line that are the log's own: all that the log knows of an event.
struct LogKeys {
    private(set) var seq: Int?
    private(set) var id: String?
    private(set) var recorded: UTCInstant?
    private(set) var entered: Entered = .absent

    /// The second clock reading, which a line has only where it differs from `recorded`.
    enum Entered: Equatable {
        case absent, malformed
        case at(UTCInstant)
    }

    init(_ document: JSONDocument) {
        for (key, value) in document.root.members {
            if key.isEqual(to: "seq") { seq = value.integer }
            if key.isEqual(to: "id") { id = value.string }
            if key.isEqual(to: "recorded") { recorded = LogKeys.instant(value) }
            if key.isEqual(to: "entered") { entered = LogKeys.instant(value).map(Entered.at) ?? .malformed }
        }
    }

    /// The keys of a line; `nil` when it is not even JSON.
    init?(line: [UInt8]) {
        guard let document = try? JSONDocument(line, rules: .ledgerLine) else { return nil }
        self.init(document)
    }

    init?(line: ArraySlice<UInt8>) { self.init(line: Array(line)) }

    private static func instant(_ value: JSONView) -> UTCInstant? {
        value.kind == .string ? UTCInstant(bytes: value.rawBytes.dropFirst().dropLast()) : nil
    }
}
