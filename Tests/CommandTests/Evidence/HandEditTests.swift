import Foundation
import Testing

/// What a reading command does when somebody has written into a segment.
@Suite struct HandEditTests {
    @Test(arguments: [
        ["replay"], ["show", "tie-0"], ["timeline"], ["log"], ["audit", "tie-0"], ["export", "drafts", "--since", "0"],
        ["check"],
        ["search", "spring"], ["status"],
    ])
    func nothingIsToldFromALineThatNobodyCommitted(command: [String]) throws {
        let ledger = try SignedLedger()
        try ledger.keeper.succeed("replay")
        let segment = ledger.folder.appendingPathComponent("events/00000000.jsonl")
        let text = try String(contentsOf: segment, encoding: .utf8)
        try text.replacing("Springfield", with: "Springvalley").write(to: segment, atomically: true, encoding: .utf8)
        for isCold in [false, true] {
            if isCold { try FileManager.default.removeItem(at: ledger.folder.appendingPathComponent(".chancery")) }
            let told = try ledger.keeper.run(command)
            #expect(told.status == 1)
            #expect(!told.out.contains("Springvalley") && told.out.isEmpty)
            #expect(told.err.contains("chancery verify"), "\(told.err)")
        }
        #expect(try ledger.keeper.run("verify").status == 3)
        try text.write(to: segment, atomically: true, encoding: .utf8)
        #expect(try ledger.keeper.run(command).status != 1)
    }
}
