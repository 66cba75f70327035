import Text

/// A form that comes back: what was typed, and what is wrong with it.
struct Filled: Sendable {
  /// By name of the field; a field that is not there shows its preset.
  var values: [String: [String]] = [:]
  /// By name of the field.
  var faults: [String: Words] = [:]
  /// What is wrong with no field alone.
  var general: [Words] = []

  init() {}

  /// What was typed, secrets left out.
  init(_ fields: [(name: String, value: String)]) {
    for (name, value) in fields { values[name, default: []].append(value) }
  }

  var isFaulty: Bool { !faults.isEmpty || !general.isEmpty }
}

/// The parts of forms, labelled and usable with the keyboard alone.
enum FormParts {
  static func hidden(_ name: String, _ value: String) -> Markup {
    "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">"
  }

  /// What is wrong, before the form, each fault a link to its field.
  static func summary(_ filled: Filled, _ fields: [Field], id: String) -> Markup {
    guard filled.isFaulty else { return "" }
    let faults = fields.compactMap { field in
      filled.faults[field.name].map { fault -> Markup in
        "<li><a href=\"#\(id)-\(field.name)\">\(field.label)\(Words("：", ": "))\(fault)</a></li>"
      }
    }
    let general = filled.general.map { "<li>\($0)</li>" as Markup }
    return """
      <div class="faults" role="alert" tabindex="-1" autofocus>
      <p><b>\(Words("没有办成，请看", "Not done, please see"))</b></p>
      <ul>\(general)\(faults)</ul></div>

      """
  }

  /// A field with its label, its hint and what is wrong with it.
  static func field(_ field: Field, _ filled: Filled, id form: String) -> Markup {
    let id = "\(form)-\(field.name)"
    let values = filled.values[field.name] ?? (field.preset.isEmpty ? [] : [field.preset])
    let part = Part(field: field, id: id, values: values, fault: filled.faults[field.name])
    return part.markup
  }
}

/// A field as it is being drawn.
private struct Part {
  let field: Field
  let id: String
  let values: [String]
  let fault: Words?

  var markup: Markup {
    switch field.control {
    case .radio(let options): group(options, type: "radio")
    case .checks(let options): group(options, type: "checkbox")
    default:
      """
      <div class="field"><label for="\(id)">\(field.label)\(mark)</label>\(notes)\(control)</div>

      """
    }
  }

  private var mark: Markup {
    field.isRequired ? "" : " <small>\(Words("可不填", "optional"))</small>"
  }

  private var notes: Markup {
    let hint = field.hint.map { "<p class=\"hint\" id=\"\(id)-hint\">\($0)</p>" as Markup }
    let fault = fault.map { "<p class=\"fault\" id=\"\(id)-fault\">✗ \($0)</p>" as Markup }
    return "\(hint)\(fault)"
  }

  private var described: Markup {
    let ids = [field.hint.map { _ in "\(id)-hint" }, fault.map { _ in "\(id)-fault" }].compactMap(\.self)
    return ids.isEmpty ? "" : " aria-describedby=\"\(ids.joined(separator: " "))\""
  }

  private var state: Markup {
    let required: Markup = field.isRequired ? " required" : ""
    let invalid: Markup = fault == nil ? "" : " aria-invalid=\"true\""
    let autocomplete = field.autocomplete.map { " autocomplete=\"\($0)\"" as Markup }
    return "\(required)\(invalid)\(described)\(autocomplete)"
  }

  private var control: Markup {
    switch field.control {
    case .line(let type):
      "<input type=\"\(type)\" id=\"\(id)\" name=\"\(field.name)\" value=\"\(values.first ?? "")\"\(state)>"
    case .text(let rows):
      """
      <textarea id="\(id)" name="\(field.name)" rows="\(rows)"\(state)>
      \(values.first ?? "")</textarea>
      """
    case .choice(let options):
      "<select id=\"\(id)\" name=\"\(field.name)\"\(state)>\(choices(options))</select>"
    case .radio, .checks: ""
    }
  }

  /// The options under their headings, behind an empty one that chooses nothing.
  private func choices(_ options: [Field.Option]) -> [Markup] {
    var parts: [Markup] = ["<option value=\"\">–</option>"]
    var group: Words?
    for option in options {
      if option.group != group {
        if group != nil { parts.append("</optgroup>") }
        if let label = option.group { parts.append("<optgroup label=\"\(plain: label)\">") }
        group = option.group
      }
      let mark: Markup = values.contains(option.value) ? " selected" : ""
      let isData = option.words.chinese == option.words.english
      let language: Markup = isData ? " lang=\"zh-CN\"" : ""
      parts.append("<option value=\"\(option.value)\"\(mark)\(language)>\(plain: option.words)</option>")
    }
    if group != nil { parts.append("</optgroup>") }
    return parts
  }

  private func group(_ options: [Field.Option], type: String) -> Markup {
    let choices = options.enumerated().map { index, option -> Markup in
      let mark: Markup = values.contains(option.value) ? " checked" : ""
      let required: Markup = type == "radio" && field.isRequired ? " required" : ""
      // The first has the id that a link of the summary leads to.
      let id = index == 0 ? id : "\(id)-\(index)"
      return """
        <span class="option"><input type="\(type)" id="\(id)" name="\(field.name)" value="\(option.value)"\(mark)\(required)> \
        <label for="\(id)">\(option.words)</label></span>
        """
    }
    return """
      <fieldset class="field"\(described)><legend>\(field.label)\(mark)</legend>\(notes)<div class="options">\(choices)</div></fieldset>

      """
  }
}
