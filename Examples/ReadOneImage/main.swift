import DigitReader
_ = DigitReader()
