/// A wrong use of the command line: exit 64.
struct UsageProblem: Error {
    let what: String
    let hint: String?

    init(_ what: String, hint: String? = nil) {
        self.what = what
        self.hint = hint
    }
}

/// Input that cannot be taken: exit 65.
struct DataProblem: Error {
    let what: String
    let hint: String?

    init(_ what: String, hint: String? = nil) {
        self.what = what
        self.hint = hint
    }
}
