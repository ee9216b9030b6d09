//! The only writer of the settings.

use std::collections::BTreeMap;

use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;

use super::lock::alone;
use super::memory;
use crate::inspect::Code;
use crate::journal::settings::{KEY, MayRemember, Settings};
use crate::webext::{Answer, storage};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = crypto, js_name = getRandomValues)]
    fn random_values(into: &Uint8Array) -> Result<JsValue, JsValue>;
}

/// Reads the settings, changes them and writes them.
async fn change(with: impl FnOnce(&mut Settings) -> Answer<()> + 'static) -> Result<(), String> {
    let changed = alone(async move {
        let text = storage::get_own(&[KEY]).await?.remove(KEY).unwrap_or_default();
        let mut settings = Settings::read(&text);
        with(&mut settings)?;
        storage::set(&BTreeMap::from([(KEY.to_owned(), settings.to_json())])).await
    });
    changed.await.map_err(|e| e.to_string())
}

/// Shows a kind of hint, or does not.
pub(super) async fn hint(code: Code, on: bool) -> Result<(), String> {
    change(move |settings| {
        settings.switch(code, on);
        Ok(())
    })
    .await
}

/// Lets everything rest; see [`Settings::paused`].
pub(super) async fn pause(until: i64) -> Result<(), String> {
    change(move |settings| {
        settings.paused = until;
        Ok(())
    })
    .await
}

/// Whether addresses may be remembered; a no forgets those that are.
pub(super) async fn remember(yes: bool) -> Result<(), String> {
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
    if yes { Ok(()) } else { memory::forget_all().await }
}

fn salt() -> Answer<String> {
    let bytes = Uint8Array::new_with_length(16);
    random_values(&bytes)?;
    Ok(bytes.to_vec().iter().map(|byte| format!("{byte:02x}")).collect())
}
