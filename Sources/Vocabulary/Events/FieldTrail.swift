import CanonicalJSON

/// The way from a draft's root to the value under check. The pointer's text is made only when there is something to
/// report, because nearly every draft is good.
struct FieldTrail {
    enum Step {
        case member(String)
        case element(Int)
    }

    private var steps: [Step] = []

    init() {
        steps.reserveCapacity(8)
    }

    mutating func enter(_ step: Step) { steps.append(step) }

    mutating func leave() { steps.removeLast() }

    /// The JSON Pointer to here, or to a member of what is here.
    func pointer(to member: String? = nil) -> String {
        var pointer = ""
        for step in steps {
            switch step {
            case .member(let name): Self.append(name, to: &pointer)
            case .element(let index): pointer += "/\(index)"
            }
        }
        if let member { Self.append(member, to: &pointer) }
        return pointer
    }

    /// Names of fields need no escape, and most of the names here are of fields.
    private static func append(_ name: String, to pointer: inout String) {
        let needsEscape = name.utf8.contains { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "~") }
        if needsEscape {
            pointer += JSONPointer(tokens: [name]).description
        } else {
            pointer += "/"
            pointer += name
        }
    }
}
