//! Keeps a page with the session it shows: what the server says has changed is fetched and put in its place.

use leptos::prelude::*;

#[cfg(feature = "hydrate")]
use super::outbox;

/// Follows a session by server-sent events. The page works without it: *look again* is a link.
///
/// After sleep, a change of network or a restart of the server the browser connects again by itself, and the first thing
/// it hears is where the session is. Where `sends` is set, answers given while the network is away are kept, sealed, in
/// the browser, said to be waiting, and sent when it is back, by this page or the next; they are never said to be sent
/// before. A device that is handed on is handed on meanwhile, too.
#[island]
pub fn Follow(
    /// Where the events come from.
    stream: String,
    /// What is said while there is no connection.
    lost: String,
    /// Whether answers are sent by the island.
    sends: bool,
    /// What is said while answers wait, with how many as `{}`.
    waiting: String,
    /// What is said where one that waited came too late.
    late: String,
    /// What is said once all that waited are in.
    arrived: String,
) -> impl IntoView {
    let no_connection = RwSignal::new(false);
    let are_waiting = RwSignal::new(0);
    let was_late = RwSignal::new(false);
    let have_arrived = RwSignal::new(false);
    #[cfg(feature = "hydrate")]
    browser::follow(
        stream,
        sends,
        outbox::Said { lost: no_connection, waiting: are_waiting, late: was_late, arrived: have_arrived },
    );
    #[cfg(not(feature = "hydrate"))]
    {
        let _ = (stream, sends);
    }
    let words = move || {
        let n: usize = are_waiting.get();
        if n > 0 {
            waiting.replace("{}", &n.to_string())
        } else if was_late.get() {
            late.clone()
        } else if no_connection.get() {
            lost.clone()
        } else if have_arrived.get() {
            arrived.clone()
        } else {
            String::new()
        }
    };
    view! { <p class="live-status" role="status" class:waiting=move || { are_waiting.get() > 0 }>{words}</p> }
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
    use web_sys::{Event, EventSource, MessageEvent};

    use crate::islands::{
        net,
        outbox::{self, Said},
    };

    /// How long to wait before trying again.
    const AGAIN: Duration = Duration::from_secs(2);

    pub(super) fn follow(stream: String, sends: bool, said: Said) {
        // After waking: what was rendered and what is woken must be the same.
        Effect::new(move |_| {
            let state = Rc::new(Heard::default());
            listen(stream.clone(), said, state.clone());
            if sends {
                // What was heard while answers waited is caught up with once they are sent.
                let left = {
                    let state = state.clone();
                    move || state.leaving.set(true)
                };
                outbox::take_over(said, move || catch_up(state.clone()), left);
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

    fn listen(stream: String, said: Said, state: Rc<Heard>) {
        let Said { lost, waiting, .. } = said;
        let Ok(source) = EventSource::new(&stream) else { return };
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
                if waiting.get_untracked() == 0 {
                    catch_up(state.clone());
                }
            }
        });
        source.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        heard.forget();
        let broken = Closure::<dyn Fn(Event)>::new({
            let source = source.clone();
            move |_| {
                // What waits is dealt with first: the page that says that it is over would say nothing of it.
                let again = {
                    let (stream, state) = (stream.clone(), state.clone());
                    move || listen(stream, said, state)
                };
                if state.leaving.get() {
                    return;
                }
                if source.ready_state() == EventSource::CLOSED && waiting.get_untracked() > 0 {
                    set_timeout(again, AGAIN);
                    return;
                }
                // The browser tries again by itself, unless it was told to go away: it is over, or another page has more
                // to say.
                if source.ready_state() != EventSource::CLOSED {
                    lost.set(true);
                    return;
                }
                let (stream, state) = (stream.clone(), state.clone());
                spawn_local(async move {
                    match net::this_page().await.filter(net::is_an_answer) {
                        Some(page) if page.status == 200 && net::swap(&page.text) => {
                            lost.set(false);
                            if net::live().and_then(|live| live.dataset().get("over")).is_none() {
                                set_timeout(move || listen(stream, said, state), AGAIN);
                            }
                        }
                        Some(_) if state.leaving.get() => {}
                        Some(_) => net::reload(),
                        None => {
                            lost.set(true);
                            set_timeout(move || listen(stream, said, state), AGAIN);
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
}
