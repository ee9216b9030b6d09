//! How the lens looks, behind the sheet that it shares with cards and panel.

/// The sheet.
pub(crate) const STYLE: &str = "\
.lens{padding:12px 14px;border-radius:12px;outline:none}\
.lens h2{flex:1;font-size:15px;font-weight:700}\
.lens p{font-size:13px;margin-top:4px}\
.lens .twins{font-weight:700}\
.lens .seen{padding:6px 10px;margin:6px 0;border-radius:8px}\
.seen.likely,.seen.info{color:var(--text);background:var(--ground);border:1px solid var(--line);border-left-width:4px}\
.lens .foot{margin:2px 0 0}\
.lens .foot button{min-height:32px}";
