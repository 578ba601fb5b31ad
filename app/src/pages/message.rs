//! Writing to the council beside a survey, and a child's way to be talked to.

use domain::{
    code::Code,
    level::ReadingLevel,
    message::{LONGEST, Line, Subject, Wrong},
    respond::form::Fields,
};
use leptos::prelude::*;

use crate::{
    components::{
        error_summary::{Problem, error_summary},
        linked, read_aloud,
        text_field::{TextField, described_by, error_message, text_field},
        textarea::textarea,
    },
    shell::{Frame, shell},
    ui::Ui,
    urls,
};

/// A page with a form.
#[derive(Clone, Debug)]
pub struct Writing {
    /// The consultation it is about.
    pub consultation: Code,
    /// The page of a response that the reader came from, where there is one.
    pub back: Option<String>,
    /// What was typed.
    pub fields: Fields,
    /// What is wrong with it.
    pub wrong: Vec<Wrong>,
    /// What is sent is known by: sent twice, it is one.
    pub id: i64,
    /// Whether a child can ask to be talked to.
    pub can_wish: bool,
}

impl Writing {
    fn wrong(&self, ui: &Ui, field: &str) -> Option<String> {
        self.wrong.iter().find(|wrong| wrong.field() == field).map(|wrong| message(ui, *wrong))
    }

    fn typed(&self, field: &str) -> String {
        self.fields.first(field).unwrap_or_default().to_owned()
    }

    fn problems(&self, ui: &Ui) -> Vec<Problem> {
        let problem = |wrong: &Wrong| Problem { field: wrong.field().to_owned(), message: message(ui, *wrong) };
        self.wrong.iter().map(problem).collect()
    }

    /// The page's frame: *Back* leads to where one was, for nothing is kept of what is typed here before it is sent.
    fn frame(&self, ui: &Ui, title: &str, islands: bool) -> Frame {
        Frame {
            title: title.to_owned(),
            error: !self.wrong.is_empty(),
            back: Some(self.back.clone().unwrap_or_else(|| home(ui, &self.consultation))),
            here: self.back.clone(),
            islands,
            // Who reads answers, and does not know whose they are, does not read this.
            read_only: true,
            lean: true,
            ..Frame::default()
        }
    }
}

fn home(ui: &Ui, consultation: &Code) -> String {
    format!("{}{}", urls::consultation(consultation), ui.carry())
}

/// An address, with the page of a response to which its reader wants to go back.
fn with_back(to: &str, ui: &Ui, back: Option<&String>) -> String {
    let back = back.map(|back| format!("&back={back}")).unwrap_or_default();
    format!("{to}{}{back}", ui.carry())
}

/// The way to [`wish`], with where its reader wants to go back.
pub fn to_wish(ui: &Ui, consultation: &Code, back: Option<&String>) -> String {
    with_back(&urls::talk_to_me(consultation), ui, back)
}

/// The way to [`write`], with where its reader wants to go back.
pub fn to_write(ui: &Ui, consultation: &Code, back: Option<&String>) -> String {
    with_back(&urls::write(consultation), ui, back)
}

fn message(ui: &Ui, wrong: Wrong) -> String {
    match wrong {
        Wrong::NoSubject => ui.say("wrong-message-subject"),
        Wrong::Empty => ui.say("wrong-message-empty"),
        Wrong::TooLong(over) => ui.say_with("wrong-too-long", &[("max", LONGEST.into()), ("over", over.into())]),
        Wrong::LineTooLong(line) => ui.say(&format!("wrong-message-{}-long", line.as_str())),
        Wrong::LineEmpty(line) => ui.say(&format!("wrong-message-{}", line.as_str())),
    }
}

fn line(ui: &Ui, model: &Writing, which: Line, hint: bool) -> impl IntoView + use<> {
    let id = which.as_str();
    let key = format!("message-{id}");
    let field = TextField {
        id: id.into(),
        label: ui.say(&key),
        hint: hint.then(|| ui.say(&format!("{key}-hint"))),
        value: model.typed(id),
        wrong: model.wrong(ui, id),
        ..TextField::default()
    };
    text_field(ui, field)
}

