/// Measures the product from inside a process, one file a subject:
///
///     chancery-bench edtf                       reading, bounding and comparing dates
///     chancery-bench append LEDGER DRAFTS       one durable append each, beside the bare syncs of the same bytes
///     chancery-bench hashing LEDGER             the leaves and the tree of a log, and nothing else
///     chancery-bench readers LEDGER SUBJECT...  answers about subjects from one open ledger, to one thread and to many
let arguments = CommandLine.arguments.dropFirst()

switch (arguments.first, arguments.count) {
case ("edtf", 1): EDTFBenchmark.run()
case ("append", 3): try AppendBenchmark.run(ledger: arguments[2], drafts: arguments[3])
case ("hashing", 2): try HashingBenchmark.run(ledger: arguments[2])
case ("readers", 3...): try ReadersBenchmark.run(ledger: arguments[2], subjects: Array(arguments.dropFirst(2)))
default: print("usage: chancery-bench edtf | append LEDGER DRAFTS | hashing LEDGER | readers LEDGER SUBJECT...")
}
