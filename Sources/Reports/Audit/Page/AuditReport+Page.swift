import CanonicalJSON
import Crypto
import TransparencyLog

extension AuditReport {
    /// The trail as one file for a browser. It needs no network, proves itself on opening, and shows the states of other
    /// days, which were all worked out here.
    ///
    /// The page carries the JSON form of the trail, from which a script recomputes every hash; and a digest of each part
    /// that is shown, so that a text that was touched up is named, though nothing but the log can vouch for it.
    public var page: String {
        let parts = pageParts
        let data = [HTML.data("trail", json), .data("moments", Moments(self).json)]
        let digested = parts + zip(["trail", "moments"], data).map { ($0, $1) }
        let digests = digested.map { ($0.id, JSON.string(Self.digest($0.html.textContent))) }
        return Page(
            title: headline,
            body: [.element("main", [("id", "page")], [Verdict.pending] + parts.map(\.html))] + data + [
                .data("shown", .object(JSONObject(digests)))
            ],
            style: Self.style, script: Self.pageScript
        ).rendered
    }

    private static let style = String(decoding: PackageResources.trail_css, as: UTF8.self)
    /// The script of every page: what it must be for a page to be believed about itself.
    public static let pageScript = String(decoding: PackageResources.trail_js, as: UTF8.self)

    private static func digest(_ text: String) -> String { Base64.encode(Array(SHA256.hash(data: Array(text.utf8)))) }

    /// The parts that are digested, in the order of the page.
    private var pageParts: [(id: String, html: HTML)] {
        var parts: [(String, HTML)] = [("header", pageHeader)]
        for section in sections {
            switch section.id {
            case "summary":
                parts.append((section.id, section.html))
                parts.append(("contents", contents))
                parts.append(("picture", TimelinePicture(entries).html))
            case "states":
                parts.append((section.id, statesHTML(section)))
            case "trail":
                parts.append(("filters", TrailFilters(entries).html))
                parts += entries.map { ("e\($0.event.seq)", $0.html) }
            default: parts.append((section.id, section.html))
            }
        }
        return parts
    }

    private var pageHeader: HTML {
        .element(
            "header", [("id", "header")],
            [
                .element("h1", [], headline), header.html,
                .element("p", [("class", "complete")], completeness),
            ])
    }

    private var contents: HTML {
        let links = sections.filter { $0.id != "summary" }.map { section in
            HTML.element(
                "li", [.element("a", [("href", "#\(section.id == "trail" ? "filters" : section.id)")], section.heading)]
            )
        }
        return .element(
            "nav", [("id", "contents"), ("aria-label", "Parts of this trail")], [.element("ul", links)])
    }

    /// The states of the day asked about, with a slider for either date.
    private func statesHTML(_ section: Section) -> HTML {
        .element(
            "section", [("id", section.id)],
            [
                .element("h2", [], section.heading),
                .element(
                    "form", [("id", "sliders"), ("hidden", "hidden"), ("aria-label", "Another day")],
                    [
                        Self.slider("on", "On the day"),
                        Self.slider("known", isBackfilled ? "As recorded as of" : "As known on"),
                        .element("button", [("type", "button"), ("id", "issued")], "Back to the day asked about"),
                    ]),
                .element("div", [("id", "moment"), ("aria-live", "polite"), ("hidden", "hidden")], []),
                .element("div", [("id", "as-issued")], section.document.blocks.map(\.html)),
            ])
    }

    private var isBackfilled: Bool { Backfill(entries.map(\.event)) != nil }

    private static func slider(_ id: String, _ label: String) -> HTML {
        .element(
            "p", [],
            [
                .element("label", [("for", id)], label), .text(" "),
                .element("output", [("id", id + "-text"), ("for", id)], ""),
                .element("input", [("type", "range"), ("id", id), ("min", "0"), ("step", "1")], []),
            ])
    }
}

extension AuditReport.Section {
    var html: HTML {
        .element("section", [("id", id)], [.element("h2", [], heading)] + document.blocks.map(\.html))
    }
}

