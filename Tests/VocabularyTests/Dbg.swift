import CanonicalJSON
import Testing
@testable import Vocabulary
@Test func dbg() throws {
    var o: JSONObject = ["type": "x", "id": "e0", "data": ["key": 1]]
    print(o.map(\.key), o["key"] as Any, o["on"] as Any)
    o["on"] = "2000"
    print(o.map(\.key), o["key"] as Any)
    if case .object(let n) = JSON.object(o).normalized { print(n.map(\.key), n["key"] as Any) }
}
