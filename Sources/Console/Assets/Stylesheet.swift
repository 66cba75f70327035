import HTTPServer

/// The one style sheet. Its path names its bytes, so that a browser may keep it for ever.
enum Stylesheet {
  static let asset = HTTPAsset(
    "style.css", type: "text/css; charset=utf-8", Array((text + lists + forms).utf8))

  private static let text = """
    :root {
      color-scheme: light dark;
      --paper: #f6f7f8; --sheet: #fff; --ink: #1b1f24; --soft: #57606a; --line: #d5dae0; --link: #1a4f8b;
      --bad: #a11616; --warn: #7a4d00; --good: #1c6332; --run: #1a4f8b; --mark: #ffe9a8; --track: #e6eaee;
      --h0: #41729f; --h1: #9a7023; --h2: #4f8a76; --h3: #8a6ba1; --banner: #fff3d1; --banner-ink: #5c3d00;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #14171a; --sheet: #1c2126; --ink: #e4e8eb; --soft: #a5afb9; --line: #353d45; --link: #93c2f5;
        --bad: #ff9d94; --warn: #f2c56b; --good: #84d6a0; --run: #93c2f5; --mark: #463709; --track: #2b3239;
        --h0: #5d93c7; --h1: #c79a4b; --h2: #63a58f; --h3: #a78abf; --banner: #3d2f0a; --banner-ink: #ffdf9a;
      }
    }
    * { box-sizing: border-box; }
    html { scroll-padding-top: 1rem; }
    body {
      margin: 0; background: var(--paper); color: var(--ink); line-height: 1.55; font-size: 1rem;
      font-family: system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC",
        "Source Han Sans SC", sans-serif;
    }
    main, .top, footer { max-width: 74rem; margin: 0 auto; padding: 0 1rem; }
    main:focus { outline: none; }
    a { color: var(--link); text-underline-offset: .15em; text-decoration-thickness: 1px; }
    a:focus-visible, summary:focus-visible, input:focus-visible, button:focus-visible, .scroll:focus-visible {
      outline: 3px solid var(--link); outline-offset: 2px;
    }
    small { font-size: .78em; font-weight: normal; color: var(--soft); letter-spacing: 0; }
    p { margin: .25rem 0; }
    time { white-space: nowrap; }
    code { font-family: ui-monospace, "Cascadia Mono", Consolas, monospace; font-size: .85em; overflow-wrap: anywhere; }
    mark { background: var(--mark); color: inherit; padding: 0 .08em; }
    .skip { position: absolute; left: -100vw; padding: .5rem 1rem; background: var(--sheet); z-index: 1; }
    .skip:focus { left: 0; top: 0; }
    .simulated { margin: 0; padding: .3rem 1rem; text-align: center; background: var(--banner); color: var(--banner-ink); font-weight: 600; }
    .top { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 1rem; padding-top: .7rem; }
    .name a { color: inherit; font-weight: 700; text-decoration: none; font-size: 1.1rem; }
    nav { display: flex; flex-wrap: wrap; gap: 0 .25rem; }
    nav a { padding: .45rem .55rem; text-decoration: none; border-bottom: 3px solid transparent; }
    nav a:hover { border-color: var(--line); }
    nav a[aria-current] { border-color: var(--link); font-weight: 600; }
    h1 { font-size: 1.45rem; line-height: 1.3; margin: 1rem 0 .6rem; }
    h2 { font-size: 1.1rem; margin: 1.6rem 0 .5rem; padding-bottom: .2rem; border-bottom: 1px solid var(--line); }
    h3 { font-size: 1rem; line-height: 1.45; margin: 0 0 .15rem; font-weight: 600; }
    .lead { font-size: 1.15rem; margin: 0 0 .6rem; }
    .count { font-size: .85rem; padding: 0 .5em; border-radius: 1em; background: var(--track); font-weight: 600; }
    .meta, .empty, footer, .provenance { color: var(--soft); font-size: .875rem; }
    .meta b { color: var(--ink); font-weight: 600; }
    .mark { font-weight: 600; white-space: nowrap; }
    .bad { color: var(--bad); } .warn { color: var(--warn); } .good { color: var(--good); } .run { color: var(--run); }
    .id { white-space: nowrap; }
    .quiet { color: var(--soft); font-weight: normal; }
    ol.rows, ul.held, ul.evidence, ol.timeline { list-style: none; margin: 0; padding: 0; }
    .row, .story, .clock {
      background: var(--sheet); border: 1px solid var(--line); border-radius: 4px; padding: .5rem .75rem; margin-bottom: .4rem;
    }
    .row { display: grid; grid-template-columns: 13rem 1fr; gap: .1rem 1rem; }
    .when { display: flex; flex-direction: column; }
    .what a { text-decoration: none; } .what a:hover { text-decoration: underline; }
    .story h3 a { color: inherit; }
    .grade { color: var(--ink); border: 1px solid var(--soft); border-radius: 3px; padding: 0 .35em; font-size: .8125rem; }
    .g2, .g3 { border-color: var(--bad); color: var(--bad); font-weight: 600; }
    .g1 { border-color: var(--warn); color: var(--warn); }
    .evidence { font-size: .875rem; margin-top: .2rem; display: flex; flex-wrap: wrap; gap: 0 1.5rem; }
    .evidence q { quotes: "「" "」"; font-weight: 600; }
    .points { color: var(--soft); white-space: nowrap; font-variant-numeric: tabular-nums; }
    summary { cursor: pointer; color: var(--soft); font-size: .875rem; padding: .15rem 0; }
    .watch { margin-top: 1.6rem; border-top: 1px solid var(--line); padding-top: .4rem; }
    .watch > summary { font-size: 1.1rem; font-weight: 600; color: var(--ink); margin-bottom: .4rem; }
    .feeds { margin-top: 1.6rem; font-size: .875rem; }
    .facts, .figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(11rem, 42%), 1fr)); gap: .5rem 1.25rem; margin: .5rem 0 1rem; }
    .facts .whole { grid-column: 1 / -1; }
    dt { color: var(--soft); font-size: .8125rem; } dd { margin: 0; }
    .figures dd { font-size: 1.3rem; font-weight: 600; font-variant-numeric: tabular-nums; }
    .bar { display: block; width: 100%; height: 1.1rem; margin: .25rem 0; }
    .track { fill: var(--track); } .due { fill: var(--ink); } .over { fill: var(--bad); }
    .h { fill: var(--soft); }
    .h0 { fill: var(--h0); } .h1 { fill: var(--h1); } .h2 { fill: var(--h2); } .h3 { fill: var(--h3); }
    .swatch { width: .75em; height: .75em; }
    .clock .held { display: flex; flex-wrap: wrap; gap: 0 1.25rem; font-size: .875rem; }
    .timeline li { border-left: 3px solid var(--h0); padding: .15rem 0 .35rem .75rem; margin-left: .25rem; }
    .timeline li.system { border-left-color: var(--line); }
    .timeline li:target, tr:target { background: var(--mark); }
    blockquote {
      margin: .25rem 0; padding: .3rem .6rem; background: var(--sheet); border: 1px solid var(--line); border-radius: 4px;
      font-size: .9375rem; max-width: 46rem; white-space: pre-line; overflow-wrap: anywhere;
    }
    blockquote b { color: var(--soft); font-weight: normal; font-size: .8125rem; margin-right: .4em; }
    .scroll { overflow-x: auto; background: var(--sheet); border: 1px solid var(--line); border-radius: 4px; }
    table { border-collapse: collapse; width: 100%; font-size: .875rem; }
    th, td { padding: .35rem .6rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
    thead th { white-space: nowrap; border-bottom: 2px solid var(--line); }
    thead small { display: block; }
    tbody th { font-weight: 600; white-space: nowrap; }
    .condition { display: block; white-space: normal; min-width: 9rem; }
    tbody tr:last-child > * { border-bottom: 0; }
    td { min-width: 6rem; } .wide { min-width: 16rem; }
    table ul { list-style: none; margin: 0; padding: 0; white-space: nowrap; }
    input, button {
      font: inherit; color: inherit; background: var(--sheet); border: 1px solid var(--soft); border-radius: 4px; padding: .3rem .6rem;
    }
    button { cursor: pointer; }
    .pages { margin-top: .6rem; }
    footer { margin-top: 2.5rem; padding-bottom: 1.5rem; }
    footer p { border-top: 1px solid var(--line); padding-top: .5rem; }
    @media (max-width: 40rem) {
      .row { grid-template-columns: 1fr; }
      .when { flex-direction: row; flex-wrap: wrap; gap: 0 .75rem; align-items: baseline; }
      .top { gap: 0; } nav { margin-left: -.7rem; flex-wrap: nowrap; overflow-x: auto; max-width: calc(100% + .7rem); }
      nav a { white-space: nowrap; padding-inline: .4rem; }
      nav small { display: none; }
    }
    @media print {
      @page { size: A4; margin: 15mm; }
      :root { --paper: #fff; --sheet: #fff; --ink: #000; --soft: #444; --line: #bbb; --link: #000; --bad: #8a0000;
        --warn: #5c3d00; --good: #0b4a1f; --run: #113a6b; --mark: #eee; --track: #e5e5e5; }
      body { font-size: 9.5pt; } table { font-size: 8pt; }
      nav, .skip, .pages, section[aria-labelledby="moves"] { display: none; }
      .scroll { overflow: visible; border: 0; } .row, .story, .clock, tr, .timeline li { break-inside: avoid; }
      thead { display: table-header-group; } td, .wide { min-width: 0; } .who { min-width: 7em; }
      h2 { break-after: avoid; }
      .bar, .swatch { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
    }

    """
}
