import CanonicalJSON
import Domain

extension RecordingSyntax {
    /// Reads the words behind `chancery record WORD`.
    ///
    /// - Parameters:
    ///   - elsewhere: names of required fields that the caller fills in.
    ///   - lookup: what is asked of the ledger: ids by position, and the type of an event under correction.
    /// - Throws: everything that is wrong at once.
    public func parse(
        _ arguments: [String], given elsewhere: Set<String> = [], lookup: RecordingLookup = .none
    ) throws(UsageError) -> Recording {
        var reading = RecordingReading(syntax: self, lookup: lookup)
        reading.read(ArgumentScan(arguments))
        reading.requireFields(except: elsewhere)
        guard reading.faults.isEmpty else { throw UsageError(definition.word, reading.faults) }
        return reading.recording
    }

    /// What each option was given, as it was written, by the name for one value.
    func texts(in arguments: [String], _ lookup: RecordingLookup) -> [String: [String]] {
        var reading = RecordingReading(syntax: self, lookup: lookup)
        reading.read(ArgumentScan(arguments))
        return reading.texts
    }
}

/// A command line half read: the values by option, in the order of the options, and what went wrong.
private struct RecordingReading {
    let syntax: RecordingSyntax
    let lookup: RecordingLookup
    private(set) var faults: [UsageFault] = []
    /// What was given, as it was written.
    private(set) var texts: [String: [String]] = [:]
    private var notes: [RecordingNote] = []
    /// Fields of `data`, of the envelope and of the companion, by the option that gave them.
    private var values: [String: (option: RecordingOption, value: JSON)] = [:]

    init(syntax: RecordingSyntax, lookup: RecordingLookup) {
        self.syntax = syntax
        self.lookup = lookup
    }

    mutating func read(_ scan: ArgumentScan) {
        // Which event a correction is about says how its values are to be read.
        let isChange = { (name: String) in name == "--set" || name == "--unset" }
        for (name, value) in scan.options where !isChange(name) { read(option: name, value) }
        read(positionals: scan.positionals)
        for (name, value) in scan.options where isChange(name) { read(option: name, value) }
    }

    private mutating func read(option name: String, _ value: String?) {
        guard name.hasPrefix("--"), let option = syntax.option(named: String(name.dropFirst(2))) else {
            let known = syntax.options.flatMap { [$0.name, $0.alias].compactMap(\.self) }.map { "--" + $0 }
            let similar = Similarity.nearest(to: name, among: Set(known))
            return faults.append(UsageFault("", .unknownOption(name, similar: similar)))
        }
        guard let value else { return faults.append(UsageFault(name, .missingValue(option.valueKind))) }
        read(value, for: option, calling: name)
    }

    /// Fills the positional fields in their order, passing over what an option has given; a list at the end takes all
    /// that is left.
    private mutating func read(positionals: [String]) {
        var open = syntax.positionals.filter { values[$0.name] == nil || $0.isRepeatable }[...]
        for text in positionals {
            guard let option = open.first else {
                faults.append(UsageFault("", .extraArgument(text)))
                continue
            }
            read(text, for: option, calling: option.argumentName)
            if !(open.count == 1 && option.isRepeatable) { open.removeFirst() }
        }
    }

    private mutating func read(_ text: String, for option: RecordingOption, calling label: String) {
        texts[option.alias ?? option.name, default: []].append(text)
        let before = values[option.field.name]?.value
        if before != nil && !option.isRepeatable { return faults.append(UsageFault(label, .doubled)) }
        var reader = ValueReader(label: label, lookup: lookup, corrected: correctedDefinition)
        do throws(UsageFault) {
            let role = syntax.makesKnownAlong(option) ? .introduces : option.field.role
            let value = try reader.read(text, as: option, role, after: before)
            values[option.field.name] = (option, value)
        } catch {
            faults.append(error)
        }
        notes += reader.notes
    }

    /// The type of the event that a correction is about.
    private var correctedDefinition: Definition? {
        guard let event = values["event"]?.value.string else { return nil }
        return lookup.definition(EventID(event))
    }

    /// Says of every required field that nobody gives: which option gives it, and what it may hold.
    mutating func requireFields(except elsewhere: Set<String>) {
        let definition = syntax.definition
        for field in definition.data.fields
        where field.isRequired && values[field.name] == nil && !elsewhere.contains(field.name) {
            require(field.name, .missing(field))
        }
        if definition.occurrence.isRequired && values["on"] == nil && !elsewhere.contains("on") {
            require("on", .undated)
        }
        if definition.requiresReason && values["reason"] == nil && !elsewhere.contains("reason") {
            require("reason", .reasonRequired)
        }
    }

    /// A field that was given wrongly is not missing.
    private mutating func require(_ name: String, _ problem: Problem.Kind) {
        guard let option = syntax.options.first(where: { $0.field.name == name }) else { return }
        let names = [option.name, option.alias].compactMap { $0.map { "--" + $0 } } + [option.argumentName]
        guard !faults.contains(where: { names.contains($0.place) }) else { return }
        faults.append(UsageFault(option.label, .missing(problem)))
    }

    var recording: Recording {
        let definition = syntax.definition
        var draft: JSONObject = ["type": .string(definition.type)]
        draft["v"] = definition.namedVersion
        var data = JSONObject()
        var companion = JSONObject()
        for (option, value) in values.values {
            switch option.home {
            case .data: data[option.field.name] = value
            case .envelope: draft[option.field.name] = value
            case .companion: companion[option.field.name] = value
            }
        }
        draft["data"] = .object(data)
        return Recording(draft: .object(draft), companion: companion, notes: notes)
    }
}
