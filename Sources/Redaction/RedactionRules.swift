package import Model
import Text

/// The words by which personal data is told: `Keywords/privacy/redaction.json5`.
package struct RedactionRules: Sendable {
  typealias Words = [[UInt32]]

  let identityCues: Words
  let telephoneCues: Words
  let personalCues: Words
  let officeCues: Words
  /// Digits as dialled, without area code.
  let publishedNumbers: [String]
  let cardCues: Words
  let numberCues: Words
  let plateProvinces: Set<UInt32>
  let plateEndings: Set<UInt32>
  let officeDomains: Words
  let networkCues: Words
  let accountCues: Words
  let documentCues: Words
  let recordCues: Words
  let positionCues: Words
  let filler: Set<UInt32>
  let strongNameCues: Words
  let nameCues: Words
  /// Surnames that more than half of all people bear: behind a cue they are taken for one without further proof.
  let commonSurnames: Set<UInt32>
  let surnames: Set<UInt32>
  let compoundSurnames: Words
  let notNames: Words
  let honorifics: Set<[UInt32]>
  let functionWords: Set<UInt32>
  let afterNames: Words
  let addressCues: Words
  let addressFormCues: Words
  let addressFormCompany: Words
  let addressEndings: Set<UInt32>
  let divisions: Set<UInt32>
  let placeEndings: Set<UInt32>
  let doorLevels: Words
  let doors: Words
  let chineseDigits: Set<UInt32>
  let childCues: Words
  let schools: Words
  let notSchools: Words
  let classes: Words

  /// Reads the rules.
  ///
  /// - Throws: what is missing or wrong, with file, line and field.
  package init(file: String, bytes: [UInt8]) throws(DataFileError) {
    let fields = try DataFields(file: file, bytes: bytes)
    let reader = try Sections(fields)
    identityCues = try reader.words("numbers", "identity")
    telephoneCues = try reader.words("numbers", "telephone")
    personalCues = try reader.words("numbers", "personal")
    officeCues = try reader.words("numbers", "office")
    publishedNumbers = try reader.texts("numbers", "published").map { $0.filter(\.isNumber) }
    cardCues = try reader.words("numbers", "card")
    numberCues = try reader.words("numbers", "notCard")
    plateProvinces = try reader.characters("codes", "plateProvinces")
    plateEndings = try reader.characters("codes", "plateEndings")
    officeDomains = try reader.words("codes", "officeDomains")
    networkCues = try reader.words("codes", "network")
    accountCues = try reader.words("codes", "account")
    documentCues = try reader.words("codes", "document")
    recordCues = try reader.words("codes", "record")
    positionCues = try reader.words("codes", "position")
    filler = try reader.characters("codes", "filler").union([0x20])
    strongNameCues = try reader.words("names", "strong")
    nameCues = try reader.words("names", "before")
    commonSurnames = try reader.characters("names", "commonSurnames")
    surnames = try reader.characters("names", "surnames").union(commonSurnames)
    compoundSurnames = try reader.words("names", "compound")
    notNames = try reader.words("names", "not")
    honorifics = Set(try reader.words("names", "honorifics"))
    functionWords = try reader.characters("names", "functionWords")
    afterNames = try reader.words("names", "after")
    addressCues = try reader.words("addresses", "before")
    addressFormCues = try reader.words("addresses", "form")
    addressFormCompany = try reader.words("addresses", "formCompany")
    addressEndings = try reader.characters("addresses", "endings")
    divisions = try reader.characters("addresses", "divisions")
    placeEndings = try reader.characters("addresses", "placeEndings")
    doorLevels = try reader.words("addresses", "levels")
    doors = try reader.words("addresses", "doors")
    chineseDigits = try reader.characters("addresses", "digits")
    childCues = try reader.words("children", "cues")
    schools = try reader.words("children", "schools")
    notSchools = try reader.words("children", "notSchools")
    classes = try reader.words("children", "classes")
  }

  /// The file's sections, member by member.
  private struct Sections {
    private static let members: [String: Set<String>] = [
      "numbers": ["identity", "telephone", "personal", "office", "published", "card", "notCard"],
      "codes": [
        "plateProvinces", "plateEndings", "officeDomains", "network", "account", "document", "record",
        "position",
        "filler",
      ],
      "names": [
        "strong", "before", "commonSurnames", "surnames", "compound", "not", "honorifics", "functionWords",
        "after",
      ],
      "addresses": [
        "before", "form", "formCompany", "endings", "divisions", "placeEndings", "levels", "doors", "digits",
      ],
      "children": ["cues", "schools", "notSchools", "classes"],
    ]
    private var sections: [String: DataFields] = [:]

    init(_ fields: DataFields) throws(DataFileError) {
      try fields.allow(Set(Self.members.keys))
      for (name, members) in Self.members {
        guard let section = try fields.object(name) else { throw fields.error(name, "missing") }
        try section.allow(members)
        for member in members.sorted() where !section.has(member) {
          throw section.error(member, "missing; give a list of texts")
        }
        sections[name] = section
      }
    }

    func texts(_ section: String, _ name: String) throws(DataFileError) -> [String] {
      try sections[section]?.strings(name) ?? []
    }

    func words(_ section: String, _ name: String) throws(DataFileError) -> Words {
      try texts(section, name).map { FoldedText($0).scalars }.filter { !$0.isEmpty }
    }

    /// The characters of all texts of a list, each by itself.
    func characters(_ section: String, _ name: String) throws(DataFileError) -> Set<UInt32> {
      Set(try texts(section, name).flatMap { $0.unicodeScalars.map { FoldTable.standard[$0.value] } })
    }
  }
}
