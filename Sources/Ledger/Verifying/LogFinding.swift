import EventStore

/// A finding about the log. (The module's protocol has the module's name, so this one is named where nothing else is.)
public typealias LogFinding = Finding
public typealias LogFault = Fault
