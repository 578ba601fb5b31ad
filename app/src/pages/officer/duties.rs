//! What the law asks of whoever consults: what is on record, and who was asked.

use domain::{
    code::Code,
    duties::{Asked, Consultee, Entry, FEWEST_DAYS, LONGEST, Law, Record, Wrong},
    respond::form::Fields,
};
use leptos::prelude::*;

use super::{Bar, SignedIn};
use crate::{
    components::{
        error_summary::{Problem, error_summary},
        text_field::{Takes, TextField, text_field},
    },
    shell::{Frame, shell},
    ui::Ui,
    urls,
};

/// Something that has to be on record.
#[derive(Clone, Debug)]
pub struct RecordLineOf {
    /// What.
    pub record: Record,
    /// What is there, and who entered it.
    pub entry: Option<(Entry, Option<String>)>,
    /// Whether it should be there by now.
    pub due: bool,
}

/// Somebody whom a law names.
#[derive(Clone, Debug)]
pub struct ConsulteeLine {
    /// Who.
    pub who: Consultee,
    /// Whether they were asked, and who entered it.
    pub asked: Option<(Asked, Option<String>)>,
}

/// Of what a form is that will not do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// Something on record.
    Record(Record),
    /// Somebody asked.
    Consultee(Consultee),
}

impl Of {
    /// Its name in forms.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Record(record) => record.as_str(),
            Self::Consultee(who) => who.as_str(),
        }
    }
}

/// What the page is shown with.
#[derive(Clone, Debug)]
pub struct Duties {
    /// The consultation.
    pub code: Code,
    /// For how many days people can answer.
    pub days: i64,
    /// By when the council should have answered, in words, and whether that is past; once nobody can say any more.
    pub answer: Option<(String, bool)>,
    /// What has to be on record.
    pub records: Vec<RecordLineOf>,
    /// Whom laws name.
    pub consultees: Vec<ConsulteeLine>,
    /// Whether nobody can begin before the first of the records is there.
    pub waits: bool,
    /// What was typed that will not do: of what, the fields, and what is wrong.
    pub wrong: Option<(Of, Fields, Vec<Wrong>)>,
}

impl Duties {
    fn wrong_of(&self, of: Of) -> Option<(&Fields, &[Wrong])> {
        self.wrong.as_ref().filter(|(which, ..)| *which == of).map(|(_, fields, wrong)| (fields, wrong.as_slice()))
    }
}

fn message(ui: &Ui, wrong: Wrong) -> String {
    ui.say_with(&format!("duties-wrong-{}", wrong.as_str()), &[("max", LONGEST.into())])
}

/// The page.
pub fn duties(ui: &Ui, who: &SignedIn, model: &Duties) -> impl IntoView + use<> {
    let title = ui.say("duties-title");
    let problems: Vec<Problem> = model
        .wrong
        .iter()
        .flat_map(|(of, _, wrong)| wrong.iter().map(move |wrong| (of, *wrong)))
        .map(|(of, wrong)| Problem { field: id(*of, wrong.field()), message: message(ui, wrong) })
        .collect();
    let short = model.days < FEWEST_DAYS;
    let days = ui.say_with(
        if short { "duties-days-few" } else { "duties-days" },
        &[("days", model.days.into()), ("weeks", (FEWEST_DAYS / 7).into())],
    );
    let answer = model.answer.clone().map(|(day, late)| {
        let words = ui.say_with(if late { "duties-answer-late" } else { "duties-answer" }, &[("day", day.into())]);
        view! { <li><span class:late=late>{words}</span></li> }
    });
    let waits =
        model.waits.then(|| view! { <section class="attention"><p>{ui.say("attention-not-assessed")}</p></section> });
    let records = model.records.iter().map(|line| record(ui, model, line)).collect_view();
    let by_law = [Law::Families, Law::BestValue]
        .into_iter()
        .filter_map(|law| {
            let lines: Vec<_> = model.consultees.iter().filter(|line| line.who.law() == law).collect();
            if lines.is_empty() {
                return None;
            }
            let items = lines.into_iter().map(|line| consultee(ui, model, line)).collect_view();
            let heading = ui.say(&format!("duties-law-{}", law.as_str()));
            Some(view! { <h3>{heading}</h3><ul class="comment-list">{items}</ul> })
        })
        .collect_view();
    let asked = (!model.consultees.is_empty()).then(|| {
        view! { <h2>{ui.say("duties-asked-heading")}</h2><p>{ui.say("duties-asked-lead")}</p>{by_law} }
    });
    let frame = Frame {
        title: title.clone(),
        officer: true,
        bar: Some(Bar::of(who, Some((&model.code, "duties")))),
        error: !problems.is_empty(),
        unsaved: true,
        back: Some(urls::officer(&model.code, "")),
        ..Frame::default()
    };
    let body = view! {
        {error_summary(ui, &problems)}
        <h1>{title}</h1>
        <p class="lead">{ui.say("duties-lead")}</p>
        {waits}
        <ul><li><span class:late=short>{days}</span></li>{answer}</ul>
        <h2>{ui.say("duties-records-heading")}</h2>
        <ul class="comment-list">{records}</ul>
        {asked}
    };
    shell(ui, frame, body)
}

fn id(of: Of, field: &str) -> String {
    format!("{}-{field}", of.as_str())
}

