import Foundation

let usage = """
  usage: digits-ablation [--model FILE] [--threads COUNT] [--every N] FOLDER… [--every N FOLDER…]

  Reads the pictures of folders with a truth.csv, once with all steps of the reader and once without each of
  them. Each cell has the share of pictures read exactly right and the digit error rate, both in percent,
  and how many crops were scored for each digit. --every takes each Nth picture of the folders after it.
  """

func fail(_ message: String) -> Never {
  FileHandle.standardError.write(Data((message + "\n").utf8))
  exit(64)
}

do {
  var arguments = Arguments()
  try arguments.parse(CommandLine.arguments.dropFirst())
  guard !arguments.folders.isEmpty else { fail(usage) }
  AblationTable(folders: arguments.folders, threads: arguments.threads)
    .measure(
      arguments.reader, steps: ReaderStep.ink + ReaderStep.candidates + ReaderStep.decoding)
} catch {
  fail("\(error)")
}
