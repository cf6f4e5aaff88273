/// The numbers by which the tables of beliefs know subjects: those in the index, and those that are to be put there.
public struct SubjectNumbers {
    private let index: Index
    /// The last number in the index.
    private let last: Int
    private var numbers: [String: Int] = [:]
    /// The names of the numbers behind the last one, in their order, and how many of them were handed out.
    private var new: [String] = []
    private var taken = 0
    private var names: [Int: String] = [:]

    public init(_ index: Index) throws {
        self.index = index
        last = try index.lastSubject()
    }

    /// The number of a subject by its key; a new one where it has none yet.
    public mutating func number(of name: String) throws -> Int {
        if let number = numbers[name] { return number }
        let known = last > 0 ? try index.subject(named: name) : nil
        let number = known ?? last + new.count + 1
        if known == nil { new.append(name) }
        numbers[name] = number
        return number
    }

    /// The key of the subject with a number.
    public mutating func name(of number: Int) throws -> String {
        if number > last { return new[number - last - 1] }
        if let name = names[number] { return name }
        let name = try index.name(ofSubject: number)
        names[number] = name
        return name
    }

    /// The subjects that were numbered since this was last called, to be put into the index.
    public mutating func takeNew() -> [(number: Int, name: String)] {
        defer { taken = new.count }
        return new.indices[taken...].map { (last + 1 + $0, new[$0]) }
    }
}
