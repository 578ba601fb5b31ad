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
    /// What is said of what is typed and is no number.
    whole: String,
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
        4 => whole.clone(),
        _ => String::new(),
    };
    view! { <p class="live-status" role="status" class:waiting=move || matches!(state.get(), 3 | 4)>{words}</p> }
}

#[cfg(feature = "hydrate")]
mod browser {
    use std::{cell::Cell, rc::Rc, time::Duration};

    use leptos::{prelude::*, task::spawn_local};
    use wasm_bindgen::{JsCast, closure::Closure};
    use web_sys::{Element, Event, HtmlElement, HtmlFormElement, HtmlInputElement, SubmitEvent};

    use crate::islands::{kept, net};

    const SAVING: u8 = 1;
    const SAVED: u8 = 2;
    const WAITING: u8 = 3;
    const ODD: u8 = 4;
    /// As large as a count may be: a room has fewer.
    const MOST: u32 = 9_999;
    /// What is kept in the browser while it waits: the hands of this page.
    const HANDS: &str = "hands";
    /// A pause in pressing.
    const PAUSE: Duration = Duration::from_millis(500);
    /// How long to wait before looking again whether everything is saved.
    const SOON: Duration = Duration::from_millis(100);
    /// How long to wait before trying again.
    const AGAIN: Duration = Duration::from_secs(2);

    pub(super) fn count(form: String, total: String, state: RwSignal<u8>) {
        Effect::new(move |_| {
            let found = document().get_element_by_id(&form).and_then(|el| el.dyn_into::<HtmlFormElement>().ok());
            if let Some(form) = found {
                listen(form, total.clone(), state);
            }
        });
    }

    /// What is being counted, and how far it has been saved.
    struct Count {
        form: HtmlFormElement,
        total: String,
        state: RwSignal<u8>,
        /// Goes up with every press.
        presses: Cell<u32>,
        /// The press up to which the server has it.
        kept: Cell<u32>,
        /// Whether a save is under way: one at a time, or the second would seem a colleague's.
        busy: Cell<bool>,
        /// Whether the server has something to say of the numbers: the page that says it is on its way.
        refused: Cell<bool>,
    }

    impl Count {
        fn inputs(&self) -> Vec<HtmlInputElement> {
            let Ok(list) = self.form.query_selector_all("input[name^=\"n.\"]") else { return Vec::new() };
            (0..list.length()).filter_map(|at| list.get(at)?.dyn_into().ok()).collect()
        }

        /// The numbers as they stand, as the form keeps what it was shown with.
        fn numbers(&self) -> String {
            let pairs: Vec<String> = self
                .inputs()
                .iter()
                .map(|input| format!("{}={}", input.name().trim_start_matches("n."), input.value().trim()))
                .collect();
            pairs.join(" ")
        }

        /// Whether something is typed that is no number. It is said where it stands: the page is not changed by typing.
        fn is_odd(&self) -> bool {
            let mut any = false;
            for input in self.inputs() {
                let typed = input.value();
                let odd = !typed.trim().is_empty() && !typed.trim().parse::<u32>().is_ok_and(|n| n <= MOST);
                any |= odd;
                let _ = if odd {
                    input.set_attribute("aria-invalid", "true")
                } else {
                    input.remove_attribute("aria-invalid")
                };
            }
            any
        }

        /// What was wrong is put right: nothing says that it still is.
        fn right(&self) {
            let _ = self.form.class_list().remove_1("wrong");
            let told = document().get_element_by_id("problems").into_iter();
            let sure = self.form.query_selector("button[name=\"sure\"]").ok().flatten();
            for told in told.chain(self.form.query_selector(".error-message").ok().flatten()).chain(sure) {
                told.remove();
            }
        }

        fn changed(self: &Rc<Self>) {
            let sum: u32 = self.inputs().iter().filter_map(|input| input.value().trim().parse::<u32>().ok()).sum();
            if let Ok(Some(line)) = self.form.query_selector(".hand-total") {
                line.set_text_content(Some(&self.total.replace("{}", &sum.to_string())));
            }
            self.presses.set(self.presses.get() + 1);
            if self.is_odd() {
                self.state.set(ODD);
                return;
            }
            self.state.set(SAVING);
            let (count, mine) = (self.clone(), self.presses.get());
            set_timeout(
                move || {
                    if count.presses.get() == mine {
                        count.save();
                    }
                },
                PAUSE,
            );
        }

        fn is_saved(&self) -> bool {
            !self.busy.get() && self.kept.get() == self.presses.get()
        }

        /// Presses a button once everything is saved. It is looked for then: what was saved is heard of, and the button that
        /// was pressed may stand no longer where it stood.
        fn then(self: Rc<Self>, button: String) {
            if self.refused.get() {
                return;
            }
            if !self.is_saved() {
                set_timeout(move || self.then(button), SOON);
            } else if let Ok(Some(button)) = document().query_selector(&button)
                && let Ok(button) = button.dyn_into::<HtmlElement>()
            {
                button.click();
            }
        }

