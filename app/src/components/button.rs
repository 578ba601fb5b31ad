//! Buttons. What a button does is in its words and its `do` value, never in script.

use leptos::prelude::*;

/// The one thing a page is for.
pub fn primary(words: String, does: &'static str) -> impl IntoView + use<> {
    view! { <button class="button" name="do" value=does>{words}</button> }
}

/// Something else one may do.
pub fn secondary(words: String, does: &'static str) -> impl IntoView + use<> {
    view! { <button class="button secondary" name="do" value=does>{words}</button> }
}
