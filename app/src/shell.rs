//! The page around every page.

use domain::language::Language;
use leptos::prelude::*;

use crate::{
    components::linked,
    islands::Unsaved,
    pages::{
        about::PAGES,
        officer::{Bar, bar},
    },
    ui::Ui,
    urls,
};

/// What the shell is told of the page inside it.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    /// The page's title, without the product's name.
    pub title: String,
    /// Whether something on it must be put right: the title then begins with “Error”.
    pub error: bool,
    /// Where *Back* leads.
    pub back: Option<String>,
    /// The form of a page on which something is typed. Whatever leads away from such a page is a button of it, so that
    /// what was typed goes along and is kept.
    pub form: Option<&'static str>,
    /// Where the product's name leads, where that is not the list of consultations.
    pub home: Option<String>,
    /// The page of a response that this is: whoever looks something up is led back to it.
    pub here: Option<String>,
    /// Whether an island on it needs the browser's part.
    pub islands: bool,
    /// Whether words are written on it that a press keeps: the browser asks before they are left behind.
    pub unsaved: bool,
    /// Whether it is an officer's page, wider and without a respondent's help.
    pub officer: bool,
    /// The bar above an officer's page.
    pub bar: Option<Bar>,
    /// Which of the [pages about](crate::pages::about) the product it is: it does not lead to itself.
    pub about: Option<&'static str>,
    /// Whether nothing is written on it: a child is then told where help is, and not who reads.
    pub read_only: bool,
    /// Whether it is of a survey, or on the way to one: it fetches no style of officers', sessions' and reports' pages.
    pub lean: bool,
}

/// The whole document.
pub fn shell(ui: &Ui, frame: Frame, body: impl IntoAny) -> AnyView {
    let body = body.into_any();
    // Home in the language and wording that is read.
    let home = match frame.home.clone() {
        Some(home) => home,
        None if frame.officer => urls::OFFICER.to_owned(),
        None => format!("{}{}", urls::HOME, ui.carry()),
    };
    // A council's name is not translated.
    let council_language = (*ui.language() != Language::english()).then_some("en");
    let language = ui.language().to_string();
    let direction = ui.language().direction();
    let site = ui.say("product");
    let title = if frame.error {
        ui.say_with("error-title", &[("title", frame.title.clone().into())])
    } else {
        frame.title.clone()
    };
    let class = format!("{} {}", ui.level(), if frame.officer { "officer" } else { "respondent" });
    let here = frame.here.as_ref().map(|here| format!("&back={here}")).unwrap_or_default();
    let safe = (ui.is_for_child() && !frame.officer).then(|| keep_safe(ui, &frame, &here));
    let foot = foot(ui, &here, frame.form);
    let back = match (frame.back, frame.form) {
        (Some(_), Some(form)) => Some(
            view! {
                <nav aria-label=ui.say("back")>
                    <button class="back" form=form name="do" value="back">{ui.say("back")}</button>
                </nav>
            }
            .into_any(),
        ),
        (Some(href), None) => Some(
            view! { <nav aria-label=ui.say("back")><a class="back" href=href>{ui.say("back")}</a></nav> }.into_any(),
        ),
        (None, _) => None,
    };
    // Whoever tries a survey out must not take it for what it is going to be.
    let trial = ui.trial.clone().map(|leave| {
        view! { <p class="made-up trial"><span class="wide">{ui.say("trial-says")}" "<a href=leave.as_str().to_owned()>{ui.say("trial-leave")}</a></span></p> }
    });
    let name = view! {
        <svg class="masthead-mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d="M12 1v13M8.5 5h7M9.5 9h5" fill="none" stroke="currentColor" stroke-width="2"/>
            <path d="M12 14l4 7H8z" fill="currentColor"/>
        </svg>
        {site.clone()}
    };
    let name = away(frame.form, "masthead-name", name, &home, "home");
    // What Enter presses, in a field: the first button of a form.
    let enter = frame.form.map(|form| {
        view! { <button class="visually-hidden" form=form name="do" value="continue" tabindex="-1" aria-hidden="true">{ui.say("continue")}</button> }
    });
    // A page's parts are each a type of their own: of one that holds all others the compiler loses the count.
    let head = view! {
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <title>{format!("{title} – {site}")}</title>
        <meta name="description" content=ui.say("description")/>
        <link rel="stylesheet" href=ui.assets.style.clone()/>
        {(!frame.lean).then(|| view! { <link rel="stylesheet" href=ui.assets.desk.clone()/> })}
        <link rel="icon" href=ui.assets.icon.clone() type="image/svg+xml"/>
        {(frame.islands || frame.unsaved).then(|| view! { <script type="module" src=ui.assets.boot.clone()></script> })}
    }
    .into_any();
    let masthead = view! {
        <header class="masthead">
            <div class="wide">
                {name}
                {ui.council.clone().map(|council| view! { <span class="masthead-council" lang=council_language>{council}</span> })}
            </div>
            {trial}
            {ui.demonstration.then(|| view! { <p class="made-up"><span class="wide">{ui.say("made-up")}</span></p> })}
        </header>
    }
    .into_any();
    view! {
        <!DOCTYPE html>
        <html lang=language dir=direction class=class>
            <head>{head}</head>
            <body>
                {enter}
                <a class="skip-link" href="#main">{ui.say("skip")}</a>
                {masthead}
                <div class="wide page">
                    {frame.bar.map(|of| bar(ui, &of))}
                    {back}
                    <main id="main" tabindex="-1">{body}</main>
                    {safe}
                </div>
                {foot}
                {frame.unsaved.then(|| view! { <Unsaved back=frame.error/> })}
            </body>
        </html>
    }
    .into_any()
}

