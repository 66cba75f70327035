import Foundation
import Testing

@testable import Classifier

struct FitModelTests {
  @Test(
    "The power of e is that of the system's library", arguments: [0, -1e-9, -0.1, -0.5, -1, -3.3, -40, -690])
  func power(exponent: Double) {
    #expect(abs(FitModel.power(exponent) / exp(exponent) - 1) < 1e-12)
  }

  @Test("A power too small to tell from nothing is nothing")
  func nothing() {
    #expect(FitModel.power(-1e6) == 0)
    #expect(FitModel.power(-.infinity) == 0)
  }
}
