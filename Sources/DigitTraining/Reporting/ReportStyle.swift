/// How reports look: in light and in dark, on a desk and on a phone.
enum ReportStyle {
  static let css = """
    :root { color-scheme: light dark; --paper: #fff; --text: #1b2026; --soft: #5a6570;
      --line: #dbe0e5; --card: #f4f6f8; --s0: #0b66b0; --s1: #b4540a; --s2: #1a7f4b; --s3: #8a3ab9;
      --s4: #b3261e; --s5: #4f5b66 }
    @media (prefers-color-scheme: dark) { :root { --paper: #12161b; --text: #e7eaee;
      --soft: #a3adb8; --line: #303842; --card: #1b2128; --s0: #62b3f5; --s1: #f5a05c;
      --s2: #5fce93; --s3: #d09bf0; --s4: #ff8f86; --s5: #b6c0ca } }
    * { box-sizing: border-box }
    body { font: 16px/1.5 system-ui, sans-serif; color: var(--text); background: var(--paper);
      max-width: 72rem; margin: 0 auto; padding: 1.5rem 1rem 4rem }
    h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 1rem; overflow-wrap: anywhere }
    h2 { font-size: 1.2rem; margin: 2.5rem 0 .75rem } h3 { font-size: 1rem; margin: 0 0 .5rem }
    p { margin: 0 0 1rem } small { color: var(--soft); font-size: .8125rem }
    .cards { display: grid; gap: .75rem; margin: 0 0 .75rem;
      grid-template-columns: repeat(auto-fill, minmax(10rem, 1fr)) }
    .cards div { background: var(--card); border: 1px solid var(--line); border-radius: .5rem;
      padding: .75rem }
    dt { color: var(--soft); font-size: .875rem } dd { margin: 0 } dd b { font-size: 1.35rem;
      display: block; line-height: 1.3; font-variant-numeric: tabular-nums }
    dd small { display: block; line-height: 1.35 }
    .charts { display: grid; gap: 1rem;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)) }
    .chart { margin: 0; padding: .75rem; background: var(--card); border: 1px solid var(--line);
      border-radius: .5rem; min-width: 0 }
    .chart > svg { display: block; width: 100%; height: auto }
    figcaption { display: flex; flex-wrap: wrap; gap: .125rem 1rem; font-size: .8125rem;
      color: var(--soft) }
    .key svg { width: 1.5rem; height: .5rem; vertical-align: middle }
    .tick { font-size: 12px; fill: var(--soft); font-variant-numeric: tabular-nums }
    .grid { stroke: var(--line) }
    polyline { fill: none; stroke-width: 2; stroke-linejoin: round }
    polyline.s0 { stroke: var(--s0) } circle.s0 { fill: var(--s0) }
    polyline.s1 { stroke: var(--s1); stroke-dasharray: 7 3 } circle.s1 { fill: var(--s1) }
    polyline.s2 { stroke: var(--s2); stroke-dasharray: 2 3 } circle.s2 { fill: var(--s2) }
    polyline.s3 { stroke: var(--s3); stroke-dasharray: 9 3 2 3 } circle.s3 { fill: var(--s3) }
    polyline.s4 { stroke: var(--s4); stroke-dasharray: 4 2 } circle.s4 { fill: var(--s4) }
    polyline.s5 { stroke: var(--s5); stroke-dasharray: 12 4 } circle.s5 { fill: var(--s5) }
    polyline.guide { stroke: var(--soft); stroke-width: 1; stroke-dasharray: 4 4 }
    .scroll { overflow-x: auto; margin: 0 0 1.25rem }
    table { border-collapse: collapse; font-size: .875rem; font-variant-numeric: tabular-nums }
    caption { text-align: left; color: var(--soft); padding: 0 0 .375rem }
    th, td { padding: .3rem .7rem; text-align: right; border-bottom: 1px solid var(--line);
      white-space: nowrap }
    thead th { color: var(--soft); font-weight: 600 }
    th:first-child { text-align: left; padding-left: 0 }
    .texts td { text-align: left; white-space: normal; overflow-wrap: anywhere }
    .texts th { text-align: left; vertical-align: top; font-weight: 400; color: var(--soft) }
    .matrix th, .matrix td { padding: .35rem .5rem; text-align: center; min-width: 2.2rem }
    .matrix .hit { font-weight: 600; background: rgb(60 140 210 / .16) }
    .matrix .none { color: var(--soft); opacity: .6 }
    summary { cursor: pointer; margin: 0 0 .75rem }
    .samples { list-style: none; margin: 0; padding: 0; display: grid; gap: .75rem;
      grid-template-columns: repeat(auto-fill, minmax(7rem, 1fr)) }
    .samples li { display: flex; flex-direction: column; align-items: flex-start;
      font-size: .875rem; overflow-wrap: anywhere; min-width: 0 }
    .samples img { image-rendering: pixelated; background: #fff; border: 1px solid var(--line);
      border-radius: .25rem }
    .numbers { grid-template-columns: repeat(auto-fill, minmax(min(100%, 14rem), 1fr)) }
    .numbers img { max-width: 100%; height: auto; image-rendering: auto }
    .error { color: var(--s4) } .ok { color: var(--s2) }
    @media (max-width: 40rem) { .matrix th, .matrix td { padding: .25rem .15rem;
      min-width: 1.6rem; font-size: .75rem } .cards { grid-template-columns: 1fr 1fr }
      .samples:not(.numbers) { grid-template-columns: repeat(auto-fill, minmax(5.5rem, 1fr)) } }
    """
}
