import Testing

@testable import EventStore

@Suite struct LayoutTests {
    let layout = Layout(root: "/ledger")

    @Test func segmentsAreNamedAfterTheirFirstEvent() {
        #expect(layout.segment(base: 0) == "/ledger/events/00000000.jsonl")
        #expect(layout.segment(base: layout.base(of: 4095)) == "/ledger/events/00000000.jsonl")
        #expect(layout.segment(base: layout.base(of: 4096)) == "/ledger/events/00004096.jsonl")
        #expect(layout.segment(base: 409_600_000) == "/ledger/events/409600000.jsonl")
        #expect(Array(layout.bases(size: 0)) == [])
        #expect(Array(layout.bases(size: 4096)) == [0])
        #expect(Array(layout.bases(size: 4097)) == [0, 4096])
    }

    @Test(arguments: [0, 4096, 99_999_999, 100_000_000, Layout.largestSeq])
    func aSegmentsNameLeadsBackToItsFirstEvent(base: Int) {
        #expect(Layout.base(ofSegmentNamed: Layout.segmentName(base: base)) == base)
    }

    @Test(arguments: [
        "", ".jsonl", "0.jsonl", "0000000.jsonl", "000000000.jsonl", "00000000.json", "-0000001.jsonl",
        "+0000001.jsonl",
        "0000000x.jsonl", "checkpoint", "9223372036854775807.jsonl", "99999999999999999999.jsonl",
    ])
    func otherNamesAreNoSegments(name: String) {
        #expect(Layout.base(ofSegmentNamed: name) == nil)
    }
}
