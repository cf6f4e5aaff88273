import Foundation
import TransparencyLog

/// The private keys of this machine's user: outside every ledger, readable by the user alone.
///
///     ORIGIN.key              the key that signs
///     ORIGIN.key.<id>.next    one that a rotation has made; the ledger may name it already
///     ORIGIN.key.<id>         one that was retired
///
/// `<id>` is the key's own, so that no two keys ever want the same name. A private key is never deleted here unless it is certain
/// that no ledger names it.
public struct KeyFiles: Sendable {
    let environment: Environment

    public init(_ environment: Environment) {
        self.environment = environment
    }

    /// `$XDG_CONFIG_HOME/chancery/keys/ORIGIN.key`, with what a file name cannot hold written as `%XX`.
    public func path(for origin: String) -> String {
        environment.configurationFolder + "/keys/" + origin.asFileName + ".key"
    }

    /// The file that is read for an origin: `CHANCERY_KEY`, else the origin's own.
    public func activePath(for origin: String) throws(KeyError) -> String {
        guard let named else { return path(for: origin) }
        guard !named.holdsPrivateKey else {
            throw .secretForPath(setting: Self.variable, file: environment.settingsFiles[Self.variable])
        }
        return named
    }

    private static let variable = "CHANCERY_KEY"

    private var named: String? { environment.variables[Self.variable].flatMap { $0.isEmpty ? nil : $0 } }

    /// The signing key for an origin; `nil` where there is none.
    func signer(for origin: String) throws(KeyError) -> SignerKey? {
        try read(activePath(for: origin), origin)
    }

    func read(_ path: String, _ origin: String) throws(KeyError) -> SignerKey? {
        let bytes: [UInt8]?
        do { bytes = try GuardedFile(path, .secret).read() } catch { throw .unsafe(error) }
        guard let bytes else { return nil }
        let text = String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        guard let key = try? SignerKey(parsing: text) else { throw .malformed(path) }
        guard key.name == origin else { throw .otherOrigin(path, named: key.name, expected: origin) }
        return key
    }

    /// The key for an origin that is to be opened: the one that is there, else one that is made.
    ///
    /// - Throws: `KeyError.unreadable` where `CHANCERY_KEY` names a file that is not there.
    func signerForOpening(_ origin: String) throws -> SignerKey {
        if let key = try signer(for: origin) { return key }
        if let named { throw KeyError.unreadable(named) }
        return try locked(origin) {
            if let key = try signer(for: origin) { return key }
            let key = try SignerKey(name: origin, seed: environment.random(32))
            let staged = try stage(key)
            try GuardedFile.rename(staged, to: path(for: origin))
            return key
        }
    }
}

extension String {
    /// Whether there is, or may be, a private key in the text. Such a text is never shown.
    public var holdsPrivateKey: Bool {
        // Every key has a plus sign, and few texts do.
        utf8.contains(UInt8(ascii: "+")) && split(whereSeparator: \.isWhitespace).contains { $0.privateKey != nil }
    }

    /// The text with every private key in it left out: up to the next white space, as a key has none. A full stop behind the
    /// first words is no key.
    public var withoutPrivateKeys: String {
        guard holdsPrivateKey else { return self }
        return replacing(/\S+/) { word in
            guard let key = word.output.privateKey, key.rest.count > 1 else { return String(word.output) }
            return word.output[..<key.start] + "PRIVATE+KEY+(hidden)"
        }
    }

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

extension Substring {
    /// Where a private key begins in a word, and what stands behind its first words; the first of these may be missing.
    fileprivate var privateKey: (start: Index, rest: Substring)? {
        if let whole = firstRange(of: /(?i)PRIVATE\+KEY\+/), whole.upperBound < endIndex {
            return (whole.lowerBound, self[whole.upperBound...])
        }
        // No public key has `KEY+` in front of its name.
        guard let begun = firstRange(of: /(?i)KEY\+/), case let rest = self[begun.upperBound...],
            rest.contains(/(?i).\+[0-9a-f]{8}\+[a-z0-9+\/=]/)
        else { return nil }
        return (begun.lowerBound, rest)
    }
}
