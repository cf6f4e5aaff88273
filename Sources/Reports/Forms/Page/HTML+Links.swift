extension HTML {
    /// The piece, in which every link within a page has a target: what would lead nowhere is only words. An event that a
    /// report names may have no place of its own on the report's page.
    ///
    /// - Parameter targets: the ids of all elements of the page.
    func linked(to targets: Set<String>) -> HTML {
        guard case .element(let name, let attributes, let children) = self else { return self }
        let linked = children.map { $0.linked(to: targets) }
        guard name == "a", let target = Self.target(of: attributes), !targets.contains(target) else {
            return .element(name, attributes, linked)
        }
        return .element("span", attributes.filter { $0.0 != "href" }, linked)
    }

    /// The ids of the element and of all that it holds.
    var ids: [String] {
        guard case .element(_, let attributes, let children) = self else { return [] }
        return attributes.filter { $0.0 == "id" }.map(\.1) + children.flatMap(\.ids)
    }

    private static func target(of attributes: [(String, String)]) -> String? {
        attributes.first { $0.0 == "href" && $0.1.hasPrefix("#") }.map { String($0.1.dropFirst()) }
    }
}
