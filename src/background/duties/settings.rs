//! The only writer of the settings.

use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;

use super::addresses;
use crate::background::Result;
use crate::background::store::lock::alone;
use crate::inspect::Code;
use crate::journal::storage::keys::{REMEMBER, SETTINGS};
use crate::journal::storage::settings::{MayRemember, Settings};
use crate::webext::storage;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = crypto, js_name = getRandomValues)]
    fn random_values(into: &Uint8Array) -> Result<JsValue, JsValue>;
}

/// Reads the settings, changes them and writes them.
async fn change(with: impl FnOnce(&mut Settings) -> Result<()> + 'static) -> Result<()> {
    alone(async move {
        let mut settings = storage::get(&SETTINGS).await?.unwrap_or_default();
        with(&mut settings)?;
        Ok(storage::set(&SETTINGS, &settings).await?)
    })
    .await
}

/// Shows a kind of hint, or does not.
pub(crate) async fn hint(code: Code, on: bool) -> Result<()> {
    change(move |settings| {
        settings.switch(code, on);
        Ok(())
    })
    .await
}

/// Lets everything rest; see [`Settings::paused`].
pub(crate) async fn pause(until: i64) -> Result<()> {
    change(move |settings| {
        settings.paused = until;
        Ok(())
    })
    .await
}

/// Whether addresses may be remembered; a no forgets those that are.
pub(crate) async fn remember(yes: bool) -> Result<()> {
    change(move |settings| {
        settings.memory = if yes { MayRemember::Yes } else { MayRemember::No };
        if !yes {
            settings.salt.clear();
        } else if settings.salt.is_empty() {
            settings.salt = salt()?;
        }
        Ok(())
    })
    .await?;
    // What is left of it says the same again.
    let _ = storage::remove(&[REMEMBER]).await;
    if yes { Ok(()) } else { addresses::forget_all().await }
}

/// On every wake: the answer of a page that went away before its message arrived.
pub(crate) async fn hear_answer() {
    if let Ok(Some(yes)) = storage::get(&REMEMBER).await {
        // What cannot be written now is with the next wake.
        let _ = remember(yes).await;
    }
}

fn salt() -> Result<String> {
    let bytes = Uint8Array::new_with_length(16);
    random_values(&bytes)?;
    Ok(bytes.to_vec().iter().map(|byte| format!("{byte:02x}")).collect())
}
