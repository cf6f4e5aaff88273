import Foundation

/// The terminal that stdout may be.
enum Terminal {
    /// How many columns it has; `nil` where stdout is no terminal, so that what is piped on is not broken.
    static var columns: Int? {
        guard isatty(STDOUT_FILENO) == 1 else { return nil }
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }
}
