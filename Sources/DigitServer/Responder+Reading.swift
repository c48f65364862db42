internal import DigitClassifier
internal import DigitReader
internal import FileSystem
internal import HTTPTypes
internal import Hummingbird
internal import ImageCodecs
internal import ImageStreams
internal import NIOCore
internal import Pages
internal import ReadingRecords

extension Responder {
  private var bodies: BodyReader {
    BodyReader(
      limit: options.maximumBodyBytes, maximumImages: options.maximumImages,
      timeout: options.bodyTimeout, budget: budget)
  }

  // MARK: POST /v1/scan

  func scan(_ request: Request) async throws -> Response {
    let (type, media) = Self.types(of: request)
    let wantsCrops = request.uri.queryParameters["crops"].map { $0 == "true" } ?? false
    let share = BodyShare(of: budget)
    defer { withExtendedLifetime(share) {} }
    let body = try await bodies.bytes(of: request, for: share)
    guard !body.isEmpty else { throw ServiceError.badRequest("no_input", "the body is empty") }
    switch media {
    case "application/json": return try await scan(strokes: body, wantsCrops: wantsCrops)
    case "multipart/form-data": return try await scan(form: body, type: type)
    // The last is what curl says of any body, and pictures are told by their first bytes anyway.
    case "image/png", "image/jpeg", "application/octet-stream", "image/*",
      "application/x-www-form-urlencoded":
      let answer = try await service.read(.encoded(body), wantsCrops: wantsCrops)
      return Self.response(
        Self.record(answer, ReadingRecord.Origin(index: 0, path: "-")), type: "application/json")
    default:
      throw ServiceError.unsupportedType(
        media, "image/png, image/jpeg, application/json, multipart/form-data")
    }
  }

  /// The content type of a request, and without its parameters.
  private static func types(of request: Request) -> (full: String, bare: String) {
    let type = request.headers[.contentType] ?? "application/octet-stream"
    return (type, type.split(separator: ";").first.map { $0.trimmed.lowercased() } ?? "")
  }

  private func scan(strokes body: [UInt8], wantsCrops: Bool) async throws -> Response {
    guard let drawing = StrokeDrawing(try StrokeDrawing.strokes(in: body)) else {
      throw ServiceError(
        status: .unprocessableContent, code: "no_strokes", message: "there is not one point")
    }
    let answer = try await service.read(.drawn(drawing.image), wantsCrops: wantsCrops)
    let record = Self.record(answer, ReadingRecord.Origin(index: 0, path: "-")) {
      $0.field("drawing", [drawing.scale, drawing.left, drawing.top]) { $0.number($1) }
    }
    return Self.response(record, type: "application/json")
  }

