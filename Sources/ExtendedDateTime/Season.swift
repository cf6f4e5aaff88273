extension EDTF {
    /// A season or another division of the year: the codes 21 to 41 in the month's place.
    ///
    /// Seasons are whole months. Winter, and the southern summer, run from December to the end of February of the next year.
    /// Codes 21-24 name a season without saying where on the globe: they are taken as northern (level 1; all others level 2).
    public enum Season: Int, Hashable, Sendable {
        case spring = 21, summer, autumn, winter
        case northernSpring, northernSummer, northernAutumn, northernWinter
        case southernSpring, southernSummer, southernAutumn, southernWinter
        case quarter1, quarter2, quarter3, quarter4
        case quadrimester1, quadrimester2, quadrimester3
        case semester1, semester2

        /// The month in which it begins, and the number of months it lasts.
        var extent: (firstMonth: Int, months: Int) {
            switch self {
            case .spring, .northernSpring, .southernAutumn: (3, 3)
            case .summer, .northernSummer, .southernWinter: (6, 3)
            case .autumn, .northernAutumn, .southernSpring: (9, 3)
            case .winter, .northernWinter, .southernSummer: (12, 3)
            case .quarter1, .quarter2, .quarter3, .quarter4: ((rawValue - 33) * 3 + 1, 3)
            case .quadrimester1, .quadrimester2, .quadrimester3: ((rawValue - 37) * 4 + 1, 4)
            case .semester1, .semester2: ((rawValue - 40) * 6 + 1, 6)
            }
        }
    }
}
