//! What axe-core, a well-known checker of accessibility, says of a page.

use std::fs;

use serde_json::{Value, json};

use crate::tools::repository;
use crate::{Error, Result, Session};

/// Each node that does not hold, and the rules that were met at least once.
///
/// The checker knows places only inside `body`, and our pieces may stand beside it: so the colours are looked at in a copy at
/// the page's end. One rule is left out: it looks at the style of our hosts, which holds the page's style sheets off; the text
/// inside has its own spacing.
const RUN: &str = "
const host = argument && document.querySelector(argument);
await Promise.all((host?.shadowRoot ?? document).getAnimations().map(it => it.finished));
const rules = { 'avoid-inline-spacing': { enabled: false }, 'target-size': { enabled: true } };
const found = [await axe.run(host ?? document, { rules })];
if (host) {
  const copy = document.createElement('div');
  copy.style.width = `${host.getBoundingClientRect().width}px`;
  copy.attachShadow({ mode: 'open' }).append(...[...host.shadowRoot.childNodes].map(node => node.cloneNode(true)));
  document.body.append(copy);
  await Promise.all(copy.shadowRoot.getAnimations().map(it => it.finished));
  found.push(await axe.run(copy, { runOnly: ['color-contrast', 'target-size'], rules }));
  copy.remove();
}
const lines = (kind, say) => found.flatMap(it => it[kind]).flatMap(rule =>
  rule.nodes.map(node => [rule.id, node.target.flat().join(' '), say(node)].join(': ')));
const broken = lines('violations', node => node.failureSummary.replace(/\\s+/g, ' '));
const unsure = lines('incomplete', node => [...node.any, ...node.all].map(check => check.message).join(' '));
return { broken, unsure, held: found.flatMap(it => it.passes).map(rule => rule.id) };
";

/// The result of one audit.
#[derive(Debug)]
pub struct Audit {
    /// One line for each element that breaks a rule: rule, element, why.
    pub broken: Vec<String>,
    /// The same where it could not be told.
    pub unsure: Vec<String>,
    /// The rules that something was held to, and held.
    pub held: Vec<String>,
}

impl Session {
    /// Holds the page to every rule that axe-core has, or only what is in `css`. It sees into open shadow roots only:
    /// see [`Extension::OpenRoots`](crate::Extension::OpenRoots).
    pub async fn audit(&self, css: Option<&str>) -> Result<Audit> {
        let file = repository().join("node_modules/axe-core/axe.min.js");
        let axe = fs::read_to_string(&file).map_err(|_| Error::Other(format!("no {}: run npm ci", file.display())))?;
        self.driver().execute(axe, Vec::new()).await?;
        let answer = self.run(RUN, css.map_or(Value::Null, |css| json!(css))).await?;
        let list = |key: &str| serde_json::from_value(answer.get(key).cloned().unwrap_or_default());
        Ok(Audit { broken: list("broken")?, unsure: list("unsure")?, held: list("held")? })
    }
}
