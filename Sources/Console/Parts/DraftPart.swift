import Model
import Redaction
import Reports
import ResponseLog
import Text

/// The newest draft of a case with its three parts, its sign-offs, and what of it is personal data, side by side with the
/// form in which it may go out.
struct DraftPart {
  let view: CaseView
  let visit: Visit
  /// Texts that still exist, by digest.
  let texts: [String: String]

  private var entry: LogEntry? { view.entries.last { $0.move == .respond } }

  var markup: Markup? {
    guard let entry else { return nil }
    let parts = entry.content.filter { $0.kind != "link" && $0.kind != "note" }.map(part)
    return """
      <section aria-labelledby="draft"><h2 id="draft">\(Words("回应稿", "The answer")) \
      <small>\(Words("第 \(view.file.draft) 稿", "draft \(view.file.draft)"))</small></h2>
      \(signOffs(after: entry.seq))\(parts)\(published)
      </section>

      """
  }

  private func part(_ reference: ContentReference) -> Markup {
    guard let text = texts[reference.digest] else { return "" }
    let kind = Codes.words(reference.kind)
    let redaction = visit.context.redactor.redact(text, as: .public)
    guard !redaction.findings.isEmpty else {
      return "<h3>\(kind)</h3><blockquote>\(Words(verbatim: text))</blockquote>\n"
    }
    return "<h3>\(kind)</h3>\(RedactionPart(text: text, redaction: redaction).markup)"
  }

  /// 三审三校: who signed which stage, and which is still to come.
  private func signOffs(after seq: Int64) -> Markup {
    let signed = view.entries.filter { $0.seq > seq && $0.move == .review }.map { entry -> Markup in
      let isApproved = entry.text("verdict") == "approved"
      let mark: Markup =
        isApproved ? "<span class=\"mark good\">✓</span>" : "<span class=\"mark bad\">✗</span>"
      return """
        <li>\(mark) \(EntryWords(entry, visit.names).detail) · \(visit.names.person(entry.actor)) \
        <a href="#entry-\(entry.seq)">#\(entry.seq)</a></li>

        """
    }
    let (passed, all) = (view.file.stagesPassed, visit.office.reviewStages)
    let open: Markup =
      view.file.state == .drafted
      ? "<li>○ \(Words("待第 \(passed + 1) 审，共 \(all) 审", "waits for sign-off \(passed + 1) of \(all)"))</li>"
      : ""
    return "<ul class=\"lines\">\(signed)\(open)</ul>\n"
  }

  /// Where it went out.
  private var published: Markup? {
    let rows = view.entries.filter { $0.move == .publish }.map { entry -> Markup in
      let link = entry.content.first { $0.kind == "link" }.flatMap { texts[$0.digest] }
      return """
        <li>\(Words("已发布", "published")) \(EntryWords(entry, visit.names).detail) · \(Figures.time(entry.time)) \(link.map { WebLink.markup($0, "\($0)") })</li>

        """
    }
    return rows.isEmpty ? nil : "<ul class=\"lines\">\(rows)</ul>\n"
  }
}

/// A text as it is written, with its personal data marked, beside its public form.
struct RedactionPart {
  let text: String
  let redaction: Redaction

  var markup: Markup {
    """
    <div class="sides"><div><p class="meta">\(Words("原稿", "As written"))</p><blockquote>\(marked)</blockquote></div>
    <div><p class="meta">\(Words("公开稿（脱敏后）", "In its public form"))</p><blockquote>\(Words(verbatim: redaction.text))</blockquote></div></div>
    <ul class="lines">\(findings)</ul>\(residue)

    """
  }

  private var marked: Markup {
    let scalars = Array(text.unicodeScalars)
    func slice(_ range: Range<Int>) -> Words {
      Words(verbatim: String(String.UnicodeScalarView(scalars[range])))
    }
    var (parts, place) = ([Markup](), 0)
    for finding in redaction.findings {
      parts.append("\(slice(place..<finding.range.lowerBound))<mark>\(slice(finding.range))</mark>")
      place = finding.range.upperBound
    }
    return "\(parts)\(slice(place..<scalars.count))"
  }

  private var findings: [Markup] {
    redaction.findings.map { finding in
      let sure = finding.certainty == .high ? Words("确定", "certain") : Words("存疑", "perhaps")
      return
        "<li>\(Words(verbatim: finding.kind.placeholder)) \(sure) · \(Words(verbatim: finding.reason))</li>\n"
    }
  }

  private var residue: Markup? {
    redaction.residue.isEmpty
      ? nil
      : "<p class=\"mark bad\">✗ \(Words("脱敏后仍有残留，请手工改", "something is left; take it out by hand"))</p>"
  }
}
