//! Themes: what people speak of, whichever service it is about; and looking for remarks by words or by meaning.

use domain::{code::Code, comments::Sentiment, outcome::Shade};
use leptos::prelude::*;

use super::{Bar, SignedIn};
use crate::{
    components::{
        error_summary::{Problem, error_summary},
        text_field::{TextField, error_message, text_field},
    },
    shell::{Frame, shell},
    tables,
    ui::Ui,
    urls,
};

/// A remark in a list.
#[derive(Clone, Debug)]
pub struct FoundRemark {
    /// Its number.
    pub id: String,
    /// The question it answers, with its service.
    pub question: String,
    /// Who wrote it: audience and level.
    pub who: String,
    /// The words, masked.
    pub text: String,
    /// The service it is about.
    pub service: Option<String>,
    /// What is thought.
    pub sentiment: Sentiment,
    /// Whether an officer has said which theme it has.
    pub by_officer: bool,
    /// How many remarks say just this.
    pub times: usize,
}

/// A theme in the list of them.
#[derive(Clone, Debug)]
pub struct ThemeLine {
    /// Its number.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Whether an officer wrote it.
    pub written: bool,
    /// Whether an officer gave it its name, or let it stand.
    pub named: bool,
    /// The remark that is most like it, where nobody has given it a name yet.
    pub like: Option<String>,
    /// Remarks that have it.
    pub remarks: u64,
    /// People who made them.
    pub people: u64,
    /// The people by what they think, in [`Sentiment::ALL`]'s order.
    pub sentiments: [u64; 4],
}

