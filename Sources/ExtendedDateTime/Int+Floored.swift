extension Int {
    /// The quotient rounded down, so that negative numbers count on evenly: -1 by 7 is -1.
    func flooredQuotient(by divisor: Int) -> Int {
        self / divisor - (self % divisor < 0 ? 1 : 0)
    }

    /// What is left over, from 0 up: -1 by 7 leaves 6.
    func flooredRemainder(by divisor: Int) -> Int {
        let remainder = self % divisor
        return remainder < 0 ? remainder + divisor : remainder
    }
}
