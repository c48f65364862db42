private import Dispatch
private import Synchronization

/// Runs numbered jobs on several threads, each job on whichever is free next.
///
/// Which thread takes a job changes from run to run; what a job computes must not depend on it.
///
/// - Parameters:
///   - count: The number of jobs.
///   - threads: The number of threads, at least 1; one runs on the caller's.
///   - job: Told the job and the thread; a thread runs one job at a time.
package func parallelLoop(
  count: Int, threads: Int, _ job: @Sendable (_ job: Int, _ thread: Int) -> Void
) {
  let next = Atomic<Int>(0)
  let threads = min(threads, count)
  if threads <= 1 {
    for index in 0..<count { job(index, 0) }
    return
  }
  DispatchQueue.concurrentPerform(iterations: threads) { thread in
    while true {
      let index = next.add(1, ordering: .relaxed).oldValue
      if index >= count { return }
      job(index, thread)
    }
  }
}
