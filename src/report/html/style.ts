/** The page's look: no image, no font, nothing that is fetched. */
export const style = `
:root { color-scheme: light dark; --ground: #fbfbfa; --card: #fff; --ink: #1d2126; --dim: #626a73; --line: #dfe2e6; --soft: #f2f3f5;
  --link: #0b5cad; --error: #c02626; --error-soft: #fdecec; --warning: #8f5a00; --warning-soft: #fdf3dc; --note: #2f6090; --note-soft: #eaf2fa; --accept: #1f7a3d; }
@media (prefers-color-scheme: dark) { :root { --ground: #14171a; --card: #1b1f23; --ink: #e3e6e9; --dim: #98a1aa; --line: #30363c; --soft: #23282d;
  --link: #6db3f8; --error: #ff7b72; --error-soft: #3a1d1f; --warning: #e3b341; --warning-soft: #352a12; --note: #79b8ff; --note-soft: #182b3f; --accept: #56d27f; } }
* { box-sizing: border-box; }
html { scroll-padding-top: 5rem; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; overflow-wrap: anywhere; }
code, pre, blockquote { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; font-size: .87em; }
code { background: var(--soft); border-radius: 4px; padding: .1em .35em; }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: 2px; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
body > header, main, body > footer { max-width: 66rem; margin: 0 auto; padding: 0 1.25rem; }
body > header { padding-top: 2rem; }
h1 { font-size: 1.55rem; line-height: 1.25; margin: .1rem 0 .6rem; letter-spacing: -.01em; text-wrap: balance; }
.brand { margin: 0; color: var(--dim); font-weight: 600; }
.about:empty { display: none; }
.about { margin: 0 0 1rem; color: var(--dim); }
.alert { border: 1px solid var(--error); background: var(--error-soft); border-radius: 8px; padding: .7rem 1rem; margin: 0 0 1rem; }
.alert ul, article ul { margin: .3rem 0; padding-left: 1.2rem; }
form { position: sticky; top: 0; z-index: 2; display: none; background: color-mix(in srgb, var(--ground) 92%, transparent); backdrop-filter: blur(6px); border-bottom: 1px solid var(--line); padding: .55rem 1.25rem; }
.js form { display: block; }
form > div { max-width: 63.5rem; margin: 0 auto; display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; }
input[type="search"], select, button { font: inherit; font-size: .93rem; color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: 7px; padding: .3rem .55rem; min-width: 0; height: 2.2rem; }
input[type="search"] { flex: 1 1 11rem; }
select { flex: 0 1 10rem; }
button { cursor: pointer; }
form label { display: inline-flex; gap: .35rem; align-items: center; font-size: .93rem; cursor: pointer; white-space: nowrap; }
form output { color: var(--dim); font-size: .93rem; margin-left: auto; white-space: nowrap; }
details > summary { cursor: pointer; color: var(--dim); }
.matrix { margin: 1.25rem 0 2rem; }
.matrix > summary { font-weight: 600; color: var(--ink); }
.tokens { margin: 0 0 2rem; } .tokens > summary { font-weight: 600; color: var(--ink); } .tokens dd { margin: 0 0 .6rem; color: var(--dim); font-size: .9rem; }
.legend { display: flex; flex-wrap: wrap; gap: .2rem 1.1rem; color: var(--dim); font-size: .87rem; margin: .6rem 0; }
table { border-collapse: collapse; font-size: .9rem; }
thead th { vertical-align: bottom; font-weight: 500; color: var(--dim); padding: 0 0 .4rem; width: 1.75rem; }
thead span { writing-mode: vertical-rl; transform: rotate(180deg); white-space: nowrap; }
tbody th { text-align: left; font-weight: 500; padding: .18rem 1.25rem .18rem 0; }
tbody tr { border-top: 1px solid var(--line); }
tbody td { text-align: center; width: 1.75rem; }
td.error, b.error { color: var(--error); } td.warning, b.warning { color: var(--warning); } td.note, b.note { color: var(--note); } td.accept, b.accept { color: var(--accept); }
td.accept { opacity: .6; }
td.error { background: var(--error-soft); font-weight: 700; } td.warning { background: var(--warning-soft); font-weight: 700; }
section { margin: 0 0 2.25rem; content-visibility: auto; contain-intrinsic-size: auto 30rem; }
h2 { font-size: 1.12rem; margin: 0 0 .7rem; padding-bottom: .3rem; border-bottom: 1px solid var(--line); display: flex; flex-wrap: wrap; gap: .15rem .6rem; align-items: baseline; }
h2 span { color: var(--dim); font-weight: 400; font-size: .87rem; flex: 1; }
.badge { font-size: .8rem; border-radius: 99px; padding: .05rem .55rem; }
.badge.error { background: var(--error-soft); } .badge.warning { background: var(--warning-soft); } .badge.note { background: var(--note-soft); }
article { background: var(--card); border: 1px solid var(--line); border-left: 4px solid var(--note); border-radius: 8px; padding: .8rem 1rem .7rem; margin: 0 0 .8rem; }
article.error { border-left-color: var(--error); } article.warning { border-left-color: var(--warning); }
article h3 { font-size: 1rem; line-height: 1.4; margin: 0 0 .25rem; }
article h3 b { color: var(--note); } article.error h3 b { color: var(--error); } article.warning h3 b { color: var(--warning); }
article h3 > code:last-child { font-weight: 400; color: var(--dim); margin-left: .3rem; }
article p { margin: .3rem 0; }
.place { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: .84rem; display: flex; flex-wrap: wrap; gap: 0 1rem; }
.place span, .who > span:last-child, .who { color: var(--dim); font-size: .87rem; }
.chip { display: inline-block; background: var(--soft); color: var(--ink); border-radius: 99px; padding: 0 .55rem; font-size: .84rem; }
blockquote { margin: .3rem 0 .6rem; padding: .45rem .8rem; border-left: 3px solid var(--line); background: var(--soft); border-radius: 0 6px 6px 0; white-space: pre-wrap; }
article details { margin-top: .35rem; font-size: .9rem; }
.schema { margin-top: .2rem; }
pre { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: .8rem 1rem; margin: .5rem 0 0; overflow: auto; max-height: 30rem; line-height: 1.5; overflow-wrap: normal; }
pre mark { color: inherit; background: var(--note-soft); border-radius: 3px; padding: .1em .25em; margin: 0 -.25em; scroll-margin: 6rem; }
pre mark.error { background: var(--error-soft); box-shadow: inset 0 -2px var(--error); } pre mark.warning { background: var(--warning-soft); box-shadow: inset 0 -2px var(--warning); }
pre mark.note { box-shadow: inset 0 -2px var(--note); }
pre a { font: 500 .84rem/1.5 system-ui, sans-serif; text-decoration: none; }
pre a.error { color: var(--error); } pre a.warning { color: var(--warning); } pre a.note { color: var(--note); }
pre .key { color: var(--link); }
.gap { color: var(--dim); font-family: system-ui, sans-serif; } .gap::before, .gap::after { content: " ⋯ "; }
article:target, mark:target { outline: 2px solid var(--link); outline-offset: 2px; }
body > footer { border-top: 1px solid var(--line); color: var(--dim); font-size: .87rem; padding-top: 1rem; padding-bottom: 3rem; margin-top: 2rem; }
.none { color: var(--dim); }
[hidden] { display: none !important; }
@media (max-width: 46rem) {
  body > header, main, body > footer, form { padding-left: 1rem; padding-right: 1rem; }
  h1 { font-size: 1.3rem; }
  html { scroll-padding-top: 1rem; }
  form { position: static; }
  form select { flex: 1 1 9rem; }
  form output { margin-left: 0; }
  table, thead, tbody { display: block; }
  tr { display: grid; grid-template-columns: repeat(var(--columns), minmax(0, 1fr)); padding: .25rem 0; }
  thead td { display: none; }
  thead th, tbody td { width: auto; }
  thead th { display: flex; justify-content: center; align-items: end; }
  tbody th { grid-column: 1 / -1; padding: 0; }
  h2 span { flex: 1 0 100%; order: 1; }
  article { padding: .7rem .8rem; }
}
@media print { form { display: none !important; } section { content-visibility: visible; } pre { max-height: none; } }
`;
