package import Model

/// Which units answer for what: the `routing` of an office's file, every row with its source.
package struct RoutingBook: Sendable {
  /// The office that coordinates 党政办, and the one for publicity 宣传办.
  package let coordinators: [String]
  /// The office above that coordinates what is not only ours to answer.
  package let upper: String
  /// The unit through which the head of government leads.
  package let head: String
  let principles: [RoutingPrinciple: PrincipleText]
  let rows: [RoutingRow]

  /// Reads an office's file; every unit that it names must stand in the file's own `units`.
  ///
  /// - Parameter areas: ids of the areas that there are.
  package init(_ fields: DataFields, areas: Set<String>) throws(DataFileError) {
    guard let routing = try fields.object("routing") else { throw fields.error("routing", "missing") }
    try routing.allow(["coordinators", "upper", "head", "principles", "rows"])
    var known: Set<String> = []
    for unit in try fields.objects("units") {
      known.insert(try unit.string("id"))
      try unit.checkAreas(areas)
    }
    coordinators = try routing.units("coordinators", known)
    guard !coordinators.isEmpty else { throw routing.error("coordinators", "name at least one unit") }
    upper = try routing.unit("upper", known)
    head = try routing.unit("head", known)
    principles = try Self.principles(routing)
    var rows: [RoutingRow] = []
    for entry in try routing.objects("rows") {
      rows.append(try RoutingRow(entry, known))
      try entry.checkAreas(areas)
    }
    self.rows = rows
  }

  private static func principles(_ routing: DataFields) throws(DataFileError) -> [RoutingPrinciple:
    PrincipleText]
  {
    var principles: [RoutingPrinciple: PrincipleText] = [:]
    for entry in try routing.objects("principles") {
      try entry.allow(Basis.members.union(["id", "says"]))
      let id: RoutingPrinciple = try entry.choice("id")
      principles[id] = PrincipleText(says: try entry.string("says"), basis: try Basis(entry))
    }
    guard let missing = RoutingPrinciple.allCases.first(where: { principles[$0] == nil }) else {
      return principles
    }
    throw routing.error("principles", "\(missing.rawValue) is missing; every principle needs its source")
  }
}

/// By what a proposal is made; the words and the source of each stand in the office's file.
package enum RoutingPrinciple: String, Sendable, CaseIterable {
  /// 涉事责任部门是第一责任主体.
  case responsibleFirst = "responsible-first"
  /// 属地管理: the village or other place answers for its ground.
  case territory
  /// Several places, not all ours: the department above is first responder, each place answers for its part.
  case severalPlaces = "several-places"
  /// Not ours at all: hand it over.
  case elsewhere
  /// Several departments: each by its duty, the office names one to lead.
  case severalDepartments = "several-departments"
  /// 垂直管理: the office above coordinates.
  case vertical
  /// 特别重大: the head of government leads.
  case extreme
  /// The office coordinates together with publicity.
  case coordination
}

struct PrincipleText: Sendable {
  /// One sentence in the words of the source.
  let says: String
  let basis: Basis
}

/// One row of area × place × grade × kind → units. A row without a lead adds its units to whatever leads.
struct RoutingRow: Sendable {
  let id: String
  /// Each empty = any.
  let areas: [String]
  let places: [String]
  let grades: [EventGrade]
  let kinds: [String]
  let lead: String?
  let responsible: [String]
  let helpers: [String]
  /// The department above for this matter.
  let upper: String?
  let basis: Basis

  init(_ fields: DataFields, _ known: Set<String>) throws(DataFileError) {
    try fields.allow(
      Basis.members.union([
        "id", "areas", "places", "grades", "kinds", "lead", "responsible", "helpers", "upper",
      ]))
    id = try fields.string("id")
    (areas, places) = (try fields.strings("areas"), try fields.strings("places"))
    kinds = try fields.strings("kinds")
    if let wrong = kinds.first(where: { !Clerk.kinds.contains($0) }) {
      throw fields.error("kinds", "\"\(wrong)\" is none of \(Clerk.kinds.joined(separator: ", "))")
    }
    grades = try Self.grades(fields)
    lead = fields.has("lead") ? try fields.unit("lead", known) : nil
    upper = fields.has("upper") ? try fields.unit("upper", known) : nil
    responsible = try fields.units("responsible", known)
    helpers = try fields.units("helpers", known)
    guard lead != nil || !responsible.isEmpty || !helpers.isEmpty else {
      throw fields.error("lead", "missing; a row names a lead, or responsible or helping units")
    }
    basis = try Basis(fields)
  }

  private static func grades(_ fields: DataFields) throws(DataFileError) -> [EventGrade] {
    var grades: [EventGrade] = []
    for text in try fields.strings("grades") {
      guard let grade = EventGrade(rawValue: text) else {
        throw fields.error(
          "grades", "\"\(text)\" is none of \(EventGrade.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      grades.append(grade)
    }
    return grades
  }

  /// How many of its conditions there are; the closest row wins.
  var closeness: Int {
    [areas.isEmpty, places.isEmpty, grades.isEmpty, kinds.isEmpty].count { !$0 }
  }

  func matches(_ question: RoutingQuestion) -> Bool {
    (areas.isEmpty || question.area.map(areas.contains) == true)
      && (places.isEmpty || question.places.contains(where: places.contains))
      && (grades.isEmpty || question.grade.map(grades.contains) == true)
      && (kinds.isEmpty || question.kind.map(kinds.contains) == true)
  }
}

extension DataFields {
  fileprivate func checkAreas(_ known: Set<String>) throws(DataFileError) {
    guard let strange = try strings("areas").first(where: { !known.contains($0) }) else { return }
    throw error("areas", "\"\(strange)\" is none of \(known.sorted().joined(separator: ", "))")
  }

  fileprivate func unit(_ name: String, _ known: Set<String>) throws(DataFileError) -> String {
    let id = try string(name)
    guard known.contains(id) else { throw error(name, "\(id) is none of the units of this file") }
    return id
  }

  fileprivate func units(_ name: String, _ known: Set<String>) throws(DataFileError) -> [String] {
    let ids = try strings(name)
    if let strange = ids.first(where: { !known.contains($0) }) {
      throw error(name, "\(strange) is none of the units of this file")
    }
    return ids
  }
}
