//! *Read this to me*.

use leptos::prelude::*;

use crate::{islands::ReadAloud, ui::Ui};

/// The button, in the reader's words, and what it reads; without `parts`, what stands on the page.
pub(crate) fn read_aloud(ui: &Ui, parts: Vec<String>) -> impl IntoView + use<> {
    let language = ui.language().to_string();
    view! { <ReadAloud label=ui.say("read-aloud") stop=ui.say("read-aloud-stop") language=language parts=parts/> }
}
