import CanonicalJSON
import Fuzzing
import Testing

@Suite struct TreeTests {
    @Test func anUntidyTextMeansTheSameTree() throws {
        let seed = UInt64.random(in: .min ... .max)
        var generator = SplitMix64(seed: seed)
        for _ in 0..<1_000 {
            let tree = RandomJSON.value(depth: 4, using: &generator)
            let text = RandomJSON.untidy(tree, using: &generator)
            #expect(try JSON(parsing: text) == tree, "seed \(seed): \(text)")
            #expect(try JSON(parsing: tree.canonicalBytes) == tree, "seed \(seed)")
        }
    }

    @Test func stringsThatOnlyLookEqualAreTwoValues() {
        let (composed, decomposed) = ("\u{E9}", "e\u{301}")
        #expect(composed == decomposed)
        #expect(JSON.string(composed) != JSON.string(decomposed))
        #expect(Set<JSON>([.string(composed), .string(decomposed)]).count == 2)
        let object: JSONObject = [composed: 1, decomposed: 2]
        #expect(object.count == 2)
        #expect(object[composed] == 1)
        #expect(object[decomposed] == 2)
    }

    @Test(arguments: [
        ("1.0", JSON.integer(1)), ("-0", 0), ("1e3", 1000), ("0.5", .double(0.5)), ("1e16", .double(1e16)),
    ])
    func aNumberIsAnIntegerWhenItsCanonicalFormIs(_ text: String, _ value: JSON) throws {
        #expect(try JSON(parsing: text) == value)
    }

    @Test func anObjectIsADictionaryOverBytes() {
        let seed = UInt64.random(in: .min ... .max)
        var generator = SplitMix64(seed: seed)
        var (object, reference) = (JSONObject(), [[UInt8]: JSON]())
        for step in 0..<2_000 {
            let key = RandomJSON.text(using: &generator)
            let value: JSON? = Bool.random(using: &generator) ? .integer(step) : nil
            object[key] = value
            reference[Array(key.utf8)] = value
            #expect(object[key] == value, "seed \(seed)")
        }
        #expect(object.count == reference.count)
        for (key, value) in object { #expect(reference[Array(key.utf8)] == value, "seed \(seed)") }
    }

    @Test func literalsMakeTrees() {
        let tree: JSON = ["b": [1, 2.5, true, .null], "a": "\(1 + 1)"]
        #expect(tree.canonicalText == #"{"a":"2","b":[1,2.5,true,null]}"#)
        #expect(tree["b"]?[1]?.double == 2.5)
        #expect(tree["b"]?[0]?.integer == 1)
        #expect(tree["b"]?[2]?.bool == true)
        #expect(tree["b"]?[3]?.isNull == true)
        #expect(tree["b"]?.array?.count == 4)
        #expect(tree["a"]?.string == "2")
        #expect(tree.object?.count == 2)
        #expect(tree["b"]?[4] == nil)
        #expect(tree["c"] == nil)
        #expect(tree[0] == nil)
    }
}
