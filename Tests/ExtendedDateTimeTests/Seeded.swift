import Foundation

/// A generator of random numbers that gives the same ones for the same seed (SplitMix64).
struct Seeded: RandomNumberGenerator {
    let seed: UInt64
    private var state: UInt64

    init(_ seed: UInt64) {
        self.seed = seed
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[number(0...elements.count - 1)] }

    mutating func chance(_ oneIn: Int) -> Bool { number(1...oneIn) == 1 }

    /// How many cases a test tries, times `EDTF_TEST_EFFORT` (default 1).
    static func cases(_ count: Int) -> Int {
        count * (ProcessInfo.processInfo.environment["EDTF_TEST_EFFORT"].flatMap(Int.init) ?? 1)
    }
}
