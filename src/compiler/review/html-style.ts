/** Of the page, in light and dark, from the width of a phone to that of a desk. */
export const htmlStyle = `
:root {
  color-scheme: light dark;
  --page: #f6f7f9; --card: #fff; --ink: #1c2330; --soft: #525c6b; --line: #d9dee5; --link: #0a58ca;
  --stop: #b3261e; --stop-soft: #fdecea; --warn: #8a4600; --warn-soft: #fff1e0; --open: #6a2fb5; --open-soft: #f3ebfd;
  --break: #0b5a8a; --break-soft: #e4f2fb; --good: #17652f; --good-soft: #e6f5ea;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #12161c; --card: #1a2029; --ink: #e6eaf0; --soft: #a3aebd; --line: #323b48; --link: #8ab8ff;
    --stop: #ff9d94; --stop-soft: #3a1b1a; --warn: #ffbd7a; --warn-soft: #37260f; --open: #cfa9ff; --open-soft: #2b1e3d;
    --break: #8ccbf5; --break-soft: #132b3b; --good: #8ad8a2; --good-soft: #14301d;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; overflow-wrap: anywhere; }
header, main { max-width: 68rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2.5rem; }
main { padding-bottom: 4rem; }
h1 { margin: 0; font-size: 1.1rem; font-weight: 600; color: var(--soft); }
.verdict { margin: 0.1rem 0 1.75rem; font-size: 2rem; line-height: 1.2; font-weight: 700; letter-spacing: -0.015em; }
.verdict.stop { color: var(--stop); }
h2 { margin: 3rem 0 1rem; font-size: 1.5rem; letter-spacing: -0.01em; }
section[id] { scroll-margin-top: 3.5rem; }
h3 { margin: 2rem 0 0.75rem; font-size: 1.05rem; color: var(--soft); }
h4 { margin: 0; font-size: 1.02rem; font-weight: 600; }
a { color: var(--link); }
code { font: 0.875em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; white-space: pre-wrap; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.scroll { overflow-x: auto; background: var(--card); border: 1px solid var(--line); border-radius: 10px; }
table { border-collapse: collapse; width: 100%; font-size: 0.94rem; }
th, td { padding: 0.6rem 0.9rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
tr:last-child > * { border-bottom: 0; }
thead th { color: var(--soft); font-weight: 600; overflow-wrap: normal; }
tbody th { font-weight: 600; }
.counts td, .counts thead th + th { text-align: right; font-variant-numeric: tabular-nums; }
.zero { color: var(--soft); }
td.destructive, td.broadening, td.public-route, td.breaking-api { font-weight: 700; }
td.destructive, .badge.destructive { color: var(--stop); }
td.broadening, .badge.broadening { color: var(--warn); }
td.public-route, .badge.public-route, .open { color: var(--open); }
td.breaking-api, .badge.breaking-api { color: var(--break); }
.filter { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: 0.6rem 1rem; align-items: center; margin: 1.5rem -0.5rem 0; padding: 0.75rem 0.5rem; background: var(--page); border-bottom: 1px solid var(--line); }
.filter[hidden] { display: none; }
.filter input[type="search"] { flex: 1 1 14rem; min-width: 0; padding: 0.5rem 0.75rem; font: inherit; color: var(--ink); background: var(--card); border: 1px solid var(--soft); border-radius: 8px; }
.filter label { display: inline-flex; gap: 0.35rem; align-items: center; font-size: 0.92rem; }
.filter input[type="checkbox"] { accent-color: var(--link); width: 1rem; height: 1rem; }
.filter output { color: var(--soft); font-size: 0.92rem; }
.change { margin: 0.75rem 0; padding: 0.9rem 1.1rem; background: var(--card); border: 1px solid var(--line); border-left: 4px solid var(--line); border-radius: 10px; }
.change.destructive { border-left-color: var(--stop); }
.change.broadening { border-left-color: var(--warn); }
.change.public-route { border-left-color: var(--open); }
.change.breaking-api { border-left-color: var(--break); }
.about { display: flex; flex-wrap: wrap; gap: 0.25rem 0.75rem; align-items: baseline; margin: 0.3rem 0 0; color: var(--soft); font-size: 0.88rem; }
.badge { padding: 0.05rem 0.5rem; border-radius: 99px; background: var(--page); font-weight: 600; font-size: 0.8rem; }
.badge.stop { color: var(--stop); background: var(--stop-soft); }
.badge.destructive { background: var(--stop-soft); }
.badge.broadening { background: var(--warn-soft); }
.badge.public-route { background: var(--open-soft); }
.badge.breaking-api { background: var(--break-soft); }
dl { margin: 0.75rem 0 0; }
.detail { display: grid; grid-template-columns: 1fr 1fr; gap: 0.25rem 0.6rem; margin-top: 0.6rem; }
dt { grid-column: 1 / -1; color: var(--soft); }
dd { margin: 0; padding: 0.35rem 0.7rem; border-radius: 6px; min-width: 0; }
dd.before { background: var(--stop-soft); }
dd.after { background: var(--good-soft); }
.side { display: block; font-size: 0.74rem; font-weight: 600; }
.before .side { color: var(--stop); }
.after .side { color: var(--good); }
.none { color: var(--ink); font-style: italic; font-size: 0.9rem; }
.note { margin: 0.6rem 0 0; font-size: 0.92rem; }
.note b { color: var(--soft); font-weight: 600; }
figure { margin: 0; }
figcaption { padding: 0.5rem 1rem; color: var(--soft); font-size: 0.88rem; }
figure .scroll { padding: 0.5rem 1rem; }
svg { display: block; margin: 0 auto; }
svg text { fill: var(--soft); font-size: 12px; text-anchor: middle; }
svg .label { fill: var(--ink); font-size: 13px; font-weight: 600; }
svg rect { fill: var(--card); stroke: var(--line); stroke-width: 1.5; }
svg .new rect { stroke: var(--good); fill: var(--good-soft); }
svg .gone rect { stroke: var(--stop); fill: var(--stop-soft); stroke-dasharray: 5 4; }
svg .replaced rect { stroke: var(--warn); fill: var(--warn-soft); stroke-width: 2.5; }
svg .changed rect { stroke: var(--break); fill: var(--break-soft); }
svg .link { fill: none; stroke: var(--soft); stroke-width: 1.25; }
svg marker path { fill: var(--soft); }
@media (max-width: 40rem) {
  .detail { grid-template-columns: 1fr; }
  .verdict { font-size: 1.6rem; }
  th, td { padding: 0.5rem 0.6rem; }
  .filter { position: static; }
}
@media print { .filter { display: none; } body { background: #fff; } }
`;
