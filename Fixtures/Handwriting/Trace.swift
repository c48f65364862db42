/// What a stroke leaves on the paper: a line of varying width with round ends, in pixels.
public struct Trace: Hashable, Sendable {
  /// A point of the middle of the line.
  public struct Vertex: Hashable, Sendable {
    /// The place.
    public var point: Point

    /// Half the width of the line there.
    public var radius: Double
  }

  /// The middle of the line; between vertices it runs straight.
  public var vertices: [Vertex]

  /// The trace moved by a step.
  func moved(by step: Point) -> Trace {
    Trace(vertices: vertices.map { Vertex(point: $0.point + step, radius: $0.radius) })
  }

  /// The left, top, right and bottom end of the ink.
  var extent: Extent {
    vertices.reduce(into: Extent()) { extent, vertex in
      extent.include(vertex.point, radius: vertex.radius)
    }
  }
}
