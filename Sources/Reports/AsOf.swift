import CanonicalJSON
import ExtendedDateTime
import Domain

/// What every report answers: which day in the world, and known when. Stands in every header.
public struct AsOf: Sendable {
    /// The day asked about, as asked.
    public let on: EDTF
    /// Up to when the ledger's knowledge counts, as asked: a day, an instant, `@SEQ`, or `now`.
    public let knownOn: String
    /// The log up to that moment.
    public private(set) var log: TreeHead

    public init(on: EDTF, knownOn: String, log: TreeHead) {
        self.on = on
        self.knownOn = knownOn
        self.log = log
    }

    /// The same question, asked by whoever knows which sign-offs are of other logs.
    package func knowing(reviewsOfOtherLogs: Set<Int>) -> AsOf {
        var asOf = self
        asOf.log.reviewsOfOtherLogs = reviewsOfOtherLogs
        return asOf
    }

    /// The days that are asked about.
    public var days: DayRange { DayRange(on.bounds.earliest, on.bounds.latest) }
}

/// A log at a size: which one, how long, and the root over all of it.
public struct TreeHead: Sendable {
    public let origin: String
    public let size: Int
    /// Base64 of the root hash of the tree over the first `size` events.
    public let root: String
    /// Who vouches for it.
    public let attestation: Attestation
    /// The positions of the sign-offs that name a size and a root that this log never had, among the events that a report tells.
    fileprivate(set) var reviewsOfOtherLogs: Set<Int> = []

    public init(origin: String, size: Int, root: String, attestation: Attestation = .signed) {
        self.origin = origin
        self.size = size
        self.root = root
        self.attestation = attestation
    }

    /// Which log was read, in words.
    var words: String { "Log \(origin.printable), \(size.of("event")), root \(root)" }

    /// What stands in the first lines of a report, where the log is not what it should be.
    func addNotice(to lines: inout TextLines) {
        if let notice = attestation.notice { lines.add(notice) }
    }

    /// Where somebody who is trusted has signed it, nothing is said of that.
    public var json: JSON {
        var object: JSONObject = ["origin": .string(origin), "size": .integer(size), "root": .string(root)]
        if attestation != .signed { object["attestation"] = .string(attestation.word) }
        return .object(object)
    }
}

extension AsOf {
    /// What stands in every header: both dates, and the log that was read.
    package var facts: [Fact] {
        log.noticeFacts + [
            Fact("on", "\(on.readable) (\(.code(on.description)))"),
            Fact("known on", Phrase(knownOn)),
            Fact("log", "\(log.origin), \(log.size.of("event")), root \(.code(log.root))"),
        ]
    }
}

extension AsOf {
    /// What stands in the header of a report that asks for no day of the world.
    var momentFacts: [Fact] {
        log.noticeFacts + [Fact("known on", Phrase(knownOn)), Fact("log", Phrase(log.words))]
    }

    /// Tables with what stands in every header: in each row both dates and the log that was read; and a table in front of them
    /// where the log is not what it should be.
    package func stamp(_ tables: [DataTable]) -> [DataTable] {
        log.stamp(tables, on: on, knownOn: knownOn)
    }
}

extension TreeHead {
    /// The same for a report that need not ask for a day.
    package func stamp(_ tables: [DataTable], on: EDTF?, knownOn: String) -> [DataTable] {
        attestation.noticeTables + tables.stamped(on: on, knownOn: knownOn, size: size, root: root)
    }
}

extension [DataTable] {
    /// In each row which question was asked of which log.
    package func stamped(on: EDTF?, knownOn: String, size: Int, root: String) -> [DataTable] {
        map {
            $0.stamped([
                ("as_of", .text(on?.description)), ("known_on", .string(knownOn)), ("log_size", .integer(size)),
                ("log_root", .string(root)),
            ])
        }
    }
}

extension TreeHead {
    public var noticeFacts: [Fact] { attestation.notice.map { [Fact("note", Phrase($0))] } ?? [] }
}

extension Names {
    /// As they are borne on the days asked about.
    convenience init(_ knowledge: KnownEvents, _ asOf: AsOf) {
        self.init(knowledge, on: asOf.days, reviewsOfOtherLogs: asOf.log.reviewsOfOtherLogs)
    }
}
