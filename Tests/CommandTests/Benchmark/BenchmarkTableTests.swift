import CanonicalJSON
import Foundation
import Testing

/// `scripts/bench.d/rows.py` and `table.py`, given figures that were not measured.
@Suite struct BenchmarkTableTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    /// Runs Python beside the modules of scripts/bench. `Given` are figures of which each is as long as its name.
    private func python(_ statements: String) throws -> String {
        let program = """
            import sys
            sys.path.insert(0, "\(Binary.project.appendingPathComponent("scripts/bench.d").path)")
            import instructions, rows, table
            class Given(dict):
                count = 1000
                def __missing__(self, name):
                    return len(name)
            \(statements)
            """
        let python = URL(fileURLWithPath: "/usr/bin/env")
        let result = try scratch.binary.start(python, ["python3", "-B", "-c", program]).result()
        #expect(result.status == 0, "\(result.err)")
        return result.out
    }

    @Test("As JSON, a row has the promised members and no others")
    func isJSON() throws {
        let text = try python("table.write(rows.filled(Given(), Given(), Given()), 'json')")
        let table = try JSON(parsing: text.trimmingCharacters(in: .newlines))
        #expect(table.object?.map(\.key) == ["rows"])
        let rows = try #require(table["rows"]?.array)
        #expect(rows.count > 40)
        for row in rows {
            let members = Set(row.object?.map(\.key) ?? [])
            #expect(members == ["figure", "value", "unit", "peer", "ratio", "target", "met"])
        }
        let figures = rows.compactMap { $0["figure"]?.string }
        #expect(Set(figures).count == rows.count, "every figure has a name of its own")
    }

    @Test(
        "A target is for the ratio, or for the figure where there is nothing beside it",
        arguments: [
            ("rows.at_most(2), 'a peer', lambda f: 3", "2.0 2 yes"),
            ("rows.at_most(2), 'a peer', lambda f: 2", "3.0 2 no"),
            ("rows.at_least(2), 'a peer', lambda f: 2", "3.0 2 yes"), ("rows.at_most(6)", "None 6 yes"),
            ("rows.at_most(5)", "None 5 no"), ("None", "None None None"),
        ])
    func meetsTargets(target: String, expected: String) throws {
        let text = try python(
            """
            row = rows.Row('a figure', 's', lambda f: 6, \(target)).fill({})
            print(row['ratio'], row['target'], {True: 'yes', False: 'no', None: None}[row['met']])
            """)
        #expect(text == expected + "\n")
    }

    @Test("As text, a row is a line")
    func isText() throws {
        let text = try python("table.write([rows.ROWS[0].fill(Given()), rows.COSTS[0].fill(Given())], 'text')")
        #expect(
            text.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") } == [
                "figure value unit ratio target met beside",
                "bulk import of drafts 167 events/s 23.8 1.5 yes eventsourcing, batched append: 7",
                "start of the process 5,000 ms",
            ])
    }

    @Test("Of a profile, the instructions and all calls of allocators are summed")
    func readsProfiles() throws {
        let profile = """
            fn=(1) main
            1 10
            cfn=(2) malloc
            calls=3 0
            1 30
            fn=(3) other
            cfn=(2)
            calls=4 0
            cfn=(1)
            calls=5 0
            totals: 70
            """
        let lines = profile.split(separator: "\n").map { "'\($0)\\n'" }.joined(separator: ",")
        #expect(try python("print(*instructions.read([\(lines)]))") == "70 7\n")
    }
}
