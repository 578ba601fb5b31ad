//! What islands ask of the server, and putting what it answers on the page.

use std::cell::RefCell;

use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, Document, DomParser, Element, FormData, Headers, HtmlElement, HtmlFormElement, HtmlInputElement,
    RequestInit, Response, SupportedType, UrlSearchParams,
};

/// A page as the server answers it: its status, and its text.
pub(super) struct Answered {
    pub(super) status: u16,
    pub(super) text: String,
    /// Where the browser would have been led.
    pub(super) onward: Option<String>,
}

/// Whether the server has dealt with what was asked: one that is starting again, or too busy, has not.
pub(super) fn is_an_answer(page: &Answered) -> bool {
    page.status < 500 && page.status != 429
}

/// The address of this page: not always the one that is shown, for a form that was refused was sent elsewhere.
fn here() -> Option<String> {
    live().and_then(|live| live.dataset().get("here")).or_else(|| window().location().href().ok())
}

/// Shows this page as the server has it now.
pub(super) fn reload() {
    if let Some(here) = here() {
        replace(&here);
    }
}

/// Shows another page in place of this one.
pub(super) fn replace(to: &str) {
    let _ = window().location().replace(to);
}

/// Asks for this page again. `None` where the network is gone.
pub(super) async fn this_page() -> Option<Answered> {
    page(&here()?).await
}

/// Asks for a page. `None` where the network is gone.
pub(super) async fn page(at: &str) -> Option<Answered> {
    ask(at, &RequestInit::new()).await
}

/// The fields of a form, with others, as a body to send.
pub(super) fn body(form: &HtmlFormElement, with: &[(&str, &str)]) -> Option<String> {
    let data: JsValue = FormData::new_with_form(form).ok()?.into();
    let pairs = UrlSearchParams::new_with_str_sequence_sequence(&data).ok()?;
    for (name, value) in with {
        pairs.append(name, value);
    }
    Some(pairs.to_string().into())
}

/// Sends fields as the browser would send a form. `None` where the network is gone.
pub(super) async fn send(to: &str, body: &str) -> Option<Answered> {
    let pairs = UrlSearchParams::new_with_str(body).ok()?;
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_body(&pairs);
    ask(to, &init).await
}

/// What asks the server to say where it leads, instead of leading there: the page that follows is fetched once.
const ONWARD: &str = "soundings-onward";

/// Sends fields as the browser would send a form, and is told where that leads. `None` where the network is gone.
pub(super) async fn hand_in(to: &str, body: &str) -> Option<Answered> {
    let pairs = UrlSearchParams::new_with_str(body).ok()?;
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_body(&pairs);
    let headers = Headers::new().ok()?;
    headers.set(ONWARD, "tell").ok()?;
    init.set_headers(&headers);
    ask(to, &init).await
}

/// Leaves this page for another.
pub(super) fn go(to: &str) {
    let _ = window().location().assign(to);
}

/// How long an answer is waited for, in milliseconds. What takes longer is asked again: a network that came back meanwhile
/// does not help a request that was on its way before.
const PATIENCE: i32 = 12_000;

async fn ask(to: &str, init: &RequestInit) -> Option<Answered> {
    let controller = AbortController::new().ok()?;
    init.set_signal(Some(&controller.signal()));
    let given_up = Closure::once_into_js(move || controller.abort());
    let timer = window()
        .set_timeout_with_callback_and_timeout_and_arguments_0(given_up.unchecked_ref(), PATIENCE)
        .unwrap_or_default();
    let answered = answer(to, init).await;
    window().clear_timeout_with_handle(timer);
    answered
}

async fn answer(to: &str, init: &RequestInit) -> Option<Answered> {
    let response = JsFuture::from(window().fetch_with_str_and_init(to, init)).await.ok()?;
    let response: Response = response.dyn_into().ok()?;
    let onward = response.headers().get(ONWARD).ok().flatten();
    let text = JsFuture::from(response.text().ok()?).await.ok()?.as_string()?;
    Some(Answered { status: response.status(), text, onward })
}

/// The part of this page that follows the session.
pub(super) fn live() -> Option<HtmlElement> {
    document().get_element_by_id("live").and_then(|el| el.dyn_into().ok())
}

fn parsed(text: &str) -> Option<Document> {
    DomParser::new().ok()?.parse_from_string(text, SupportedType::TextHtml).ok()
}

/// The focus to what is new: what has to be put right, that an answer is in, or the heading.
pub(super) fn to_heading() {
    let mut found = all("#live .error-summary, #live .kept, #live h1, #live h2");
    let found = found.find(|el| el.closest("[hidden]").ok().flatten().is_none());
    if let Some(target) = found.and_then(|el| el.dyn_into::<HtmlElement>().ok()) {
        let _ = target.set_attribute("tabindex", "-1");
        let _ = target.focus();
    }
}

/// Whether a film fills the screen: what is put in another place would no longer.
pub(super) fn fills_the_screen() -> bool {
    document().fullscreen_element().is_some()
}

