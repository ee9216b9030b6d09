//! What `./build.sh bench` measures of the checks: the whole set of them on one
//! mail address, called from JavaScript as the peers are.

fn main() {}

#[cfg(target_arch = "wasm32")]
mod exports {
    use login_rescue::inspect::{Context, Field, Input, Keyboard, inspect, repaired};
    use wasm_bindgen::prelude::wasm_bindgen;

    fn input(text: &str) -> Input<'_> {
        Input { field: Field::Mail, text, complete: true, keyboard: Keyboard::default(), around: Context::default() }
    }

    /// How many findings there are.
    #[wasm_bindgen]
    pub fn check(text: &str) -> usize {
        inspect(&input(text)).len()
    }

    /// The address after every repair that needs no choice; the same text where there is none.
    #[wasm_bindgen]
    pub fn repair(text: &str) -> String {
        repaired(&input(text)).unwrap_or_else(|| text.to_owned())
    }
}