/// A field of a form, whose id says of what it is: there are many on the page.
fn field(ui: &Ui, model: &Duties, of: Of, wrong: Wrong, takes: Takes, now: String) -> impl IntoView + use<> {
    // A field may be wrong in more than one way.
    let (typed, found) = match model.wrong_of(of) {
        Some((fields, all)) => (
            fields.first(&id(of, wrong.field())).unwrap_or_default().to_owned(),
            all.iter().copied().find(|one| one.field() == wrong.field()),
        ),
        None => (now, None),
    };
    let field = TextField {
        id: id(of, wrong.field()).into(),
        label: ui.say(&format!("duties-{}-ask", wrong.field())),
        value: typed,
        wrong: found.map(|wrong| message(ui, wrong)),
        takes,
        ..TextField::default()
    };
    text_field(ui, field)
}

fn entered(ui: &Ui, by: Option<&String>) -> Option<AnyView> {
    by.map(|by| view! { <p class="hint">{ui.say_with("duties-entered", &[("by", by.clone().into())])}</p> }.into_any())
}

fn record(ui: &Ui, model: &Duties, line: &RecordLineOf) -> impl IntoView + use<> {
    let of = Of::Record(line.record);
    let key = line.record.as_str();
    let state = match &line.entry {
        Some((entry, by)) => {
            let args = [
                ("reference", entry.reference.clone().into()),
                ("by", entry.by.clone().into()),
                ("day", ui.day(&entry.on).into()),
            ];
            view! { <p>{ui.say_with("duties-there", &args)}</p>{entered(ui, by.as_ref())} }.into_any()
        }
        None => {
            let words = ui.say(if line.due { "duties-missing" } else { "duties-later" });
            view! { <p><span class:late=line.due>{words}</span></p> }.into_any()
        }
    };
    let now = line.entry.as_ref().map(|(entry, _)| entry.clone());
    let value = |get: fn(&Entry) -> String| now.as_ref().map(get).unwrap_or_default();
    let open = model.wrong_of(of).is_some();
    let name = ui.say(&format!("duties-record-{key}"));
    let summary = ui.say(if now.is_some() { "duties-change" } else { "duties-enter" });
    view! {
        <li class="comment" id=key>
            <h3 class="comment-about">{name.clone()}</h3>
            <p class="hint">{ui.say(&format!("duties-record-{key}-why"))}</p>
            {state}
            <details open=open>
                <summary>{summary}<span class="visually-hidden">": "{name}</span></summary>
                <form class="correct" method="post" action=format!("{}#{key}", urls::officer(&model.code, "duties")) novalidate>
                    <input type="hidden" name="record" value=key/>
                    {field(ui, model, of, Wrong::Reference, Takes::Words, value(|entry| entry.reference.clone()))}
                    {field(ui, model, of, Wrong::By, Takes::Words, value(|entry| entry.by.clone()))}
                    {field(ui, model, of, Wrong::On, Takes::Day, value(|entry| entry.on.as_str().to_owned()))}
                    <div class="desk-buttons"><button class="button small" name="do" value="record">{ui.say("duties-keep")}</button></div>
                </form>
            </details>
        </li>
    }
}

fn consultee(ui: &Ui, model: &Duties, line: &ConsulteeLine) -> impl IntoView + use<> {
    let of = Of::Consultee(line.who);
    let key = line.who.as_str();
    let (state, how, on) = match &line.asked {
        None => (
            view! { <p><span class="late">{ui.say("duties-not-said")}</span></p> }.into_any(),
            String::new(),
            String::new(),
        ),
        Some((asked, by)) => {
            let (words, how, on) = match asked {
                Asked::On { day, how } => {
                    let args = [("day", ui.day(day).into()), ("how", how.clone().into())];
                    (ui.say_with("duties-asked-on", &args), how, day.as_str())
                }
                Asked::Not(why) => (ui.say_with("duties-asked-not", &[("why", why.clone().into())]), why, ""),
            };
            let view = view! { <p>{words}</p>{entered(ui, by.as_ref())} }.into_any();
            (view, how.clone(), on.to_owned())
        }
    };
    let open = model.wrong_of(of).is_some();
    let name = ui.say(&format!("duties-who-{key}"));
    let summary = ui.say(if line.asked.is_some() { "duties-change" } else { "duties-enter" });
    let button = |value: &'static str, class: &'static str| {
        let words = ui.say(&format!("duties-do-{value}"));
        view! { <button class=class name="asked" value=value>{words}</button> }
    };
    view! {
        <li class="comment" id=key>
            <h4 class="comment-about">{name.clone()}</h4>
            {state}
            <details open=open>
                <summary>{summary}<span class="visually-hidden">": "{name}</span></summary>
                <form class="correct" method="post" action=format!("{}#{key}", urls::officer(&model.code, "duties")) novalidate>
                    <input type="hidden" name="consultee" value=key/>
                    <input type="hidden" name="do" value="asked"/>
                    {field(ui, model, of, Wrong::How, Takes::Words, how)}
                    {field(ui, model, of, Wrong::On, Takes::Day, on)}
                    <div class="desk-buttons">{button("yes", "button small")}{button("no", "button secondary small")}</div>
                </form>
            </details>
        </li>
    }
}
