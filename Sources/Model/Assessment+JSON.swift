extension Assessment {
  /// Writes the members of `design.md` §5.5; without `id` if there is none.
  package func write(id: JSONValue? = nil, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.name("area")
      writer.value(area)
      writer.name("areas")
      writer.array(areas) { $0.write(to: &$1) }
      writer.name("casualties")
      casualties.write(to: &writer)
      writer.name("evidence")
      writer.array(evidence) { $0.write(to: &$1) }
      writer.name("facts")
      facts.write(to: &writer)
      writer.name("flagged")
      writer.value(flagged)
      writer.name("grade_reasons")
      writer.array(gradeReasons) { $1.value($0) }
      writer.name("grounds")
      writer.array(grounds) { $0.write(to: &$1) }
      if let id {
        writer.name("id")
        writer.value(id)
      }
      writeRest(to: &writer)
    }
  }

  /// The members behind `id`.
  private func writeRest(to writer: inout JSONWriter) {
    writer.name("jurisdiction")
    writer.value(jurisdiction.rawValue)
    writer.name("kind")
    writer.value(kind?.rawValue)
    writer.name("kind_reason")
    writer.value(kindReason)
    writer.name("mood")
    writer.value(mood.rawValue)
    writer.name("places")
    writer.array(places) { $0.write(to: &$1) }
    writer.name("polarity")
    writer.value(polarity.rawValue)
    writer.name("reporting")
    writer.array(reporting) { $0.write(to: &$1) }
    writer.name("rulebook")
    writer.value(rulebook)
    writer.name("rumour")
    writer.value(rumour.rawValue)
    writer.name("severity")
    writer.value(severity?.rawValue)
    writer.name("stance")
    writer.value(stance.rawValue)
    writer.name("why_not")
    writer.value(whyNot)
  }

  /// The same on one line, without `id`: what is stored.
  package var text: String {
    var writer = JSONWriter()
    write(to: &writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// The same members, for who puts others beside them.
  package var json: [String: JSONValue] {
    if case .object(let members)? = JSONValue(text: text) { members } else { [:] }
  }
}

extension Assessment.AreaScore {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.name("area")
      writer.value(area)
      writer.name("score")
      writer.value(score)
    }
  }
}

extension Facts {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.name("burnt")
      writer.value(burnt)
      writer.name("crowd")
      writer.value(crowd)
      writer.name("evacuated")
      writer.value(evacuated)
      writer.name("loss")
      writer.value(loss)
      writer.name("minors")
      writer.value(minors)
      writer.name("money")
      writer.value(money)
      writer.name("officials")
      writer.value(officials)
      writer.name("participants")
      writer.value(participants)
      writer.name("trapped")
      writer.value(trapped)
      writer.name("vulnerable")
      writer.value(vulnerable)
    }
  }
}

extension ReportDuty {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.name("reason")
      writer.value(reason)
      writer.name("source")
      writer.value(source)
      writer.name("standard")
      writer.value(standard)
    }
  }
}

extension Casualties {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.name("affected")
      writer.value(affected)
      writer.name("deaths")
      writer.value(deaths)
      writer.name("injured")
      writer.value(injured)
      writer.name("missing")
      writer.value(missing)
    }
  }
}

extension PlaceMention {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.name("code")
      writer.value(code)
      writer.name("confidence")
      writer.value(confidence)
      writer.name("name")
      writer.value(name)
    }
  }
}

extension Evidence {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.name("area")
      writer.value(area)
      writer.name("field")
      writer.value(field.rawValue)
      writer.name("length")
      writer.value(length)
      writer.name("points")
      writer.value(points)
      writer.name("reason")
      writer.value(reason)
      writer.name("rule")
      writer.value(rule)
      writer.name("start")
      writer.value(start)
      writer.name("text")
      writer.value(text)
    }
  }
}
