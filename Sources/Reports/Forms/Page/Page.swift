import Crypto
import TransparencyLog

/// A page of its own: no network, and no script or style but those whose hashes its policy names.
struct Page {
    let title: String
    var body: [HTML]
    /// Rules beside those of every page.
    var style = ""
    var script: String?

    var rendered: String {
        "<!DOCTYPE html>\n"
            + HTML.element("html", [("lang", "en")], [head, .element("body", linkedBody + code)]).rendered + "\n"
    }

    private var linkedBody: [HTML] {
        let targets = Set(body.flatMap(\.ids))
        return body.map { $0.linked(to: targets) }
    }

    private var head: HTML {
        .element(
            "head",
            [
                .element("meta", [("charset", "utf-8")], []),
                .element("meta", [("http-equiv", "Content-Security-Policy"), ("content", policy)], []),
                .element("meta", [("name", "viewport"), ("content", "width=device-width, initial-scale=1")], []),
                .element("meta", [("name", "referrer"), ("content", "no-referrer")], []),
                .element("meta", [("name", "color-scheme"), ("content", "light dark")], []),
                .element("title", [], title), .element("style", [.code(Self.style + style)]),
            ])
    }

    private var code: [HTML] { script.map { [.element("script", [.code($0)])] } ?? [] }

    private var policy: String {
        let scripts = script.map { " script-src '\(Self.hash($0))';" } ?? ""
        return
            "default-src 'none';\(scripts) style-src '\(Self.hash(Self.style + style))'; base-uri 'none'; form-action 'none'"
    }

    private static func hash(_ text: String) -> String {
        "sha256-" + Base64.encode(Array(SHA256.hash(data: Array(text.utf8))))
    }

    private static let style = String(decoding: PackageResources.page_css, as: UTF8.self)
}
