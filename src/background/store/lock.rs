//! One at a time: whoever changes the journal holds the lock of that name.

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use crate::background::Result;
use crate::protocol::Failure;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = ["navigator", "locks"], js_name = request)]
    fn request_lock(name: &str, then: &JsValue) -> Result<Promise, JsValue>;
}

/// Runs `work` while nobody else works on the journal. Not to be called by
/// somebody who holds the lock: both would wait for ever.
pub(crate) async fn alone<T: 'static>(work: impl Future<Output = Result<T>> + 'static) -> Result<T> {
    let result = std::rc::Rc::new(std::cell::RefCell::new(None));
    let slot = std::rc::Rc::clone(&result);
    let then = Closure::once_into_js(move |_: JsValue| {
        future_to_promise(async move {
            *slot.borrow_mut() = Some(work.await);
            Ok(JsValue::UNDEFINED)
        })
    });
    JsFuture::from(request_lock("journal", &then)?).await?;
    result.take().unwrap_or_else(|| Err(Failure::Broken))
}
