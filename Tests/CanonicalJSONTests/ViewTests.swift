import CanonicalJSON
import Fuzzing
import Testing

@Suite struct ViewTests {
    @Test func aViewShowsWhatTheTreeHolds() throws {
        let seed = UInt64.random(in: .min ... .max)
        var generator = SplitMix64(seed: seed)
        for _ in 0..<500 {
            let tree = RandomJSON.value(depth: 4, using: &generator)
            let document = try JSONDocument(RandomJSON.untidy(tree, using: &generator))
            check(document.root, shows: tree, "seed \(seed)")
        }
    }

    private func check(_ view: JSONView, shows tree: JSON, _ seed: Comment) {
        #expect(view.json == tree, seed)
        #expect((try? JSON(parsing: view.rawBytes)) == tree, seed)
        #expect(view.integer == tree.integer, seed)
        #expect(view.double == tree.double, seed)
        #expect(view.bool == tree.bool, seed)
        #expect(view.isNull == tree.isNull, seed)
        #expect(view.string.map(JSON.string) == tree.string.map(JSON.string), seed)
        #expect(view.count == tree.array?.count ?? tree.object?.count ?? 0, seed)
        for (position, element) in (tree.array ?? []).enumerated() {
            if let child = view[position] { check(child, shows: element, seed) } else { Issue.record(seed) }
        }
        for (key, value) in tree.object ?? [:] {
            if let child = view[key] { check(child, shows: value, seed) } else { Issue.record(seed) }
        }
        #expect(view["no such key"] == nil, seed)
        #expect(view[view.count] == nil, seed)
        #expect(view[-1] == nil, seed)
    }

    @Test func membersComeInTheOrderOfTheText() throws {
        let root = try JSONDocument(#"{"z":1,"a":{"x":[2,{"y":3}]},"m":[]}"#).root
        #expect(root.members.map(\.key.string) == ["z", "a", "m"])
        #expect(root.members.map(\.value.kind) == [.number, .object, .array])
        #expect(root["a"]?["x"]?.elements.map(\.kind) == [.number, .object])
        #expect(Array(root.elements.map(\.kind)).isEmpty)
        #expect(Array(try JSONDocument("[1,2]").root.members.map(\.key.string)).isEmpty)
    }

    @Test func aSortedListOfKeysCanBeMergedWithAnObject() throws {
        let root = try JSONDocument(#"{"b":1,"d":2,"\u20ac":3}"#).root
        let orders = root.members.map { [$0.key.order("a" as StaticString), $0.key.order("d" as String)] }
        #expect(orders.map { $0.map { $0.signum() } } == [[1, -1], [1, 0], [1, 1]])
        #expect(root.members.contains { $0.key == "€" })
        #expect(root.members.contains { $0.key.isEqual(to: "€") })
    }

    @Test func aStringIsComparedByItsBytes() throws {
        let root = try JSONDocument(#"["plain","esc\u0061ped","e\u0301",1]"#).root
        #expect(root[0]?.isString("plain") == true)
        #expect(root[0]?.isString("plai") == false)
        #expect(root[1]?.isString("escaped") == true)
        #expect(root[2]?.isString("e\u{301}") == true)
        #expect(root[2]?.isString("\u{E9}") == false)
        #expect(root[3]?.isString("1") == false)
    }

    @Test func aViewKnowsItsBytes() throws {
        let text = #"{"a":[1,"é"],"b":{}}"#
        let document = try JSONDocument(text)
        #expect(document.root.range == 0..<text.utf8.count)
        #expect(document.root["a"].map { String(decoding: $0.rawBytes, as: UTF8.self) } == #"[1,"é"]"#)
        #expect(document.root["b"]?.range == 18..<20)
    }
}
