internal import CZlib
internal import DigitClassifier
