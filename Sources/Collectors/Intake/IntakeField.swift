/// What a column or member of an imported file may mean.
package enum IntakeField: String, Sendable, CaseIterable {
  case id, title, text, time, url, source
  /// When the office got it, if later than `time`.
  case received
  case type, listed, place
  case unit, assessed, assigned, acknowledged, reply
  case replyTime = "reply_time"
  case result, closed, grade, channel
  /// Who complained and how to reach them: never part of a text.
  case complainant

  /// What systems call it, the commonest first; the field's own name is always understood.
  var names: [String] {
    switch self {
    case .id: ["工单编号", "工单号", "编号", "受理编号", "交办编号", "单号", "诉求编号", "信件编号"]
    case .title: ["标题", "诉求标题", "工单标题", "主题", "信件标题", "留言标题", "事项"]
    case .text:
      ["内容", "诉求内容", "问题描述", "工单内容", "信件内容", "留言内容", "正文", "诉求描述", "反映内容", "摘要", "content", "summary"]
    case .time:
      [
        "published", "来电时间", "诉求时间", "登记时间", "受理时间", "留言时间", "发布时间", "创建时间", "提交时间", "时间", "日期", "date",
      ]
    case .url: ["链接", "网址", "地址链接", "link"]
    case .source: ["来源", "渠道", "诉求来源", "受理渠道", "平台"]
    case .received: ["派单时间", "转办时间", "收单时间", "接收时间", "交办时间"]
    case .type: ["诉求类型", "工单类型", "类型", "诉求类别", "信件类型", "类别"]
    case .listed: ["清单内", "是否清单内", "便民服务清单", "是否清单事项"]
    case .place: ["事发地", "属地", "所属区域", "区域", "诉求地点", "地点"]
    case .unit: ["承办单位", "责任单位", "办理单位", "主办单位", "答复单位", "回复单位", "处置单位"]
    case .assessed: ["研判时间", "审核时间"]
    case .assigned: ["交办时间", "派单时间", "转办时间"]
    case .acknowledged: ["签收时间", "查阅时间", "接单时间"]
    case .reply: ["答复内容", "回复内容", "办理结果", "处理结果", "答复意见", "办理情况", "答复", "回复"]
    case .replyTime: ["答复时间", "回复时间", "反馈时间", "办理时间"]
    case .result: ["是否解决", "解决情况", "办结结果", "回访结果", "解决状态"]
    case .closed: ["办结时间", "结案时间", "归档时间", "close_time", "closed_time"]
    case .grade: ["事件等级", "等级", "处置等级"]
    case .channel: ["答复渠道", "回复渠道", "答复方式"]
    case .complainant:
      [
        "诉求人", "诉求人姓名", "姓名", "来电人", "联系人", "投诉人", "举报人", "反映人", "市民姓名", "留言人", "网民", "联系电话", "来电号码",
        "诉求人电话", "联系方式", "手机", "手机号", "手机号码", "电话", "电话号码", "身份证", "身份证号", "证件号码", "联系地址", "家庭住址",
        "家庭地址", "住址", "邮箱", "微信", "name", "phone", "mobile", "contact",
      ]
    }
  }
}

/// How `--map` says which column is what.
package struct ColumnMap: Sendable, Hashable {
  /// Columns as they stand in the header.
  package var columns: [IntakeField: String] = [:]

  package init() {}

  /// Reads `title=诉求标题,text=…`.
  ///
  /// - Throws: `IntakeError`.
  package init(_ text: String) throws(IntakeError) {
    for part in text.split(separator: ",") {
      let sides = part.split(separator: "=", maxSplits: 1).map { $0.trimming(while: \.isWhitespace) }
      guard sides.count == 2, let field = IntakeField(rawValue: sides[0]), !sides[1].isEmpty else {
        throw .map(String(part))
      }
      columns[field] = sides[1]
    }
  }
}

/// Why a file cannot be imported as a whole.
package enum IntakeError: Error, Sendable, Hashable, CustomStringConvertible {
  case map(String)
  /// The map names a column that is not there.
  case noColumn(String, header: [String])
  /// No column is known to mean what must be there.
  case missing([IntakeField], header: [String])
  case empty

  package var description: String {
    switch self {
    case .map(let part):
      "--map \(part): write FIELD=COLUMN; fields: "
        + IntakeField.allCases.map(\.rawValue).joined(separator: ", ")
    case .noColumn(let name, let header):
      "no column \"\(name)\"; the header has: \(Self.list(header))"
    case .missing(let fields, let header):
      "no column for \(fields.map(\.rawValue).joined(separator: " or ")); the header has: \(Self.list(header)); "
        + "say which it is with --map \"\(fields.first?.rawValue ?? "title")=COLUMN\""
    case .empty: "nothing in it; the first row must name the columns"
    }
  }

  private static func list(_ header: [String]) -> String {
    header.map { $0.isEmpty ? "(no name)" : $0 }.joined(separator: ", ")
  }
}

extension StringProtocol {
  /// Without the characters at both ends that fit.
  fileprivate func trimming(while fits: (Character) -> Bool) -> String {
    String(drop(while: fits).reversed().drop(while: fits).reversed())
  }
}
