//! The browser's entry point: brings the islands to life.

use app as _; // The islands' code is linked only if the crate is used.
use wasm_bindgen::prelude::wasm_bindgen;

/// Called once by the script that loads the WASM. Marks the body when every island reacts.
#[wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_islands();
    if let Some(body) = leptos::prelude::document().body() {
        // Tests and style sheets wait for this mark, never for time.
        let _ = body.set_attribute("data-hydrated", "");
    }
}
