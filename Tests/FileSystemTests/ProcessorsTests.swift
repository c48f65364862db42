import Testing

@testable import FileSystem

@Suite struct ProcessorsTests {
  @Test func `as many as are switched on at most, and one at least`() {
    #expect((1...System.processorCount).contains(Surroundings.processorCount))
  }

  @Test(arguments: [
    ("0", 1), ("0-1", 2), ("0-3,8", 5), ("2,4-5,9-12", 7), ("", nil), ("x", nil), ("3-1", nil),
    ("1-", nil), ("-1", nil), ("1-2-3", nil), ("0-99999999999999999999", nil),
  ])
  func `a list of processors`(list: String, count: Int?) {
    let status = "Name:\tdigits\nCpus_allowed:\tff\nCpus_allowed_list:\t\(list)\nThreads:\t1\n"
    #expect(Processors.allowedCount(inStatus: status) == count)
  }

  @Test func `a status without the list tells nothing`() {
    #expect(Processors.allowedCount(inStatus: "Name:\tdigits\n") == nil)
  }

  @Test(arguments: [
    ("max 100000\n", nil), ("200000 100000\n", 2), ("150000 100000\n", 2), ("5000 100000\n", 1),
    ("", nil), ("0 100000", nil), ("100000", nil), ("100000 0", nil),
  ])
  func `a limit on time`(limit: String, count: Int?) {
    #expect(Processors.quota(in: limit) == count)
  }

  @Test func `the group of a process`() {
    #expect(Processors.group(inList: "1:cpu:/old\n0::/a/b.slice\n") == "/a/b.slice")
    #expect(Processors.group(inList: "0::/\n") == "")
    #expect(Processors.group(inList: "1:cpu:/\n") == nil)
  }
}
