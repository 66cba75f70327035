extension Stylesheet {
  /// Lists, queues and the forms that ask for them.
  static let lists = """
    .tools { margin-left: auto; display: flex; gap: 0 1rem; } .tools a { padding: .45rem 0; display: inline-block; }
    .filter { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: end; margin: 0 0 .75rem; font-size: .875rem; }
    .filter label { display: flex; flex-direction: column; gap: .1rem; color: var(--soft); }
    .filter .tick { flex-direction: row; align-items: center; gap: .35rem; min-height: 2.2rem; }
    .filter .grow { flex: 1 1 12rem; } .filter input[type="checkbox"] { width: 1.25rem; height: 1.25rem; }
    select { font: inherit; color: inherit; background: var(--sheet); border: 1px solid var(--soft); border-radius: 4px; padding: .35rem .4rem; max-width: 14rem; }
    .filter input, .filter select, .filter button { min-height: 2.2rem; color: var(--ink); }
    select:focus-visible, textarea:focus-visible, main a:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
    .pages { display: flex; flex-wrap: wrap; gap: 0 1rem; align-items: baseline; margin: .6rem 0; }
    nav.pages a { border: 1px solid var(--line); border-radius: 4px; background: var(--sheet); padding: .3rem .7rem; }
    .lines { list-style: none; margin: 0; padding: 0; } .lines li { padding: .25rem 0; border-bottom: 1px solid var(--line); }
    .go { display: inline-block; padding: .35rem .8rem; border: 1px solid var(--link); border-radius: 4px; background: var(--sheet); text-decoration: none; font-weight: 600; }
    .fold { margin: .8rem 0; } .fold > summary { font-size: 1rem; padding: .3rem 0; }
    .found { background: var(--sheet); border: 1px solid var(--line); border-radius: 4px; padding: .5rem .75rem; margin-bottom: .4rem; }
    .found h2, .story h2 { font-size: 1rem; margin: 0 0 .15rem; border: 0; padding: 0; line-height: 1.45; }
    .judged { background: var(--sheet); border: 1px solid var(--line); border-radius: 4px; padding: .75rem 1rem; margin: .5rem 0; }
    .judged h2 { border: 0; margin: 0 0 .25rem; font-size: 1.2rem; line-height: 1.45; } .judged h3 { margin-top: 1rem; }
    .judged .text { max-width: 46rem; margin: .5rem 0; white-space: pre-line; overflow-wrap: anywhere; line-height: 1.75; }
    .acts { display: flex; flex-wrap: wrap; gap: .5rem; margin: .75rem 0; align-items: start; }
    .act { background: var(--sheet); border: 1px solid var(--link); border-radius: 4px; padding: .2rem .8rem; } .act[open] { flex: 1 1 100%; }
    .act > summary { color: var(--ink); font-size: 1rem; font-weight: 600; padding: .2rem 0; }
    .keys { margin-bottom: .75rem; } .keys dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem .75rem; }
    .keys dd { font-size: .875rem; } .keys label { display: inline-flex; gap: .4rem; align-items: center; min-height: 1.75rem; }
    .level { display: inline-block; padding: 0 .5em; border-radius: 3px; font-size: .8125rem; font-weight: 600; color: #1b1f24; border: 1px solid #1b1f24; }
    .level.blue { background: #b7d4f4; } .level.yellow { background: #ffe27a; } .level.orange { background: #ffb875; } .level.red { background: #ff9a92; }
    .row .what a { display: inline-block; min-height: 1.5rem; }
    kbd { font-family: inherit; font-weight: 600; border: 1px solid var(--soft); border-radius: 3px; padding: 0 .4em; color: var(--ink); }
    td a { display: inline-block; min-height: 1.5rem; min-width: 1.5rem; }
    summary { min-height: 1.5rem; }
    html:lang(en) :is(h1, h2, h3, th, dt, .row .meta)::first-letter { text-transform: uppercase; }
    @media (max-width: 40rem) {
      .tools { margin-left: 0; } .filter label, .filter .grow { flex: 1 1 8rem; } .filter select, .filter input { width: 100%; max-width: none; }
      .filter input[type="checkbox"] { width: 1.25rem; }
      .stacks, .stacks tbody, .stacks tr, .stacks th, .stacks td { display: block; }
      .stacks thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
      .stacks tr { padding: .5rem .75rem; border-bottom: 1px solid var(--line); } .stacks tr:last-child { border: 0; }
      .stacks th, .stacks td { padding: .1rem 0; border: 0; min-width: 0; }
      .stacks td[data-label] { display: grid; grid-template-columns: 5rem 1fr; gap: 0 .5rem; }
      .stacks td[data-label]::before { content: attr(data-label); color: var(--soft); }
      .stacks td > * { grid-column: 2; } table.stacks ul { white-space: normal; }
    }
    @media print { .filter, .tools, .keys, .acts { display: none; } }

    """
}
