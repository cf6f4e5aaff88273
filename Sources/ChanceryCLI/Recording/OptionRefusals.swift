import Domain

/// What is wrong with a recording, each problem at the option that it is about.
struct OptionRefusals: Error {
    let messages: [Message]
    /// Whether all that is wrong is that something was not given.
    var lackAnswers = false
}

extension Error {
    /// Whether somebody who is asked may set it right by answers alone.
    var lacksAnswers: Bool {
        switch self as any Error {
        case let error as UsageError: error.faults.allSatisfy(\.kind.lacksAnswer)
        case let error as OptionRefusals: error.lackAnswers
        default: false
        }
    }
}

extension UsageFault.Kind {
    fileprivate var lacksAnswer: Bool {
        switch self {
        case .missing, .incomplete, .ambiguousName, .unknownName: true
        default: false
        }
    }
}

extension Problem.Kind {
    /// Whether something was not given.
    var lacksAnswer: Bool {
        switch self {
        case .missing, .undated, .reasonRequired, .needsOneOf: true
        default: false
        }
    }
}
