import Fuzzing

let options = try FuzzOptions(CommandLine.arguments.dropFirst())
let targets = try FuzzTarget.json + FuzzTarget.transparencyLog()
let summary = await options.run(Fuzzer(targets: targets, seed: options.seed))
for finding in summary.findings.prefix(20) {
    print("FOUND  \(finding.target), run \(finding.run): \(finding.property)")
    print("       \(finding.input)")
}
print("\(summary.runs) inputs, seed \(options.seed), \(summary.findings.count) findings, slowest \(summary.slowest)")
if !summary.findings.isEmpty { throw FuzzFailure.findings }
