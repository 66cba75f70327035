import Desk
import Model
import Storage
import Testing

@testable import Monitor

extension DoctorTests {
  @Test("The doctor finds people as the log has them, a password set or not, and sees a change past the log")
  func people() async throws {
    let rig = try Rig()
    let (store, desk) = try await rig.office()
    var teacher = Person(id: "teacher", name: "教师", unit: "station", roles: [.handler])
    teacher.deputyOf = ["hand"]
    teacher.away = [Leave(from: rig.now, to: rig.now.adding(seconds: 60))]
    try await desk.save(teacher, by: nil)
    try await desk.setPassword("榕树下-blue-17", of: "hand", by: nil)
    #expect(try await Doctor(store).examine(now: rig.now).first { $0.check == "people" }?.grade == .ok)
    try await store.attempt("UPDATE person SET deputy_of = 'duty' WHERE id = 'teacher'")
    #expect(try await Doctor(store).examine(now: rig.now).first { $0.check == "people" }?.grade == .error)
  }
}
