package import Text

/// Words for the codes that entries carry; an unknown code stands for itself.
package enum Codes {
  package static func words(_ code: String) -> Words {
    table[code].map { Words($0, english[code] ?? code.replacing("-", with: " ")) } ?? Words(verbatim: code)
  }

  private static let table = [
    // Kinds of an assessment: the five of 国办发〔2016〕61号, then ours.
    "misreading": "误解误读", "interests": "公众切身利益", "morality": "冲击道德底线", "emergency": "突发事件",
    "ordered": "上级要求回应", "hot-topic": "社会热点", "rumour": "谣言", "other": "其他",
    // Dispositions: the six of 国办发〔2016〕80号.
    "adopted": "公开吸收采纳", "solved": "解决", "investigated": "发布调查处置", "explained": "发布权威信息解疑",
    "corrected": "引导纠正", "referred": "移交线索",
    "first": "首报", "follow": "续报", "final": "终报",
    "approved": "通过", "rejected": "退回",
    "response": "回应", "clarification": "澄清", "press-conference": "新闻发布会", "follow-up": "后续发布",
    "partly": "部分解决", "unsolved": "未解决", "unfounded": "不属实",
    "county": "县（市）级", "city": "市级", "province": "省级", "weixin": "微信公众号", "weibo": "微博",
    "website": "门户网站",
    "site": "门户网站", "wechat": "微信公众号", "app": "客户端", "forum": "论坛", "hotline": "12345 热线", "media": "新闻媒体",
    "press": "新闻发布会",
    "direct-reply": "直接答复",
    // Judgements of a reviewer, and why somebody was refused.
    "ok": "可", "change": "须改", "wait": "暂缓", "no": "不可",
    "role": "无此权限", "unit": "非本单位舆情单", "disabled": "已停用", "same-signer": "同一人不得重复审签", "residue": "含个人信息",
    // Kinds of texts.
    "title": "标题", "text": "正文", "reason": "理由", "note": "备注", "cause": "原因", "solution": "解决方案",
    "constraints": "制约因素", "link": "链接", "complainant": "反映人",
  ]

  /// Where the code itself would not do as English.
  private static let english = [
    "misreading": "a policy misread", "interests": "people's interests", "morality": "public morality",
    "ordered": "answer ordered from above", "adopted": "adopted in public",
    "investigated": "inquiry published",
    "explained": "explained with authority", "corrected": "put right", "referred": "clues referred",
    "first": "first report", "follow": "follow-up report", "final": "final report",
    "partly": "partly solved", "weixin": "WeChat", "wechat": "WeChat", "weibo": "Weibo", "site": "website",
    "media": "news media", "role": "not allowed in this role", "unit": "not a case of this unit",
    "disabled": "account disabled", "same-signer": "may not sign twice",
    "residue": "still holds personal data",
  ]
}
