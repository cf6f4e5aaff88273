import CanonicalJSON
import Crypto
import Foundation

/// What an index consists of: the files of its runs, and the log that each reaches to. Sealed with the user's own secret, so
/// that nothing is taken for it that somebody else made.
struct IndexManifest: Equatable, Sendable {
    /// The postings of some events that follow each other.
    struct Run: Equatable, Sendable {
        let events: Range<Int>
        /// The root of the log behind the last of them, in base64.
        let root: String
        /// The file's name in the index's folder.
        let file: String
        let count: Int
        /// The hash of the file's table.
        let digest: [UInt8]
        /// The types of the events.
        let types: [String]
    }

    let origin: String
    let runs: [Run]

    var size: Int { runs.last?.events.upperBound ?? 0 }
    var types: Set<String> { Set(runs.flatMap(\.types)) }

    /// What is put into postings, and how. Another version's index is no index.
    static let version = 13
}

extension IndexManifest {
    private var json: JSON {
        let runs = runs.map { run -> JSON in
            [
                "count": .integer(run.count), "digest": .string(Data(run.digest).base64EncodedString()),
                "file": .string(run.file), "from": .integer(run.events.lowerBound), "root": .string(run.root),
                "to": .integer(run.events.upperBound), "types": .array(run.types.map(JSON.string)),
            ]
        }
        return ["origin": .string(origin), "runs": .array(runs), "version": .integer(Self.version)]
    }

    /// A line of canonical JSON, and one with its HMAC-SHA-256.
    func sealed(with secret: CacheSecret) -> [UInt8] { Seal.seal(json.canonicalBytes, with: secret) }

    /// - Returns: `nil` for whatever was not sealed with the secret.
    init?(_ bytes: [UInt8], sealedWith secret: CacheSecret) {
        guard let body = Seal.open(bytes, with: secret), let json = try? JSON(parsing: body),
            json["version"]?.integer == Self.version, let origin = json["origin"]?.string,
            let runs = json["runs"]?.array?.compactMap(Run.init), runs.count == json["runs"]?.array?.count
        else { return nil }
        self.origin = origin
        self.runs = runs
    }
}

extension IndexManifest.Run {
    fileprivate init?(_ json: JSON) {
        guard let from = json["from"]?.integer, let to = json["to"]?.integer, from <= to,
            let root = json["root"]?.string, let file = json["file"]?.string, let count = json["count"]?.integer,
            let digest = json["digest"]?.string.flatMap({ Data(base64Encoded: $0) }),
            let types = json["types"]?.array?.compactMap(\.string)
        else { return nil }
        self.init(events: from..<to, root: root, file: file, count: count, digest: Array(digest), types: types)
    }
}

/// A line of text under a message authentication code.
enum Seal {
    static func seal(_ body: [UInt8], with secret: CacheSecret) -> [UInt8] {
        let code = Data(HMAC<SHA256>.authenticationCode(for: body, using: SymmetricKey(data: secret.bytes)))
        return body + Array("\n\(code.base64EncodedString())\n".utf8)
    }

    static func open(_ bytes: [UInt8], with secret: CacheSecret) -> [UInt8]? {
        guard let end = bytes.dropLast().lastIndex(of: UInt8(ascii: "\n")), bytes.last == UInt8(ascii: "\n"),
            let code = Data(base64Encoded: Data(bytes[(end + 1)...].dropLast())),
            HMAC<SHA256>.isValidAuthenticationCode(
                code, authenticating: bytes[..<end], using: SymmetricKey(data: secret.bytes))
        else { return nil }
        return Array(bytes[..<end])
    }
}
