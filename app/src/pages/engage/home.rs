//! A representative's sessions, and where to plan one.

use domain::{code::Code, engage::Stage};
use leptos::prelude::*;

use crate::{
    pages::officer::{Bar, SignedIn},
    shell::{Frame, shell},
    ui::Ui,
    urls,
};

/// One session of a list.
#[derive(Clone, Debug)]
pub struct SessionLine {
    /// Its number.
    pub id: i64,
    /// The school; empty where all are of one.
    pub school: String,
    /// The group.
    pub group: String,
    /// The audience and level, in words.
    pub who: String,
    /// The day, in words.
    pub day: String,
    /// How many are expected, or took part.
    pub size: u32,
    /// How far it has come.
    pub stage: Stage,
}

/// A consultation, with the school's sessions.
#[derive(Clone, Debug)]
pub struct HomeConsultation {
    /// The consultation.
    pub code: Code,
    /// Its title.
    pub title: String,
    /// When it can be answered, in words.
    pub dates: String,
    /// Whether a session can be planned: it has not closed.
    pub open: bool,
    /// The school's number, where there is a school: its meetings have a page.
    pub school: Option<i64>,
    /// The school's sessions.
    pub sessions: Vec<SessionLine>,
}

/// What the page is shown with.
#[derive(Clone, Debug)]
pub struct Home {
    /// The school.
    pub school: Option<String>,
    /// The consultations.
    pub consultations: Vec<HomeConsultation>,
}

/// The page.
pub fn home(ui: &Ui, who: &SignedIn, model: &Home) -> impl IntoView + use<> {
    let title = ui.say("engage-home");
    let all = model
        .consultations
        .iter()
        .map(|one| {
            let plan = one.open.then(|| {
                let of = format!(": {}", one.title);
                view! { <p><a class="button" href=urls::plan_session(&one.code)>{ui.say("engage-plan")}<span class="visually-hidden">{of}</span></a></p> }
            });
            let links = one.school.filter(|_| one.open).map(|school| {
                let of = format!(": {}", one.title);
                view! { <p><a href=urls::school_links(&one.code, school)>{ui.say("links-title")}<span class="visually-hidden">{of}</span></a></p> }
            });
            let meetings = one.school.map(|school| {
                let of = format!(": {}", one.title);
                view! { <p><a href=urls::meetings(&one.code, school)>{ui.say("meetings-title")}<span class="visually-hidden">{of}</span></a></p> }
            });
            view! {
                <section>
                    <h2>{one.title.clone()}</h2>
                    <p class="when">{one.dates.clone()}</p>
                    {lines(ui, &one.sessions)}
                    {plan}
                    {links}
                    {meetings}
                </section>
            }
        })
        .collect_view();
    let school = match &model.school {
        Some(school) => school.clone(),
        None => ui.say("engage-no-school"),
    };
    let frame = Frame { title: title.clone(), officer: true, bar: Some(Bar::of(who, None)), ..Frame::default() };
    let body = view! {
        <h1>{title}</h1>
        <p class="lead">{school}</p>
        {all}
        <h2>{ui.say("engage-how")}</h2>
        <ol class="prose">{(1..=5).map(|step| view! { <li>{ui.say(&format!("engage-how-{step}"))}</li> }).collect_view()}</ol>
    };
    shell(ui, frame, body)
}

/// A list of sessions.
pub(super) fn lines(ui: &Ui, sessions: &[SessionLine]) -> AnyView {
    if sessions.is_empty() {
        return view! { <p>{ui.say("engage-none")}</p> }.into_any();
    }
    let items = sessions
        .iter()
        .map(|one| {
            let school = (!one.school.is_empty()).then(|| format!("{}: ", one.school));
            let size = ui.say_with("engage-size", &[("n", one.size.to_string().into())]);
            view! {
                <li class="card">
                    <h3><a href=urls::session(one.id)>{school}{one.group.clone()}</a></h3>
                    <p>{one.day.clone()}" · "{one.who.clone()}" · "{size}" "{super::stage(ui, one.stage)}</p>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="cards">{items}</ul> }.into_any()
}
