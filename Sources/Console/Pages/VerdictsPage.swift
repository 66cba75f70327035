import HTTPServer
import Model
import Reports
import ResponseLog
import Storage
import Text

/// `/cases/2026-0001/verdicts` 问题与申诉: what the evaluation finds wrong about one case, what was said of it, and the
/// forms by which more is said. Who may not see the case, for it was taken from them, sees what they are blamed for.
struct VerdictsPage {
  let visit: Visit
  let view: CaseView
  /// Each once a holder and criterion: that is what an appeal or a ruling is about.
  let verdicts: [Verdict]
  /// Texts that still exist, by digest.
  private let texts: [String: String]
  private let all: [Verdict]
  private let seesCase: Bool
  private let gap: CalendarGap?
  /// A form that comes back.
  var returned: VerdictForm?
  /// The entry of an act that led here.
  private let done: Int64?

  static func path(_ id: String) -> String { "/cases/\(id)/verdicts" }

  /// nil if there is no such case, or none that the viewer may see or is blamed for.
  init?(_ visit: Visit, id: String, _ query: HTTPQuery = HTTPQuery()) async throws {
    guard let view = try await visit.anyCase(id) else { return nil }
    done = query["done"].flatMap { Int64($0) }
    (self.visit, self.view) = (visit, view)
    seesCase = visit.maySee(view.file)
    // Nobody is blamed who never held it.
    guard seesCase || view.entries.contains(where: { $0.isHeld(by: visit.viewer.person) }) else { return nil }
    let (found, gap) = try await Self.find(visit, view)
    all = seesCase ? found : found.filter { $0.blames(visit.viewer.person) }
    self.gap = gap
    guard seesCase || !all.isEmpty else { return nil }
    texts = try await visit.context.store.content(ofCase: id)
    verdicts = all.reduce(into: []) { known, verdict in
      if !known.contains(where: { $0.isMeant(with: verdict) }) { known.append(verdict) }
    }
  }

  /// What is found since the day on which the case was opened.
  private static func find(_ visit: Visit, _ view: CaseView) async throws -> ([Verdict], CalendarGap?) {
    let (context, opened) = (visit.context, view.file.opened.chinaDay)
    let period = Period(from: opened, to: max(visit.now.chinaDay, opened), now: visit.now)
    let log = CaseLog(try await visit.wholeLog(), cut: period.cut)
    do throws(CalendarGap) {
      let one = try CaseEvaluation.alone(
        view.file.id, office: context.store.office, period, log, book: context.clocks,
        criteria: context.criteria)
      return (one?.verdicts ?? [], nil)
    } catch {
      return ([], error)
    }
  }

  var page: Page {
    let id = view.file.id
    let none: Markup =
      "<p class=\"empty\">\(Words("这张舆情单没有发现问题。", "Nothing is found wrong about this case."))</p>"
    let fault = gap.map { "<p class=\"mark bad\">✗ \(String(describing: $0))</p>" as Markup }
    return Page(
      title: Words("问题与申诉 \(id)", "Verdicts on \(id)"), place: .evaluation,
      body: """
        \(notice)<p>\(linked("/cases/\(id)", Words("舆情单 \(id)", "Case \(id)")))</p>\(fault)
        \(verdicts.isEmpty && gap == nil ? [none] : verdicts.enumerated().map(section))
        """)
  }

  private func linked(_ path: String, _ words: Words) -> Markup {
    seesCase ? "<a href=\"\(path)\">\(words)</a>" : "\(words)"
  }

  private var notice: Markup? {
    view.entries.first { $0.seq == done && $0.actor == visit.viewer.person.id }.map(ActNotice.done)
  }

  private func section(_ number: Int, _ verdict: Verdict) -> Markup {
    let id = "verdict-\(number + 1)"
    return """
      <section aria-labelledby="\(id)"><h2 id="\(id)">\(verdict.verdict.words) · \(visit.names.criterion(verdict.criterion))</h2>
      <p>\(standing(verdict)) \(visit.names.condition(verdict.criterion) ?? Words(verbatim: ""))</p>
      <p class="meta">\(Words("责任", "held by"))\(Words("：", ": "))<b>\(visit.names.holder(verdict.blamed))</b></p>
      \(evidence(verdict))\(said(verdict))\(forms(verdict, id))</section>

      """
  }

  private func standing(_ verdict: Verdict) -> Markup {
    switch verdict.ruling?.outcome {
    case .lifted: "<span class=\"mark quiet\">\(Words("已撤销", "lifted"))</span>"
    case .upheld: "<span class=\"mark bad\">✗ \(Words("复核维持", "upheld"))</span>"
    case nil: "<span class=\"mark bad\">✗ \(Words("成立", "stands"))</span>"
    }
  }

  /// The entries and other cases that show it, and how late it was.
  private func evidence(_ verdict: Verdict) -> Markup {
    let same = all.filter { $0.isMeant(with: verdict) }
    let seqs = Set(same.flatMap(\.seq))
    let entries = view.entries.filter { seqs.contains($0.seq) }.map { entry -> Markup in
      """
      <li>\(linked("/cases/\(view.file.id)#entry-\(entry.seq)", Words(verbatim: "#\(entry.seq)"))) \(EntryWords.action(entry.action)) \
      \(EntryWords(entry, visit.names).detail) · \(Figures.time(entry.at)) · \(visit.names.person(entry.actor))</li>

      """
    }
    let late = same.compactMap(\.seconds).map {
      "<li>\(Words("超时 ", "late by "))\(Figures.length($0))</li>\n" as Markup
    }
    let other = Set(same.flatMap(\.other)).sorted().map {
      "<li>\(linked("/cases/\($0)", Words(verbatim: $0)))</li>\n" as Markup
    }
    return "<h3>\(Words("依据", "Evidence"))</h3><ul>\(entries)\(late)\(other)</ul>\n"
  }

  /// Appeals and rulings so far.
  private func said(_ verdict: Verdict) -> Markup? {
    let entries = view.entries.filter {
      ["appeal", "ruling"].contains($0.action) && verdict.concerns($0)
    }
    guard !entries.isEmpty else { return nil }
    let parts = entries.map { EntryPart(entry: $0, texts: texts, visit: visit, showsHolder: seesCase).markup }
    return "<h3>\(Words("申诉与复核", "Appeals and rulings"))</h3><ol class=\"timeline\">\(parts)</ol>\n"
  }

  private func forms(_ verdict: Verdict, _ id: String) -> [Markup] {
    VerdictForm.Act.allCases.compactMap { act in
      let isBack = returned?.act == act && returned?.verdict.isMeant(with: verdict) == true
      let form = isBack ? returned : VerdictForm(act: act, verdict: verdict)
      guard let form, isBack || form.isAllowed(view, visit) else { return nil }
      return form.markup(view, visit, id: "\(id)-\(act.rawValue)")
    }
  }
}

extension LogEntry {
  /// Whether a person or their unit held the case after it.
  fileprivate func isHeld(by person: Person) -> Bool {
    holder.person == person.id || holder.unit == person.unit
  }
}

extension Verdict {
  /// Whether what is said of one is said of the other.
  func isMeant(with other: Verdict) -> Bool { criterion == other.criterion && blamed == other.blamed }
}
