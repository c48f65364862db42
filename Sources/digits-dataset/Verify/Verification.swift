internal import DatasetDownloads
internal import DigitTraining
internal import FileSystem
internal import ZipArchives

/// Checks files against what was published, and reads them as training would.
enum Verification {
  /// Looks at a file, or at a folder and the files of data in it.
  ///
  /// - Returns: A finding at least; what cannot be read is one.
  static func findings(about path: FilePath) -> [Finding] {
    let names: [FilePath]
    do throws(FileError) {
      guard try File.status(of: path).kind == .directory else {
        return file(path, recorded: nil).map { [$0] } ?? sets(path)
      }
      names = try Directory.names(in: path)
    } catch {
      var finding = Finding(path)
      finding.add(error)
      return [finding]
    }
    var findings: [Finding] = []
    var digits: [String: String] = [:]
    do throws(FileError) {
      digits = try ChecksumList(in: path).digits
    } catch {
      var finding = Finding(path.appending(ChecksumList.name))
      finding.add(error)
      findings.append(finding)
    }
    for name in names {
      let hash = digits[name.description]
      if let finding = file(path.appending(name), recorded: hash) { findings.append(finding) }
    }
    for name in digits.keys.sorted() where !File.exists(path.appending(FilePath(name))) {
      var finding = Finding(path.appending(FilePath(name)))
      finding.faults.append("missing, though SHA256SUMS names it")
      findings.append(finding)
    }
    return findings + sets(path)
  }

  /// Looks at one file; `nil` for one that is known neither by a hash nor by what it holds.
  private static func file(_ path: FilePath, recorded: String?) -> Finding? {
    let name = path.lastComponent.description
    let published = RemoteDataset.known.lazy
      .compactMap { set in set.files.first { $0.name == name }.map { (set.name, $0) } }.first
    let isArray = name.contains("-idx") && !name.hasSuffix(".part")
    guard published != nil || recorded != nil || isArray,
      (try? File.status(of: path).kind) == .regular
    else { return nil }
    var finding = Finding(path)
    let digest: FileDigest
    do {
      digest = try FileDigest(of: path)
    } catch let error as FileError {
      finding.add(error)
      return finding
    } catch {
      finding.faults.append("\(error)")
      return finding
    }
    if let (set, file) = published {
      if let wrong = file.checksums.first(where: { !digest.has($0) }) {
        finding.faults.append("not the published file of \(set): not \(wrong)")
      } else {
        finding.facts.append("as published (\(set))")
      }
    }
    if let recorded {
      if digest.has(.sha256(recorded)) {
        finding.facts.append("as in SHA256SUMS")
      } else {
        finding.faults.append("not as in SHA256SUMS")
      }
    }
    look(into: path, name, isArray: isArray, &finding)
    return finding
  }

  /// Reads what a file holds by itself.
  private static func look(
    into path: FilePath, _ name: String, isArray: Bool, _ finding: inout Finding
  ) {
    if isArray {
      do throws(DatasetError) {
        let summary = try IDXSummary(of: path)
        finding.facts.append("values \(summary.shape)")
        if let range = summary.range {
          finding.facts.append("from \(range.lowerBound) to \(range.upperBound)")
        }
      } catch {
        finding.faults.append(error.message)
        finding.isUnreadable = error.isUnreadable && finding.faults.count == 1
      }
    } else if name.hasSuffix(".zip") {
      do throws(ZipError) {
        finding.facts.append("\(try ZipArchive(path).members.count) members")
      } catch {
        finding.faults.append(error.reason)
      }
    }
  }

  /// Reads every set that is there.
  private static func sets(_ path: FilePath) -> [Finding] {
    let kinds: [DataSpecification.Kind]
    do throws(DatasetError) {
      kinds = try DataSpecification(path: path).presentKinds()
    } catch {
      return [finding(of: error, in: path)]
    }
    return kinds.map { set(path, kind: $0) }
  }

  /// Reads a whole set as training would, each part that is there.
  private static func set(_ path: FilePath, kind: DataSpecification.Kind) -> Finding {
    var finding = Finding(path)
    let specification = DataSpecification(kind: kind, path: path)
    do throws(DatasetError) {
      finding.facts.append(kind.rawValue)
      let isParted = [.mnist, .emnistDigits, .emnistLetters, .qmnist].contains(kind)
      var absent: DatasetError?
      for part in isParted ? DatasetPart.allCases : [.training] {
        do throws(DatasetError) {
          let source = try specification.open(part: part)
          let left = source.skippedCount > 0 ? " and \(source.skippedCount) left out" : ""
          finding.facts.append("\(isParted ? "\(part) " : "")\(source.count) samples\(left)")
        } catch {
          // One of two parts is a set as well, if nothing of the other is there.
          guard isParted, error.isUnreadable, absent == nil else { throw error }
          absent = error
          finding.facts.append("no \(part) part: \(error.reason)")
        }
      }
    } catch {
      return Self.finding(of: error, in: path)
    }
    return finding
  }

  /// What is wrong with a set, or with a file of it.
  private static func finding(of error: DatasetError, in path: FilePath) -> Finding {
    var finding = Finding(path)
    let isInside = error.path.bytes.starts(with: path.bytes)
    let place = isInside ? "\(error.path.relative(to: path)): " : "\(error.path): "
    finding.faults.append((error.path == path ? "" : place) + error.message)
    finding.isUnreadable = error.isUnreadable
    return finding
  }
}
