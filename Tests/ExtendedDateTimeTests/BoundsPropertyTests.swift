import ExtendedDateTime
import Testing

/// Bounds, levels and printing against a reference that enumerates days.
struct BoundsPropertyTests {
    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func `bounds are the first and the last of the days that a slow count finds`(seed: UInt64) throws {
        var generator = SampleGenerator(seed: seed)
        for _ in 0..<Seeded.cases(500) {
            let sample = generator.sample()
            let bounds = try EDTF(sample.text).bounds
            #expect(
                bounds.earliest == sample.bounds.first.map { Day($0) } ?? .distantPast, "\(sample.text), seed \(seed)")
            #expect(
                bounds.latest == sample.bounds.last.map { Day($0) } ?? .distantFuture, "\(sample.text), seed \(seed)")
        }
    }

    @Test(arguments: [5, 6] as [UInt64])
    func `a text is printed as it was read, and has the level of its form`(seed: UInt64) throws {
        var generator = SampleGenerator(seed: seed)
        for _ in 0..<Seeded.cases(500) {
            let sample = generator.sample()
            let value = try EDTF(sample.text)
            #expect(value.description == sample.text, "seed \(seed)")
            #expect(value.level.rawValue == sample.level, "\(sample.text), seed \(seed)")
        }
    }

    @Test func `infinite ends are known as open or as unknown`() throws {
        let ends: [(String, Bounds.Infinity?, Bounds.Infinity?)] = [
            ("1985/..", nil, .open), ("1985/", nil, .unknown), ("../1985", .open, nil), ("/1985", .unknown, nil),
            ("../..", .open, .open), ("../", .open, .unknown), ("/..", .unknown, .open),
            ("[..1985]", .open, nil), ("[1985..]", nil, .open), ("1985", nil, nil),
        ]
        for (text, past, future) in ends {
            let bounds = try EDTF(text).bounds
            #expect(bounds.past == past, "\(text)")
            #expect(bounds.future == future, "\(text)")
        }
    }

    @Test func `an open end is infinite for certain, an unknown one anywhere after the start`() throws {
        let start = try EDTF("1985-04-12").bounds
        #expect(
            try EDTF("1985-04-12/..").end == Bounds(earliest: .distantFuture, latest: .distantFuture, future: .open))
        #expect(try EDTF("1985-04-12/").end == Bounds(earliest: start.earliest, latest: .distantFuture))
        #expect(try EDTF("../1985-04-12").start == Bounds(earliest: .distantPast, latest: .distantPast, past: .open))
        #expect(try EDTF("/1985-04-12").start == Bounds(earliest: .distantPast, latest: start.latest))
        #expect(try EDTF("1985-04-12").end == start)
    }

    @Test func `years count to the documented limit and no farther`() throws {
        let farthest = try EDTF("Y\(EDTF.farthestYear)").bounds
        #expect(farthest.earliest == Day(year: EDTF.farthestYear, month: 1, day: 1))
        #expect(farthest.latest < .distantFuture)
        #expect(try EDTF("Y-17E7").bounds.earliest.components == (-170_000_000, 1, 1))
        #expect(try EDTF("Y-9999999999999999").bounds.earliest > .distantPast)
        for tooFar in ["Y10000000000000000", "Y1E16", "Y-99E15", "Y99999999999999999999999", "Y9E99", "Y10000000E9"] {
            let error = #expect(throws: EDTFError.self, "\(tooFar)") { try EDTF(tooFar) }
            #expect(error?.expected == .nearerYear, "\(tooFar)")
        }
    }
}