fn words(ui: &Ui, model: &Writing, label: &str, before: Option<AnyView>) -> impl IntoView + use<> {
    let wrong = model.wrong(ui, "body");
    let is_wrong = wrong.is_some();
    // How long a text may be is nothing to tell a child, who seldom writes as much.
    let limit = !ui.level().is_child();
    let by = described_by("body", limit, is_wrong);
    let by =
        before.is_some().then(|| ["body-before"].into_iter().chain(by.as_deref()).collect::<Vec<_>>().join(" ")).or(by);
    view! {
        <div class="question" class:wrong=is_wrong>
            <label class="label" for="body">{ui.say(label)}</label>
            {before}
            {limit.then(|| view! { <p class="hint" id="body-hint">{ui.say_with("count-limit", &[("max", LONGEST.into())])}</p> })}
            {wrong.map(|wrong| error_message(ui, "body", wrong))}
            {textarea("body", "body", by, 6, &model.typed("body"))}
        </div>
    }
}

/// What a form sends along: what it is known by, and where its reader wants to go back to. That names their response, and stands
/// in no address to which a name is sent.
fn hidden(model: &Writing) -> impl IntoView + use<> {
    let back = model.back.clone().map(|back| view! { <input type="hidden" name="back" value=back/> });
    view! { <input type="hidden" name="id" value=model.id.to_string()/>{back} }
}

/// The page where somebody writes to the council.
pub fn write(ui: &Ui, model: &Writing) -> impl IntoView + use<> {
    let title = ui.say("message-title");
    let reads = ui.reads_aloud();
    let chosen = model.fields.first("subject").and_then(Subject::parse);
    let wrong = model.wrong(ui, "subject");
    let is_wrong = wrong.is_some();
    let by = described_by("subject", false, is_wrong);
    let subjects = Subject::ALL
        .into_iter()
        .enumerate()
        .map(|(at, subject)| {
            let id = if at == 0 { "subject".to_owned() } else { format!("subject-{}", at + 1) };
            view! {
                <div class="option"><div class="pick">
                    <input type="radio" id=id.clone() name="subject" value=subject.as_str() checked=chosen == Some(subject)/>
                    <label for=id><span>{ui.say(&format!("message-about-{}", subject.as_str()))}</span></label>
                </div></div>
            }
        })
        .collect_view();
    // The youngest, and whoever helps them, are asked nothing but what they want to tell.
    let only_words = ui.level() == ReadingLevel::Infant;
    let about = if only_words {
        view! { <input type="hidden" name="subject" value=Subject::Other.as_str()/> }.into_any()
    } else {
        view! {
            <fieldset class="question" class:wrong=is_wrong aria-describedby=by>
                <legend><h2>{ui.say("message-subject")}</h2></legend>
                {wrong.map(|wrong| error_message(ui, "subject", wrong))}
                <div class="options">{subjects}</div>
            </fieldset>
        }
        .into_any()
    };
    // A child is told where help is before writing, and that somebody can talk to them.
    let before = ui.is_for_child().then(|| {
        view! { <p class="before-writing" id="body-before">{linked(&ui.say("message-before-writing"))}</p> }.into_any()
    });
    let wish = (ui.is_for_child() && model.can_wish).then(|| {
        let to = to_wish(ui, &model.consultation, model.back.as_ref());
        view! { <p><a href=to>{ui.say("talk-title")}</a></p> }
    });
    let lead = ui.say("message-lead");
    let spoken = vec![title.clone(), lead.clone()];
    let action = with_back(&urls::write(&model.consultation), ui, None);
    let body = view! {
        {error_summary(ui, &model.problems(ui))}
        {reads.then(|| read_aloud(ui, spoken))}
        <h1>{title.clone()}</h1>
        <p class="lead">{lead}</p>
        {wish}
        <form method="post" action=action novalidate>
            {hidden(model)}
            {about}
            {words(ui, model, "message-body", before)}
            {(!only_words).then(|| line(ui, model, Line::Reach, true))}
            <div class="buttons"><button class="button">{ui.say("message-send")}</button></div>
        </form>
    };
    shell(ui, model.frame(ui, &title, reads), body)
}

