extension Fixture {
  /// Numbers in black on white.
  static let numbers: [Fixture] = [
    gray("one-digit.png", seed: 1) { generator in
      let drawing = Hand(pen: .felt).write("5", height: 180, using: &generator)
      return InkedSheet(drawing, width: 280, height: 280)
    },
    gray("many-digits.png", seed: 12) { line("4096", height: 110, using: &$0) },
    gray("every-digit.png", seed: 3) { line("0123456789", height: 64, using: &$0) },
    gray("long-number.png", seed: 4) {
      line("31415926535897932", height: 40, margin: 16, using: &$0)
    },
    gray("same-digit.png", seed: 5) { line("88888", height: 70, using: &$0) },
    gray("ones-and-sevens.png", seed: 6) { generator in
      let ones = DigitSkeleton.variants(of: 1)
      let sevens = DigitSkeleton.variants(of: 7)
      let drawing = Hand(pen: .ballpoint).write(
        [ones[0], sevens[1], ones[2], sevens[0], ones[4], sevens[3]], height: 80,
        using: &generator)
      return InkedSheet(drawing, margin: 24)
    },
    gray("fours-open-and-closed.png", seed: 7) { generator in
      let fours = DigitSkeleton.variants(of: 4)
      let drawing = Hand(pen: .felt).write(
        [fours[0], fours[2], fours[1], fours[3]], height: 80, using: &generator)
      return InkedSheet(drawing, margin: 24)
    },
    gray("five-with-its-bar-off.png", seed: 8) { generator in
      let drawing = Hand(pen: Pen(width: 0.08)).write(
        [DigitSkeleton.variants(of: 2)[0], .brokenFive], height: 100, using: &generator)
      return InkedSheet(drawing, margin: 24)
    },
  ]
}
