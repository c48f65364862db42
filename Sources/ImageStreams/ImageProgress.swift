/// How far an image has been followed.
enum ImageProgress: Equatable {
  case needsMore

  /// The image ends before this offset.
  case complete(end: Int)

  /// It does not go on as it should; the next image may begin from an offset on.
  case damaged(ImageStreamDamage.Kind, String, resume: Int)
}
