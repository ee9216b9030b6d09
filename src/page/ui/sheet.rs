//! How the cards and the panel look. One sheet, inside the closed roots only;
//! colours and measures are the tokens of the house (extension/css/base.css
//! has the same ones for popup and tab).

/// The sheet of a card. `.light` and `.dark` follow the page under the card, not the system.
pub(crate) fn card() -> String {
    [COMMON, MEDIA].concat()
}

/// The sheet of the panel.
pub(crate) fn panel() -> String {
    [COMMON, PANEL, MEDIA].concat()
}

/// What both are made of.
const COMMON: &str = "\
:host{direction:ltr}\
*{box-sizing:border-box;margin:0;padding:0;border:0;font:inherit;color:inherit;letter-spacing:normal;text-transform:none;text-align:start}\
.card{font:400 14px/1.6 system-ui,'Hiragino Sans','Noto Sans JP','Noto Sans CJK JP','Yu Gothic UI',Meiryo,sans-serif;\
font-variant-numeric:tabular-nums;color:var(--text);background:var(--ground);border:1px solid var(--line);border-left-width:4px;\
border-radius:8px;padding:8px 10px 8px 12px;animation:fade .12s;overflow-wrap:anywhere;white-space:normal;\
word-break:auto-phrase;text-wrap:pretty}\
@keyframes fade{from{opacity:0}}\
.light{--ink:#1d242b;--quiet:#55606b;--accent:#0b6e69;--on:#fff;--plain:#fff;--rule:#d5dbe1}\
.dark{--ink:#e8ebee;--quiet:#a9b3bd;--accent:#5cc0b9;--on:#06302e;--plain:#1d2226;--rule:#3a424b}\
.light.certain,.light .certain{--text:#9b1c1c;--ground:#fdf1f0;--line:#c0392b}.dark.certain,.dark .certain{--text:#ffb4ab;--ground:#331a18;--line:#e26d5f}\
.light.likely,.light .likely{--text:#7a4b00;--ground:#fff7e6;--line:#b26a00}.dark.likely,.dark .likely{--text:#ffd591;--ground:#2e2413;--line:#d99a36}\
.light.info,.light .info{--text:#1f4e79;--ground:#eff5fb;--line:#3a76ad}.dark.info,.dark .info{--text:#a9cdf0;--ground:#172532;--line:#5d95c9}\
.light.done,.light .done{--text:#1b6b3a;--ground:#edf7f0;--line:#2e8b57}.dark.done,.dark .done{--text:#9fdcb5;--ground:#14291d;--line:#4da774}\
.light.plain{--text:#1d242b;--ground:#fff;--line:#d5dbe1}.dark.plain{--text:#e8ebee;--ground:#1d2226;--line:#3a424b}\
.row{display:flex;flex-wrap:wrap;align-items:center;gap:4px 8px;min-height:32px}\
.row+.row,.spot+.row,.why+.row{border-top:1px solid var(--line);margin-top:6px;padding-top:6px}\
.mark{flex:none;width:20px;height:20px;border:2px solid var(--line);border-radius:50%;font-weight:700;font-size:12px;line-height:16px;text-align:center}\
.title{flex:1 1 8em;font-weight:700}\
.why{font-size:13px;margin-top:2px}\
.spot{font:14px/1.7 ui-monospace,Menlo,Consolas,'Noto Sans Mono CJK JP',monospace;margin-top:2px}\
.spot mark{background:color-mix(in srgb,var(--line) 25%,transparent);border-radius:3px;outline:1px solid var(--line);padding:0 2px;margin:0 1px}\
button{cursor:pointer;min-height:32px;min-width:32px;border-radius:8px;padding:3px 12px;font-weight:700;font-size:13px;background:var(--accent);\
color:var(--on);border:1px solid var(--accent);white-space:nowrap}\
button.second{background:transparent;color:var(--accent)}\
button.close{flex:none;background:transparent;color:var(--text);border-color:transparent;padding:0;font-size:18px;line-height:1;text-align:center}\
button.link{background:transparent;border-color:transparent;color:var(--quiet);padding:3px 4px;font-weight:400;text-decoration:underline}\
button:focus-visible{outline:3px solid var(--accent);outline-offset:2px}\
button[disabled]{opacity:.6;cursor:default}\
.row.foot{min-height:28px;border:0!important;padding:0!important;margin:4px 0 -4px -4px}.foot button{min-height:28px;color:var(--text)}\
.why.ask{border-top:1px solid var(--line);margin-top:6px;padding-top:6px}.slim .ask{display:none}.slim .foot{margin-top:0}\
.slim{padding:4px 6px 6px 10px;margin:6px 0 2px}.slim .spot{display:none}\
.slim .row:first-child{position:relative;padding-right:36px}.slim .close{position:absolute;top:0;right:0}";

/// What only the panel shows; the engine goes without.
const PANEL: &str = "\
.panel{padding:16px 18px;border-left-width:1px;border-radius:12px}\
.panel h2{font-size:16px;font-weight:700;color:var(--ink);flex:1}\
.quote{color:var(--text);background:var(--ground);border:1px solid var(--line);border-left-width:4px;border-radius:8px;padding:8px 12px;margin:8px 0;\
max-height:12em;overflow:auto}\
.quote small,.panel small{font-size:13px}\
.panel p{margin:8px 0;color:var(--ink)}.panel p.quiet{color:var(--quiet);font-size:13px}\
.panel .quote p{margin:0;color:inherit}.panel .doors{display:flex;flex-wrap:wrap;gap:8px;margin-top:8px}\
.panel .cause{font-weight:700}.panel .answer{color:var(--ink);font-size:13px;margin:4px 0}\
.panel details{margin:8px 0;color:var(--ink)}.panel summary{cursor:pointer;min-height:28px;padding:2px 0;color:var(--accent);font-weight:700}\
.panel summary:focus-visible{outline:3px solid var(--accent);outline-offset:2px}\
.panel .ways{list-style:none;margin:4px 0}.ways li{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:0 8px;border-bottom:1px solid var(--rule)}\
.ways button.link,.ways a.link{text-align:start;white-space:normal;color:var(--accent)}.ways small{color:var(--quiet)}\
a.button{display:inline-flex;align-items:center;cursor:pointer;min-height:36px;border-radius:8px;padding:3px 12px;font-weight:700;font-size:13px;background:var(--accent);\
color:var(--on);border:1px solid var(--accent);text-decoration:none}\
a.button.link{background:transparent;border-color:transparent;color:var(--accent);padding:3px 4px;font-weight:400;text-decoration:underline}\
a.button:focus-visible{outline:3px solid var(--accent);outline-offset:2px}\
.panel ul{margin:4px 0 8px 20px;color:var(--ink)}.panel button{min-height:36px}\
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}\
.panel table{border-collapse:collapse;width:100%;font-size:13px}.panel td,.panel th{padding:3px 0;border-bottom:1px solid var(--rule);font-weight:400;vertical-align:top}\
.panel td{text-align:end;padding-left:12px}";

/// What the system asks for outweighs the rest, and so comes last.
const MEDIA: &str = "\
@media (prefers-reduced-motion:reduce){.card{animation:none}}\
@media (forced-colors:active){button{border-color:ButtonText;color:ButtonText;background:ButtonFace}.spot mark{outline:2px solid Highlight;background:Canvas;color:CanvasText}}\
@media print{:host{display:none!important}}";
