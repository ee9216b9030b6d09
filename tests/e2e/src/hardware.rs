//! Keyboard and mouse of a headful session, below the browser: only here Caps Lock is real.

use serde_json::Value;

use crate::{Result, Session};

/// Where the middle of an element is on the screen.
const PLACE: &str = "
const element = document.querySelector(argument);
element.scrollIntoView({ block: 'nearest' });
const box = element.getBoundingClientRect();
const left = window.mozInnerScreenX ?? screenX + (outerWidth - innerWidth) / 2;
const top = window.mozInnerScreenY ?? screenY + (outerHeight - innerHeight);
return [left + box.left + box.width / 2, top + box.top + box.height / 2].map(Math.round);
";

impl Session {
    /// Presses Caps Lock: on, or off again.
    pub async fn caps_lock(&self) -> Result<()> {
        self.hardware_keys(&["Caps_Lock"])
    }

    /// Presses keys by their X names (`a`, `Return`, `ctrl+v`), one after the other. Letters come
    /// out as Caps Lock has them.
    pub fn hardware_keys(&self, keys: &[&str]) -> Result<()> {
        let arguments: Vec<&str> = ["key", "--delay", "0"].iter().chain(keys).copied().collect();
        self.display()?.xdotool(&arguments).map(drop)
    }

    /// Moves the mouse to the middle of an element and clicks; this gives the window the focus.
    pub async fn hardware_click(&self, css: &str) -> Result<()> {
        let display = self.display()?;
        let place = self.run(PLACE, Value::from(css)).await?;
        let [x, y]: [i64; 2] = serde_json::from_value(place)?;
        display.xdotool(&["mousemove", "--sync", &x.to_string(), &y.to_string(), "click", "1"])?;
        self.wait_until(
            &format!("the focus in {css}"),
            async || {
                let focused = "return document.hasFocus() && document.activeElement.matches(argument)";
                self.run(focused, Value::from(css)).await
            },
            |focused| *focused == Value::Bool(true),
        )
        .await
        .map(drop)
    }
}
