//! Buttons. What a button does is in its words and its `do` value, never in script.

use domain::level::ReadingLevel;
use leptos::prelude::*;

use crate::{pictures::picture, ui::Ui};

/// The one thing a page is for, which leads on: with an arrow for those who do not read yet.
pub fn onward(ui: &Ui, words: String, does: &'static str) -> impl IntoView + use<> {
    let arrow = (ui.level() == ReadingLevel::Infant).then(|| picture("arrow"));
    view! { <button class="button" name="do" value=does>{words}{arrow}</button> }
}

/// Something else one may do.
pub fn secondary(words: String, does: &'static str) -> impl IntoView + use<> {
    view! { <button class="button secondary" name="do" value=does>{words}</button> }
}
