import CanonicalJSON
import Fuzzing
import Synchronization
import Testing

@Suite struct WriterTests {
    @Test func aLineIsWrittenWithoutATree() throws {
        let source = try JSONDocument(#"{"kept":[1,{"x":"é"}]}"#, rules: .canonical)
        var writer = JSONWriter(capacity: 100)
        writer.beginObject()
        writer.key("array")
        writer.beginArray()
        writer.integer(-1)
        writer.double(1e21)
        writer.bool(true)
        writer.bool(false)
        writer.null()
        writer.beginArray()
        writer.endArray()
        writer.beginObject()
        writer.endObject()
        writer.endArray()
        writer.key("kept")
        writer.raw(try #require(source.root["kept"]).rawBytes)
        writer.key("text")
        writer.string("a\"\\\n\u{1}\u{7F}é")
        writer.key("tree")
        writer.write(["b": 1, "a": [2]])
        writer.endObject()
        let text =
            #"{"array":[-1,1e+21,true,false,null,[],{}],"kept":[1,{"x":"é"}],"text":"a\"\\\n\u0001"#
            + "\u{7F}é" + #"","tree":{"a":[2],"b":1}}"#
        #expect(String(decoding: writer.bytes, as: UTF8.self) == text)
        _ = try JSONDocument(writer.bytes, rules: .canonical)
    }

    /// The least integer of 64 bits has no absolute value of 64 bits, and once ended the reader by a trap.
    @Test(arguments: [
        ("-9223372036854775808", "-9223372036854776000"), ("-9.223372036854775808e18", "-9223372036854776000"),
        ("9223372036854775807", "9223372036854776000"), ("-9007199254740992", "-9007199254740992"),
    ])
    func anIntegerBeyondThoseOfJSONIsADouble(text: String, canonical: String) throws {
        let document = try JSONDocument("[\(text)]")
        #expect(document.root[0]?.integer == nil && document.root[0]?.walk(\.integer) == nil)
        #expect(document.json.canonicalText == "[\(canonical)]")
        #expect(throws: JSONError.self) { try JSONDocument("[\(text)]", rules: .ledgerLine) }
        if let integer = Int(text) { #expect(JSON.integer(integer).canonicalText == canonical) }
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func anObjectIsChangedAsItsTreeWouldBe(_ seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        var tree = JSONObject()
        for _ in 0..<6 { tree[RandomJSON.text(using: &generator)] = RandomJSON.value(depth: 3, using: &generator) }
        let text = RandomJSON.untidy(.object(tree), using: &generator)
        var changes = JSONObject()
        for key in tree.map(\.key).shuffled(using: &generator).prefix(2) { changes[key] = .integer(Int(seed)) }
        for _ in 0..<2 { changes[RandomJSON.text(using: &generator)] = [true] }
        let dropped = changes.first?.key
        for (key, value) in changes { tree[key] = key == dropped ? nil : value }

        let written = try JSONDocument(text).root.canonicalBytes(
            changing: changes.map { ($0.key, $0.key == dropped ? nil : $0.value.canonicalBytes) })
        #expect(written == JSON.object(tree).canonicalBytes, "\(text)")
        let unchanged = try JSONDocument(written, rules: .canonical).root.canonicalBytes(changing: [])
        #expect(unchanged == written)
    }

    /// Takes what a writer hands on.
    private final class Sink: Sendable {
        let pieces = Mutex<[[UInt8]]>([])
        @Sendable func take(_ bytes: [UInt8]) { pieces.withLock { $0.append(bytes) } }
    }

    @Test func somethingLongIsHandedOnInPiecesOfTheSameText() throws {
        let values = (0..<30_000).map { JSON.string("value \($0)") }
        let json: JSON = ["a": .array(values), "b": ["c": .array(values)], "d": 1]
        let sink = Sink()
        var writer = JSONWriter(sink: sink.take)
        writer.write(json)
        let pieces = sink.pieces.withLock { $0 }
        #expect(pieces.count > 5)
        #expect(pieces.allSatisfy { $0.count < 1 << 17 })
        #expect(pieces.flatMap(\.self) + writer.bytes == json.canonicalBytes)
    }

    @Test func everyByteBelow128IsWrittenSoThatItReadsBack() throws {
        for value in UInt8(0)..<0x80 {
            let text = String(Unicode.Scalar(value))
            let bytes = JSON.string("x" + text + "y").canonicalBytes
            #expect(try JSONDocument(bytes, rules: .canonical).root.string == "x" + text + "y")
        }
    }
}
