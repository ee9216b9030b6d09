//! How the lens looks, behind the sheet that it shares with cards and panel.

/// The sheet.
pub(super) const STYLE: &str = "\
.lens{padding:12px 14px;border-radius:12px;outline:none}\
.lens h2{flex:1;font-size:15px;font-weight:700}\
.lens p{font-size:13px;margin-top:4px}\
.lens .twins{font-weight:700}\
.lens .seen{padding:6px 10px;margin:6px 0;border-radius:8px}\
.seen.likely,.seen.info{color:var(--text);background:var(--ground);border:1px solid var(--line);border-left-width:4px}\
.lens .foot{margin:2px 0 0}\
.lens .foot button{min-height:32px}";

/// The sheet of the letters, which the help with a new password shows too.
pub(super) const GLYPHS: &str = "\
.glyphs{display:grid;grid-template-columns:repeat(auto-fill,minmax(80px,1fr));gap:6px;margin:8px 0;padding:2px;list-style:none;max-height:min(32vh,216px);overflow:auto}\
.dark .glyphs{color-scheme:dark}.glyphs:focus-visible{outline:3px solid var(--accent);outline-offset:2px}\
.glyphs li{display:flex;flex-direction:column;align-items:center;padding:4px 2px;border:1px solid var(--rule);border-radius:8px;background:var(--plain);color:var(--ink)}\
.glyphs b{font:700 22px/1.3 ui-monospace,Menlo,Consolas,'DejaVu Sans Mono','Noto Sans Mono CJK JP',monospace;font-variant-numeric:slashed-zero;unicode-bidi:isolate;max-width:100%;overflow:hidden;white-space:pre}\
.glyphs span{font-size:12px;line-height:1.35;text-align:center;color:var(--quiet);word-break:keep-all}\
.glyphs .twin{border:2px solid var(--line);padding:3px 1px}\
.glyphs .twin span{color:var(--ink);font-weight:700}\
.glyphs i{font-size:11px;line-height:1.3;color:var(--text)}\
.glyphs .unseen-one b{color:var(--text);border:1px dashed var(--line);border-radius:4px;min-width:26px;text-align:center;line-height:26px}\
@media (forced-colors:active){.glyphs li{border-color:CanvasText;background:Canvas;color:CanvasText}.glyphs .twin{border-color:Highlight}}";