/// A way to another page: a link, or a button of the page's form, so that what was typed there is kept.
fn away(form: Option<&'static str>, class: &'static str, words: impl IntoView, href: &str, does: &str) -> AnyView {
    match form {
        Some(form) => {
            let class = format!("away {class}");
            view! { <button class=class form=form name="do" value=does.to_owned()>{words}</button> }.into_any()
        }
        None => view! { <a class=(!class.is_empty()).then_some(class) href=href.to_owned()>{words}</a> }.into_any(),
    }
}

/// A way to one of the [pages about](crate::pages::about) the product.
fn to_about(ui: &Ui, page: &str, words: &str, here: &str, form: Option<&'static str>) -> AnyView {
    let href = format!("{}{here}", urls::about(page, ui.consultation.as_ref(), &ui.carry()));
    away(form, "", ui.say(words), &href, &format!("{}{page}", urls::DO_ABOUT))
}

/// What every child is told on every page, in the same place: who reads this, and where help is.
fn keep_safe(ui: &Ui, frame: &Frame, here: &str) -> AnyView {
    let read_only = frame.read_only;
    let help = (frame.about != Some("help")).then(|| {
        let help = to_about(ui, "help", "safe-more", here, frame.form);
        view! { <p>{help}</p> }
    });
    let reads = if ui.in_session { "safe-who-reads-session" } else { "safe-who-reads" };
    // Of a trial nothing is read.
    let reads = (!read_only && ui.trial.is_none()).then(|| view! { <p>{ui.say(reads)}</p> });
    let heading = ui.say(if read_only { "safe-heading-help" } else { "safe-heading" });
    view! {
        <aside class="keep-safe" aria-label=heading.clone()>
            <h2 class="keep-safe-heading">{heading.clone()}</h2>
            {reads}
            <p>{ui.say("safe-not-urgent")}</p>
            <p>{linked(&ui.say("safe-where-help-is"))}</p>
            {help}
        </aside>
    }
    .into_any()
}

fn foot(ui: &Ui, here: &str, form: Option<&'static str>) -> AnyView {
    let links = PAGES
        .map(|page| {
            let link = to_about(ui, page, &format!("foot-{page}"), here, form);
            view! { <li>{link}</li> }
        })
        .collect_view();
    view! {
        <footer class="foot">
            <nav class="wide" aria-label=ui.say("foot-heading")>
                <ul>{links}</ul>
            </nav>
        </footer>
    }
    .into_any()
}
