import Foundation

extension String {
    /// The text as searches see it: compatibility forms, case and accents folded, blanks single.
    ///
    /// `Ｘiangyang`, `XIANGYANG` and `Xiángyáng` are one; ideographs stay as they are.
    public var searchKey: String {
        let folded = folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
        return folded.precomposedStringWithCompatibilityMapping.split(whereSeparator: \.isWhitespace).joined(
            separator: " ")
    }
}
