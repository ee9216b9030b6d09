//! What axe-core, a well-known checker of accessibility, says of a page.

use std::fs;

use serde_json::{Value, json};

use crate::tools::repository;
use crate::{Error, Result, Session};

/// Each node that does not hold, and the rules that were met at least once. One rule is left out: it looks at the style
/// of our hosts, which holds the page's style sheets off; the text inside has its own spacing.
const RUN: &str = "
const rules = { 'avoid-inline-spacing': { enabled: false } };
const found = await axe.run(argument ? { include: [argument] } : document, { rules });
const broken = found.violations.flatMap(rule => rule.nodes.map(node =>
  [rule.id, node.target.flat().join(' '), node.failureSummary.replace(/\\s+/g, ' ')].join(': ')));
const unsure = found.incomplete.flatMap(rule => rule.nodes.map(node =>
  [rule.id, node.target.flat().join(' '), [...node.any, ...node.all].map(check => check.message + JSON.stringify(check.data)).join(' ')].join(': ')));
return { broken, unsure, held: found.passes.map(rule => rule.id) };
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