        fn save(self: Rc<Self>) {
            if self.refused.get() || self.busy.get() || self.kept.get() == self.presses.get() || self.is_odd() {
                return;
            }
            let Some(body) = net::body(&self.form, &[("keep", "yes")]) else { return };
            self.busy.set(true);
            let (upto, numbers) = (self.presses.get(), self.numbers());
            spawn_local(async move {
                let answered = net::send(&self.form.action(), &body).await;
                self.busy.set(false);
                match answered.filter(net::is_an_answer) {
                    // The page that follows has this form: the numbers are in the store.
                    Some(page) if page.status == 200 && page.text.contains("id=\"hand-form\"") => {
                        self.kept.set(upto);
                        kept::forget(HANDS);
                        if let Ok(Some(seen)) = self.form.query_selector("input[name=\"seen\"]")
                            && let Ok(seen) = seen.dyn_into::<HtmlInputElement>()
                        {
                            seen.set_value(&numbers);
                        }
                        if self.presses.get() == upto {
                            self.right();
                            self.state.set(SAVED);
                        } else {
                            self.save();
                        }
                    }
                    // It has something to say: the page says it, with what was counted.
                    Some(_) => {
                        self.refused.set(true);
                        kept::forget(HANDS);
                        let _ = self.form.submit();
                    }
                    None => {
                        self.state.set(WAITING);
                        // A page that is closed now loses no hand.
                        if let Some(sealed) = kept::seal(&body).await
                            && self.kept.get() < upto
                        {
                            kept::put(HANDS, &sealed);
                        }
                        set_timeout(move || self.save(), AGAIN);
                    }
                }
            });
        }
    }

    /// Sends what a page that is gone could not save, over the numbers it was counted on: the server says whether they
    /// still stand.
    fn send_kept(to: String, body: String, state: RwSignal<u8>) {
        state.set(WAITING);
        spawn_local(async move {
            match net::send(&to, &body).await.filter(net::is_an_answer) {
                Some(page) => {
                    kept::forget(HANDS);
                    state.set(SAVED);
                    if page.status == 200 || !net::swap(&page.text) {
                        net::reload();
                    }
                }
                None => set_timeout(move || send_kept(to, body, state), AGAIN),
            }
        });
    }

    fn listen(form: HtmlFormElement, total: String, state: RwSignal<u8>) {
        let to = form.action();
        spawn_local(async move {
            if let Some(body) = kept::get(HANDS).await {
                send_kept(to, body, state);
            }
        });
        let count = Rc::new(Count {
            form,
            total,
            state,
            presses: Cell::new(0),
            kept: Cell::new(0),
            busy: Cell::new(false),
            refused: Cell::new(false),
        });
        let pressed = Closure::<dyn Fn(Event)>::new({
            let count = count.clone();
            move |event: Event| {
                let button = event
                    .target()
                    .and_then(|el| el.dyn_into::<Element>().ok())
                    .and_then(|el| el.closest("button[name=\"less\"], button[name=\"more\"]").ok().flatten());
                let Some(button) = button else { return };
                event.prevent_default();
                let name = format!("n.{}", button.get_attribute("value").unwrap_or_default());
                if let Some(input) = count.inputs().into_iter().find(|input| input.name() == name) {
                    let now = input.value().trim().parse::<u32>().unwrap_or_default();
                    let more = button.get_attribute("name").as_deref() == Some("more");
                    input.set_value(&if more { now + 1 } else { now.saturating_sub(1) }.to_string());
                    count.changed();
                }
            }
        });
        let _ = count.form.add_event_listener_with_callback("click", pressed.as_ref().unchecked_ref());
        pressed.forget();
        let typed = Closure::<dyn Fn(Event)>::new({
            let count = count.clone();
            move |_| count.changed()
        });
        let _ = count.form.add_event_listener_with_callback("input", typed.as_ref().unchecked_ref());
        typed.forget();
        // Whoever presses *Next* within the pause has counted all the same: first that is saved, then the button does what
        // it does.
        let leaving = Closure::<dyn Fn(Event)>::new({
            let count = count.clone();
            move |event: Event| {
                let Ok(event) = event.dyn_into::<SubmitEvent>() else { return };
                let button = event.submitter();
                let sure = button.as_ref().is_some_and(|el| el.get_attribute("name").as_deref() == Some("sure"));
                let form = event.target().and_then(|el| el.dyn_into::<HtmlFormElement>().ok());
                if let Some(form) = form.filter(|_| !sure && !count.is_saved() && !count.is_odd()) {
                    event.prevent_default();
                    count.clone().save();
                    // Some of the buttons that lead on send the hands with them.
                    let leads_on = |button: &HtmlElement| button.get_attribute("name").as_deref() == Some("do");
                    if (form != count.form || button.as_ref().is_some_and(leads_on))
                        && let Some(name) = button.and_then(|button| net::name_of(&button))
                    {
                        count.clone().then(name);
                    }
                }
            }
        });
        let _ = document().add_event_listener_with_callback("submit", leaving.as_ref().unchecked_ref());
        leaving.forget();
        // What was typed before this woke was typed all the same.
        if count.inputs().iter().any(|input| input.value() != input.default_value()) {
            count.changed();
        }
    }
}
