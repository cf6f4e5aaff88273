import Reports

extension String {
    /// The text with its long lines broken between words; what is broken goes on below the beginning of its line.
    func wrapped(to columns: Int) -> String {
        split(separator: "\n", omittingEmptySubsequences: false).map { $0.brokenLine(columns) }.joined(separator: "\n")
    }
}

extension Substring {
    fileprivate func brokenLine(_ columns: Int) -> String {
        guard String(self).cells > columns else { return String(self) }
        let indent = String(prefix { $0 == " " })
        var lines = [indent]
        for word in drop(while: { $0 == " " }).split(separator: " ", omittingEmptySubsequences: false) {
            let line = lines[lines.count - 1]
            if line == indent || line.cells + 1 + String(word).cells <= columns {
                lines[lines.count - 1] += (line == indent ? "" : " ") + word
            } else {
                lines.append(indent + word)
            }
        }
        return lines.joined(separator: "\n")
    }
}