/// Puts the part of an answered page that follows the session in place of this page's, and leaves the focus where it was.
/// Whether there was one.
pub(super) fn swap(text: &str) -> bool {
    let Some(parsed) = parsed(text) else { return false };
    let (Some(new), Some(old)) = (parsed.get_element_by_id("live"), live()) else { return false };
    let before = place_of(&old).map(|place| (place, unsent(&old)));
    let focused = document().active_element().filter(|el| old.contains(Some(el))).and_then(|el| name_of(&el));
    document().set_title(&parsed.title());
    let opened: Vec<String> = all("#live details[open]").map(|details| details.id()).collect();
    if old.replace_with_with_node_1(&new).is_err() {
        return false;
    }
    keep_chosen(before, &new);
    // A film that is on goes on: it is moved to its new place before anything can notice that it was gone.
    for film in within(&old, "[data-same]") {
        let same = film.get_attribute("data-same").unwrap_or_default();
        let place = all("#live [data-same]").find(|place| place.get_attribute("data-same").as_ref() == Some(&same));
        if let Some(place) = place {
            let _ = place.replace_with_with_node_1(&film);
        }
    }
    let again = focused.and_then(|name| document().query_selector(&name).ok().flatten());
    // Whatever the new page would open or close by itself: what somebody has opened stays open, and nothing else.
    for details in all("#live details") {
        let _ = details.toggle_attribute_with_force("open", opened.contains(&details.id()));
    }
    if let Some(target) = again.and_then(|el| el.dyn_into::<HtmlElement>().ok()) {
        let _ = target.focus();
    }
    true
}

/// Shows on this page what has to be put right, as the server answered it, with the focus on it; what was typed stays where it
/// is. A page of its own in the browser's history would be one that its *Back* cannot show again. Whether it could be.
pub(super) fn put_right(text: &str) -> bool {
    let Some(parsed) = parsed(text) else { return false };
    let Some(told) = parsed.get_element_by_id("problems") else { return false };
    let Some(main) = document().query_selector("main").ok().flatten() else { return false };
    let Some(answered) = parsed.get_element_by_id("live") else { return false };
    let (new, old): (Vec<Element>, Vec<Element>) =
        (within(&answered, ".question").collect(), all("#live .question").collect());
    if new.len() != old.len() {
        return false;
    }
    for gone in all("#problems, #live .error-message") {
        gone.remove();
    }
    let _ = main.prepend_with_node_1(&told);
    for (new, old) in new.iter().zip(&old) {
        old.set_class_name(&new.class_name());
        let _ = match new.get_attribute("aria-describedby") {
            Some(by) => old.set_attribute("aria-describedby", &by),
            None => old.remove_attribute("aria-describedby"),
        };
        for message in within(new, ".error-message").collect::<Vec<_>>() {
            let Some(around) = message.parent_element() else { continue };
            let at = (0..around.children().length()).find(|at| around.children().item(*at).as_ref() == Some(&message));
            let same = |el: &Element| el.tag_name() == around.tag_name();
            let place = if same(old) { Some(old.clone()) } else { within(old, "*").find(same) };
            if let Some((place, at)) = place.zip(at) {
                let next = place.children().item(at);
                let _ = place.insert_before(&message, next.as_deref());
            }
        }
    }
    for described in within(&answered, "[id][aria-describedby]").collect::<Vec<_>>() {
        let by = described.get_attribute("aria-describedby").unwrap_or_default();
        if let Some(here) = document().get_element_by_id(&described.id()) {
            let _ = here.set_attribute("aria-describedby", &by);
        }
    }
    document().set_title(&parsed.title());
    if let Some(told) = told.dyn_ref::<HtmlElement>() {
        let _ = told.focus();
    }
    true
}

thread_local! {
    /// What was chosen of a question and not sent when everybody was told to wait: the question's place, and the answer's id.
    static CHOSEN: RefCell<Option<(String, String)>> = const { RefCell::new(None) };
}

/// Which question a part of a page asks.
fn place_of(part: &Element) -> Option<String> {
    part.query_selector("input[name=\"at\"]").ok().flatten()?.get_attribute("value")
}

/// What is chosen in it that the server does not know of.
fn unsent(part: &Element) -> Option<String> {
    within(part, "input[type=\"radio\"]")
        .filter_map(|el| el.dyn_into::<HtmlInputElement>().ok())
        .find(|input| input.checked() && !input.default_checked())
        .map(|input| input.id())
}

/// A wait takes nothing away: what was chosen before it is chosen after it. On a device that is handed on, nothing is kept for
/// whoever has it next.
fn keep_chosen(before: Option<(String, Option<String>)>, new: &Element) {
    let Some(place) = place_of(new) else {
        if let Some((place, Some(id))) = before {
            CHOSEN.set(Some((place, id)));
        }
        return;
    };
    let Some((kept, id)) = CHOSEN.take() else { return };
    let is_handed_on = new.query_selector("#in").ok().flatten().is_some();
    if kept != place || is_handed_on || within(new, "input[type=\"radio\"]:checked").next().is_some() {
        return;
    }
    let input = document().get_element_by_id(&id).and_then(|el| el.dyn_into::<HtmlInputElement>().ok());
    if let Some(input) = input {
        input.set_checked(true);
    }
}

/// Every element that is found.
pub(super) fn all(selector: &str) -> impl Iterator<Item = Element> {
    elements(document().query_selector_all(selector).ok())
}

/// Every element that is found in another.
fn within(part: &Element, selector: &str) -> impl Iterator<Item = Element> {
    elements(part.query_selector_all(selector).ok())
}

fn elements(found: Option<web_sys::NodeList>) -> impl Iterator<Item = Element> {
    let count = found.as_ref().map_or(0, web_sys::NodeList::length);
    (0..count).filter_map(move |at| found.as_ref()?.get(at)?.dyn_into().ok())
}

/// How to find a control again in a page that was put in its place.
pub(super) fn name_of(el: &Element) -> Option<String> {
    let quote = |text: String| text.replace(['"', '\\'], "");
    if !el.id().is_empty() {
        return Some(format!("[id=\"{}\"]", quote(el.id())));
    }
    if let Some(film) = el.get_attribute("data-same") {
        return Some(format!("[data-same=\"{}\"]", quote(film)));
    }
    let name = el.get_attribute("name")?;
    let value = el.get_attribute("value").unwrap_or_default();
    Some(format!("[name=\"{}\"][value=\"{}\"]", quote(name), quote(value)))
}
