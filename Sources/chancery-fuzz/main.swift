import Foundation
import Fuzzing

do {
    let options = try FuzzOptions(CommandLine.arguments.dropFirst())
    let targets = try options.targets()
    print("seed \(options.seed)")
    fflush(nil)
    Watch.shared.start(seed: options.seed)
    let summary = await options.run(Fuzzer(targets: targets, seed: options.seed))
    for finding in summary.findings.prefix(20) {
        print("BROKEN  \(finding.target), run \(finding.run): \(finding.property)")
        print("        \(finding.input)")
    }
    for target in targets { print("\(target.name): \(summary.accepted[target.name] ?? 0) accepted") }
    print("\(summary.runs) inputs, seed \(options.seed), \(summary.findings.count) broken")
    print("slowest: \(summary.slowest.duration) in \(summary.slowest.target)")
    if !summary.findings.isEmpty { exit(1) }
} catch {
    print("\(error)")
    exit(64)
}
