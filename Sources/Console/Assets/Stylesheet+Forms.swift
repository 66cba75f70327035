extension Stylesheet {
  /// Forms, what comes back with them, and a text beside its public form.
  static let forms = """
    .form { max-width: 46rem; } .form.narrow { max-width: 26rem; }
    .field { border: 0; margin: 0 0 .9rem; padding: 0; min-width: 0; }
    .field > label, .field > legend { display: block; font-weight: 600; padding: 0; margin-bottom: .2rem; }
    .field input:not([type="radio"], [type="checkbox"]), .field select, .field textarea {
      width: 100%; font: inherit; color: inherit; background: var(--sheet); border: 1px solid var(--soft); border-radius: 4px;
      padding: .4rem .6rem; min-height: 2.5rem;
    }
    .field textarea { resize: vertical; line-height: 1.6; }
    .field [aria-invalid] { border: 2px solid var(--bad); }
    .options { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; }
    .option { display: inline-flex; align-items: center; gap: .4rem; min-height: 1.75rem; }
    .option input { width: 1.15rem; height: 1.15rem; margin: 0; }
    .hint { margin: 0 0 .25rem; font-size: .8125rem; color: var(--soft); }
    .fault { margin: 0 0 .25rem; color: var(--bad); font-weight: 600; }
    .faults, .notice { border: 2px solid var(--bad); border-radius: 4px; padding: .5rem .9rem; margin: 0 0 1rem; background: var(--sheet); }
    .notice { border-color: var(--good); } .faults ul, .notice ul { margin: .25rem 0; padding-left: 1.25rem; }
    .buttons { display: flex; flex-wrap: wrap; gap: .5rem; }
    button { min-height: 2.5rem; }
    button.main { background: var(--link); color: var(--sheet); border-color: var(--link); font-weight: 600; }
    select:focus-visible, textarea:focus-visible, .faults:focus-visible, .notice:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
    .move { background: var(--sheet); border: 1px solid var(--line); border-radius: 4px; padding: .4rem .9rem; margin-bottom: .4rem; }
    .move > summary { font-size: 1rem; color: var(--ink); font-weight: 600; padding: .3rem 0; }
    .move .form { padding: .5rem 0; }
    .sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr)); gap: .75rem; }
    .account { margin: 0; } .account a { display: inline-block; min-height: 1.5rem; padding: 0 .3rem; }
    @media print { .move, .buttons, .account { display: none; } }

    """
}
