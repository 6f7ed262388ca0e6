// Hands bytes of libFuzzer to the readers of outside data: `fuzz TARGET [options of libFuzzer] [folders of inputs]`.
// What a target requires of a result is a precondition; libFuzzer keeps the input that breaks it. See Scripts/fuzz.

import CFuzzer
import Foundation

/// Each target takes the raw bytes of a file, as the program reads it from the disk.
let targets: [String: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt] = [
  "markdown": { FuzzTargets.markdown(FuzzTargets.bytes($0, $1)) },
  "yaml": { FuzzTargets.yaml(FuzzTargets.bytes($0, $1)) },
  "csv": { FuzzTargets.csv(FuzzTargets.bytes($0, $1)) },
  "search": { SearchTarget.run(FuzzTargets.bytes($0, $1)) },
  "templates": { FuzzTargets.templates(FuzzTargets.bytes($0, $1)) },
]

guard CommandLine.arguments.count > 1, let target = targets[CommandLine.arguments[1]] else {
  print("usage: fuzz \(targets.keys.sorted().joined(separator: "|")) [options] [folders]")
  exit(2)
}
if CommandLine.arguments[1] == "search" { try await SearchTarget.prepare() }
if CommandLine.arguments.count == 4, CommandLine.arguments[2] == "--seeds" {
  try FuzzTargets.writeSeeds(of: CommandLine.arguments[1], to: CommandLine.arguments[3])
  exit(0)
}
var count = CommandLine.argc - 1
var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv + 1
exit(LLVMFuzzerRunDriver(&count, &arguments, target))
