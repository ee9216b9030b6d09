//! Dragging text from one place to another with the pointer.

use std::time::Duration;

use serde_json::json;

use crate::{Result, Session};

/// Marks all the text of the field and says where it begins and where the other field's middle is.
const PLACES: &str = "
const [from, to] = argument.map(css => document.querySelector(css));
from.select();
const middle = box => box.top + box.height / 2;
const [start, end] = [from, to].map(field => field.getBoundingClientRect());
return [start.left + 24, middle(start), end.left + end.width / 2, middle(end)].map(Math.round);
";

/// Between the steps of the pointer: a browser takes a faster one for a click.
const STEP: Option<Duration> = Some(Duration::from_millis(60));

impl Session {
    /// Marks all the text of the field `from` and drags it into the field `to`. Both are in the window.
    pub async fn drag_text(&self, from: &str, to: &str) -> Result<()> {
        self.click(from).await?;
        let places = self.run(PLACES, json!([from, to])).await?;
        let [left, top, right, bottom]: [i64; 4] = serde_json::from_value(places)?;
        let chain = self.driver().action_chain_with_delay(STEP, STEP).move_to(left, top).click_and_hold();
        let chain = chain.move_by_offset(8, 4).move_by_offset(8, 4).move_to(right, bottom).move_by_offset(2, 1);
        Ok(chain.release().perform().await?)
    }
}
