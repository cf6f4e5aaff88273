extension TLogProof {
    /// No tree that can be counted has longer proofs.
    static let maximumHashes = 63

    /// Room for a checkpoint of the largest size, and as much again for the lines before it.
    public static let maximumBytes = 2 * SignedNote.maximumBytes

    /// Reads a proof without believing it.
    ///
    /// - Parameter allowsUnsigned: whether the checkpoint may have no signatures.
    public init(parsing bytes: some Collection<UInt8>, allowsUnsigned: Bool = false) throws(TLogProofError) {
        guard bytes.count <= TLogProof.maximumBytes else { throw .tooLong(limit: TLogProof.maximumBytes) }
        var rest = Array(bytes)[...]
        guard let header = popLine(&rest), header.elementsEqual(TLogProof.header.utf8) else { throw .wrongHeader }
        let extra = try TLogProof.popExtra(&rest)
        guard let digits = popField("index ", &rest), let index = decimal(digits) else { throw .malformedIndex }
        let hashes = try TLogProof.popHashes(&rest)
        do {
            let checkpoint = try SignedCheckpoint(parsing: rest, allowsUnsigned: allowsUnsigned)
            self.init(index: index, hashes: hashes, checkpoint: checkpoint, extra: extra)
        } catch { throw .checkpoint(error) }
    }

    private static func popExtra(_ rest: inout ArraySlice<UInt8>) throws(TLogProofError) -> [UInt8]? {
        guard let text = popField("extra ", &rest) else { return nil }
        guard let extra = Base64.decode(text) else { throw .malformedExtra }
        return extra
    }

    /// The hash lines, and the empty line behind them.
    private static func popHashes(_ rest: inout ArraySlice<UInt8>) throws(TLogProofError) -> [Hash] {
        var hashes: [Hash] = []
        while let line = popLine(&rest) {
            guard !line.isEmpty else { return hashes }
            guard hashes.count < maximumHashes else { throw .tooManyHashes(limit: maximumHashes) }
            guard let hash = Hash(base64: line) else { throw .malformedHash(hashes.count) }
            hashes.append(hash)
        }
        throw .missingCheckpoint
    }
}

/// What stands before the next newline, which is passed; `nil` when there is none.
private func popLine(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    defer { rest = rest[(end + 1)...] }
    return rest[..<end]
}

/// The rest of the next line when it begins with `label`; otherwise the line stays.
private func popField(_ label: String, _ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard rest.starts(with: label.utf8) else { return nil }
    return popLine(&rest)?.dropFirst(label.utf8.count)
}
