/** The look of the reference page; colours follow the reader's system. */
export const style = `:root { color-scheme: light dark; --text: light-dark(#1c2024, #edeef0); --muted: light-dark(#60646c, #b0b4ba); --line: light-dark(#e0e1e6, #363a3f); --soft: light-dark(#f6f7f9, #212225); --bg: light-dark(#fff, #18191b); --link: light-dark(#0d64b8, #78bbff) }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 1180px; padding: 24px; display: grid; grid-template-columns: 200px minmax(0, 1fr); gap: 24px 40px; font: 14px/1.5 Inter, system-ui, sans-serif; color: var(--text); background: var(--bg) }
header { grid-column: 1 / -1; display: grid; gap: 12px 40px; grid-template-columns: minmax(0, 1fr) 320px; align-items: end; border-bottom: 1px solid var(--line); padding-bottom: 16px }
h1 { font-size: 24px; margin: 0 } header p { margin: 4px 0 0; color: var(--muted); max-width: 70ch }
[role=status] { grid-column: 2; margin: 0; min-height: 21px; font-size: 12px }
label { font-size: 12px; color: var(--muted) }
input { display: block; width: 100%; margin-top: 4px; padding: 8px 12px; font: inherit; font-size: 16px; color: inherit; background: var(--bg); border: 1px solid light-dark(#8b8d98, #696e77); border-radius: 8px }
nav { position: sticky; top: 16px; align-self: start; max-height: calc(100vh - 32px); overflow: auto; overscroll-behavior: contain; scrollbar-width: thin; scrollbar-color: var(--line) transparent }
nav ul { list-style: none; margin: 0; padding: 0 } nav a { display: block; padding: 4px 8px; border-radius: 6px; color: var(--muted); text-decoration: none } nav a:hover { background: var(--soft); color: var(--text) }
a { color: var(--link) } :focus-visible { outline: 2px solid var(--link); outline-offset: 2px }
h2 { font-size: 18px; margin: 24px 0 8px; scroll-margin-top: 16px } section:first-child h2 { margin-top: 0 }
h3 { font-size: 12px; margin: 16px 0 4px; color: var(--muted); font-weight: 600 }
details { border-bottom: 1px solid var(--line); scroll-margin-top: 16px }
summary { padding: 8px; cursor: pointer; display: flex; flex-wrap: wrap; gap: 4px 12px; align-items: baseline; border-radius: 6px } summary:hover { background: var(--soft) }
summary b { font: 600 11px/1 ui-monospace, monospace; width: 52px } summary span { color: var(--muted); flex: 1 1 240px }
.get { color: light-dark(#1b6e3c, #5bd18b) } .post { color: light-dark(#0d64b8, #78bbff) } .patch, .put { color: light-dark(#8a5100, #f0b84d) } .delete { color: light-dark(#c62a2f, #ff9592) }
details > div { padding: 0 8px 16px }
code, pre { font: 12.5px/1.55 ui-monospace, SFMono-Regular, Menlo, monospace; overflow-wrap: anywhere }
pre { margin: 8px 0; padding: 12px; background: var(--soft); border-radius: 8px; overflow: auto; white-space: pre-wrap }
table { width: 100%; border-collapse: collapse } th, td { text-align: start; vertical-align: top; padding: 4px 8px; border-top: 1px solid var(--line); font-weight: 400 } th { width: 38% } .type { margin: 4px 8px; color: var(--muted) }
abbr { color: light-dark(#c62a2f, #ff9592); text-decoration: none }
@media (max-width: 800px) { body { grid-template-columns: minmax(0, 1fr); padding: 16px } header { grid-template-columns: minmax(0, 1fr) } [role=status] { grid-column: 1 } nav { display: none } }`
