import CanonicalJSON
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

    @Test func everyByteBelow128IsWrittenSoThatItReadsBack() throws {
        for value in UInt8(0)..<0x80 {
            let text = String(Unicode.Scalar(value))
            let bytes = JSON.string("x" + text + "y").canonicalBytes
            #expect(try JSONDocument(bytes, rules: .canonical).root.string == "x" + text + "y")
        }
    }
}
