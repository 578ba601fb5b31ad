//! Asks before words that were typed and not sent are left behind.

use leptos::prelude::*;

/// Has the browser ask, in its own words, before a page is left on which something was typed and not sent. `back` says that
/// the page has come back with what is wrong on it: what is in its fields is kept nowhere else.
#[island]
pub fn Unsaved(back: bool) -> impl IntoView {
    #[cfg(feature = "hydrate")]
    browser::watch(back);
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = back;
    }
}

#[cfg(feature = "hydrate")]
mod browser {
    use std::{cell::RefCell, rc::Rc};

    use leptos::{ev, prelude::*};
    use wasm_bindgen::{JsCast, closure::Closure};
    use web_sys::{Element, Event, HtmlFormElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

    pub(super) fn watch(back: bool) {
        // What is being sent is not left behind; what is typed into another form of the page is.
        let sent: Rc<RefCell<Option<HtmlFormElement>>> = Rc::default();
        let sending = window_event_listener(ev::submit, {
            let sent = sent.clone();
            move |event| {
                *sent.borrow_mut() = event.target().and_then(|el| el.dyn_into().ok());
            }
        });
        let leaving = Closure::<dyn Fn(Event)>::new(move |event: Event| {
            // Whoever is asked and stays has sent nothing.
            if is_typed(back, sent.borrow_mut().take().as_ref()) {
                event.prevent_default();
            }
        });
        let _ = window().add_event_listener_with_callback("beforeunload", leaving.as_ref().unchecked_ref());
        // It listens for as long as the page is there.
        leaving.forget();
        on_cleanup(move || sending.remove());
    }

    /// Whether a field of a form that is not being `sent` holds something else than it came with; or, of a page that came
    /// back, anything at all.
    fn is_typed(back: bool, sent: Option<&HtmlFormElement>) -> bool {
        let Ok(fields) = document().query_selector_all(
            "main textarea, main input[type=text], main input[type=date], main form[method=post] select",
        ) else {
            return false;
        };
        (0..fields.length()).filter_map(|at| fields.item(at)?.dyn_into::<Element>().ok()).any(|field| {
            let (now, first, form, back) = if let Some(area) = field.dyn_ref::<HtmlTextAreaElement>() {
                (area.value(), area.default_value().unwrap_or_default(), area.form(), back)
            } else if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
                (input.value(), input.default_value(), input.form(), back)
            } else if let Some(choice) = field.dyn_ref::<HtmlSelectElement>() {
                // What was chosen when the page came. Of one that came back it is not known which was; a list has always
                // something chosen, and one choice is soon made again.
                let first = choice.query_selector("option[selected], option").ok().flatten();
                let marked = choice.query_selector("option[selected]").ok().flatten().or(first);
                let first = marked.and_then(|one| one.get_attribute("value")).unwrap_or_default();
                (choice.value(), first, choice.form(), false)
            } else {
                return false;
            };
            let goes = form.is_some() && form.as_ref() == sent;
            !goes && (now != first || back && !now.is_empty())
        })
    }
}