  private func scan(form body: [UInt8], type: String) async throws -> Response {
    guard let boundary = MultipartForm.boundary(in: type) else {
      throw ServiceError.badRequest("bad_multipart", "the content type names no boundary")
    }
    let form = try MultipartForm(body, boundary: boundary, maximumParts: options.maximumImages)
    // One after the other, so that one request cannot fill the queue.
    var records: [UInt8] = Array(#"{"schema":1,"type":"scan","records":["#.utf8)
    for (index, part) in form.parts.enumerated() {
      if index > 0 { records.append(UInt8(ascii: ",")) }
      let origin = ReadingRecord.Origin(index: index, path: FilePath(part.name))
      records += try await record(of: part.bytes, origin).dropLast()
    }
    records += "]}".utf8
    return Self.response(records, type: "application/json")
  }

  /// The record of a picture among several: one that cannot be read is no reason to refuse the rest.
  private func record(
    of bytes: [UInt8], _ origin: ReadingRecord.Origin
  ) async throws -> [UInt8] {
    do {
      return Self.record(try await service.read(.encoded(bytes)), origin)
    } catch let error as ServiceError where error.retryAfter == nil {
      metrics.refuse(error)
      return Self.failure(error, origin)
    }
  }

  private static func failure(_ error: ServiceError, _ origin: ReadingRecord.Origin) -> [UInt8] {
    ReadingRecord.failure(error.code, error.message, from: origin) { error.writeLimit(&$0) }
  }

  private static func record(
    _ answer: ReadingJob.Answer, _ origin: ReadingRecord.Origin,
    more: (inout JSONWriter) -> Void = { _ in }
  ) -> [UInt8] {
    ReadingRecord.result(answer.reading, from: origin) { json in
      if let crops = answer.crops {
        json.field("images", crops) { $0.element(Base64.encode($1)) }
      }
      more(&json)
    }
  }

  // MARK: POST /v1/scan/stream

  func stream(_ request: Request) throws -> Response {
    try bodies.check(request)
    let (_, media) = Self.types(of: request)
    switch media {
    case "image/png", "image/jpeg", "image/*", "application/octet-stream", "application/x-tar",
      "application/x-www-form-urlencoded":
      break
    default:
      throw ServiceError.unsupportedType(
        media, "image/png, image/jpeg, application/x-tar, application/octet-stream")
    }
    let body = request.body
    return Response(
      status: .ok, headers: [.contentType: "application/x-ndjson", .cacheControl: "no-store"],
      body: ResponseBody { writer in
        let share = BodyShare(of: budget)
        defer { withExtendedLifetime(share) {} }
        let (pictures, source) = AsyncThrowingStream.makeStream(of: ImageStreamElement.self)
        try await withThrowingTaskGroup(of: Void.self) { group in
          group.addTask {
            do {
              try await bodies.pictures(of: body, for: share, into: source)
              source.finish()
            } catch {
              source.finish(throwing: error)
            }
          }
          defer { group.cancelAll() }
          var index = 0
          do {
            for try await picture in pictures {
              index = picture.index + 1
              try await writer.write(ByteBuffer(bytes: try await record(of: picture)))
            }
          } catch {
            // What was written cannot be taken back: the last record says why there are no more.
            let error = error as? ServiceError ?? .brokenRequest
            metrics.refuse(error)
            try await writer.write(
              ByteBuffer(
                bytes: Self.failure(error, ReadingRecord.Origin(index: index, path: "-"))))
          }
        }
        try await writer.finish(nil)
      })
  }

  private func record(of element: ImageStreamElement) async throws -> [UInt8] {
    let origin = ReadingRecord.Origin(
      index: element.index, path: element.name.map { FilePath(bytes: $0) } ?? "-",
      offset: element.offset)
    switch element.content {
    case .image(let bytes): return try await record(of: bytes, origin)
    case .damaged(let damage): return ReadingRecord.failure("corrupt", damage.message, from: origin)
    case .skipped: return []
    }
  }

  // MARK: the model

  func model() -> Response {
    let classifier = service.reader.classifier
    var json = JSONWriter()
    json.object {
      $0.field("name", "digits")
      $0.field("model", classifier.modelIdentifier)
      $0.field("classes", classifier.classCount)
      $0.field("max_body_bytes", options.maximumBodyBytes)
      $0.field("max_pixels", options.reading.limits.maximumPixels)
      $0.field("max_images", options.maximumImages)
      $0.field("queue", options.queueCapacity)
    }
    return Self.response(json.bytes, type: "application/json")
  }

  func modelMetadata() -> Response {
    let classes = service.reader.classifier.classCount
    return Self.json(
      #"{"name":"digits","versions":["1"],"platform":"digits","inputs":[{"name":"input","datatype":"FP32","shape":[-1,28,28]}],"#
        + #""outputs":[{"name":"probabilities","datatype":"FP32","shape":[-1,\#(classes)]}]}"#)
  }

  func infer(_ request: Request) async throws -> Response {
    let share = BodyShare(of: budget)
    defer { withExtendedLifetime(share) {} }
    let inference = try InferRequest(try await bodies.bytes(of: request, for: share))
    let probabilities = try await service.classify(inference.glyphs)
    var json = JSONWriter()
    json.object {
      $0.field("model_name", "digits")
      $0.field("model_version", "1")
      if let identifier = inference.identifier { $0.field("id", identifier) }
      $0.field("outputs", [0]) { json, _ in
        json.object {
          $0.field("name", "probabilities")
          $0.field("datatype", "FP32")
          $0.field("shape", [probabilities.count, probabilities[0].values.count]) { $0.number($1) }
          $0.field("data", probabilities.flatMap(\.values)) { $0.number($1) }
        }
      }
    }
    return Self.response(json.bytes, type: "application/json")
  }
}
