/// Something that a verifier of a log has to say, and where.
public struct LogFinding: Hashable, Sendable {
    public let grade: Grade
    public let place: Place
    public let fault: LogFault

    public init(_ grade: Grade, _ place: Place, _ fault: LogFault) {
        self.grade = grade
        self.place = place
        self.fault = fault
    }

    /// What a finding means for the log, the worst first.
    public enum Grade: String, CaseIterable, Comparable, Sendable {
        /// Committed bytes are not what they were.
        case altered

        /// Committed events are not there.
        case missing

        /// Bytes behind the committed log: left by a crash, or appended without the key. No part of the log.
        case torn

        /// Nobody trusted vouches for the log.
        case unsigned

        /// Worth knowing, and no fault.
        case notice

        public static func < (a: Grade, b: Grade) -> Bool { a.rank < b.rank }

        private var rank: Int { Grade.allCases.firstIndex(of: self) ?? 0 }
    }

    public struct Place: Hashable, Sendable {
        /// Relative to the ledger's folder: `events/00004096.jsonl`; `nil` in a store without files.
        public let file: String?

        /// From 1.
        public let line: Int?

        /// The event that stands there, or should.
        public let seq: Int?

        public init(_ file: String? = nil, line: Int? = nil, seq: Int? = nil) {
            self.file = file
            self.line = line
            self.seq = seq
        }
    }
}
