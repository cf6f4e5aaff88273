import CanonicalJSON

/// The way from a draft's root to the value under check. The pointer's text is made only when there is something to
/// report, because nearly every draft is good.
struct FieldTrail {
    enum Step {
        case member(String)
        case element(Int)
    }

    private var steps: [Step] = []

    mutating func enter(_ step: Step) { steps.append(step) }

    mutating func leave() { steps.removeLast() }

    /// The JSON Pointer to here, or to a member of what is here.
    func pointer(to member: String? = nil) -> String {
        var tokens = steps.map { step in
            switch step {
            case .member(let name): name
            case .element(let index): String(index)
            }
        }
        if let member { tokens.append(member) }
        return JSONPointer(tokens: tokens).description
    }
}
