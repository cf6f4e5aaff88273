import TransparencyLog

/// RFC 9162 section 2.1, transcribed: everything is computed from the leaves, by the recursive definitions.
enum ReferenceTree {
    /// MTH(D_n), section 2.1.1.
    static func root(_ leaves: ArraySlice<Hash>) -> Hash {
        guard let only = leaves.first else { return .empty }
        guard leaves.count > 1 else { return only }
        let (left, right) = split(leaves)
        return Merkle.node(root(left), root(right))
    }

    /// PATH(m, D_n), section 2.1.3.1.
    static func path(_ m: Int, _ leaves: ArraySlice<Hash>) -> [Hash] {
        guard leaves.count > 1 else { return [] }
        let (left, right) = split(leaves)
        return m < left.count ? path(m, left) + [root(right)] : path(m - left.count, right) + [root(left)]
    }

    /// PROOF(m, D_n), section 2.1.4.1.
    static func proof(_ m: Int, _ leaves: ArraySlice<Hash>) -> [Hash] { subproof(m, leaves, true) }

    private static func subproof(_ m: Int, _ leaves: ArraySlice<Hash>, _ isOld: Bool) -> [Hash] {
        if m == leaves.count { return isOld ? [] : [root(leaves)] }
        let (left, right) = split(leaves)
        return m <= left.count
            ? subproof(m, left, isOld) + [root(right)]
            : subproof(m - left.count, right, false) + [root(left)]
    }

    /// At k, the largest power of two smaller than n.
    private static func split(_ leaves: ArraySlice<Hash>) -> (ArraySlice<Hash>, ArraySlice<Hash>) {
        var k = 1
        while k * 2 < leaves.count { k *= 2 }
        return (leaves.prefix(k), leaves.dropFirst(k))
    }
}
