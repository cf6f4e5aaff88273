import EDTF
import Testing

/// Texts that are no dates, or hardly.
struct RandomTextTests {
    @Test func `random bytes are refused or read, and nothing traps`() {
        var random = Seeded(11)
        let alphabet = Array("0123456789XYES-/.[]{},?~%TZ:+uxopen ()".utf8)
        for _ in 0..<Seeded.cases(100_000) {
            let isWild = random.chance(4)
            let bytes = (0..<random.number(0...24)).map { _ in
                isWild ? UInt8(truncatingIfNeeded: random.next()) : random.pick(alphabet)
            }
            visit(bytes)
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
