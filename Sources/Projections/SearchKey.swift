import Foundation
import Domain

extension String {
    /// The text as searches see it: compatibility forms, case and accents folded, letters that do not decompose as those for
    /// which they are typed, look-alikes of other scripts as the Latin letters, nothing invisible, blanks single.
    ///
    /// `Ｘiangyang`, `XIANGYANG` and `Xiángyáng` are one, and so are `Łódź` and `Lodz`; ideographs stay as they are.
    public var searchKey: String {
        let text = withoutInvisibles.precomposedStringWithCompatibilityMapping.lookAlikesFolded.withPlainLetters
        let folded = text.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
        return folded.precomposedStringWithCompatibilityMapping.split(whereSeparator: \.isWhitespace).joined(
            separator: " ")
    }

    /// What texts have in common that look alike as they stand. Where only the other case of a letter has a look-alike, they have
    /// a search key in common.
    var shape: String { skeleton.lowercased() }
}
