//! Answers on their way to the room: each in its turn, kept until the room has it, and on a device that is handed on never
//! in sight of the next person.

use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
    rc::Rc,
    time::Duration,
};

use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, Event, HtmlElement, HtmlFormElement, HtmlInputElement};

use super::{
    kept,
    net::{self, Answered},
};

/// How long to wait before trying again.
const AGAIN: Duration = Duration::from_secs(2);
/// How long nothing is said of an answer that is not known to be in, and how long it stays in sight on a device that is
/// handed on.
const IN_SIGHT: Duration = Duration::from_millis(2500);
/// How long the server may take to say that nothing was chosen.
const SOON: Duration = Duration::from_millis(1500);
/// How long it is said that what waited is in.
const LONG_ENOUGH: Duration = Duration::from_secs(8);
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
    /// Whether one that waited was not taken.
    pub(super) late: RwSignal<bool>,
    /// Whether all that waited are in.
    pub(super) arrived: RwSignal<bool>,
}

/// What became of an answer.
enum Came {
    /// The room has it; its page is at this address.
    In(String),
    /// It is not counted; this page says why.
    Refused(Answered),
    /// The room is no more, or the device no longer of it: nothing of what waits is taken. The page at this address says so.
    Over(String),
    /// Nothing is known.
    Unknown,
}

struct Outbox {
    to: String,
    said: Said,
    /// Catches up with what was heard meanwhile.
    drained: Box<dyn Fn()>,
    /// Nothing else is to happen on this page: another takes its place.
    left: Box<dyn Fn()>,
    /// What is not known to be in, the oldest first.
    queue: RefCell<VecDeque<String>>,
    /// Whether one is on its way, or what was kept is still being read.
    busy: Cell<bool>,
    /// Whether something was said to wait: from then on everything did.
    waited: Cell<bool>,
    /// Changes with what is to be kept: a sealing that took longer than the next is not put in its place.
    edition: Cell<u32>,
}

/// Sends the live part's forms, and keeps them until they are in: what a page that is gone could not send, first.
pub(super) fn take_over(said: Said, drained: impl Fn() + 'static, left: impl Fn() + 'static) {
    let Some(to) = net::live().and_then(|live| live.dataset().get("here")) else { return };
    let outbox = Rc::new(Outbox {
        to,
        said,
        drained: Box::new(drained),
        left: Box::new(left),
        queue: RefCell::default(),
        busy: Cell::new(true),
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
        let target = event.target().and_then(|el| el.dyn_into::<Element>().ok());
        if target.is_some_and(|el| el.class_list().contains("next-person")) {
            event.prevent_default();
            next_person();
        }
    });
    let _ = document().add_event_listener_with_callback("click", clicked.as_ref().unchecked_ref());
    clicked.forget();
    spawn_local(async move {
        let there_were = kept::is_any(ANSWERS);
        let kept = kept::get(ANSWERS).await;
        outbox.busy.set(false);
        match kept {
            Some(kept) => {
                for body in kept.lines().rev() {
                    outbox.queue.borrow_mut().push_front(body.to_owned());
                }
                // Whoever has opened the page has not given them.
                mark_handed(is_shared());
                keep(&outbox);
            }
            // Sealed for whoever joined with this device before, or too long ago.
            None => said.late.set(there_were),
        }
        deliver(outbox);
    });
}

fn press(outbox: &Rc<Outbox>, form: &HtmlFormElement) {
    let Some(body) = net::body(form, &[]) else { return };
    if form.query_selector(":checked").ok().flatten().is_none() {
        return refuse(outbox.to.clone(), body);
    }
    outbox.queue.borrow_mut().push_back(body);
    outbox.said.late.set(false);
    outbox.said.arrived.set(false);
    let waits = outbox.said.waiting.get_untracked() > 0;
    if is_shared() {
        // Until it is handed over anew, what is on the page is theirs who pressed.
        mark_handed(false);
        if waits {
            hand_over(form);
        }
    }
    if waits {
        keep(outbox);
    } else {
        let (outbox, form, edition) = (outbox.clone(), form.clone(), outbox.edition.get());
        set_timeout(
            move || {
                // What the server answered has changed that by then.
                if outbox.edition.get() == edition {
                    keep(&outbox);
                    if form.is_connected() && is_shared() {
                        hand_over(&form);
                    }
                }
            },
            IN_SIGHT,
        );
    }
    deliver(outbox.clone());
}

/// Nothing was chosen: the server says so as it does without a script, or, where that takes long, the page itself. Nothing
/// waits for it.
fn refuse(to: String, body: String) {
    let answered = Rc::new(Cell::new(false));
    let choose = {
        let answered = answered.clone();
        move || {
            let message = document().get_element_by_id("choose").and_then(|el| el.dyn_into::<HtmlElement>().ok());
            if let Some(message) = message.filter(|_| !answered.get()) {
                message.set_hidden(false);
                let _ = message.focus();
            }
        }
    };
    set_timeout(choose.clone(), SOON);
    spawn_local(async move {
        let page = net::send(&to, &body).await.filter(|page| matches!(page.status, 409 | 422));
        if page.is_some_and(|page| net::swap(&page.text)) {
            answered.set(true);
            net::to_heading();
        } else {
            choose();
            answered.set(true);
        }
    });
}