/// The page where a child asks to be talked to.
pub fn wish(ui: &Ui, model: &Writing) -> impl IntoView + use<> {
    let title = ui.say("talk-title");
    let reads = ui.reads_aloud();
    let (lead, who) = (ui.say("talk-lead"), ui.say("talk-who"));
    let spoken = vec![title.clone(), lead.clone(), who.clone(), ui.say("message-name"), ui.say("message-place")];
    let action = with_back(&urls::talk_to_me(&model.consultation), ui, None);
    let before = || {
        view! { <p class="before-writing" id="body-before">{linked(&ui.say("message-before-writing"))}</p> }.into_any()
    };
    // The youngest are asked for no words: whoever helps them types a name and a place.
    let tells = ui.level() != ReadingLevel::Infant;
    let body = view! {
        {error_summary(ui, &model.problems(ui))}
        {reads.then(|| read_aloud(ui, spoken))}
        <h1>{title.clone()}</h1>
        <p class="lead">{lead}</p>
        <p>{who}</p>
        <form method="post" action=action novalidate>
            {hidden(model)}
            {line(ui, model, Line::Name, false)}
            {line(ui, model, Line::Place, true)}
            {if tells { words(ui, model, "talk-body", Some(before())).into_any() } else { before() }}
            <div class="buttons"><button class="button">{ui.say("talk-send")}</button></div>
        </form>
    };
    shell(ui, model.frame(ui, &title, reads), body)
}

/// What is said once something is on disk.
#[derive(Clone, Debug)]
pub struct Written {
    /// The consultation it is about.
    pub consultation: Code,
    /// The page of a response to go back to.
    pub back: Option<String>,
    /// What it was.
    pub what: What,
}

/// What was written.
#[derive(Clone, Debug)]
pub enum What {
    /// A message to the council.
    Message {
        /// What to ask after it by.
        reference: String,
        /// What it is about.
        subject: Subject,
        /// The day by which something will have been done about it, in words; nothing where nobody said where.
        due: Option<String>,
    },
    /// A child's wish to be talked to.
    Wish,
}

/// The page that says so. What a program found in it changes nothing here, so that nothing gives a flag away.
pub fn written(ui: &Ui, model: &Written) -> impl IntoView + use<> {
    let key = match &model.what {
        What::Message { .. } => "message-sent",
        What::Wish => "talk-sent",
    };
    let title = ui.say(key);
    let reads = ui.reads_aloud();
    let mut said = Vec::new();
    match &model.what {
        What::Message { reference, subject, due } => {
            said.push(ui.say_with("message-sent-reference", &[("reference", reference.clone().into())]));
            said.push(match due {
                Some(due) => ui.say_with(&format!("message-sent-{}", subject.as_str()), &[("day", due.clone().into())]),
                None => ui.say("message-sent-nowhere"),
            });
        }
        What::Wish => said.extend(["talk-sent-next", "talk-sent-now"].map(|key| ui.say(key))),
    }
    let spoken = std::iter::once(title.clone()).chain(said.clone()).collect();
    let on = model.back.clone().map(|back| view! { <p><a class="button" href=back>{ui.say("message-go-on")}</a></p> });
    let frame = Frame {
        title: title.clone(),
        here: model.back.clone(),
        islands: reads,
        read_only: true,
        lean: true,
        ..Frame::default()
    };
    let body = view! {
        {reads.then(|| read_aloud(ui, spoken))}
        <div class="thanks"><h1>{title.clone()}</h1></div>
        {said.into_iter().map(|words| view! { <p>{linked(&words)}</p> }).collect_view()}
        {on}
        <p><a href=home(ui, &model.consultation)>{ui.say("sent-home")}</a></p>
    };
    shell(ui, frame, body)
}
