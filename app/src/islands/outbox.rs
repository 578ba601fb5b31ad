//! Answers on their way to the room: each in its turn, kept until it is sent, and on a device that is handed on never in
//! sight of the next person.

use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
    rc::Rc,
    time::Duration,
};

use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Event, HtmlElement, HtmlFormElement, HtmlInputElement};

use super::{kept, net};

/// How long to wait before trying again.
const AGAIN: Duration = Duration::from_secs(2);
/// How long an answer stays in sight on a device that is handed on, while nothing says that it is in.
const IN_SIGHT: Duration = Duration::from_millis(2500);
/// What is kept in the browser while it waits.
const ANSWERS: &str = "answer";
/// What is sent with an answer that waited: it is taken although the room has moved on.
const WAITED: &str = "&waited=yes";

/// What the page says of its answers.
#[derive(Clone, Copy)]
pub(super) struct Said {
    /// Whether there is no connection.
    pub(super) lost: RwSignal<bool>,
    /// How many answers wait.
    pub(super) waiting: RwSignal<usize>,
    /// Whether one that waited came too late.
    pub(super) late: RwSignal<bool>,
}

struct Outbox {
    to: String,
    said: Said,
    /// What is not known to be sent, the oldest first.
    queue: RefCell<VecDeque<String>>,
    /// Whether one is on its way.
    busy: Cell<bool>,
    /// Whether the oldest has waited.
    waited: Cell<bool>,
    /// Changes with what is to be kept: a sealing that took longer than the next is not put in its place.
    edition: Cell<u32>,
}

/// Sends the live part's forms, and keeps them until they are sent: what a page that is gone could not send, first.
pub(super) fn take_over(said: Said) {
    let Some(to) = net::live().and_then(|live| live.dataset().get("here")) else { return };
    let outbox = Rc::new(Outbox {
        to,
        said,
        queue: RefCell::default(),
        busy: Cell::new(false),
        waited: Cell::new(false),
        edition: Cell::new(0),
    });
    let pressed = Closure::<dyn Fn(Event)>::new({
        let outbox = outbox.clone();
        move |event: Event| {
            let Some(form) = event.target().and_then(|el| el.dyn_into::<HtmlFormElement>().ok()) else { return };
            if net::live().is_some_and(|live| live.contains(Some(&form))) {
                event.prevent_default();
                press(&outbox, &form);
            }
        }
    });
    let _ = document().add_event_listener_with_callback("submit", pressed.as_ref().unchecked_ref());
    pressed.forget();
    let clicked = Closure::<dyn Fn(Event)>::new(|event: Event| {
        let target = event.target().and_then(|el| el.dyn_into::<HtmlElement>().ok());
        if target.is_some_and(|el| el.id() == "next-person") {
            next_person();
        }
    });
    let _ = document().add_event_listener_with_callback("click", clicked.as_ref().unchecked_ref());
    clicked.forget();
    spawn_local(async move {
        let Some(kept) = kept::get(ANSWERS).await else { return };
        let mut queue = outbox.queue.borrow_mut();
        for body in kept.lines().rev() {
            queue.push_front(body.to_owned());
        }
        said.waiting.set(queue.len());
        drop(queue);
        // Whoever has opened the page has not given them.
        mark_handed(is_shared());
        // What was pressed meanwhile is on its way, and takes its turn again: sent twice, it counts once.
        outbox.waited.set(true);
        deliver(outbox);
    });
}

fn press(outbox: &Rc<Outbox>, form: &HtmlFormElement) {
    let Some(body) = net::body(form, &[]) else { return };
    // Only the server says what is wrong; without it, nothing was chosen and nothing waits.
    if form.query_selector(":checked").ok().flatten().is_none() {
        let (outbox, to) = (outbox.clone(), outbox.to.clone());
        spawn_local(async move {
            match net::send(&to, &body).await.filter(net::is_an_answer) {
                Some(page) if net::swap(&page.text) => net::to_heading(),
                Some(_) => net::reload(),
                None => outbox.said.lost.set(true),
            }
        });
        return;
    }
    outbox.queue.borrow_mut().push_back(body);
    outbox.said.late.set(false);
    if is_shared() {
        // Until it is handed over anew, what is on the page is theirs who pressed.
        mark_handed(false);
        if outbox.said.waiting.get_untracked() > 0 {
            hand_over(form);
        } else {
            let (outbox, form, edition) = (outbox.clone(), form.clone(), outbox.edition.get());
            set_timeout(
                move || {
                    // A page that the server answered with is in its place by then.
                    if outbox.edition.get() == edition && form.is_connected() {
                        keep(&outbox);
                        hand_over(&form);
                    }
                },
                IN_SIGHT,
            );
        }
    }
    if outbox.said.waiting.get_untracked() > 0 {
        keep(outbox);
    }
    deliver(outbox.clone());
}

