//! A user's hands: keys, pointer, clipboard. Every event is a trusted one.

use std::time::Duration;

use thirtyfour::error::WebDriverErrorInner;
use thirtyfour::{By, Key, WebElement};

use crate::{Error, Result, Session};

/// Rows of a long list find their height when they come into view, in the frame
/// after the scroll, and what stands below them moves; so it does while the
/// screen takes in what was written down. A person waits for that without
/// noticing. A tab behind draws no frames.
const DRAWN: &str = "
if (location.protocol.startsWith('http')) return;
const busy = () => document.querySelector('[aria-busy=true]');
if (busy()) {
  await new Promise((quiet) => {
    const watch = new MutationObserver(() => busy() || quiet());
    watch.observe(document, { subtree: true, attributes: true, attributeFilter: ['aria-busy'] });
    setTimeout(quiet, 5000);
  });
}
const frames = new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
await Promise.race([frames, new Promise((drawn) => setTimeout(drawn, 500))]);
";

/// The pointer never came to the element: it was taken away, or moved out of sight.
fn is_gone(error: &WebDriverErrorInner) -> bool {
    matches!(error, WebDriverErrorInner::StaleElementReference(..) | WebDriverErrorInner::MoveTargetOutOfBounds(..))
}

impl Session {
    /// Clicks into the field, then types `text` one key after the other.
    pub async fn type_keys(&self, css: &str, text: &str) -> Result<()> {
        self.click(css).await?;
        self.type_on(text).await
    }

    /// Types where the focus is.
    pub async fn type_on(&self, text: &str) -> Result<()> {
        Ok(self.driver().action_chain().send_keys(text).perform().await?)
    }

    /// Moves the pointer to the middle of the element and clicks whatever lies on top there.
    pub async fn click(&self, css: &str) -> Result<()> {
        self.press_found(css, async || Ok(self.driver().find_all(By::Css(css)).await?.into_iter().next())).await
    }

    /// Presses and lets go of one key.
    pub async fn press(&self, key: Key) -> Result<()> {
        Ok(self.driver().action_chain().key_down(key.clone()).key_up(key).perform().await?)
    }

    /// Presses `key` while `modifier` is held.
    pub async fn press_with(&self, modifier: Key, key: char) -> Result<()> {
        let chain = self.driver().action_chain().key_down(modifier.clone()).key_down(key);
        Ok(chain.key_up(key).key_up(modifier).perform().await?)
    }

    /// The element, scrolled to and still there once the screen rests; an error if it was taken away meanwhile:
    /// whoever presses looks again, and presses what stands there then.
    async fn in_view(&self, element: Option<WebElement>) -> Result<Option<WebElement>> {
        let Some(element) = element else { return Ok(None) };
        element.scroll_into_view().await?;
        self.eval_in_page(DRAWN).await?;
        element.tag_name().await?;
        Ok(Some(element))
    }

    /// Presses what is found. Where something else stood in its place before the pointer was there, or the page
    /// moved under it, nothing was pressed yet, and a person presses what stands there now.
    pub(crate) async fn press_found(&self, what: &str, mut find: impl AsyncFnMut() -> Result<Option<WebElement>>) -> Result<()> {
        let press = async || {
            let Some(element) = self.in_view(find().await?).await? else { return Ok(None) };
            match self.press_element(&element).await {
                Err(Error::Driver(error)) if is_gone(&error) => Ok(None),
                pressed => Ok(Some(pressed)),
            }
        };
        self.wait(what, press).await?
    }

    async fn press_element(&self, element: &WebElement) -> Result<()> {
        let quick = Some(Duration::ZERO);
        Ok(self.driver().action_chain_with_delay(quick, quick).move_to_element_center(element).click().perform().await?)
    }
}
