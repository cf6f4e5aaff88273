extension WordReader {
    /// A date, with whatever hedges and prepositions stand before it.
    mutating func when(_ missingYear: MissingYear = .nearest) throws -> When? {
        self.missingYear = missingYear
        isYearGuessed = false
        let start = position
        var qualifier = hedge()
        while let nextWord, WordTable.prepositions.contains(nextWord) {
            skip()
            qualifier.formUnion(hedge())
        }
        guard var members = try members() else {
            rewind(to: start)
            return nil
        }
        if consume("or so") { qualifier.insert(.approximate) }
        if !qualifier.isEmpty { members = members.map { $0.qualified(qualifier) } }
        return When(members: members, isYearGuessed: isYearGuessed)
    }

    /// Words that qualify what follows: "probably", "circa", "on or about". Any number of them.
    mutating func hedge() -> EDTF.Qualifier {
        var qualifier: EDTF.Qualifier = []
        while true {
            if consume("on|in|at or about|around|near") {
                qualifier.insert(.approximate)
            } else if let nextWord, WordTable.approximate.contains(nextWord) {
                qualifier.insert(.approximate)
                skip()
            } else if let nextWord, WordTable.uncertain.contains(nextWord) {
                qualifier.insert(.uncertain)
                skip()
            } else {
                return qualifier
            }
        }
    }

    /// The alternatives that a single expression names, by the first rule that fits.
    private mutating func members() throws -> [EDTF.Member]? {
        if case .date(let date) = next {
            skip()
            return [.date(date)]
        }
        let rules: [(inout WordReader) throws -> [EDTF.Member]?] = [
            { try $0.namedDay() },
            { try $0.part() },
            { try $0.restOfUnit() },
            { try $0.counted() },
            { try $0.nextButOne() },
            { try $0.stepped() },
            { try $0.weekday() },
            { try $0.dayOrMonth() },
            { try $0.season() },
            { try $0.yearOrMore() },
        ]
        for rule in rules {
            if let members = try attempt(rule) { return members }
        }
        return nil
    }
}
