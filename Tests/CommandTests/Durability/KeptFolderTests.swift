import CanonicalJSON
import Foundation
import Testing

/// Whatever happens to `.chancery/`: no answer is wrong, nothing is recorded twice, and no command traps or hangs.
///
/// A usual run asks two commands after each harm to each file, so that every command meets every file and every harm;
/// `CHANCERY_HARMS=all` asks all of them.
@Suite struct KeptFolderTests {
    private static let isExhaustive = ProcessInfo.processInfo.environment["CHANCERY_HARMS"] == "all"

    /// The commands that are asked after the nth harm.
    private static func readers(after number: Int) -> [[String]] {
        let all = KeptScene.readers
        return isExhaustive ? all : [all[number % all.count], all[(number + all.count / 2) % all.count]]
    }

    @Test(arguments: KeptHarm.possible)
    func noCommandSaysAnythingElse(harm: KeptHarm) throws {
        let scene = try KeptScene()
        let first = KeptHarm.possible.firstIndex(of: harm) ?? 0
        for (number, file) in (harm.isOfOneFile ? scene.files : [""]).enumerated() {
            for command in harm.isOfOneFile ? Self.readers(after: first + number) : KeptScene.readers {
                try scene.inflict(harm, on: file)
                let found = try scene.run(command)
                #expect(
                    found == scene.answers[command],
                    "\(harm) \(file), then \(command.joined(separator: " ")): \(found.difference(from: scene.answers[command]))"
                )
            }
        }
    }

    @Test(arguments: KeptHarm.possible)
    func nothingIsRecordedTwiceAndWhatIsNewIsRecorded(harm: KeptHarm) throws {
        let scene = try KeptScene()
        for (number, file) in (harm.isOfOneFile ? scene.files : [""]).enumerated() {
            let (what, size) = ("\(harm) \(file)", try scene.size())
            try scene.inflict(harm, on: file)
            let again = try scene.run(["import", "drafts", scene.drafts, "--anyway"])
            #expect(again.err.contains(" 0 recorded, ") && again.status == 0, "\(what): \(again.err)")
            try scene.inflict(harm, on: file)
            let taken = try scene.run(["record", "party", "other", "--id", "k3", "--kind", "city", "--name", "Other"])
            #expect(taken.status == 65 && taken.err.contains("k3"), "\(what): \(taken.status) \(taken.err)")
            #expect(try scene.size() == size, "\(what): something was recorded twice")
            try scene.inflict(harm, on: file)
            let last = try scene.size()
            let new = ["record", "party", "new-\(number)", "--id", "new-\(number)", "--kind", "city", "--name", "New"]
            let recorded = try scene.run(new)
            #expect(recorded.out == "new-\(number)\n" && recorded.status == 0, "\(what): \(recorded.err)")
            #expect(recorded.err.hasSuffix("\nRecorded as @\(last).\n"), "\(what)")
            #expect(try scene.size() == last + 1, "\(what)")
        }
        try? FileManager.default.removeItem(at: scene.kept)
        #expect(try scene.run(["verify", "--deep"]).status == 0)
    }
}

/// What can happen to the folder, or to a file in it.
enum KeptHarm: CaseIterable {
    case deleted, emptied, cutOff, oneBitFlipped, olderFile, filesOfAnother, rowsDeleted, someRowsDeleted
    case allDeleted, olderFolder, folderOfAnother, aFileInItsPlace

    /// Rows are deleted by Python's SQLite.
    static let possible = allCases.filter { ![.rowsDeleted, .someRowsDeleted].contains($0) || Crowd.isPossible }

    var isOfOneFile: Bool { ![.allDeleted, .olderFolder, .folderOfAnother, .aFileInItsPlace].contains(self) }
}
