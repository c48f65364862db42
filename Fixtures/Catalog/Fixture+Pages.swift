extension Fixture {
  /// Several lines, and pages without any.
  static let pages: [Fixture] = [
    gray("two-lines.png", seed: 61) { generator in
      let hand = Hand.random(pen: .felt, using: &generator)
      let first = hand.write("407", height: 70, using: &generator)
      let second = hand.write("1982", height: 70, using: &generator)
      return InkedSheet(first.above(second, gap: 30), margin: 24)
    },
    gray("three-lines.png", seed: 62) { generator in
      let hand = Hand.random(pen: .ballpoint, using: &generator)
      let lines = ["12", "34567", "890"].map {
        hand.write($0, height: 56, using: &generator)
      }
      let page = lines[0].above(lines[1], gap: 24, indent: -30).above(lines[2], gap: 26, indent: 60)
      return InkedSheet(page, margin: 24)
    },
    gray("far-apart.png", seed: 63) { generator in
      var hand = Hand(pen: .felt)
      hand.gap = 1.1...1.6
      return line("206", height: 70, by: hand, using: &generator)
    },
    gray("blank.png", seed: 64) { _ in
      InkedSheet(Drawing(), width: 280, height: 280)
    },
    gray("blank-black.png", seed: 65, on: .blackboard) { _ in
      InkedSheet(Drawing(), width: 64, height: 48)
    },
    gray("blank-noise.png", seed: 66, on: Paper(level: 0.7, noise: 0.02)) { _ in
      InkedSheet(Drawing(), width: 140, height: 100)
    },
    gray("one-pixel.png", seed: 67) { _ in
      InkedSheet(Drawing(), width: 1, height: 1)
    },
  ]
}
