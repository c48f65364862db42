extension LearningRateSchedule {
  /// Straight up to a rate and straight down again, and at the end far below where it began: Smith
  /// and Topin, "Super-convergence" (2019).
  ///
  /// The rise and the fall take 45 % of the steps each, the last tenth goes to a hundredth of the
  /// first rate.
  ///
  /// - Parameters:
  ///   - peak: The greatest rate.
  ///   - steps: How long the cycle is.
  ///   - divisor: How many times less than the peak the first rate is.
  /// - Returns: A schedule that stays at its last rate.
  public static func oneCycle(
    peak: Float, over steps: Int, divisor: Float = 25
  ) -> LearningRateSchedule {
    let low = peak / divisor
    let end = low / 100
    return LearningRateSchedule { step in
      let progress = min(1, Float(step) / Float(max(steps, 1)))
      if progress < 0.45 { return low + (peak - low) * progress / 0.45 }
      if progress < 0.9 { return peak - (peak - low) * (progress - 0.45) / 0.45 }
      return low - (low - end) * (progress - 0.9) / 0.1
    }
  }
}
