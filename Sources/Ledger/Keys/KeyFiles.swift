import Foundation
import TransparencyLog

/// The private keys of this machine's user: outside every ledger, one file an origin, readable by the user alone.
public struct KeyFiles: Sendable {
    let environment: Environment

    public init(_ environment: Environment) {
        self.environment = environment
    }

    /// `$XDG_CONFIG_HOME/chancery/keys/ORIGIN.key`, with what a file name cannot hold written as `%XX`.
    public func path(for origin: String) -> String {
        environment.configurationFolder + "/keys/" + origin.asFileName + ".key"
    }

    /// The signing key for an origin: `CHANCERY_KEY` (a file), else the origin's own file; `nil` where there is none.
    public func signer(for origin: String) throws(KeyError) -> SignerKey? {
        if let path = environment.variables["CHANCERY_KEY"], !path.isEmpty {
            return try read(path, origin: origin)
        }
        let path = path(for: origin)
        return FileManager.default.fileExists(atPath: path) ? try read(path, origin: origin) : nil
    }

    private func read(_ path: String, origin: String) throws(KeyError) -> SignerKey {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { throw .unreadable(path) }
        guard let key = try? SignerKey(parsing: text.trimmingCharacters(in: .whitespacesAndNewlines)) else {
            throw .malformed(path)
        }
        guard key.name == origin else { throw .otherOrigin(path, named: key.name, expected: origin) }
        return key
    }

    /// Makes a key for an origin and keeps it; an existing one is never replaced.
    public func makeSigner(for origin: String) throws -> SignerKey {
        let path = path(for: origin)
        guard !FileManager.default.fileExists(atPath: path) else { throw KeyError.exists(path) }
        let key = try SignerKey(name: origin, seed: environment.random(32))
        try write(key, to: path)
        return key
    }

    /// Writes a private key where only its owner can read it.
    func write(_ key: SignerKey, to path: String) throws {
        try FileManager.default.createDirectory(
            atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        guard
            FileManager.default.createFile(
                atPath: path, contents: Data((key.secretText + "\n").utf8), attributes: [.posixPermissions: 0o600])
        else { throw KeyError.unwritable(path) }
    }
}

/// What can be wrong with a key.
public enum KeyError: Error, Sendable {
    case unreadable(String)
    case malformed(String)
    case unwritable(String)
    case exists(String)
    case otherOrigin(String, named: String, expected: String)
    /// The ledger names a key, and there is none here to sign with.
    case noSigner(origin: String, path: String)
    /// The ledger was made without a key, and can be given none.
    case keyless(String)
    /// The key here is not the one that the ledger names.
    case notTheLedgersKey(String)
    case malformedVerifier(String)
}

extension String {
    /// The text as a file name: letters, digits, `.`, `-` and `_` as they are, every other byte as `%XX`.
    var asFileName: String {
        var name: [UInt8] = []
        let digits = Array("0123456789ABCDEF".utf8)
        for byte in utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
                name.append(byte)
            default: name += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: name, as: UTF8.self)
    }
}
