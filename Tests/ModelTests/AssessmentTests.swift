import Model
import Testing

struct AssessmentTests {
  private var assessment: Assessment {
    Assessment(
      flagged: true, areas: [.init(area: "labour", score: 3), .init(area: "market", score: 0.5)],
      severity: .major, casualties: Casualties(deaths: 0, affected: 12), rumour: .clarification,
      polarity: .negative, jurisdiction: .maybe,
      places: [PlaceMention(name: "某国", code: nil, confidence: 0.9)],
      evidence: [
        Evidence(
          rule: "labour.pay", area: "labour", field: .title, start: 2, length: 2, text: "欠薪", points: 3,
          reason: "欠薪")
      ], whyNot: nil, rulebook: "k000000000000")
  }

  @Test("Every member of the contract is written, null where nothing is known")
  func members() {
    #expect(
      JSONValue.object(assessment.json).text
        == #"{"area":"labour","areas":[{"area":"labour","score":3},{"area":"market","score":0.5}],"#
        + #""casualties":{"affected":12,"deaths":0,"injured":null,"missing":null},"#
        + #""evidence":[{"area":"labour","field":"title","length":2,"points":3,"reason":"欠薪","#
        + #""rule":"labour.pay","start":2,"text":"欠薪"}],"#
        + #""facts":{"burnt":null,"crowd":null,"evacuated":null,"loss":null,"minors":null,"money":null,"officials":null,"#
        + #""participants":null,"trapped":null,"vulnerable":null},"flagged":true,"grade_reasons":[],"#
        + #""grounds":[],"jurisdiction":"maybe","kind":null,"kind_reason":null,"mood":"none","#
        + #""places":[{"code":null,"confidence":0.9,"name":"某国"}],"polarity":"negative","reporting":[],"#
        + #""rulebook":"k000000000000","rumour":"clarification","severity":"major","stance":"neutral","#
        + #""why_not":null}"#)
  }

  @Test("Unless flagged there is no area, though areas are filled")
  func unflagged() {
    var calm = assessment
    calm.flagged = false
    #expect(calm.area == nil)
    #expect(calm.json["area"] == .null)
    #expect(assessment.area == "labour")
  }
}
