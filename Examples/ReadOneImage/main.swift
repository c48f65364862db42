import DigitReader

let reader = DigitReader()
let reading = try reader.read(contentsOf: CommandLine.arguments.dropFirst().first ?? "number.png")
print(reading.text, reading.confidence)
for digit in reading.predictions { print(digit.digit, digit.bounds) }
