import Model
import ResponseLog
import Storage

extension Town {
  /// The week: 2026-0001 handled well, 2026-0002 signed for 5 h 20 min late by 劳动保障所, 2026-0003 judged late by the
  /// office itself, 2026-0004 dismissed; on the last morning one open case past its time, one near it, one in hand.
  func liveThroughWeek() async throws {
    try await found()
    try await note("settings_changed", ["simulated": .bool(true)])
    try await handleWell()
    try await signLate()
    try await judgeLate()
    try await lastMorning()
  }

  private func handleWell() async throws {
    let title = "仑苍中心小学多名学生午餐后呕吐腹泻送医"
    set("11-18 08:10")
    try await collect("a1", title, text: "家长称二年级十余名学生午餐后呕吐、腹泻，已送镇卫生院。")
    let id = try await open("a1", title: title, area: "food-and-drugs")
    set("11-18 08:20")
    try await collect("a2", "转：" + title, feed: "county-news", topic: "ta1")
    try await act(
      "11-18 08:30", .assess, on: id, by: "li-na",
      ["area": "food-and-drugs", "grade": "considerable", "kind": "emergency"])
    try await act("11-18 08:50", .reportUp, on: id, by: "li-na", ["to": "county", "stage": "first"])
    try await act(
      "11-18 09:00", .assign, on: id, by: "li-na", ["unit": "shichang-jianguan-suo", "note": "请会同学校核实。"])
    try await act("11-18 09:20", .acknowledge, on: id, by: "chen-wei")
    try await act("11-18 11:00", .progress, on: id, by: "chen-wei", ["note": "已封存留样并送检，患儿均已稳定。"])
    try await act(
      "11-18 15:00", .respond, on: id, by: "chen-wei",
      [
        "text": "经核查，学生不适与当日一道凉菜有关，食堂已停业整改，学生均已返校。", "disposition": "investigated", "cause": "凉菜加工不规范",
        "solution": "停业整改，更换供餐单位", "constraints": "检验需两日",
      ])
    try await act(
      "11-18 16:00", .review, on: id, by: "wang-jianguo", ["stage": "1", "verdict": "approved"])
    try await act("11-18 16:20", .publish, on: id, by: "li-na", ["channel": "weixin", "kind": "response"])
    set("11-18 16:30")
  }

  private func signLate() async throws {
    let title = "五金厂拖欠工人三个月工资，工人聚集讨薪"
    set("11-18 16:40")
    try await collect("b1", title, text: "仑苍镇某五金厂数十名工人在厂门口讨薪。")
    let id = try await open("b1", title: title, area: "labour")
    try await act(
      "11-18 17:10", .assess, on: id, by: "li-na",
      ["area": "labour", "grade": "ordinary", "kind": "interests"])
    try await act("11-18 17:40", .assign, on: id, by: "li-na", ["unit": "laobao-suo"])
    try await act("11-19 01:00", .acknowledge, on: id, by: "lin-fang")
    try await act("11-19 09:00", .close, on: "2026-0001", by: "wang-jianguo", ["outcome": "solved"])
  }

  private func judgeLate() async throws {
    let title = "园美村自来水发黄有异味，村民连日投诉"
    set("11-19 10:00")
    try await collect("c1", title, text: "园美村村民反映自来水发黄。")
    let id = try await open("c1", title: title, area: "town-services")
    let drill = "仑苍镇开展消防演练 浓烟引发围观"
    set("11-19 10:30")
    try await collect("d1", drill, text: "演练。")
    let dismissed = try await open("d1", title: drill, area: "work-safety")
    try await act("11-19 11:00", .dismiss, on: dismissed, by: "li-na", ["reason": "消防演练，已公告。"])
    try await act(
      "11-19 14:00", .assess, on: id, by: "li-na",
      ["area": "town-services", "grade": "ordinary", "kind": "interests"])
    try await act("11-19 14:10", .assign, on: id, by: "li-na", ["unit": "shichang-jianguan-suo"])
    try await act(
      "11-19 15:00", .transfer, on: id, by: "li-na", ["unit": "yingji-ban", "reason": "属供水应急。"])
    try await act("11-19 15:30", .acknowledge, on: id, by: "huang-qiang")
  }

  private func lastMorning() async throws {
    set("11-20 07:00")
    let fire = "仑苍镇水暖厂房起火 浓烟滚滚 有人员被困"
    try await collect("e1", fire, text: "今晨仑苍镇一水暖厂房起火，造成2人受伤，消防正在救援。")
    let burning = try await open("e1", title: fire, area: "work-safety")
    try await act(
      "11-20 07:20", .assess, on: burning, by: "li-na",
      ["area": "work-safety", "grade": "major", "kind": "emergency"])
    try await act("11-20 07:30", .reportUp, on: burning, by: "li-na", ["to": "county", "stage": "first"])
    try await act(
      "11-20 07:40", .assign, on: burning, by: "li-na", ["unit": "yingji-ban", "person": "huang-qiang"])
    set("11-20 07:50")
    try await collect("f1", "仑苍镇卫生院被指乱收费，患者家属讨说法", text: "患者家属称仑苍镇卫生院态度恶劣，互相踢皮球，来回跑了四趟。")
    try await open("f1", title: "仑苍镇卫生院被指乱收费，患者家属讨说法", area: "healthcare")
    try await act("11-20 07:55", .acknowledge, on: burning, by: "huang-qiang")
    for (index, feed) in ["county-news", "city-daily", "video-site"].enumerated() {
      set("11-20 08:\(10 + index * 10)")
      try await collect("e\(index + 2)", fire + "（转载）", text: "转载", feed: feed, topic: "te1")
    }
    set("11-20 08:45")
    try await collect("g1", "仑苍镇小区物业停电停水三天 业主维权", text: "仑苍镇某小区业主维权。")
    try await open("g1", title: "仑苍镇小区物业停电停水三天 业主维权", area: "town-services")
    set("11-20 09:00")
    try await collect("h1", "陕西一幼儿园发生食物中毒 二十余名幼儿住院", text: "陕西西安通报。", feed: "city-daily")
    set("11-20 10:25")
    for (feed, status) in [
      ("town-board", FeedStatus.ok), ("county-news", .notModified), ("city-daily", .failing),
    ] {
      let state = FeedState(
        feed: feed, url: "https://example.org/\(feed)", status: status, http: 0, tried: now)
      try await store.transaction { try $0.save(state) }
    }
  }
}
