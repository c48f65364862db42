internal import NIOSSL
private import Synchronization

/// The certificate and the key that a server shows, out of files.
final class TLSIdentity: Sendable {
  private let files: ServerOptions.TLSFiles
  private let current: Mutex<NIOSSLContext>

  /// - Throws: What is wrong with the files.
  init(_ files: ServerOptions.TLSFiles) throws {
    self.files = files
    current = Mutex(try Self.context(files))
  }

  /// What new connections get.
  var context: NIOSSLContext { current.withLock { $0 } }

  /// Reads the files anew; connections that are open keep what they have.
  func reload() throws {
    let context = try Self.context(files)
    current.withLock { $0 = context }
  }

  private static func context(_ files: ServerOptions.TLSFiles) throws -> NIOSSLContext {
    let chain: [NIOSSLCertificateSource]
    do {
      chain = try NIOSSLCertificate.fromPEMFile(files.certificate).map { .certificate($0) }
    } catch {
      throw ServerStartError("\(files.certificate) is no certificate in PEM: \(error)")
    }
    guard !chain.isEmpty else {
      throw ServerStartError("\(files.certificate) holds no certificate")
    }
    let key: NIOSSLPrivateKey
    do {
      key = try NIOSSLPrivateKey(file: files.key, format: .pem)
    } catch {
      throw ServerStartError("\(files.key) is no private key in PEM: \(error)")
    }
    var configuration = TLSConfiguration.makeServerConfiguration(
      certificateChain: chain, privateKey: .privateKey(key))
    configuration.minimumTLSVersion = .tlsv12
    configuration.applicationProtocols = ["http/1.1"]
    do {
      return try NIOSSLContext(configuration: configuration)
    } catch {
      throw ServerStartError("\(files.certificate) and \(files.key) do not fit: \(error)")
    }
  }
}

/// Why a server does not start, in words.
public struct ServerStartError: Error, CustomStringConvertible {
  /// The words.
  public let description: String

  init(_ description: String) { self.description = description }
}