/// Every theme.
#[derive(Clone, Debug)]
pub struct Themes {
    /// The consultation.
    pub code: Code,
    /// Its title.
    pub title: String,
    /// The themes, the most spoken of first.
    pub themes: Vec<ThemeLine>,
    /// What people speak of of each service, in the consultation's order: each theme with how many do and what they think, the
    /// most spoken of first.
    pub by_service: Vec<(String, Vec<ThemeLine>)>,
    /// Remarks that have none.
    pub without: u64,
    /// Whether more are about to be looked for.
    pub looking: bool,
    /// Whether remarks are being placed anew: until then, numbers are of the themes as they were.
    pub placing: bool,
    /// A new theme as it was typed: name, what it is about, and the key of what is wrong with one of them.
    pub typed: (String, String, Option<&'static str>),
}

/// That numbers are about to change.
fn placing(ui: &Ui, is: bool) -> Option<impl IntoView + use<>> {
    is.then(|| view! { <p class="attention" role="status">{ui.say("themes-placing")}</p> })
}

/// One theme.
#[derive(Clone, Debug)]
pub struct ThemePage {
    /// Whether remarks are being placed anew.
    pub placing: bool,
    /// The consultation.
    pub code: Code,
    /// Its title.
    pub title: String,
    /// The theme.
    pub theme: ThemeLine,
    /// What an officer wrote it is about.
    pub about: String,
    /// Who speaks of it: audience and level, people, and what they think.
    pub who: Vec<(String, u64, [u64; 4])>,
    /// What most think, where most think one thing.
    pub majority: Option<Sentiment>,
    /// Remarks that think otherwise than most.
    pub contrary: Vec<FoundRemark>,
    /// Its remarks, the most typical first: one page of them.
    pub remarks: Vec<FoundRemark>,
    /// The number of the next page, where there is one.
    pub more: Option<u64>,
    /// The other themes.
    pub others: Vec<(i64, String)>,
    /// A new name as it was typed, and the key of what is wrong.
    pub typed: Option<(String, &'static str)>,
    /// The key of what could not be done.
    pub refused: Option<&'static str>,
}

/// What was looked for, and what was found.
#[derive(Clone, Debug)]
pub struct Search {
    /// The consultation.
    pub code: Code,
    /// Its title.
    pub title: String,
    /// What was typed.
    pub words: String,
    /// Whether remarks that mean the same are looked for, and not only those that have the words.
    pub by_meaning: bool,
    /// The key of what is wrong.
    pub wrong: Option<&'static str>,
    /// What was found; `None` before anything was looked for.
    pub found: Option<Vec<FoundRemark>>,
}

/// The key of what is said where a theme is described at too great a length.
pub const ABOUT_IS_LONG: &str = "themes-error-about";

/// Every theme, and a new one.
pub fn themes(ui: &Ui, who: &SignedIn, model: &Themes) -> impl IntoView + use<> {
    let title = ui.say("themes-title");
    let here = urls::officer(&model.code, "themes");
    let (name, about, wrong) = model.typed.clone();
    let field = if wrong == Some(ABOUT_IS_LONG) { "about" } else { "name" };
    let problems: Vec<Problem> =
        wrong.iter().map(|key| Problem { field: field.to_owned(), message: ui.say(key) }).collect();
    let message_at =
        |at: &str| problems.iter().find(|problem| problem.field == at).map(|problem| problem.message.clone());
    let message = message_at("name");
    let about = TextField {
        id: "about".into(),
        label: ui.say("themes-about"),
        hint: Some(ui.say("themes-about-hint")),
        value: about,
        wrong: message_at("about"),
        ..TextField::default()
    };
    let about = text_field(ui, about);
    let rows = model.themes.iter().map(|theme| line(ui, &here, theme)).collect_view();
    let table = if model.themes.is_empty() {
        view! { <p>{ui.say("themes-none")}</p> }.into_any()
    } else {
        view! {
            <div class="table-scroll" tabindex="0" role="region" aria-label=ui.say("themes-title")>
                <table class="themes">
                    <caption>{ui.say("themes-caption")}</caption>
                    <thead><tr>
                        <th scope="col">{ui.say("themes-name")}</th>
                        <th scope="col" class="number">{ui.say("themes-people")}</th>
                        <th scope="col" class="number">{ui.say("themes-remarks")}</th>
                        <th scope="col">{ui.say("themes-thought")}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any()
    };
    let wait = model.themes.iter().filter(|theme| !theme.named && !theme.written).count();
    let wait =
        (wait > 0).then(|| view! { <p class="attention">{ui.say_with("themes-wait", &[("n", wait.into())])}</p> });
    let without = ui.say_with("themes-without", &[("n", tables::thousands(model.without).into())]);
    let look = if model.looking {
        view! { <p>{ui.say("themes-looking")}</p> }.into_any()
    } else {
        view! {
            <form method="post" action=here.clone()>
                <button class="button secondary" name="do" value="look">{ui.say("themes-look")}</button>
            </form>
        }
        .into_any()
    };
    let frame = Frame {
        title: format!("{title} – {}", model.title),
        officer: true,
        bar: Some(Bar::of(who, Some((&model.code, "themes")))),
        error: wrong.is_some(),
        unsaved: true,
        ..Frame::default()
    };
    let body = view! {
        {error_summary(ui, &problems)}
        <h1>{title}</h1>
        <p class="lead">{ui.say("themes-lead")}</p>
        {placing(ui, model.placing)}
        {search_form(ui, &model.code, "", true, None)}
        {wait}
        {table}
        {by_service(ui, &here, &model.by_service)}
        <p class="prose">{without}</p>
        {look}
        <section>
            <h2>{ui.say("themes-write")}</h2>
            <p class="prose">{ui.say("themes-write-lead")}</p>
            <form method="post" action=here novalidate class="narrow">
                {name_field(ui, &name, message)}
                {about}
                <button class="button" name="do" value="write">{ui.say("themes-do-write")}</button>
            </form>
        </section>
    };
    shell(ui, frame, body)
}

/// Services by what people speak of: the matrix of the framework method, a line for each service that says so in words.
fn by_service(ui: &Ui, here: &str, services: &[(String, Vec<ThemeLine>)]) -> Option<AnyView> {
    let rows = services
        .iter()
        .map(|(service, themes)| {
            let themes = themes
                .iter()
                .map(|theme| {
                    let (to, people) = (format!("{here}/{}", theme.id), tables::thousands(theme.people));
                    let said = thinking(ui, &theme.sentiments);
                    view! { <li><a href=to>{theme.name.clone()}</a>" "<strong class="number">{people}</strong>" "<span class="hint">{said}</span></li> }
                })
                .collect_view();
            view! { <div><dt>{service.clone()}</dt><dd><ul class="theme-list">{themes}</ul></dd></div> }
        })
        .collect_view();
    (!services.is_empty()).then(|| {
        view! {
            <section>
                <h2>{ui.say("themes-by-service")}</h2>
                <p class="prose">{ui.say("themes-by-service-lead")}</p>
                <dl class="terms">{rows}</dl>
            </section>
        }
        .into_any()
    })
}

/// What people think, in words.
fn thinking(ui: &Ui, sentiments: &[u64; 4]) -> String {
    let words = Sentiment::ALL.into_iter().zip(sentiments).filter(|(_, n)| **n > 0).map(|(sentiment, n)| {
        format!("{} {}", tables::thousands(*n), ui.say(&format!("sentiment-{}", sentiment.as_str())).to_lowercase())
    });
    words.collect::<Vec<_>>().join(", ")
}

fn name_field(ui: &Ui, name: &str, wrong: Option<String>) -> impl IntoView + use<> {
    let label = ui.say("themes-name");
    text_field(ui, TextField { id: "name".into(), label, value: name.to_owned(), wrong, ..TextField::default() })
}

fn line(ui: &Ui, here: &str, theme: &ThemeLine) -> impl IntoView + use<> {
    let key = if theme.written { Some("themes-written") } else { (!theme.named).then_some("themes-unnamed") };
    let origin = key.map(|key| view! { <span class="hint">" "{ui.say(key)}</span> });
    let like = theme.like.clone().map(|words| {
        view! { <span class="meaning hint" dir="auto">{ui.say_with("themes-like", &[("words", words.into())])}</span> }
    });
    view! {
        <tr>
            <th scope="row"><a href=format!("{here}/{}", theme.id)>{theme.name.clone()}</a>{origin}{like}</th>
            <td class="number">{tables::thousands(theme.people)}</td>
            <td class="number">{tables::thousands(theme.remarks)}</td>
            <td class="thought">{thought(ui, &theme.sentiments)}</td>
        </tr>
    }
}

/// What people think: a bar, and the same in words.
fn thought(ui: &Ui, sentiments: &[u64; 4]) -> impl IntoView + use<> {
    const SHADES: [Shade; 4] = [Shade::Best, Shade::Middle, Shade::Worst, Shade::Mixed];
    let all: u64 = sentiments.iter().sum();
    let mut from = 0.0;
    let parts = sentiments
        .iter()
        .zip(SHADES)
        .map(|(n, shade)| {
            let wide = if all > 0 { *n as f64 / all as f64 * 100.0 } else { 0.0 };
            let at = from;
            from += wide;
            view! { <rect class=shade.as_str() x=format!("{at:.2}") y="0" width=format!("{wide:.2}") height="10"/> }
        })
        .collect_view();
    let words = thinking(ui, sentiments);
    view! {
        <svg class="thought-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">{parts}</svg>
        <span>{words}</span>
    }
}

/// One theme: who speaks of it, what they think, what is typical, and who thinks otherwise.
pub fn theme(ui: &Ui, who: &SignedIn, model: &ThemePage) -> impl IntoView + use<> {
    let here = format!("{}/{}", urls::officer(&model.code, "themes"), model.theme.id);
    let title = model.theme.name.clone();
    let wrong = model.typed.as_ref().map(|(_, key)| ui.say(key));
    let problems: Vec<Problem> = wrong
        .iter()
        .map(|message| Problem { field: "name".to_owned(), message: message.clone() })
        .chain(model.refused.map(|key| Problem { field: "split".to_owned(), message: ui.say(key) }))
        .collect();
    let rows = model
        .who
        .iter()
        .map(|(name, people, sentiments)| {
            view! {
                <tr>
                    <th scope="row">{name.clone()}</th>
                    <td class="number">{tables::thousands(*people)}</td>
                    <td class="thought">{thought(ui, sentiments)}</td>
                </tr>
            }
        })
        .collect_view();
    let contrary = model.majority.map(|most| {
        let most = ui.say(&format!("sentiment-{}", most.as_str())).to_lowercase();
        let lead = if model.contrary.is_empty() { "theme-contrary-none" } else { "theme-contrary-lead" };
        view! {
            <section>
                <h2>{ui.say("theme-contrary")}</h2>
                <p class="prose">{ui.say_with(lead, &[("most", most.into())])}</p>
                <ul class="comment-list">{model.contrary.iter().map(|remark| item(ui, &here, remark, Some(model))).collect_view()}</ul>
            </section>
        }
    });
    let remarks = model.remarks.iter().map(|remark| item(ui, &here, remark, Some(model))).collect_view();
    let more = model.more.map(|page| {
        view! { <p><a class="button secondary" href=format!("{here}?page={page}")>{ui.say("theme-more")}</a></p> }
    });
    let about = (!model.about.is_empty()).then(|| view! { <p class="prose">{model.about.clone()}</p> });
    let origin = ui.say(match (model.theme.written, model.theme.named) {
        (true, _) => "theme-origin-written",
        (false, true) => "theme-origin-found",
        (false, false) => "theme-origin-unnamed",
    });
    let frame = Frame {
        title: format!("{title} – {}", model.title),
        officer: true,
        bar: Some(Bar::of(who, Some((&model.code, "themes")))),
        error: !problems.is_empty(),
        unsaved: true,
        ..Frame::default()
    };
    let body = view! {
        {error_summary(ui, &problems)}
        <p><a href=urls::officer(&model.code, "themes")>{ui.say("theme-back")}</a></p>
        <h1 dir="auto">{title}</h1>
        <p class="lead">{ui.say_with("theme-counts", &[("people", tables::thousands(model.theme.people).into()), ("remarks", tables::thousands(model.theme.remarks).into())])}</p>
        {placing(ui, model.placing)}
        <p class="hint">{origin}</p>
        {about}
        {change(ui, model, &here, wrong)}
        <div class="table-scroll" tabindex="0" role="region" aria-label=ui.say("theme-who")>
            <table class="themes">
                <caption>{ui.say("theme-who")}</caption>
                <thead><tr>
                    <th scope="col">{ui.say("theme-group")}</th>
                    <th scope="col" class="number">{ui.say("themes-people")}</th>
                    <th scope="col">{ui.say("themes-thought")}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <p class="caveat">{ui.say("theme-exact")}</p>
        {contrary}
        <section>
            <h2>{ui.say("theme-typical")}</h2>
            <ul class="comment-list">{remarks}</ul>
            {more}
        </section>
    };
    shell(ui, frame, body)
}

/// Another name, part of another theme, two themes, or none.
fn change(ui: &Ui, model: &ThemePage, here: &str, wrong: Option<String>) -> impl IntoView + use<> {
    let open = wrong.is_some() || model.refused.is_some();
    let name = model.typed.as_ref().map_or_else(|| model.theme.name.clone(), |(typed, _)| typed.clone());
    let others = options(&model.others);
    let merge = (!model.others.is_empty()).then(|| {
        view! {
            <form method="post" action=here.to_owned()>
                <label class="label" for="into">{ui.say("theme-into")}</label>
                <select id="into" name="into" required><option value="">{ui.say("theme-into-choose")}</option>{others}</select>
                <button class="button small secondary" name="do" value="merge">{ui.say("theme-do-merge")}</button>
            </form>
        }
    });
    let refused = model.refused.map(|key| view! { <p class="error-message">{ui.say(key)}</p> });
    view! {
        <details class="masks change" open=open>
            <summary>{ui.say("theme-change")}</summary>
            <form method="post" action=here.to_owned() novalidate>
                {name_field(ui, &name, wrong)}
                <button class="button small" name="do" value="rename">{ui.say("theme-do-rename")}</button>
            </form>
            {merge}
            <form method="post" action=here.to_owned() id="split">
                {refused}
                <p>{ui.say("theme-split")}</p>
                <button class="button small secondary" name="do" value="split">{ui.say("theme-do-split")}</button>
            </form>
            // What officers said of its remarks goes with it: one press by mistake is not enough.
            <details class="masks">
                <summary>{ui.say("theme-do-drop")}</summary>
                <form method="post" action=here.to_owned()>
                    <p>{ui.say("theme-drop")}</p>
                    <button class="button small warning" name="do" value="drop">{ui.say("theme-drop-sure")}</button>
                </form>
            </details>
        </details>
    }
}

fn options(themes: &[(i64, String)]) -> impl IntoView + use<> {
    themes.iter().map(|(id, name)| view! { <option value=id.to_string()>{name.clone()}</option> }).collect_view()
}

/// A remark; on a theme's page with where else it may go.
fn item(ui: &Ui, here: &str, remark: &FoundRemark, theme: Option<&ThemePage>) -> impl IntoView + use<> {
    let service = remark.service.clone().unwrap_or_else(|| ui.say("desk-no-service"));
    let sentiment = ui.say(&format!("sentiment-{}", remark.sentiment.as_str()));
    let id = remark.id.clone();
    let move_to = theme.map(|model| {
        let begins: String = remark.text.chars().take(40).collect();
        view! {
            <form method="post" action=here.to_owned()>
                <input type="hidden" name="remark" value=id.clone()/>
                <label class="visually-hidden" for=format!("to{id}")>{format!("{} {begins}", ui.say("theme-other"))}</label>
                <select id=format!("to{id}") name="to">
                    <option value=model.theme.id.to_string()>{ui.say("theme-this")}</option>
                    <option value="">{ui.say("theme-no-theme")}</option>
                    {options(&model.others)}
                </select>
                <button class="button small secondary" name="do" value="move">{ui.say("theme-do-move")}<span class="visually-hidden">{format!(" {begins}")}</span></button>
            </form>
        }
    });
    let said = remark.by_officer.then(|| view! { <span class="hint">" "{ui.say("comments-by-officer")}</span> });
    let times = (remark.times > 1).then(|| {
        let times = ui.say_with("theme-times", &[("n", tables::thousands(remark.times as u64).into())]);
        view! { <span class="hint">" · "{times}</span> }
    });
    view! {
        <li class="comment">
            <blockquote dir="auto">{remark.text.clone()}</blockquote>
            <p class="hint">{format!("{} · {}", remark.who, remark.question)}</p>
            <p><span class=format!("sentiment {}", remark.sentiment.as_str())>{sentiment}</span>" "{service}{said}{times}</p>
            {move_to}
        </li>
    }
}

fn search_form(
    ui: &Ui,
    code: &Code,
    words: &str,
    by_meaning: bool,
    wrong: Option<&'static str>,
) -> impl IntoView + use<> {
    let described = wrong.map(|_| "words-error");
    let wrong = wrong.map(|key| error_message(ui, "words", ui.say(key)));
    let radios = [("meaning", by_meaning), ("words", !by_meaning)]
        .map(|(value, checked)| {
            view! {
                <label class="inline-choice"><input type="radio" name="by" value=value checked=checked/>{ui.say(&format!("search-by-{value}"))}</label>
            }
        })
        .collect_view();
    view! {
        <form method="post" action=urls::officer(code, "search") class="search" role="search">
            <label class="label" for="words">{ui.say("search-words")}</label>
            {wrong}
            <div class="search-line">
                <input type="search" id="words" name="words" value=words.to_owned() autocomplete="off" aria-describedby=described/>
                <button class="button">{ui.say("search-do")}</button>
            </div>
            <fieldset class="inline"><legend class="visually-hidden">{ui.say("search-by")}</legend>{radios}</fieldset>
        </form>
    }
}

/// What was looked for, and what was found. It is posted, so that nobody's words stand in an address.
pub fn search(ui: &Ui, who: &SignedIn, model: &Search) -> impl IntoView + use<> {
    let title = ui.say("search-title");
    let problems: Vec<Problem> =
        model.wrong.iter().map(|key| Problem { field: "words".to_owned(), message: ui.say(key) }).collect();
    let found = model.found.as_ref().map(|found| {
        let count = ui.say_with(
            if model.by_meaning { "search-found-meaning" } else { "search-found-words" },
            &[("n", (found.len() as u64).into())],
        );
        let items = found.iter().map(|remark| item(ui, "", remark, None)).collect_view();
        view! { <h2>{count}</h2><ul class="comment-list">{items}</ul> }
    });
    let frame = Frame {
        title: format!("{title} – {}", model.title),
        officer: true,
        bar: Some(Bar::of(who, Some((&model.code, "themes")))),
        error: model.wrong.is_some(),
        ..Frame::default()
    };
    let body = view! {
        {error_summary(ui, &problems)}
        <h1>{title}</h1>
        <p class="lead">{ui.say("search-lead")}</p>
        {search_form(ui, &model.code, &model.words, model.by_meaning, model.wrong)}
        {found}
    };
    shell(ui, frame, body)
}
