/// Text that would run, steer, link or break something, were it taken for more than text.
enum HostileText {
    static let all: [String] = [
        "<script>alert(1)</script>", "\"onload=\"alert(1)", "'><img src=x onerror=alert(1)>", "</style><b>",
        "=HYPERLINK(\"http://example.org\",\"x\")", "+1+1", "-1", "@SUM(A1)", "＝1", "a;=1+1", "\t=1", "\r\n=1",
        "\u{1B}[31mred\u{1B}[0m", "\u{1B}]0;title\u{7}", "\u{202E}dlrow", "\u{2066}isolate", "\u{0}\u{9B}",
        "[x](javascript:alert(1))", "![x](http://example.org/x.png)", "# heading", "1. list", "- list", "> quote",
        "| a | b |", "```\ncode\n```", "`tick`", "*bold* _em_ ~~gone~~", "http://example.org www.example.org",
        "&amp; &lt;", "-->", "]]>", "a, \"b\"", " blanks ", "襄阳 與 襄陽", "שלום", "e\u{301}\u{301}\u{301}",
        "👩‍👩‍👧‍👦", String(repeating: "long ", count: 2000), String(repeating: "W", count: 9000),
    ]

    /// Every scalar that has no business in what is shown.
    static func steers(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse: true
        default: false
        }
    }
}
