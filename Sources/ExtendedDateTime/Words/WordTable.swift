/// The words that are understood, with what they stand for.
enum WordTable {
    static let months = [
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ]

    static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

    /// The month of a name, in full or by at least its first three letters.
    static func month(_ word: String) -> Int? {
        months.firstIndex { word.count >= 3 && $0.lowercased().hasPrefix(word) }.map { $0 + 1 }
    }

    /// The day of the week of a name, in full or by at least its first three letters: 0 is Monday.
    static func weekday(_ word: String) -> Int? {
        weekdays.firstIndex { word.count >= 3 && $0.hasPrefix(word) }
    }

    static let seasons: [String: EDTF.Season] = [
        "spring": .spring, "summer": .summer, "autumn": .autumn, "fall": .autumn, "winter": .winter,
    ]

    static let units: [String: Unit] = [
        "day": .day, "days": .day, "week": .week, "weeks": .week, "month": .month, "months": .month,
        "quarter": .quarter, "quarters": .quarter, "year": .year, "years": .year,
        "decade": .decade, "decades": .decade, "century": .century, "centuries": .century,
    ]

    static let numbers: [String: Int] = [
        "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
        "nine": 9,
        "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
        "seventeen": 17,
        "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "hundred": 100,
    ]

    /// Numbers that a careful reader takes as at least and at most.
    static let vagueNumbers: [String: ClosedRange<Int>] = ["couple": 2...3, "few": 3...5, "several": 3...9]

    static let ordinals: [String: Int] = [
        "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
        "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15,
        "sixteenth": 16,
        "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21,
    ]

    static let decades: [String: Int] = [
        "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
        "nineties": 90,
    ]

    static let approximate: Set = [
        "about", "around", "circa", "ca", "c", "approximately", "approx", "roughly", "~", "near",
    ]

    static let uncertain: Set = [
        "probably", "perhaps", "possibly", "maybe", "likely", "presumably", "apparently", "supposedly", "allegedly",
    ]

    /// Words before a date that say nothing about which day it is.
    static let prepositions: Set = [
        "in", "on", "at", "during", "the", "of", "throughout", "sometime", "dated", "date", "as",
    ]

    /// Words that say which of several: how many units on from the anchor.
    static let steps: [String: Int] = [
        "last": -1, "previous": -1, "past": -1, "this": 0, "current": 0, "present": 0, "next": 1, "coming": 1,
        "following": 1,
    ]

    /// Parts of a longer time, as the how manieth of how many.
    static let parts: [String: Part] = [
        "early": Part(0, of: 3), "mid": Part(1, of: 3), "middle": Part(1, of: 3), "late": Part(2, of: 3),
        "beginning": Part(0, of: 4), "start": Part(0, of: 4), "end": Part(3, of: 4),
    ]
}
