//! A user's hands: keys, pointer, clipboard. Every event is a trusted one.

use std::time::Duration;

use thirtyfour::{Key, WebElement};

use crate::{Result, Session};

/// Rows of a long list find their height when they come into view, in the frame
/// after the scroll, and what stands below them moves: a person waits for that
/// without noticing. A tab behind draws no frames.
const DRAWN: &str = "
if (location.protocol.startsWith('http')) return;
const frames = new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
await Promise.race([frames, new Promise((drawn) => setTimeout(drawn, 500))]);
";

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
        self.click_element(&self.find(css).await?).await
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

    pub(crate) async fn click_element(&self, element: &WebElement) -> Result<()> {
        element.scroll_into_view().await?;
        self.eval_in_page(DRAWN).await?;
        let quick = Some(Duration::ZERO);
        Ok(self.driver().action_chain_with_delay(quick, quick).move_to_element_center(element).click().perform().await?)
    }
}
