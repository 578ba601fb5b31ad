//! The wasm entry: a dozen lines that wake the islands.

// Without this the linker would leave the islands out.
use app as _;
use wasm_bindgen::prelude::wasm_bindgen;

/// Called once by `boot.js`, before it wakes each island of the page.
#[wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
