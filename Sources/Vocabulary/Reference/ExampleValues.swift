/// The values that stand for the real ones in examples: in hints, in the help of `record`, on the reference page.
///
/// Places and people are invented, so that no example makes a claim about anybody.
enum ExampleValues {
    static func slug(_ namespace: Namespace) -> String {
        switch namespace {
        case .party: "springfield"
        case .source: "gazette-2024-05"
        case .agreement: "springfield-riverton"
        case .visit: "riverton-visit-2024"
        case .inquiry: "budget-question"
        case .contact: "student-exchange"
        case .policy: "fifty-thousand-students"
        case .series: "sister-pairs"
        }
    }
}
