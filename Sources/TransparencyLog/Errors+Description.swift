// The one place where the facts become sentences. The only names shown are those of keys that somebody chose to know.

extension ProofError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .sizeOutOfRange(let size): "no log has \(size) leaves"
        case .indexOutsideTree(let index, let size): "no leaf \(index) in a log of \(size)"
        case .sizesOutOfOrder(let old, let new):
            "nothing proves that a log of \(old) leaves is the beginning of one of \(new)"
        case .missingNodes(let count, let expected): "\(count) nodes were read where \(expected) were asked for"
        case .wrongLength(let count): "\(count) hashes are too many or too few for a proof of this size"
        case .oldRootMismatch: "the proof does not lead to the older root"
        case .rootMismatch: "the proof does not lead to the root"
        }
    }
}

extension CompactRangeError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .sizeOutOfRange(let size): "no log has \(size) leaves"
        case .wrongHashCount(let count, let expected): "\(count) hashes where the size asks for \(expected)"
        case .notAdjacent(let first, let second): "leaves \(second) do not follow leaves \(first)"
        }
    }
}

extension NoteError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .malformedKey: "not the text of a key"
        case .unknownKeyType: "a key of another type than Ed25519"
        case .invalidKeyName: "a key's name is empty or has a space, a plus sign or a control character"
        case .wrongKeyID: "the key's id is not that of its name and bytes"
        case .signingFailed: "the key could not sign"
        case .tooLong(let limit): "longer than \(limit) bytes"
        case .tooManySignatures(let limit): "more than \(limit) signatures"
        case .invalidUTF8: "not valid UTF-8"
        case .controlCharacter(let byte): "control character 0x\(String(byte, radix: 16, uppercase: true))"
        case .malformedNote: "not a text, an empty line and signature lines"
        case .malformedSignature: "a malformed signature line"
        case .notSignedByKnownKey: "not signed by a known key"
        case .invalidSignature(let name, let id): "the signature by \(name) (key \(hexadecimal(id))) is not valid"
        case .ambiguousKey(let name, let id): "two known keys are called \(name) (key \(hexadecimal(id)))"
        }
    }

    private func hexadecimal(_ id: UInt32) -> String {
        let digits = String(id, radix: 16)
        return String(repeating: "0", count: 8 - digits.utf8.count) + digits
    }
}

extension CheckpointError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .tooFewLines: "fewer lines than origin, size and root"
        case .malformedOrigin: "the origin is empty or has a control character"
        case .malformedSize: "the size is not a decimal number without leading zeros"
        case .excessiveSize: "the size is greater than that of any log that can be read here"
        case .malformedRoot: "the root is not 32 bytes in base64"
        case .malformedExtension: "an extension line is empty or has a control character"
        case .wrongOrigin: "the checkpoint of another log"
        case .note(let error): error.description
        }
    }
}

extension TLogProofError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .tooLong(let limit): "longer than \(limit) bytes"
        case .wrongHeader: "the first line is not \(TLogProof.header)"
        case .malformedExtra: "the extra data is not base64"
        case .malformedIndex: "no line \"index\" with a decimal number without leading zeros that can be counted here"
        case .malformedHash(let place): "hash \(place + 1) is not 32 bytes in base64"
        case .tooManyHashes(let limit): "more than \(limit) hashes"
        case .missingCheckpoint: "no empty line with a checkpoint behind it"
        case .checkpoint(let error): error.description
        case .inclusion(let error): error.description
        }
    }
}
