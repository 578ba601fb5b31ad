//! Counts hands without a page for each press, and keeps every press until the server has it.

use leptos::prelude::*;

/// Plus and minus change the number at once; the numbers are saved a moment after the last press. They are saved as they
/// stand, not as presses, so that what is sent twice counts once.
#[island]
pub fn Tally(
    /// The form's id.
    form: String,
    /// “{} hands”, in the reader's words.
    total: String,
    /// What is said while it saves.
    saving: String,
    /// What is said when it has.
    saved: String,
    /// What is said while it cannot.
    waiting: String,
) -> impl IntoView {
    let state = RwSignal::new(0u8);
    #[cfg(feature = "hydrate")]
    browser::count(form, total, state);
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = (form, total);
    }
    let words = move || match state.get() {
        1 => saving.clone(),
        2 => saved.clone(),
        3 => waiting.clone(),
        _ => String::new(),
    };
    view! { <p class="live-status" role="status" class:waiting=move || state.get() == 3>{words}</p> }
}

#[cfg(feature = "hydrate")]
mod browser {
    use std::{cell::Cell, rc::Rc, time::Duration};

    use leptos::{prelude::*, task::spawn_local};
    use wasm_bindgen::{JsCast, closure::Closure};
    use web_sys::{Element, Event, HtmlFormElement, HtmlInputElement};

    use crate::islands::net;

    const SAVING: u8 = 1;
    const SAVED: u8 = 2;
    const WAITING: u8 = 3;
    /// A pause in pressing.
    const PAUSE: Duration = Duration::from_millis(500);
    /// How long to wait before trying again.
    const AGAIN: Duration = Duration::from_secs(2);

    pub(super) fn count(form: String, total: String, state: RwSignal<u8>) {
        Effect::new(move |_| {
            let found = document().get_element_by_id(&form).and_then(|el| el.dyn_into::<HtmlFormElement>().ok());
            if let Some(form) = found {
                listen(&form, total.clone(), state);
            }
        });
    }

    fn inputs(form: &HtmlFormElement) -> Vec<HtmlInputElement> {
        let Ok(list) = form.query_selector_all("input[name^=\"n.\"]") else { return Vec::new() };
        (0..list.length()).filter_map(|at| list.get(at)?.dyn_into().ok()).collect()
    }

    fn listen(form: &HtmlFormElement, total: String, state: RwSignal<u8>) {
        let turn = Rc::new(Cell::new(0u32));
        let changed = {
            let (form, turn) = (form.clone(), turn.clone());
            Rc::new(move || {
                let sum: u32 = inputs(&form).iter().filter_map(|input| input.value().trim().parse::<u32>().ok()).sum();
                if let Ok(Some(line)) = form.query_selector(".hand-total") {
                    line.set_text_content(Some(&total.replace("{}", &sum.to_string())));
                }
                state.set(SAVING);
                turn.set(turn.get() + 1);
                let (form, turn, mine) = (form.clone(), turn.clone(), turn.get());
                set_timeout(move || save(form, turn, mine, state), PAUSE);
            })
        };
        let pressed = Closure::<dyn Fn(Event)>::new({
            let (form, changed) = (form.clone(), changed.clone());
            move |event: Event| {
                let button = event
                    .target()
                    .and_then(|el| el.dyn_into::<Element>().ok())
                    .and_then(|el| el.closest("button[name=\"less\"], button[name=\"more\"]").ok().flatten());
                let Some(button) = button else { return };
                event.prevent_default();
                let name = format!("n.{}", button.get_attribute("value").unwrap_or_default());
                if let Some(input) = inputs(&form).into_iter().find(|input| input.name() == name) {
                    let now = input.value().trim().parse::<u32>().unwrap_or_default();
                    let more = button.get_attribute("name").as_deref() == Some("more");
                    input.set_value(&if more { now + 1 } else { now.saturating_sub(1) }.to_string());
                    changed();
                }
            }
        });
        let _ = form.add_event_listener_with_callback("click", pressed.as_ref().unchecked_ref());
        pressed.forget();
        let typed = Closure::<dyn Fn(Event)>::new(move |_| changed());
        let _ = form.add_event_listener_with_callback("input", typed.as_ref().unchecked_ref());
        typed.forget();
    }

    fn save(form: HtmlFormElement, turn: Rc<Cell<u32>>, mine: u32, state: RwSignal<u8>) {
        if turn.get() != mine {
            return;
        }
        let numbers: Vec<String> =
            inputs(&form).iter().map(|input| format!("{}={}", input.name().trim_start_matches("n."), input.value().trim())).collect();
        spawn_local(async move {
            let answered = net::send(&form, &[("keep", "yes")]).await;
            match answered {
                Some(page) if page.status == 200 => {
                    // What is in the store now is what the next counting starts from, pressed on meanwhile or not.
                    if let Ok(Some(seen)) = form.query_selector("input[name=\"seen\"]")
                        && let Ok(seen) = seen.dyn_into::<HtmlInputElement>()
                    {
                        seen.set_value(&numbers.join(" "));
                    }
                    if turn.get() == mine {
                        state.set(SAVED);
                    }
                }
                // It has something to say: the page says it.
                Some(page) if page.status < 500 && turn.get() == mine => {
                    let _ = form.submit();
                }
                _ if turn.get() == mine => {
                    state.set(WAITING);
                    set_timeout(move || save(form, turn, mine, state), AGAIN);
                }
                _ => {}
            }
        });
    }
}
