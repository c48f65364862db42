internal import Raster