/// Sends the oldest, and then the next, unless one is on its way.
fn deliver(outbox: Rc<Outbox>) {
    if outbox.busy.get() {
        return;
    }
    let Some(oldest) = outbox.queue.borrow().front().cloned() else { return };
    outbox.busy.set(true);
    spawn_local(async move {
        let waited = outbox.waited.get();
        let came = send(&outbox.to, &oldest, waited).await;
        outbox.busy.set(false);
        let page = match came {
            Came::Unknown => {
                keep(&outbox);
                // What is on the page by now may be somebody else's, or another question.
                if is_shared()
                    && !is_handed()
                    && let Some(form) = form().filter(|form| is_of(&oldest, form))
                {
                    hand_over(&form);
                }
                set_timeout(move || deliver(outbox), AGAIN);
                return;
            }
            // It was said to wait while it was on its way: it is taken as one that did.
            Came::Refused(_) if !waited && outbox.waited.get() => return deliver(outbox),
            // What is said of it here would be gone with this page.
            Came::Over(onward) => {
                kept::forget(ANSWERS);
                (outbox.left)();
                net::replace(&onward);
                return;
            }
            Came::Refused(page) => {
                outbox.said.late.set(waited);
                Ok(page)
            }
            Came::In(to) => Err(to),
        };
        outbox.queue.borrow_mut().pop_front();
        if !outbox.queue.borrow().is_empty() {
            if outbox.waited.get() {
                keep(&outbox);
            }
            deliver(outbox);
            return;
        }
        settle(&outbox);
        // Somebody else has the device by now: what they choose stays. Where the room has moved on, that was heard.
        if !is_handed() {
            let page = match page {
                Ok(page) => Some(page),
                Err(to) => net::page(&to).await.filter(net::is_an_answer),
            };
            match page {
                Some(page) if net::swap(&page.text) => net::to_heading(),
                Some(_) => net::reload(),
                // It is in; the page says so once it can be had.
                None => outbox.said.lost.set(true),
            }
        }
        (outbox.drained)();
    });
}

async fn send(to: &str, body: &str, waited: bool) -> Came {
    let body = if waited { [body, WAITED].concat() } else { body.to_owned() };
    let Some(answered) = net::hand_in(to, &body).await else { return Came::Unknown };
    match (answered.status, answered.onward.clone()) {
        (_, Some(onward)) if onward.starts_with(to) => Came::In(onward),
        // To the code's page, which says whether it is over.
        (_, Some(onward)) => Came::Over(onward),
        (409 | 422, None) if answered.text.contains("id=\"live\"") => Came::Refused(answered),
        // A server that is starting again, or too busy; or something in between that lets nothing through.
        _ => Came::Unknown,
    }
}

/// Nothing waits any more.
fn settle(outbox: &Outbox) {
    // Whoever was told that it waits is told that it is in.
    let arrived = outbox.said.arrived;
    if outbox.said.waiting.get_untracked() > 0 && !outbox.said.late.get_untracked() {
        arrived.set(true);
        // Not over what comes next: whoever reads it there has not answered.
        set_timeout(move || arrived.set(false), LONG_ENOUGH);
    }
    outbox.waited.set(false);
    outbox.edition.set(outbox.edition.get() + 1);
    outbox.said.waiting.set(0);
    kept::forget(ANSWERS);
}

/// Says what waits, and keeps it, sealed.
fn keep(outbox: &Rc<Outbox>) {
    let bodies: Vec<String> = outbox.queue.borrow().iter().cloned().collect();
    outbox.waited.set(true);
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

fn field(form: &HtmlFormElement) -> Option<HtmlInputElement> {
    form.query_selector("[name=ballot]").ok().flatten()?.dyn_into().ok()
}

/// Whether an answer was given in this form, as it is.
fn is_of(body: &str, form: &HtmlFormElement) -> bool {
    field(form).is_some_and(|field| body.contains(&field.value()))
}

/// Whether the device is handed on: its page has something to show between two people.
fn is_shared() -> bool {
    document().get_element_by_id("handed").is_some()
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

/// Shows one part of a page that is handed on, and none of the others.
fn show(which: &str) {
    for part in net::all("#in, #handed, #live form, #choose") {
        let is_it = part.matches(which).unwrap_or_default();
        part.unchecked_into::<HtmlElement>().set_hidden(!is_it);
    }
    net::to_heading();
}

/// Takes an answer out of sight, and makes the form ready for the next person.
fn hand_over(form: &HtmlFormElement) {
    let Some(ballot) = ballot() else { return };
    form.reset();
    for said in net::all("#live .error-summary, #live .error-message:not(#choose)") {
        said.remove();
    }
    if let Some(field) = field(form) {
        field.set_value(&ballot);
    }
    mark_handed(true);
    show("#handed");
}

fn next_person() {
    show("#live form");
}

/// A name for the next person's answer, as the server would make one.
fn ballot() -> Option<String> {
    let mut bytes = [0; 13];
    window().crypto().ok()?.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(kept::hex(&bytes))
}
