//! Dragging text from one place to another with a real pointer, `headful` only: drivers' pointers drag nothing in Firefox.

use serde_json::json;

use crate::{Result, Session};

/// Marks all the text of the field and says, in places of the screen, where it begins and where the other field's middle is.
const PLACES: &str = "
const [from, to] = argument.map(css => document.querySelector(css));
from.select();
to.addEventListener('dragover', () => { window.draggedOver = to; }, { once: true });
const left = window.mozInnerScreenX ?? screenX + (outerWidth - innerWidth) / 2;
const top = window.mozInnerScreenY ?? screenY + (outerHeight - innerHeight);
const middle = box => top + box.top + box.height / 2;
const [start, end] = [from, to].map(field => field.getBoundingClientRect());
return [left + start.left + 24, middle(start), left + end.left + end.width / 2, middle(end)].map(Math.round);
";

const OVER: &str = "return window.draggedOver?.matches(argument) ?? false";
/// A pointer that is there at once has dragged nothing.
const STEPS: i64 = 12;

impl Session {
    /// Marks all the text of the field `from` and drags it into the field `to`. Both are in the window.
    pub async fn drag_text(&self, from: &str, to: &str) -> Result<()> {
        self.hardware_click(from).await?;
        let [left, top, right, bottom]: [i64; 4] = serde_json::from_value(self.run(PLACES, json!([from, to])).await?)?;
        let display = self.display()?;
        let point = |x: i64, y: i64| -> Result<()> { display.xdotool(&["mousemove", "--sync", &x.to_string(), &y.to_string()]).map(drop) };
        point(left, top)?;
        display.xdotool(&["mousedown", "1"])?;
        for step in 1..=STEPS {
            point(left + (right - left) * step / STEPS, top + (bottom - top) * step / STEPS)?;
        }
        // The browser notices only a pointer that moves.
        let over = async || {
            point(right + 1, bottom)?;
            point(right, bottom)?;
            self.run(OVER, json!(to)).await
        };
        self.wait_until("the text over the field", over, |over| *over == json!(true)).await?;
        display.xdotool(&["mouseup", "1"]).map(drop)
    }
}
