/// Measures the foundations, one file a subject: `chancery-bench edtf`.
let subjects: [String: () -> Void] = [
    "edtf": EDTFBenchmark.run
]

if let subject = CommandLine.arguments.dropFirst().first.flatMap({ subjects[$0] }) {
    subject()
} else {
    print("usage: chancery-bench \(subjects.keys.sorted().joined(separator: "|"))")
}
