extension Line {
    /// What a verifier would find wrong with the line by itself, were it stored; `nil` for a good one.
    ///
    /// Whoever makes lines asks before they are appended: the log itself checks no more than their lengths and order, and what is
    /// once in it stays there.
    ///
    /// - Parameter seq: where it is to stand.
    public func fault(at seq: Int) -> LogFault? {
        var audit = LineAudit(file: "", base: seq)
        _ = audit.check(bytes[...], noting: nil)
        return audit.findings.list.first?.fault
    }
}
