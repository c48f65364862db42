/// Things gathered step by step: a union-find forest in which the smallest member names a group.
struct Partition {
  private var parents: [Int]

  /// Starts with each thing alone.
  init(count: Int) { parents = Array(0..<count) }

  /// The name of the group that holds a thing.
  func group(of member: Int) -> Int {
    var member = member
    while parents[member] != member { member = parents[member] }
    return member
  }

  /// Joins two groups and returns the name of the new one.
  @discardableResult
  mutating func join(_ first: Int, _ second: Int) -> Int {
    let a = group(of: first)
    let b = group(of: second)
    parents[max(a, b)] = min(a, b)
    return min(a, b)
  }

  /// The members of each group, both in rising order.
  var groups: [[Int]] {
    var members: [[Int]] = Array(repeating: [], count: parents.count)
    for member in parents.indices { members[group(of: member)].append(member) }
    return members.filter { !$0.isEmpty }
  }
}
