import Foundation

/// The settings of a user: from the command line, else from the environment, else from a file.
///
/// The file is `$XDG_CONFIG_HOME/chancery/config`, a setting a line: `by = Ann Archivist`. Each stands for the environment
/// variable of its name, so that there is one place that reads it.
enum Configuration {
    /// A setting's name in the file, and the variable that it stands for.
    static let settings: [(name: String, variable: String)] = [
        ("ledger", "CHANCERY_LEDGER"), ("by", "CHANCERY_BY"), ("format", "CHANCERY_FORMAT"),
        ("width", "CHANCERY_WIDTH"),
        ("key", "CHANCERY_KEY"),
    ]
}

extension Environment {
    /// Adds the variables that only the user's file sets.
    mutating func addSettings() {
        let file = configurationFolder + "/config"
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else { return }
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            let parts = line.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
            guard parts.count == 2, let setting = Configuration.settings.first(where: { $0.name == parts[0] }) else {
                continue
            }
            guard (variables[setting.variable] ?? "").isEmpty else { continue }
            variables[setting.variable] = parts[1]
            settingsFiles[setting.variable] = file
        }
    }
}
