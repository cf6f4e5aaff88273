import CanonicalJSON
import Domain

/// A place in a map that is being read, which knows its own pointer.
struct MapReader {
    let value: JSON
    let path: [String]

    /// Keys that begin with this are for those who read the map.
    private static let comment = "//"

    init(_ value: JSON, path: [String] = []) {
        self.value = value
        self.path = path
    }

    func error(_ kind: MapError.Kind) -> MapError {
        MapError(pointer: JSONPointer(tokens: path).description, kind: kind)
    }

    /// The members of an object, all of whose keys must be known.
    func members(knowing keys: [String]? = nil) throws(MapError) -> [(key: String, reader: MapReader)] {
        guard let object = value.object else { throw error(.wrongKind(expected: "an object")) }
        let readers = object.filter { !$0.key.hasPrefix(Self.comment) }.map {
            (key: $0.key, reader: MapReader($0.value, path: path + [$0.key]))
        }
        if let keys, let other = readers.first(where: { !keys.contains($0.key) }) {
            throw other.reader.error(.unknownKey(known: keys))
        }
        return readers
    }

    func optional(_ key: String) -> MapReader? {
        value[key].map { MapReader($0, path: path + [key]) }
    }

    func required(_ key: String) throws(MapError) -> MapReader {
        guard let reader = optional(key) else { throw MapReader(.null, path: path + [key]).error(.missing) }
        return reader
    }

    func text() throws(MapError) -> String {
        guard let text = value.string else { throw error(.wrongKind(expected: "a text")) }
        return text
    }

    func elements() throws(MapError) -> [MapReader] {
        guard let elements = value.array else { throw error(.wrongKind(expected: "a list")) }
        return elements.enumerated().map { MapReader($0.element, path: path + [String($0.offset)]) }
    }

    func texts() throws(MapError) -> [String] {
        var texts: [String] = []
        for element in try elements() { texts.append(try element.text()) }
        return texts
    }

    func template() throws(MapError) -> TextTemplate {
        let text = try text()
        guard let template = TextTemplate(text) else { throw error(.badTemplate(text)) }
        return template
    }

    func choice<C: RawRepresentable & CaseIterable>(_: C.Type) throws(MapError) -> C
    where C.RawValue == String {
        let text = try text()
        guard let choice = C(rawValue: text) else {
            throw error(.notOneOf(text, choices: C.allCases.map(\.rawValue)))
        }
        return choice
    }
}