/// Sends the oldest, and then the next, unless one is on its way.
fn deliver(outbox: Rc<Outbox>) {
    let Some(oldest) = outbox.queue.borrow().front().cloned() else { return };
    if outbox.busy.replace(true) {
        return;
    }
    spawn_local(async move {
        let waited = outbox.waited.get();
        let body = if waited { oldest + WAITED } else { oldest };
        let answered = net::send(&outbox.to, &body).await;
        outbox.busy.set(false);
        // A server that is starting again, or too busy, has not kept it.
        let Some(page) = answered.filter(net::is_an_answer) else {
            outbox.waited.set(true);
            keep(&outbox);
            if is_shared()
                && !is_handed()
                && let Some(form) = form()
            {
                hand_over(&form);
            }
            set_timeout(move || deliver(outbox), AGAIN);
            return;
        };
        outbox.queue.borrow_mut().pop_front();
        if waited && page.status == 409 {
            outbox.said.late.set(true);
        }
        let left = outbox.queue.borrow().len();
        if left > 0 {
            keep(&outbox);
            deliver(outbox);
            return;
        }
        outbox.waited.set(false);
        outbox.edition.set(outbox.edition.get() + 1);
        outbox.said.waiting.set(0);
        kept::forget(ANSWERS);
        // Somebody else has the device by now: what they choose stays, unless the room has moved on.
        if is_handed() && net::moment_of(&page.text).is_some_and(|there| Some(there) == net::moment()) {
            return;
        }
        if net::swap(&page.text) {
            net::to_heading();
        } else {
            net::reload();
        }
    });
}

/// Says what waits, and keeps it, sealed.
fn keep(outbox: &Rc<Outbox>) {
    let bodies: Vec<String> = outbox.queue.borrow().iter().cloned().collect();
    outbox.said.waiting.set(bodies.len());
    let edition = outbox.edition.get() + 1;
    outbox.edition.set(edition);
    let outbox = outbox.clone();
    spawn_local(async move {
        if let Some(sealed) = kept::seal(&bodies.join("\n")).await
            && outbox.edition.get() == edition
        {
            kept::put(ANSWERS, &sealed);
        }
    });
}

fn form() -> Option<HtmlFormElement> {
    document().query_selector("#live form").ok().flatten()?.dyn_into().ok()
}

fn handed() -> Option<HtmlElement> {
    document().get_element_by_id("handed")?.dyn_into().ok()
}

/// Whether the device is handed on: its page has something to show between two people.
fn is_shared() -> bool {
    handed().is_some()
}

/// Whether it was handed on without the server's page in between.
fn is_handed() -> bool {
    net::live().is_some_and(|live| live.has_attribute("data-handed"))
}

fn mark_handed(handed: bool) {
    if let Some(live) = net::live() {
        let _ = live.toggle_attribute_with_force("data-handed", handed);
    }
}

/// Takes an answer out of sight, and makes the form ready for the next person.
fn hand_over(form: &HtmlFormElement) {
    let (Some(handed), Some(ballot)) = (handed(), ballot()) else { return };
    form.reset();
    for said in net::all("#live :is(.error-summary, .error-message)") {
        said.remove();
    }
    if let Some(field) = form.query_selector("[name=ballot]").ok().flatten() {
        field.unchecked_into::<HtmlInputElement>().set_value(&ballot);
    }
    form.set_hidden(true);
    handed.set_hidden(false);
    mark_handed(true);
    if let Some(heading) = handed.query_selector("h1").ok().flatten() {
        let _ = heading.unchecked_into::<HtmlElement>().focus();
    }
}

fn next_person() {
    let (Some(handed), Some(form)) = (handed(), form()) else { return };
    handed.set_hidden(true);
    form.set_hidden(false);
    net::to_heading();
}

/// A name for the next person's answer, as the server would make one.
fn ballot() -> Option<String> {
    let mut bytes = [0; 13];
    window().crypto().ok()?.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(kept::hex(&bytes))
}
