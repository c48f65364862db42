import Raster
import Segmentation

/// What the reader makes of the ink of one glyph.
func normalized(_ ink: GrayImage) -> NormalizedGlyph { GlyphNormalizer.normalize(ink) }
