extension EDTF {
    /// The names of the months.
    enum Month {
        static let names = [
            "January", "February", "March", "April", "May", "June",
            "July", "August", "September", "October", "November", "December",
        ]
    }
}
