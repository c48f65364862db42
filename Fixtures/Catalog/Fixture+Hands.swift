extension Fixture {
  /// Pens and hands far from the common ones.
  static let hands: [Fixture] = [
    gray("thin-pen.png", seed: 21) { generator in
      line("2468", by: Hand(pen: Pen(width: 0.025, pressureSwing: 0.1)), using: &generator)
    },
    gray("thick-pen.png", seed: 22) { generator in
      line("1357", by: Hand(pen: .marker), using: &generator)
    },
    gray("leaning-right.png", seed: 23) { generator in
      var hand = Hand(pen: .felt)
      hand.slant = 0.38
      return line("60275", by: hand, using: &generator)
    },
    gray("leaning-left.png", seed: 24) { generator in
      var hand = Hand(pen: .felt)
      hand.slant = -0.34
      return line("3842", by: hand, using: &generator)
    },
    gray("climbing.png", seed: 25) { generator in
      var hand = Hand(pen: .felt)
      hand.climb = 0.14
      return line("925038", height: 60, by: hand, using: &generator)
    },
    gray("small.png", seed: 26) { generator in
      line("1729", height: 16, margin: 6, by: Hand(pen: .felt), using: &generator)
    },
    gray("shaky.png", seed: 27) { generator in
      var hand = Hand(pen: .ballpoint)
      hand.jitter = 0.022
      hand.wobble = 0.02
      return line("6093", height: 100, by: hand, using: &generator)
    },
  ]
}
