import CanonicalJSON
import ExtendedDateTime
import EventStore
import Foundation
import Reports
import TransparencyLog
import Domain

/// What `init` is told.
public struct LedgerOpening: Sendable {
    public var origin: String?
    public var title: String?
    public var hasKey = true
    /// The moment that a backfill claims for event 0.
    public var recorded: UTCInstant?
    public var recorder: String
    /// Opens it although nothing confirms what the clock reads.
    public var despiteClock: Bool

    public init(
        origin: String? = nil, title: String? = nil, hasKey: Bool = true, recorded: UTCInstant? = nil, recorder: String,
        despiteClock: Bool = false
    ) {
        self.origin = origin
        self.title = title
        self.hasKey = hasKey
        self.recorded = recorded
        self.recorder = recorder
        self.despiteClock = despiteClock
    }
}

extension Ledger {
    /// Makes a ledger in a store, with event 0 as its first and only event.
    ///
    /// Without an origin the ledger is `local/<folder>-<8 hex>`. A local origin has no key, whoever chose it: such a name is
    /// nobody's, and a signature under it would vouch for nothing.
    ///
    /// - Parameters:
    ///   - root: the folder of what is kept beside the log.
    ///   - make: makes the log with its first line. Called when nothing else can go wrong.
    package static func create(
        beside root: String, _ opening: LedgerOpening, _ environment: Environment,
        making make: (_ origin: String, CheckpointSigning, Line) throws -> any AppendOnlyLog
    ) throws -> Ledger {
        let name = (root as NSString).lastPathComponent
        let origin = opening.origin ?? localOrigin(name, environment)
        guard isOrigin(origin) else { throw CreationError.badOrigin(origin) }
        let keys = KeyFiles(environment)
        let isKeyed = opening.hasKey && !isLocal(origin)
        // Said before anything is made, if nothing that is remembered here could be relied on, or if it names a key.
        let known = isLocal(origin) ? nil : try TrustFiles(environment).trust(of: origin)
        if !isKeyed, let key = known?.keys.first { throw CreationError.keyTrusted(origin, key: key) }
        let signer = isKeyed ? try keys.signerForOpening(origin) : nil
        let line = try openingLine(origin, title: opening.title ?? name, signer, opening, environment)
        let log = try make(origin, signer.map { .signed(by: $0) } ?? .unsigned, line)
        let ledger = Ledger(log, beside: root, environment: environment)
        // Whoever makes a ledger means it, and none of the same name that was here before.
        if signer != nil || known != nil {
            let keys = [signer?.verifier.text].compactMap(\.self)
            let trust = TrustFiles.Trust(keys: keys, checkpoint: try ledger.log.head().note)
            try TrustFiles(environment).remember(trust, of: origin)
        }
        return ledger
    }

    /// The line of event 0.
    private static func openingLine(
        _ origin: String, title: String, _ signer: SignerKey?, _ opening: LedgerOpening, _ environment: Environment
    ) throws -> Line {
        var data: JSONObject = ["origin": .string(origin), "title": .string(title)]
        if let signer { data["key"] = .string(signer.verifier.text) }
        let now = environment.now()
        let draft = try Draft(
            [
                "type": .string(LedgerOpened.type), "data": .object(data),
                "key": .string(UUIDv7.text(at: now, random: environment.random(10))),
            ], recorder: opening.recorder)
        let problems = Validation.problems(in: draft)
        guard problems.isEmpty else {
            throw RecordingError.refused([Refusal(place: nil, id: draft.id, problems: problems)])
        }
        let recorded = opening.recorded ?? now
        let entry = LogEntry(
            seq: 0, recorded: recorded, entered: recorded == now ? nil : now, via: "\(program) (init)")
        if let length = entry.excessiveLength(for: draft) {
            let problem = Problem("", .tooLong(bytes: length, limit: LogEntry.maximumLineLength))
            throw RecordingError.refused([Refusal(place: nil, id: draft.id, problems: [problem])])
        }
        let line = Line(id: draft.id.text, recorded: recorded, bytes: entry.line(for: draft))
        if let fault = line.fault(at: 0) { throw RecordingError.unverifiable(draft.id, fault) }
        return line
    }

    private static let localPrefix = "local/"

    /// Whether an origin is a name that any ledger may bear, and none can prove to be its own.
    public static func isLocal(_ origin: String) -> Bool { origin.hasPrefix(localPrefix) }

    private static func localOrigin(_ folder: String, _ environment: Environment) -> String {
        let name = folder.filter { $0.isASCII && ($0.isLetter || $0.isNumber || "-._".contains($0)) }
        let random = environment.random(4).map { byte in
            let hex = String(byte, radix: 16)
            return hex.count < 2 ? "0" + hex : hex
        }
        return "\(localPrefix)\(name.isEmpty ? "ledger" : name)-\(random.joined())"
    }

    /// A name that checkpoints and keys can carry: one line without blanks, plus signs or number signs; and one that
    /// people can tell from another, so nothing without a shape.
    private static func isOrigin(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 200 && text == text.printable
            && text.unicodeScalars.allSatisfy {
                !$0.properties.isWhitespace && $0.value > 0x20 && !"+#".unicodeScalars.contains($0)
            }
    }
}

/// Why a ledger could not be made.
public enum CreationError: Error, Sendable {
    case exists(String)
    /// The folder holds the events of a log, and no checkpoint.
    case checkpointGone(String)
    case badOrigin(String)
    /// A key is trusted here for the name, and a ledger without a key would not be.
    case keyTrusted(String, key: String)
}
