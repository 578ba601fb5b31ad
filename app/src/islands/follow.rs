//! Keeps a page with the session it shows: what the server says has changed is fetched and put in its place.

use leptos::prelude::*;

/// Follows a session by server-sent events. The page works without it: *look again* is a link.
///
/// After sleep, a change of network or a restart of the server the browser connects again by itself, and the first thing
/// it hears is where the session is. Where `sends` is set, answers given while the network is away are kept, sealed, in
/// the browser, said to be waiting, and sent when it is back, by this page or the next; they are never said to be sent
/// before.
#[island]
pub fn Follow(
    /// Where the events come from.
    stream: String,
    /// What is said while there is no connection.
    lost: String,
    /// Whether answers are sent by the island.
    sends: bool,
    /// What is said while an answer waits.
    waiting: String,
) -> impl IntoView {
    let no_connection = RwSignal::new(false);
    let is_waiting = RwSignal::new(false);
    #[cfg(feature = "hydrate")]
    browser::follow(stream, sends, no_connection, is_waiting);
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = (stream, sends);
    }
    let words = move || {
        if is_waiting.get() {
            waiting.clone()
        } else if no_connection.get() {
            lost.clone()
        } else {
            String::new()
        }
    };
    view! { <p class="live-status" role="status" class:waiting=move || is_waiting.get()>{words}</p> }
}

#[cfg(feature = "hydrate")]
mod browser {
    use std::{
        cell::{Cell, RefCell},
        rc::Rc,
        time::Duration,
    };

    use leptos::{prelude::*, task::spawn_local};
    use wasm_bindgen::{JsCast, closure::Closure};
    use web_sys::{Event, EventSource, HtmlFormElement, MessageEvent};

    use crate::islands::{kept, net};

    /// How long to wait before trying again.
    const AGAIN: Duration = Duration::from_secs(2);

    pub(super) fn follow(stream: String, sends: bool, lost: RwSignal<bool>, waiting: RwSignal<bool>) {
        // After waking: what was rendered and what is woken must be the same.
        Effect::new(move |_| {
            listen(stream.clone(), lost, waiting);
            if sends {
                take_over(waiting);
            }
        });
    }

    /// What was heard last, whether the page is being fetched, and whether it is being left: what a button leads to is not
    /// overtaken by what the button's own press made heard.
    #[derive(Default)]
    struct Heard {
        newest: RefCell<String>,
        busy: Cell<bool>,
        leaving: Cell<bool>,
    }

    fn listen(stream: String, lost: RwSignal<bool>, waiting: RwSignal<bool>) {
        let Ok(source) = EventSource::new(&stream) else { return };
        let state = Rc::new(Heard::default());
        let left = Closure::<dyn Fn(Event)>::new({
            let state = state.clone();
            // The window hears of it last: a form that an island sends is not left for.
            move |event: Event| state.leaving.set(!event.default_prevented())
        });
        let _ = window().add_event_listener_with_callback("submit", left.as_ref().unchecked_ref());
        left.forget();
        let heard = Closure::<dyn Fn(MessageEvent)>::new({
            let state = state.clone();
            move |event: MessageEvent| {
                lost.set(false);
                *state.newest.borrow_mut() = event.data().as_string().unwrap_or_default();
                // An answer that waits is not swept away; what it is answered with is as new as can be.
                if !waiting.get_untracked() {
                    catch_up(state.clone());
                }
            }
        });
        source.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        heard.forget();
        let broken = Closure::<dyn Fn(Event)>::new({
            let source = source.clone();
            move |_| {
                // The browser tries again by itself, unless it was told to go away: it is over, or another page has more
                // to say.
                if source.ready_state() != EventSource::CLOSED {
                    lost.set(true);
                    return;
                }
                let stream = stream.clone();
                spawn_local(async move {
                    match net::this_page().await.filter(net::is_an_answer) {
                        Some(page) if page.status == 200 && net::swap(&page.text) => {
                            lost.set(false);
                            if net::live().and_then(|live| live.dataset().get("over")).is_none() {
                                set_timeout(move || listen(stream, lost, waiting), AGAIN);
                            }
                        }
                        Some(_) => net::reload(),
                        None => {
                            lost.set(true);
                            set_timeout(move || listen(stream, lost, waiting), AGAIN);
                        }
                    }
                });
            }
        });
        source.set_onerror(Some(broken.as_ref().unchecked_ref()));
        broken.forget();
    }

