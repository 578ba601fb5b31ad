//! Which programs may fetch what is published: given, listed, taken back.

use domain::access::{LIVES, LONGEST_NAME, Scope};
use leptos::prelude::*;

use super::{Bar, SignedIn};
use crate::{
    components::{
        error_summary::{Problem, error_summary},
        text_field::{TextField, described_by, error_message, text_field},
    },
    shell::{Frame, shell},
    ui::Ui,
    urls,
};

/// Access that was given, in words.
#[derive(Clone, Debug)]
pub struct Given {
    /// Its number.
    pub id: i64,
    /// What it is for.
    pub name: String,
    /// What may be fetched.
    pub scopes: Vec<Scope>,
    /// Who gave it, and when.
    pub by: String,
    /// The last day it is good for, or that it was taken back, or is past.
    pub until: String,
    /// When it was used last.
    pub used: String,
    /// Whether it is good still.
    pub good: bool,
}

/// What the page is shown with.
#[derive(Clone, Debug, Default)]
pub struct Access {
    /// All access, the newest first.
    pub given: Vec<Given>,
    /// What was typed: a name, what may be fetched, for how many days.
    pub typed: (String, Vec<Scope>, String),
    /// What will not do.
    pub problems: Vec<Problem>,
    /// A token that was just made: shown now and never again.
    pub token: Option<(String, String)>,
    /// Programs that are told, the newest first.
    pub hooks: Vec<Told>,
    /// What was typed of one: its name, and its address.
    pub hook_typed: (String, String),
    /// The secret of one that was just added: shown now and never again.
    pub secret: Option<(String, String)>,
    /// The name of one that was just tested, and why it did not hear.
    pub tested: Option<(String, Result<(), String>)>,
}

/// A program that is told, in words.
#[derive(Clone, Debug)]
pub struct Told {
    /// Its number.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Its address.
    pub address: String,
    /// Who added it, and when.
    pub by: String,
    /// What it was told, and what not.
    pub state: String,
    /// Whether it is told anything.
    pub on: bool,
    /// Whether it can be stopped.
    pub can_be_stopped: bool,
}

/// The page.
pub fn access(ui: &Ui, who: &SignedIn, model: &Access) -> impl IntoView + use<> {
    let title = ui.say("access-title");
    let made = model.token.as_ref().map(|(name, token)| {
        let said = ui.say_with("access-made", &[("name", name.clone().into())]);
        view! {
            <section class="attention" role="alert">
                <h2>{said}</h2>
                <p>{ui.say("access-once")}</p>
                <p><label for="token">{ui.say("access-token")}</label></p>
                <p><input type="text" id="token" class="token" readonly=true value=token.clone() size="34"/></p>
                <p>{ui.say("access-use")}</p>
                <pre class="use">{format!("Authorization: Bearer {token}")}</pre>
            </section>
        }
    });
    let frame = Frame {
        title: title.clone(),
        officer: true,
        bar: Some(Bar::of(who, None)),
        error: !model.problems.is_empty(),
        ..Frame::default()
    };
    let body = view! {
        {error_summary(ui, &model.problems)}
        <h1>{title}</h1>
        {made}
        <p class="prose">{ui.say("access-lead")}</p>
        <p class="prose">{ui.say("access-described")}" "<a href=urls::API>{urls::API}</a></p>
        {given(ui, model)}
        <h2>{ui.say("access-give")}</h2>
        {form(ui, model)}
        {hooks(ui, model)}
    };
    shell(ui, frame, body)
}

