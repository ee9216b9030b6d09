//! Inside closed shadow roots, where the extension shows what it has to say.

use serde_json::{Value, json};
use thirtyfour::{By, WebElement};

use crate::{Error, Result, Session};

/// The shadow root of one host element, open or closed.
#[derive(Debug)]
pub struct Shadow<'a> {
    session: &'a Session,
    root: String,
}

impl Session {
    /// The shadow root of the host `css` finds, once both are there.
    ///
    /// thirtyfour's own `get_shadow_root` asks the page's script, which sees open roots only; the
    /// WebDriver command opens closed ones too.
    pub async fn shadow(&self, css: &str) -> Result<Shadow<'_>> {
        let what = format!("the shadow root of {css}");
        let root = self
            .wait(&what, async || {
                let host = self.driver().find(By::Css(css)).await?;
                self.raw_get(&format!("element/{}/shadow", host.element_id())).await.map(Some)
            })
            .await?;
        let root = root.get("shadow-6066-11e4-a52e-4f735466cecf").and_then(Value::as_str);
        let root = root.ok_or_else(|| Error::Other(format!("no {what}")))?.to_owned();
        Ok(Shadow { session: self, root })
    }
}

impl Shadow<'_> {
    /// The element `css` finds inside, once there is one.
    pub async fn find(&self, css: &str) -> Result<WebElement> {
        let what = format!("{css} in the shadow root");
        self.session.wait(&what, async || Ok(self.find_all(css).await?.into_iter().next())).await
    }

    /// All elements `css` finds inside right now.
    pub async fn find_all(&self, css: &str) -> Result<Vec<WebElement>> {
        let path = format!("shadow/{}/elements", self.root);
        let query = json!({ "using": "css selector", "value": css });
        let found = self.session.raw_post(&path, query).await?;
        let found: Vec<Value> = serde_json::from_value(found)?;
        let handle = self.session.driver().handle();
        found.into_iter().map(|element| Ok(WebElement::from_json(element, handle.clone())?)).collect()
    }

    /// The text of the element as it is seen.
    pub async fn text(&self, css: &str) -> Result<String> {
        Ok(self.find(css).await?.text().await?)
    }

    /// Clicks inside by a real pointer.
    pub async fn click(&self, css: &str) -> Result<()> {
        let what = format!("{css} in the shadow root");
        self.session.press_found(&what, async || Ok(self.find_all(css).await?.into_iter().next())).await
    }
}
