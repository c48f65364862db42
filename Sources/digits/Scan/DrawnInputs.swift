private import Dispatch
private import Synchronization

/// The inputs of a scan, drawn on a thread of their own.
///
/// Drawing may wait for as long as a pipe is silent. The threads that tasks share must not: there
/// are only as many as processors, and pictures are read on them.
struct DrawnInputs: AsyncSequence, Sendable {
  typealias Element = ScanInputs.Step
  typealias Failure = Never

  private let drawer: Drawer

  init(_ inputs: InterruptibleInputs) {
    drawer = Drawer(inputs)
  }

  func makeAsyncIterator() -> Iterator { Iterator(drawer: drawer) }

  struct Iterator: AsyncIteratorProtocol {
    fileprivate let drawer: Drawer

    mutating func next(isolation actor: isolated (any Actor)?) async -> ScanInputs.Step? {
      await drawer.next()
    }
  }

  fileprivate final class Drawer: Sendable {
    private struct State {
      var hasEnded = false
      var waiter: CheckedContinuation<ScanInputs.Step?, Never>?
    }

    private let queue = DispatchQueue(label: "inputs")
    private let inputs: Mutex<InterruptibleInputs>
    private let state = Mutex(State())

    init(_ inputs: InterruptibleInputs) {
      self.inputs = Mutex(inputs)
    }

    func next() async -> ScanInputs.Step? {
      await withTaskCancellationHandler {
        await withCheckedContinuation { waiter in
          let hasEnded = state.withLock { state in
            if !state.hasEnded { state.waiter = waiter }
            return state.hasEnded
          }
          if hasEnded { return waiter.resume(returning: nil) }
          queue.async { self.resume(self.inputs.withLock { $0.next() }) }
        }
      } onCancel: {
        end()
      }
    }

    /// Lets nobody wait any more, though a pipe may still be silent.
    func end() {
      state.withLock { $0.hasEnded = true }
      resume(nil)
    }

    private func resume(_ step: ScanInputs.Step?) {
      let waiter = state.withLock { state in
        defer { state.waiter = nil }
        return state.waiter
      }
      waiter?.resume(returning: step)
    }
  }
}