fn given(ui: &Ui, model: &Access) -> Option<impl IntoView + use<>> {
    let rows = model
        .given
        .iter()
        .map(|one| {
            let scopes: Vec<String> = one.scopes.iter().map(|scope| ui.say(&format!("access-scope-{}", scope.as_str()))).collect();
            let revoke = one.good.then(|| {
                view! {
                    <form method="post" action=urls::ACCESS>
                        <input type="hidden" name="id" value=one.id.to_string()/>
                        <button class="button small secondary" name="do" value="revoke">{ui.say("access-do-revoke")}<span class="visually-hidden">{format!(" {}", one.name)}</span></button>
                    </form>
                }
            });
            view! {
                <tr class:muted=!one.good>
                    <th scope="row" dir="auto">{one.name.clone()}</th>
                    <td>{scopes.join("; ")}</td>
                    <td>{one.by.clone()}</td>
                    <td>{one.until.clone()}</td>
                    <td>{one.used.clone()}</td>
                    <td>{revoke}</td>
                </tr>
            }
        })
        .collect_view();
    let heads = ["name", "scopes", "by", "until", "used"]
        .map(|head| view! { <th scope="col">{ui.say(&format!("access-{head}"))}</th> });
    let name = ui.say("access-given");
    let region = name.clone();
    (!model.given.is_empty()).then(|| {
        view! {
            <div class="table-scroll" tabindex="0" role="region" aria-label=region>
                <table class="figures"><caption>{name}</caption><thead><tr>{heads}<td></td></tr></thead><tbody>{rows}</tbody></table>
            </div>
        }
    })
}

fn form(ui: &Ui, model: &Access) -> impl IntoView + use<> {
    let wrong =
        |field: &str| model.problems.iter().find(|problem| problem.field == field).map(|one| one.message.clone());
    let (name, scopes, days) = &model.typed;
    let name = TextField {
        id: "name".into(),
        label: ui.say("access-name-of"),
        hint: Some(ui.say_with("access-name-hint", &[("most", LONGEST_NAME.into())])),
        value: name.clone(),
        wrong: wrong("name"),
        ..TextField::default()
    };
    let choices = Scope::ALL
        .iter()
        .enumerate()
        .map(|(at, scope)| {
            let id = if at == 0 { "scopes".to_owned() } else { format!("scopes-{}", at + 1) };
            let checked = scopes.contains(scope);
            let text = ui.say(&format!("access-scope-{}", scope.as_str()));
            let about = ui.say(&format!("access-about-{}", scope.as_str()));
            pick("checkbox", id, ("scopes", scope.as_str().to_owned()), checked, (text, Some(about)))
        })
        .collect_view();
    let lives = LIVES
        .iter()
        .enumerate()
        .map(|(at, days_of)| {
            let id = if at == 0 { "days".to_owned() } else { format!("days-{}", at + 1) };
            let text = ui.say_with("access-days", &[("days", u32::from(*days_of).into())]);
            pick("radio", id, ("days", days_of.to_string()), *days == days_of.to_string(), (text, None))
        })
        .collect_view();
    view! {
        <form method="post" action=urls::ACCESS class="narrow" novalidate>
            {text_field(ui, name)}
            {group(ui, "scopes", ("access-scopes-of", None), wrong("scopes"), choices.into_any())}
            {group(ui, "days", ("access-days-of", Some("access-days-hint")), wrong("days"), lives.into_any())}
            <button class="button" name="do" value="give">{ui.say("access-do-give")}</button>
        </form>
    }
}

