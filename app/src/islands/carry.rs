//! Carries a page's answers to the server, however long the network is away.

use leptos::prelude::*;

/// Sends the page's form, and where it cannot be sent keeps what was typed, says so, and tries until it is. Without it the
/// browser sends the form, and shows a page of its own where it cannot.
///
/// In a session what waits is kept in the browser, sealed, until the page is open again; elsewhere only on the page.
#[island]
pub fn Carry(
    /// What is said while the answer waits.
    waiting: String,
) -> impl IntoView {
    let is_waiting = RwSignal::new(false);
    #[cfg(feature = "hydrate")]
    Effect::new(move |_| browser::take_over(is_waiting));
    let words = move || if is_waiting.get() { waiting.clone() } else { String::new() };
    view! { <p class="live-status" role="status" class:waiting=move || is_waiting.get()>{words}</p> }
}

#[cfg(feature = "hydrate")]
mod browser {
    use std::{cell::Cell, rc::Rc, time::Duration};

    use leptos::{prelude::*, task::spawn_local};
    use wasm_bindgen::{JsCast, closure::Closure};
    use web_sys::{HtmlButtonElement, HtmlFormElement, SubmitEvent};

    use crate::islands::{
        kept,
        net::{self, Answered},
    };

    /// How long to wait before trying again.
    const AGAIN: Duration = Duration::from_secs(2);
    /// How long whoever pressed is told nothing.
    const LONG: Duration = Duration::from_secs(4);
    /// What is kept in the browser while it waits.
    const PAGE: &str = "page";

    /// The button that goes on.
    const CONTINUE: &str = "continue";

    /// What is on its way.
    struct Sending {
        what: What,
        /// Which press it was: the newest counts.
        mine: u32,
    }

    enum What {
        /// The page, by the button that was pressed.
        Pressed(HtmlButtonElement),
        /// What the page was sent as before it was gone.
        Kept(String),
    }

    impl Sending {
        /// What is sent. Whoever waits may go on writing: it is the page as it is now.
        fn body(&self) -> Option<String> {
            match &self.what {
                What::Pressed(button) => net::body(&form()?, &[(&button.name(), &button.value())]),
                What::Kept(body) => Some(body.clone()),
            }
        }
    }

    pub(super) fn take_over(waiting: RwSignal<bool>) {
        let Some(listened) = form() else { return };
        let turn = Rc::new(Cell::new(0u32));
        let sent = Closure::<dyn Fn(SubmitEvent)>::new({
            let turn = turn.clone();
            move |event: SubmitEvent| {
                let pressed = event.submitter().and_then(|el| el.dyn_into::<HtmlButtonElement>().ok());
                // Whatever is pressed without a network, the browser would show a page of its own and lose what was typed.
                let offline = !window().navigator().on_line();
                let Some(pressed) = pressed.filter(|pressed| pressed.value() == CONTINUE || offline) else {
                    // Whoever wants to leave the page for later, or to change it, needs the network for that; what waited
                    // goes with it.
                    turn.set(turn.get() + 1);
                    kept::forget(PAGE);
                    return;
                };
                let sending = Sending { what: What::Pressed(pressed), mine: turn.get() + 1 };
                if sending.body().is_none() {
                    return;
                }
                event.prevent_default();
                turn.set(sending.mine);
                let sending = Rc::new(sending);
                set_timeout(
                    {
                        let (sending, turn) = (sending.clone(), turn.clone());
                        move || wait(sending, turn, waiting)
                    },
                    LONG,
                );
                deliver(sending, turn.clone(), waiting);
            }
        });
        let _ = listened.add_event_listener_with_callback("submit", sent.as_ref().unchecked_ref());
        sent.forget();
        // What a page that is gone could not send.
        spawn_local(async move {
            let kept = kept::get(PAGE).await;
            let Some((at, body)) = kept.as_deref().and_then(|kept| kept.split_once('\n')) else { return };
            // Only where nothing was kept since: what was chosen later, or was in already, is not written over.
            if at != edition() {
                kept::forget(PAGE);
            } else if turn.get() == 0 {
                let body = body.to_owned();
                waiting.set(true);
                deliver(Rc::new(Sending { what: What::Kept(body), mine: 0 }), turn, waiting);
            }
        });
    }

    fn form() -> Option<HtmlFormElement> {
        net::live()?.dyn_into().ok()
    }

    fn deliver(sending: Rc<Sending>, turn: Rc<Cell<u32>>, waiting: RwSignal<bool>) {
        let Some(form) = form() else { return };
        let Some(body) = sending.body() else { return };
        spawn_local(async move {
            let answered = net::hand_in(&form.action(), &body).await;
            if turn.get() != sending.mine {
                return;
            }
            // What was written while it was under way goes after it.
            let changed = sending.body().is_some_and(|now| now != body);
            // Where something in between answers, such as a page that wants a sign-in for the network, nothing is known.
            let ours =
                |page: &Answered| page.onward.is_some() || page.text.contains("id=\"live\"") || page.status >= 400;
            match answered.filter(|page| net::is_an_answer(page) && ours(page)) {
                Some(page) if changed && page.onward.is_some() => {
                    // What was sent is kept there by now, and so what waits from here on is of a later edition.
                    later();
                    deliver(sending, turn, waiting);
                }
                Some(page) => {
                    // Nothing of this press is told any more.
                    turn.set(turn.get() + 1);
                    waiting.set(false);
                    kept::forget(PAGE);
                    match (page.onward, &sending.what) {
                        (Some(onward), _) => net::go(&onward),
                        (None, What::Pressed(_)) if page.status == 422 && net::put_right(&page.text) => {}
                        // What else has to be said is the browser's to show.
                        (None, What::Pressed(button)) => again(&form, button),
                        (None, What::Kept(_)) => net::reload(),
                    }
                }
                None => {
                    wait(sending.clone(), turn.clone(), waiting);
                    set_timeout(move || deliver(sending, turn, waiting), AGAIN);
                }
            }
        });
    }

    /// Says that it waits, and keeps it, sealed.
    fn wait(sending: Rc<Sending>, turn: Rc<Cell<u32>>, waiting: RwSignal<bool>) {
        if turn.get() != sending.mine {
            return;
        }
        waiting.set(true);
        let Some(body) = sending.body() else { return };
        spawn_local(async move {
            if let Some(sealed) = kept::seal(&[&edition(), "\n", &body].concat()).await
                && turn.get() == sending.mine
            {
                kept::put(PAGE, &sealed);
            }
        });
    }

    /// Changes whenever something of the response is kept.
    fn edition() -> String {
        net::live().and_then(|live| live.dataset().get("at")).unwrap_or_default()
    }

    /// The page is of an edition later: the server has kept something of it.
    fn later() {
        if let (Some(live), Ok(at)) = (net::live(), edition().parse::<i64>()) {
            let _ = live.dataset().set("at", &(at + 1).to_string());
        }
    }

    /// Sends the form as if there were no island.
    fn again(form: &HtmlFormElement, button: &HtmlButtonElement) {
        if let Ok(field) = document().create_element("input") {
            let _ = field.set_attribute("type", "hidden");
            let _ = field.set_attribute("name", &button.name());
            let _ = field.set_attribute("value", &button.value());
            let _ = form.append_child(&field);
        }
        let _ = form.submit();
    }
}
