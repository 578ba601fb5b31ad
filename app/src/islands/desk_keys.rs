//! One key for each answer of a form, beside the buttons that stay.

use leptos::prelude::*;

/// Presses a form's button when its key is pressed, while the focus is in the form and not in a field that takes
/// letters: a single key must not do anything anywhere else (WCAG 2.1.4).
#[island]
pub fn DeskKeys(
    /// The form's id.
    form: String,
    /// What to tell the reader of the keys.
    about: String,
) -> impl IntoView {
    #[cfg(feature = "hydrate")]
    browser::listen(&form);
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = form;
    }
    view! { <p class="hint keys">{about}</p> }
}

#[cfg(feature = "hydrate")]
mod browser {
    use leptos::prelude::document;
    use wasm_bindgen::{JsCast, closure::Closure};
    use web_sys::{HtmlElement, KeyboardEvent};

    /// A moment, in milliseconds.
    const MOMENT: f64 = 300.0;

    pub(super) fn listen(form: &str) {
        let Some(form) = document().get_element_by_id(form) else { return };
        let inside = form.clone();
        // A key that is pressed twice in a moment is pressed once: the second would be meant for a page that is not there yet.
        let last = std::cell::Cell::new(f64::NEG_INFINITY);
        let pressed = Closure::<dyn Fn(KeyboardEvent)>::new(move |event: KeyboardEvent| {
            let typing = event
                .target()
                .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
                .is_some_and(|target| matches!(target.tag_name().as_str(), "SELECT" | "INPUT" | "TEXTAREA"));
            if typing || event.ctrl_key() || event.meta_key() || event.alt_key() || event.repeat() {
                return;
            }
            let wanted = format!("button[data-key=\"{}\"]", event.key().to_lowercase().replace(['"', '\\'], ""));
            if let Ok(Some(button)) = inside.query_selector(&wanted)
                && let Ok(button) = button.dyn_into::<HtmlElement>()
            {
                event.prevent_default();
                if event.time_stamp() - last.replace(event.time_stamp()) > MOMENT {
                    button.click();
                }
            }
        });
        let _ = form.add_event_listener_with_callback("keydown", pressed.as_ref().unchecked_ref());
        // It listens for as long as the page is there.
        pressed.forget();
    }
}