/// Programs that are told when something is published.
fn hooks(ui: &Ui, model: &Access) -> impl IntoView + use<> {
    let wrong =
        |field: &str| model.problems.iter().find(|problem| problem.field == field).map(|one| one.message.clone());
    let tested = model.tested.as_ref().map(|(name, heard)| {
        let (class, key) =
            if heard.is_ok() { ("kept-line", "hooks-heard-test") } else { ("attention", "hooks-missed-test") };
        let why = heard.as_ref().err().cloned().unwrap_or_default();
        let args = [("name", name.clone().into()), ("why", why.into())];
        view! { <p class=class role="status">{ui.say_with(key, &args)}</p> }
    });
    let made = model.secret.as_ref().map(|(name, secret)| {
        view! {
            <section class="attention" role="alert">
                <h3>{ui.say_with("hooks-made", &[("name", name.clone().into())])}</h3>
                <p>{ui.say("hooks-once")}</p>
                <p><label for="secret">{ui.say("hooks-secret")}</label></p>
                <p><input type="text" id="secret" class="token" readonly=true value=secret.clone() size="50"/></p>
            </section>
        }
    });
    let rows = model
        .hooks
        .iter()
        .map(|one| {
            let stop = one.can_be_stopped.then(|| {
                let test = one.on.then(|| {
                    view! { <button class="button small secondary" name="do" value="test">{ui.say("hooks-do-test")}<span class="visually-hidden">{format!(" {}", one.name)}</span></button> }
                });
                view! {
                    <form method="post" action=format!("{}#hooks", urls::ACCESS)>
                        <input type="hidden" name="id" value=one.id.to_string()/>
                        <div class="buttons">
                            {test}
                            <button class="button small secondary" name="do" value="stop">{ui.say("hooks-do-stop")}<span class="visually-hidden">{format!(" {}", one.name)}</span></button>
                        </div>
                    </form>
                }
            });
            view! {
                <tr class:muted=!one.on>
                    <th scope="row" dir="auto">{one.name.clone()}</th>
                    <td class="address">{one.address.clone()}</td>
                    <td>{one.by.clone()}</td>
                    <td>{one.state.clone()}</td>
                    <td>{stop}</td>
                </tr>
            }
        })
        .collect_view();
    let heads = ["access-name", "hooks-address", "access-by", "hooks-state"]
        .map(|head| view! { <th scope="col">{ui.say(head)}</th> });
    let name = ui.say("hooks-given");
    let region = name.clone();
    let table = (!model.hooks.is_empty()).then(|| {
        view! {
            <div class="table-scroll" tabindex="0" role="region" aria-label=region>
                <table class="figures"><caption>{name}</caption><thead><tr>{heads}<td></td></tr></thead><tbody>{rows}</tbody></table>
            </div>
        }
    });
    let field = |id: &'static str, value: &str| {
        let field = TextField {
            id: id.into(),
            label: ui.say(&format!("hooks-{id}")),
            hint: Some(ui.say(&format!("hooks-{id}-hint"))),
            value: value.to_owned(),
            wrong: wrong(id),
            ..TextField::default()
        };
        text_field(ui, field)
    };
    view! {
        <h2 id="hooks" tabindex="-1">{ui.say("hooks-title")}</h2>
        {tested}{made}
        <p class="prose">{ui.say("hooks-lead")}</p>
        {table}
        <form method="post" action=urls::ACCESS class="narrow" novalidate>
            {field("hook-name", &model.hook_typed.0)}
            {field("hook-address", &model.hook_typed.1)}
            <button class="button" name="do" value="tell">{ui.say("hooks-do-tell")}</button>
        </form>
    }
}

fn group(
    ui: &Ui,
    id: &'static str,
    (legend, hint): (&str, Option<&str>),
    wrong: Option<String>,
    choices: AnyView,
) -> impl IntoView + use<> {
    let described = described_by(id, hint.is_some(), wrong.is_some());
    let is_wrong = wrong.is_some();
    let hint = hint.map(|hint| view! { <p class="hint" id=format!("{id}-hint")>{ui.say(hint)}</p> });
    let wrong = wrong.map(|wrong| error_message(ui, id, wrong));
    view! {
        <fieldset class="question" class:wrong=is_wrong aria-describedby=described>
            <legend class="label">{ui.say(legend)}</legend>
            {hint}
            {wrong}
            <div class="options">{choices}</div>
        </fieldset>
    }
}

fn pick(
    kind: &'static str,
    id: String,
    (name, value): (&'static str, String),
    checked: bool,
    (text, about): (String, Option<String>),
) -> impl IntoView + use<> {
    let about = about.map(|about| view! { <span class="hint">{about}</span> });
    // The name and what it means stand below one another in one label.
    view! {
        <div class="option"><div class="pick">
            <input type=kind id=id.clone() name=name value=value checked=checked/>
            <label for=id><span class="meaning"><span>{text}</span>{about}</span></label>
        </div></div>
    }
}
