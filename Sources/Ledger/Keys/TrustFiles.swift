import CanonicalJSON
import Foundation
import TransparencyLog

/// What this machine's user trusts of each origin: its key, on first use, and the last checkpoint that a full pass
/// verified. Kept outside every ledger, so that whoever can write to a ledger cannot change it.
public struct TrustFiles: Sendable {
    let environment: Environment

    public init(_ environment: Environment) {
        self.environment = environment
    }

    /// What is remembered of one origin.
    public struct Trust: Equatable, Sendable {
        /// The verifier keys that are trusted, as text.
        public var keys: [String]
        /// The last verified checkpoint, as a note.
        public var checkpoint: String?
        /// How many events the last checkpoint covered that bore a signature.
        public var signedSize: Int?

        public init(keys: [String], checkpoint: String? = nil, signedSize: Int? = nil) {
            self.keys = keys
            self.checkpoint = checkpoint
            self.signedSize = signedSize
        }
    }

    public func path(for origin: String) -> String {
        environment.stateFolder + "/" + origin.asFileName + ".json"
    }

    /// What is remembered of an origin; `nil` before its first use.
    ///
    /// - Throws: `TrustError.unreadable` for a file that is there and cannot be read: to take that for a first use would
    ///   be to trust whatever comes next.
    public func trust(of origin: String) throws(TrustError) -> Trust? {
        let path = path(for: origin)
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        guard let data = FileManager.default.contents(atPath: path), data.last == UInt8(ascii: "\n"),
            let json = try? JSON(parsing: data.dropLast()), let keys = json["keys"]?.array?.compactMap(\.string)
        else {
            throw .unreadable(file: path)
        }
        guard environment.remembersCheckpoints else { return Trust(keys: keys) }
        return Trust(keys: keys, checkpoint: json["checkpoint"]?.string, signedSize: json["signed_size"]?.integer)
    }

    public func remember(_ trust: Trust, of origin: String) throws {
        guard environment.remembersCheckpoints else { return }
        let path = path(for: origin)
        try FileManager.default.createDirectory(
            atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        var object: JSONObject = ["keys": .array(trust.keys.map(JSON.string)), "origin": .string(origin)]
        if let checkpoint = trust.checkpoint { object["checkpoint"] = .string(checkpoint) }
        if let size = trust.signedSize { object["signed_size"] = .integer(size) }
        try Data(JSON.object(object).canonicalBytes + [UInt8(ascii: "\n")]).write(
            to: URL(fileURLWithPath: path), options: .atomic)
    }
}