    /// Fetches the page until it is as new as what was heard.
    fn catch_up(state: Rc<Heard>) {
        let here = || net::live().and_then(|live| live.dataset().get("at")).unwrap_or_default();
        if state.leaving.get() || state.busy.get() || *state.newest.borrow() == here() {
            return;
        }
        // A film that fills the screen is looked at to its end, or until somebody wants to see the question again.
        if net::fills_the_screen() {
            set_timeout(move || catch_up(state), AGAIN);
            return;
        }
        state.busy.set(true);
        spawn_local(async move {
            let asked = state.newest.borrow().clone();
            let page = net::this_page().await.filter(net::is_an_answer);
            state.busy.set(false);
            if state.leaving.get() {
                return;
            }
            let Some(page) = page else {
                set_timeout(move || catch_up(state), AGAIN);
                return;
            };
            let data = |name: &str| net::live().and_then(|live| live.dataset().get(name));
            let before = data("moment");
            // A page of another kind, such as that it is over, is shown as itself.
            if page.status != 200 || !net::swap(&page.text) {
                net::reload();
                return;
            }
            if before != data("moment") {
                // Beside the live part stands what belongs to its question, too.
                if data("reload").is_some() {
                    net::reload();
                    return;
                }
                // A new question is read out; a new count is not.
                net::to_heading();
            }
            // Something may have been heard meanwhile.
            if *state.newest.borrow() != asked {
                catch_up(state);
            }
        });
    }

    /// Sends forms of the live part, and keeps them until they are sent.
    fn take_over(waiting: RwSignal<bool>) {
        let turn = Rc::new(Cell::new(0u32));
        let pressed = turn.clone();
        let sent = Closure::<dyn Fn(Event)>::new(move |event: Event| {
            let Some(form) = event.target().and_then(|el| el.dyn_into::<HtmlFormElement>().ok()) else { return };
            if !net::live().is_some_and(|live| live.contains(Some(&form))) {
                return;
            }
            event.prevent_default();
            let Some(body) = net::body(&form, &[]) else { return };
            // The newest press counts: one that still waits gives way to it.
            pressed.set(pressed.get() + 1);
            let waits = Waits { to: form.action(), body, form: Some(form), mine: pressed.get() };
            deliver(Rc::new(waits), pressed.clone(), waiting);
        });
        let _ = document().add_event_listener_with_callback("submit", sent.as_ref().unchecked_ref());
        sent.forget();
        // What a page that is gone could not send.
        spawn_local(async move {
            let Some(to) = net::live().and_then(|live| live.dataset().get("here")) else { return };
            if let Some(body) = kept::get(ANSWER).await
                && turn.get() == 0
            {
                waiting.set(true);
                deliver(Rc::new(Waits { to, body, form: None, mine: 0 }), turn, waiting);
            }
        });
    }

    /// What is kept in the browser while it waits: the one answer of this page.
    const ANSWER: &str = "answer";

    /// An answer on its way.
    struct Waits {
        to: String,
        body: String,
        /// The form it was given in, where that is on the page.
        form: Option<HtmlFormElement>,
        /// Which press it was.
        mine: u32,
    }

    fn deliver(waits: Rc<Waits>, turn: Rc<Cell<u32>>, waiting: RwSignal<bool>) {
        spawn_local(async move {
            let answered = net::send(&waits.to, &waits.body).await;
            if turn.get() != waits.mine {
                return;
            }
            match answered {
                // A server that is starting again, or too busy, has not kept it.
                Some(page) if net::is_an_answer(&page) => {
                    waiting.set(false);
                    kept::forget(ANSWER);
                    if net::swap(&page.text) {
                        net::to_heading();
                    } else if let Some(form) = &waits.form {
                        let _ = form.submit();
                    } else {
                        net::reload();
                    }
                }
                _ => {
                    waiting.set(true);
                    if let Some(sealed) = kept::seal(&waits.body).await
                        && turn.get() == waits.mine
                    {
                        kept::put(ANSWER, &sealed);
                    }
                    set_timeout(move || deliver(waits, turn, waiting), AGAIN);
                }
            }
        });
    }
}
