//! How the help with a new password looks, behind the sheets that it shares.

/// The sheet.
pub(crate) const STYLE: &str = "\
.panel .state{list-style:none;margin:8px 0}.panel .state:empty{display:none}\
.state li{color:var(--text);background:var(--ground);border:1px solid var(--line);border-left-width:4px;border-radius:8px;padding:4px 10px;margin:4px 0;font-size:13px}\
.panel select:focus-visible{outline:3px solid var(--accent);outline-offset:2px}\
.panel .made:empty{display:none}.panel .made-title{font-weight:700}\
.length{display:flex;align-items:center;gap:6px;font-size:13px;color:var(--ink)}\
.length select{min-height:32px;padding:2px 8px;border:1px solid var(--quiet);border-radius:8px;background:var(--plain);color:var(--ink)}";