extension Entry {
    /// What happened on a line; its sources, its words and its record one click away.
    var html: HTML {
        var line: [HTML] = [
            .element("time", [("class", "lead")], date), .text(" "), .element("span", [("class", "what")], sentence),
        ]
        for (mark, isSet) in [(Mark.corrected, !corrections.isEmpty), (.retracted, retraction != nil)] where isSet {
            line += [.text(" "), .element("b", [("class", "tag \(mark.rawValue)")], mark.rawValue)]
        }
        if let modality = event.modality {
            line += [.text(" "), .element("b", [("class", "tag")], modality.rawValue)]
        }
        let reference = HTML.element("a", [("class", "seq"), ("href", "#e\(event.seq)")], "@\(event.seq)")
        return .element(
            "article",
            [
                ("id", "e\(event.seq)"), ("class", retraction == nil ? "entry" : "entry undone"),
                ("data-family", family), ("data-seq", "\(event.seq)"), ("aria-label", "Event @\(event.seq)"),
            ],
            [
                .element("p", line + [.text(" "), reference]),
                .element("details", [.element("summary", [], sourceLine), item.facts.html]),
            ])
    }

    /// What the filters go by.
    var family: String { String(event.type.prefix { $0 != "." }) }

    private var sourceLine: String {
        let sources = event.sources.map(\.source.text).uniqued()
        let confidence = event.confidence.map { ", confidence \($0.rawValue)" } ?? ""
        return (sources.isEmpty ? "No source" : sources.listed) + confidence + "; recorded \(event.recorded.day)"
    }
}

/// Kinds of events to be shown or not, and the order.
private struct TrailFilters {
    let families: [(name: String, count: Int)]

    init(_ entries: [Entry]) {
        families = Dictionary(entries.map { ($0.family, 1) }, uniquingKeysWith: +).map { ($0.key, $0.value) }
            .sorted { $0.0 < $1.0 }
    }

    var html: HTML {
        let boxes = families.map { family in
            HTML.element(
                "label",
                [
                    .element(
                        "input",
                        [("type", "checkbox"), ("name", "family"), ("value", family.name), ("checked", "checked")], []),
                    .text(" \(family.name) (\(family.count))"),
                ])
        }
        return .element(
            "section", [("id", "filters")],
            [
                .element("h2", [], "Trail"),
                .element(
                    "form", [("id", "choice"), ("hidden", "hidden"), ("aria-label", "Which entries to show")],
                    [
                        .element("fieldset", [.element("legend", [], "Kinds of events")] + boxes),
                        .element(
                            "p",
                            [
                                .element("label", [("for", "words")], "With the words"), .text(" "),
                                .element("input", [("type", "search"), ("id", "words")], []), .text(" "),
                                .element("label", [("for", "order")], "Order"), .text(" "),
                                .element(
                                    "select", [("id", "order")],
                                    [
                                        .element("option", [("value", "issued")], "as issued"),
                                        .element("option", [("value", "recorded")], "as recorded"),
                                    ]), .text(" "),
                                .element("button", [("type", "button"), ("id", "unfold")], "Show all sources"),
                            ]),
                    ]),
                .element("p", [("id", "shown-count"), ("role", "status")], []),
            ])
    }
}

extension HTML {
    /// Data for the page's script. Nothing in it can end the element.
    static func data(_ id: String, _ json: JSON) -> HTML {
        var bytes: [UInt8] = []
        for byte in json.canonicalBytes {
            if byte == UInt8(ascii: "<") { bytes += "\\u003c".utf8 } else { bytes.append(byte) }
        }
        let code = HTML.code(String(decoding: bytes, as: UTF8.self))
        return .element("script", [("type", "application/json"), ("id", id)], [code])
    }

    /// The text that a browser finds in it.
    var textContent: String {
        switch self {
        case .text(let words): words.printable
        case .code(let code): code
        case .element(_, _, let children): children.map(\.textContent).joined()
        }
    }
}
