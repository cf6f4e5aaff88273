import ExtendedDateTime
import Testing

/// Texts that are no dates, or hardly.
struct RandomTextTests {
    /// Every stretch of up to 25 bytes of long random texts, for speed.
    @Test(arguments: [11, 12] as [UInt64])
    func `half a million random texts are refused or read, and nothing traps`(seed: UInt64) {
        var random = Seeded(seed)
        let alphabet = Array("0123456789XYES-/.[]{},?~%TZ:+uxopen ()".utf8)
        for round in 0..<Seeded.cases(10) {
            let bytes = (0..<2_025).map { _ in
                round == 0 ? UInt8(truncatingIfNeeded: random.next()) : random.pick(alphabet)
            }
            bytes.withUnsafeBufferPointer { buffer in
                for start in 0..<2_000 {
                    for length in 0..<25 {
                        let text = UnsafeBufferPointer(rebasing: buffer[start..<start + length])
                        if (try? EDTF(utf8: text)) != nil { visit(Array(text)) }
                    }
                }
            }
        }
    }

    @Test func `a valid text with a byte changed is refused, or read as what it then says`() {
        var generator = SampleGenerator(seed: 12)
        let alphabet = Array("0123456789X-/.[]{},?~%TZ:+S".utf8)
        for _ in 0..<Seeded.cases(2_000) {
            var bytes = Array(generator.sample().text.utf8)
            let place = generator.random.number(0...bytes.count - 1)
            switch generator.random.number(0...2) {
            case 0: bytes[place] = generator.random.pick(alphabet)
            case 1: bytes.insert(generator.random.pick(alphabet), at: place)
            default: bytes.remove(at: place)
            }
            visit(bytes)
        }
    }

    /// Asks everything that can be asked of what can be read.
    private func visit(_ bytes: [UInt8]) {
        do throws(EDTFError) {
            let value = try EDTF(utf8: bytes)
            #expect(Array(value.description.utf8) == bytes)
            #expect(value.bounds.earliest <= value.bounds.latest, "\(value)")
            #expect(!value.readable.isEmpty)
            #expect(value.isWithin(value) != .no, "\(value)")
            _ = (value.precision, value.level, value.relates(.equals, to: value), value.bounds.description)
        } catch {
            #expect((0...bytes.count).contains(error.position), "\(String(decoding: bytes, as: UTF8.self)): \(error)")
            #expect(!error.description.isEmpty)
        }
    }
}
