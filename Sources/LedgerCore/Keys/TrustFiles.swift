import CanonicalJSON
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
    ///   be to trust whatever comes next. `TrustError.unsafe` for a file or folder that others can write to, as then what is
    ///   remembered may be theirs.
    public func trust(of origin: String) throws(TrustError) -> Trust? {
        guard var trust = try stored(origin) else { return nil }
        if !environment.remembersCheckpoints { (trust.checkpoint, trust.signedSize) = (nil, nil) }
        return trust
    }

    private func stored(_ origin: String) throws(TrustError) -> Trust? {
        let path = path(for: origin)
        let data: [UInt8]?
        do { data = try GuardedFile(path, .trusted).read() } catch { throw .unsafe(error) }
        guard let data else { return nil }
        guard data.last == UInt8(ascii: "\n"), let json = try? JSON(parsing: data.dropLast()),
            let keys = json["keys"]?.array?.compactMap(\.string)
        else {
            throw .unreadable(file: path)
        }
        return Trust(keys: keys, checkpoint: json["checkpoint"]?.string, signedSize: json["signed_size"]?.integer)
    }

    public func remember(_ trust: Trust, of origin: String) throws {
        try update(origin) { $0 = trust }
    }

    /// Changes what is remembered of an origin, from what it is at this moment: another process may have changed it since it was
    /// last read. Of nothing it stays nothing unless `change` makes something of it.
    public func update(_ origin: String, _ change: (inout Trust?) throws -> Void) throws {
        guard environment.remembersCheckpoints else { return }
        do {
            try GuardedFile.makeFolder(environment.stateFolder)
            try GuardedFile.locked(environment.stateFolder) {
                let stored = try stored(origin)
                var trust = stored
                try change(&trust)
                guard let trust, trust != stored else { return }
                try GuardedFile(path(for: origin), .trusted).replace(by: Self.bytes(of: trust, origin))
            }
        } catch let error as GuardedFileError { throw TrustError.unsafe(error) }
    }

    private static func bytes(of trust: Trust, _ origin: String) -> [UInt8] {
        var object: JSONObject = ["keys": .array(trust.keys.map(JSON.string)), "origin": .string(origin)]
        if let checkpoint = trust.checkpoint { object["checkpoint"] = .string(checkpoint) }
        if let size = trust.signedSize { object["signed_size"] = .integer(size) }
        return JSON.object(object).canonicalBytes + [UInt8(ascii: "\n")]
    }
}
