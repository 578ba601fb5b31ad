//! Asks before words that were typed and not sent are left behind.

use leptos::prelude::*;

/// Has the browser ask, in its own words, before a page is left on which something was typed and not sent. What is sent is
/// kept by the server, or comes back with what is wrong with it.
#[island]
pub fn Unsaved() -> impl IntoView {
    #[cfg(feature = "hydrate")]
    browser::watch();
}

#[cfg(feature = "hydrate")]
mod browser {
    use std::{cell::Cell, rc::Rc};

    use leptos::{ev, prelude::*};
    use wasm_bindgen::{JsCast, closure::Closure};
    use web_sys::{Event, HtmlTextAreaElement};

    pub(super) fn watch() {
        let typed = Rc::new(Cell::new(false));
        let typing = window_event_listener(ev::input, {
            let typed = typed.clone();
            move |event| {
                // What was typed and taken away again is not lost.
                if let Some(area) = event.target().and_then(|el| el.dyn_into::<HtmlTextAreaElement>().ok()) {
                    typed.set(area.default_value().ok() != Some(area.value()));
                }
            }
        });
        let sending = window_event_listener(ev::submit, {
            let typed = typed.clone();
            move |_| typed.set(false)
        });
        let leaving = Closure::<dyn Fn(Event)>::new(move |event: Event| {
            if typed.get() {
                event.prevent_default();
            }
        });
        let _ = window().add_event_listener_with_callback("beforeunload", leaving.as_ref().unchecked_ref());
        // It listens for as long as the page is there.
        leaving.forget();
        on_cleanup(move || {
            typing.remove();
            sending.remove();
        });
    }
}
