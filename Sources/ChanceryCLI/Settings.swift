import ArgumentParser
import LedgerCore
import Domain

extension Environment {
    /// What a command takes where its option is left out; `nil` where it is not set.
    ///
    /// - Parameter choices: what can be taken, in words.
    func setting<Value>(_ variable: String, _ choices: String, _ read: (String) -> Value?) throws -> Value? {
        guard let text = variables[variable], !text.isEmpty else { return nil }
        guard let value = read(text) else {
            let file = settingsFiles[variable].map { ", set in \($0)," } ?? ""
            throw ValidationError("\(variable)\(file) is \(text.quoted). It can be \(choices).")
        }
        return value
    }
}
