import CanonicalJSON
import EDTF
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
    /// Makes a ledger in a folder, with event 0 as its first and only event.
    ///
    /// Without an origin the ledger is `local/<folder>-<8 hex>`. A local origin has no key, whoever chose it: such a name is
    /// nobody's, and a signature under it would vouch for nothing.
    public static func create(at root: String, _ opening: LedgerOpening, _ environment: Environment) throws -> Ledger {
        let folder = URL(fileURLWithPath: root).standardizedFileURL
        let origin = opening.origin ?? localOrigin(folder.lastPathComponent, environment)
        guard isOrigin(origin) else { throw CreationError.badOrigin(origin) }
        guard !FileManager.default.fileExists(atPath: folder.path + "/events/checkpoint") else {
            throw CreationError.exists(folder.path)
        }
        guard try !holdsLog(folder) else { throw CreationError.checkpointGone(folder.path) }
        try checkClock(opening, folder, environment)
        let keys = KeyFiles(environment)
        let isKeyed = opening.hasKey && !isLocal(origin)
        // Said before anything is made, if nothing that is remembered here could be relied on, or if it names a key.
        let known = isLocal(origin) ? nil : try TrustFiles(environment).trust(of: origin)
        if !isKeyed, let key = known?.keys.first { throw CreationError.keyTrusted(origin, key: key) }
        let signer = isKeyed ? try keys.signerForOpening(origin) : nil
        var data: JSONObject = ["origin": .string(origin), "title": .string(opening.title ?? folder.lastPathComponent)]
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
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        _ = try SegmentedFileLog.create(
            folder: folder.path, origin: origin, signing: signer.map { .signed(by: $0) } ?? .unsigned
        ) { _ in [line] }
        try writeGitFiles(in: folder)
        let ledger = try Ledger(root: folder.path, environment: environment)
        // Whoever makes a ledger means it, and none of the same name that was here before.
        if signer != nil || known != nil {
            let keys = [signer?.verifier.text].compactMap(\.self)
            let trust = TrustFiles.Trust(keys: keys, checkpoint: try ledger.log.head().note)
            try TrustFiles(environment).remember(trust, of: origin)
        }
        return ledger
    }

    /// The clock as `clockJump` has it. There are no events yet, so the folder in which the ledger is to lie may vouch for it,
    /// and that of temporary files: a wrong clock costs no more than the ledger's first event here.
    public static func clockJump(at root: String, _ environment: Environment) -> ClockJump? {
        var place = URL(fileURLWithPath: root).standardizedFileURL
        while !FileManager.default.fileExists(atPath: place.path), place.path != "/" { place.deleteLastPathComponent() }
        return environment.clockJump(after: nil, files: [place.path, FileManager.default.temporaryDirectory.path])
    }

    private static func checkClock(_ opening: LedgerOpening, _ folder: URL, _ environment: Environment) throws {
        guard environment.isClockWritable else { throw RecordingError.clockOutOfRange }
        if !opening.despiteClock, let jump = clockJump(at: folder.path, environment) {
            throw RecordingError.clockAhead(jump)
        }
        let now = environment.now()
        guard let recorded = opening.recorded, recorded > now else { return }
        throw RecordingError.recordedInFuture(place: nil, claimed: recorded, now: now)
    }

    /// Whether there are more events than an interrupted opening can leave: the log of somebody who lost the checkpoint.
    private static func holdsLog(_ folder: URL) throws -> Bool {
        let segment = folder.appendingPathComponent("events/" + Layout.segmentName(base: 0))
        guard let file = try? FileHandle(forReadingFrom: segment) else { return false }
        defer { try? file.close() }
        let beginning = try file.read(upToCount: 2 * Layout.maximumLineLength) ?? Data()
        return beginning.count { $0 == UInt8(ascii: "\n") } > 1
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

    /// Git must not touch the bytes of the log, and need not see what can be rebuilt.
    private static func writeGitFiles(in folder: URL) throws {
        let files = [
            ".gitattributes": "events/** -text -merge\nsnapshots/** -text -merge\n", ".gitignore": ".chancery/\n",
        ]
        for (name, content) in files {
            let url = folder.appendingPathComponent(name)
            if !FileManager.default.fileExists(atPath: url.path) {
                try content.write(to: url, atomically: true, encoding: .utf8)
            }
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
