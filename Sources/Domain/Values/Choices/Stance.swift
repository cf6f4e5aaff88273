/// Which side a statement takes.
public enum Stance: String, Choice {
    case support = "support"
    case concern = "concern"
    case oppose = "oppose"
    case neutral = "neutral"
}
