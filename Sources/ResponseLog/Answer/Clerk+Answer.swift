import Model

// What an answer rests on, who may sign it off, and what is to be minded about it. A warning stops nobody: it is told and
// its code is logged.
extension Clerk {
  /// Where an answer is published; other codes are taken as they are.
  package static let channels = [
    "site", "weibo", "wechat", "app", "press-conference", "media", "direct-reply", "other",
  ]
  /// Channels where what was published can be looked up.
  private static let linked = ["site", "weibo", "wechat", "app", "media"]

  /// What a reviewer may say of a draft beside the verdict (发布审批表): the value that lets it pass, and the other.
  package static let judgements: [(option: String, passes: String, objects: String)] = [
    ("wording", "ok", "change"), ("timing", "ok", "wait"), ("manner", "ok", "change"),
    ("secrecy", "ok", "no"),
    ("privacy", "ok", "no"),
  ]

  /// Refuses a sign-off by who wrote the draft or signed it before. Where one sign-off is all there is, the drafter's own
  /// is only minded: a very small office has nobody else. History is entered as it was.
  func checkSigner(_ request: MoveRequest, _ file: CaseFile?) throws(Refusal) {
    guard request.move == .review, request.via != .import, let file, let actor = request.actor else { return }
    if let stage = file.signers.firstIndex(of: actor.id) {
      throw .sameSigner(person: actor.id, did: "signed stage \(stage + 1) of this draft")
    }
    if file.drafter == actor.id, office.reviewStages > 1 {
      throw .sameSigner(person: actor.id, did: "wrote this draft")
    }
  }

  /// The recorded judgement of a sign-off; what was not said is null. The last of three must find that neither a secret
  /// nor personal data goes out.
  func judgement(_ request: MoveRequest, _ options: Options, stage: Int) throws(Refusal) -> [String:
    JSONValue]
  {
    var detail: [String: JSONValue] = [:]
    for one in Self.judgements {
      try options.check(one.option, [one.passes, one.objects])
      detail[one.option] = JSONValue(options[one.option])
    }
    if stage == 3, options["verdict"] == "approved", request.via != .import {
      let open = ["secrecy", "privacy"].filter { options[$0] != "ok" }
      guard open.isEmpty else { throw .unjudged(stage: stage, open) }
    }
    return detail
  }

  /// What is to be minded about a move, whatever the words of the draft are.
  func warnings(_ request: MoveRequest, _ options: Options, _ file: CaseFile?) -> [AnswerFinding] {
    guard let file else { return [] }
    var warnings: [AnswerFinding] = []
    func mind(_ code: String, _ text: String, if holds: Bool) {
      if holds { warnings.append(AnswerFinding(code: code, text: text)) }
    }
    switch request.move {
    case .review:
      let isApproved = options["verdict"] == "approved"
      mind(
        "own-draft", "the drafter signs off; let another person do it", if: file.drafter == request.actor?.id)
      mind(
        "no-reason", "a rejection without --reason leaves the drafter to guess",
        if: !isApproved && options["reason"] == nil && options["note"] == nil)
      mind(
        "against-judgement", "approved although the judgement objects",
        if: isApproved && Self.judgements.contains { options[$0.option] == $0.objects })
    case .publish:
      mind(
        "not-clarification", "a rumour 谣言 wants --kind clarification (国办发〔2016〕80号)",
        if: file.kind == "rumour" && options["kind"] == "response")
      mind(
        "no-link", "give --link: where it can be read",
        if: options["link"] == nil && Self.linked.contains(options["channel"] ?? ""))
    case .close:
      mind(
        "no-press-conference",
        "a \(file.grade?.rawValue ?? "") case is closed without a press conference (国办发〔2016〕61号: within 24 hours); "
          + "regrade it if it was less",
        if: file.state == .published && (file.grade == .major || file.grade == .extreme)
          && !file.publishedKinds.contains("press-conference"))
    default: break
    }
    return warnings
  }

  /// Adds to the detail how many documents an answer names, and the codes of the warnings.
  func answerDetail(_ detail: inout [String: JSONValue], _ request: MoveRequest, _ warnings: [AnswerFinding])
    throws(Refusal)
  {
    guard [.respond, .review, .publish, .close].contains(request.move) else { return }
    var codes: [String] = []
    for warning in warnings where !codes.contains(warning.code) { codes.append(warning.code) }
    detail["warnings"] = .array(codes.map(JSONValue.string))
    guard [.respond, .publish].contains(request.move) else { return }
    for (option, links) in [("policy", request.policies), ("explainer", request.explainers)] {
      for link in links where !link.hasPrefix("https://") && !link.hasPrefix("http://") {
        throw .value(option: option, given: link, allowed: "an address that begins with https:// or http://")
      }
    }
    detail["policies"] = JSONValue(request.policies.count)
    detail["explainers"] = JSONValue(request.explainers.count)
  }

  /// The addresses of the documents, policies first, behind the move's own link.
  func links(_ request: MoveRequest) -> [(kind: String, text: String)] {
    guard [.respond, .publish].contains(request.move) else { return [] }
    return (request.policies + request.explainers).map { ("link", $0) }
  }
}
