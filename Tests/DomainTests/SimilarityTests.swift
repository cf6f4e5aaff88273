import Testing

@testable import Domain

@Suite struct SimilarityTests {
    @Test func theNearestComesFirst() {
        #expect(
            Similarity.nearest(to: "xiangyan", among: ["xianyang", "xiangyang", "xian", "carmel"]) == [
                "xiangyang", "xianyang",
            ])
    }

    @Test func aWordThatIsFarOffIsNoNearMiss() {
        #expect(Similarity.nearest(to: "carmel", among: ["springfield", "riverton", "car"]) == [])
    }

    @Test func twoExchangedNeighboursAreOneSlip() {
        #expect(Similarity.nearest(to: "hwo", among: ["how", "who", "why"]) == ["how", "who"])
    }

    @Test func noMoreThanThreeAreNamed() {
        #expect(Similarity.nearest(to: "a", among: ["b", "c", "d", "e"]) == ["b", "c", "d"])
    }

    /// Against the definition itself: every pair of words of at most four letters from an alphabet of two.
    @Test func theDistanceIsThatOfTheRecursiveDefinition() {
        let words = (0...4).flatMap { length in
            (0..<(1 << length)).map { bits in (0..<length).map { UInt8((bits >> $0) & 1) } }
        }
        for a in words {
            for b in words { #expect(Similarity.distance(a, b) == reference(a[...], b[...]), "\(a) \(b)") }
        }
    }

    private func reference(_ a: ArraySlice<UInt8>, _ b: ArraySlice<UInt8>) -> Int {
        guard let x = a.last, let y = b.last else { return a.count + b.count }
        let (shortA, shortB) = (a.dropLast(), b.dropLast())
        var best = min(reference(shortA, shortB) + (x == y ? 0 : 1), reference(shortA, b) + 1, reference(a, shortB) + 1)
        if let w = shortA.last, let z = shortB.last, x == z, w == y {
            best = min(best, reference(shortA.dropLast(), shortB.dropLast()) + 1)
        }
        return best
    }
}
