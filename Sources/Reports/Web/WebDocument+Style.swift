import Text

extension WebDocument {
  /// Made for paper first; black on white, marks told apart by their words.
  static let style: Markup = """
    <style>
    @page { size: A4; margin: 16mm 14mm; @bottom-right { content: counter(page) " / " counter(pages); } }
    body { font: 14px/1.5 system-ui, "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif;
      color: #1b1f24; background: #fff; max-width: 64rem; margin: 1.5rem auto; padding: 0 1rem; }
    h1 { font-size: 1.5rem; margin: 0 0 .3rem; }
    h2 { font-size: 1.1rem; margin: 1.6rem 0 .4rem; border-bottom: 2px solid #30507a; break-after: avoid; }
    small { color: #59616b; font-size: .8em; font-weight: normal; }
    a { color: #1a4f8b; }
    .condition { display: block; }
    .scroll { overflow-x: auto; }
    table { border-collapse: collapse; width: 100%; font-size: .875rem; }
    th, td { border: 1px solid #c3cad2; padding: .25rem .4rem; text-align: left; vertical-align: top; }
    thead th { background: #eef2f6; }
    tbody th { font-weight: 600; }
    thead small { display: block; }
    .who { min-width: 7em; }
    thead { display: table-header-group; }
    tr { break-inside: avoid; }
    ul.held { margin: 0; padding: 0; list-style: none; }
    .figures { display: flex; flex-wrap: wrap; gap: .5rem 2rem; margin: 1rem 0; }
    .figures div { display: flex; flex-direction: column; }
    .figures dd { margin: 0; font-size: 1.25rem; font-weight: 600; }
    .mark { font-weight: 600; }
    .id, time { white-space: nowrap; }
    .bad { color: #a11616; }
    .good { color: #1c6332; }
    .run { color: #1a4f8b; }
    .quiet { color: #59616b; font-weight: normal; }
    .simulated { border: 2px solid #8a5a00; color: #6b4600; padding: .3rem .6rem; font-weight: 600; }
    .hash { overflow-wrap: anywhere; font-size: .8em; }
    .provenance { overflow-wrap: anywhere; }
    .masthead { color: #c00000; font: 700 3rem/1.2 "FZXiaoBiaoSong-B05S", "STZhongsong", "SimSun", "Noto Serif CJK SC", serif;
      text-align: center; letter-spacing: .2em; margin: .5rem 0 .2rem; }
    .issue { text-align: center; margin: 0; }
    .line { display: flex; justify-content: space-between; border-bottom: 3px solid #c00000; padding-bottom: .3rem; }
    .line ~ h1, .line ~ .covers { text-align: center; }
    .text { text-indent: 2em; margin: .3rem 0; } .link { text-indent: 2em; overflow-wrap: anywhere; }
    .chart { margin: 1rem 0 .3rem; break-inside: avoid; } .chart svg:not(.swatch) { width: 100%; height: auto; }
    figcaption { text-align: center; font-size: .875rem; }
    .prose { border-left: 3px solid #c3cad2; padding-left: .6rem; margin: .5rem 0; }
    .signature { text-align: right; margin: 1.5rem 4em 0 0; }
    .distribution { border: solid #1b1f24; border-width: 1px 0; margin-top: 1rem; }
    .distribution p { margin: .2rem 0; }
    .provenance { border-top: 1px solid #c3cad2; margin-top: 1.5rem; padding-top: .5rem; }
    @media print {
      body { font-size: 9pt; max-width: none; margin: 0; padding: 0; }
      table { font-size: 8pt; }
      a { color: inherit; text-decoration: none; }
      .scroll { overflow: visible; }
    }
    </style>
    """
}
