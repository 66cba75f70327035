import Model
import ResponseLog
import Storage

// The words of an answer, as the desk knows them: what is drafted, what was signed, what goes out.
extension CaseDesk {
  /// Finds what is to be minded about the draft that a move writes, signs or sends out.
  ///
  /// - Returns: why it may not go out, for a publish; history that was published long ago is entered as it is.
  func examine(_ request: inout MoveRequest, _ file: CaseFile?, _ transaction: Transaction) throws -> Refusal?
  {
    guard [.respond, .review, .publish].contains(request.move), let file, let guards = try safeguards() else {
      return nil
    }
    let drafts = try DraftHistory(LogBook(transaction).entries(ofCase: file.id), transaction)
    let isNew = request.move == .respond
    guard var answer = isNew ? Answer(request.options) : drafts.newest else { return nil }
    if let title = request.options["title"] { answer.title = title }
    request.findings = guards.findings(answer, after: drafts.published(before: isNew ? nil : file.draft))
    guard request.move == .publish, let residue = guards.residue(answer) else { return nil }
    if request.via != .import { return residue }
    request.findings.append(Safeguards.published)
    return nil
  }
}

/// The drafts of a case with their words.
private struct DraftHistory {
  private var drafts: [(number: Int, answer: Answer?)] = []
  private let sent: Set<JSONValue?>

  init(_ entries: [LogEntry], _ transaction: Transaction) throws {
    sent = Set(entries.filter { $0.move == .publish }.map { $0.detail["draft"] })
    for entry in entries where entry.move == .respond {
      drafts.append((drafts.count + 1, Answer(try transaction.texts(ofEntry: entry.seq))))
    }
  }

  /// nil if there is none, or if its text was destroyed.
  var newest: Answer? { drafts.last?.answer }

  /// The texts of the drafts that were published, older than a draft; nil = all.
  func published(before number: Int?) -> [String] {
    drafts.filter { $0.number < number ?? .max && sent.contains(JSONValue($0.number)) }
      .compactMap { $0.answer?.text }
  }
}
