/// The first thing on a page: what its script found, and what that means.
///
/// Whoever forges a page can forge its script and its digests too. So the page says, before and after the check, how far a
/// green verdict goes, and how to check the file without trusting anything in it.
enum Verdict {
    /// As long as the script has not run. The script replaces all of it but the meaning.
    static let pending = HTML.element(
        "div", [("id", "verdict"), ("class", "verdict pending"), ("role", "status")],
        [
            .element(
                "p", [("class", "verdict-head")],
                "Not checked yet. If this turns green, the stored lines in this page are as they were signed. It will not mean that every sentence about them is proved."
            ),
            .element(
                "p", [],
                "A script in this page does that check. Where it does not run, or to check the file without trusting it: scripts/verify-independently PAGE --key KEY, with a key that you have from elsewhere."
            ),
            meaning,
        ])

    private static let meaning = HTML.element(
        "details",
        [
            .element("summary", [], "What green means, and what a forger could still do"),
            .element("p", [], "Green means that:"),
            .element("ul", proved.map { .element("li", [], $0) }),
            .element("p", [], "Green does not mean that:"),
            .element("ul", unproved.map { .element("li", [], $0) }),
            .element("p", [], "To find out more than this page can say of itself:"),
            .element("ul", remedies.map { .element("li", [], $0) }),
        ])

    private static let proved = [
        "each stored line that the page carries is part of a log, in its place, byte for byte;",
        "the checkpoint of that log is signed by the key that the page names;",
        "the page has not been changed by accident, or by somebody who changed the text and nothing else.",
    ]

    private static let unproved = [
        "the key is the keeper's. Compare it with one that you have from elsewhere.",
        "the sentences, dates, states, pictures and “In short” follow from the lines. They are the issuer's reading. A forger can rewrite all of them, with their digests, and keep the lines.",
        "the check took place. A forger can replace the script with one that always says green.",
        "nothing was left out. Only the log can show that.",
        "what was recorded is true.",
    ]

    private static let remedies = [
        "scripts/verify-independently PAGE --key KEY accepts no script but the issued one, compares each entry with its stored line, and lists the sentences that it could not check.",
        "chancery verify PAGE, beside a copy of the ledger, makes the page again and compares every word.",
    ]
}
