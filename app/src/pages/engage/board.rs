//! For officers: which schools have had their say, which have not, and what was handed in.

use domain::code::Code;
use leptos::prelude::*;

use super::home::{SessionLine, lines};
use crate::{
    pages::officer::{Bar, SignedIn},
    shell::{Frame, shell},
    ui::Ui,
    urls,
};

/// A school of the board.
#[derive(Clone, Debug)]
pub struct BoardLine {
    /// Its number.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Its phase.
    pub phase: String,
    /// How many sessions are planned, were held, were accepted.
    pub sessions: [usize; 3],
    /// Whether somebody represents it.
    pub represented: bool,
    /// How many meetings were held with it.
    pub meetings: usize,
    /// How many actions are not done, and how many of them are late.
    pub actions: (usize, usize),
}

/// What the page is shown with.
#[derive(Clone, Debug)]
pub struct Board {
    /// The consultation.
    pub code: Code,
    /// Its title.
    pub title: String,
    /// Whether a session can be planned.
    pub open: bool,
    /// The schools, those with none first.
    pub schools: Vec<BoardLine>,
    /// What was handed in and waits.
    pub waiting: Vec<SessionLine>,
    /// Every other session.
    pub others: Vec<SessionLine>,
    /// Audiences and levels with no session planned or held, in words.
    pub unheard: Vec<String>,
    /// Kinds of need that no session planned or held is with, in words.
    pub unheard_needs: Vec<String>,
}

/// The page.
pub fn board(ui: &Ui, who: &SignedIn, model: &Board) -> impl IntoView + use<> {
    let title = ui.say("sessions-title");
    let none = model.schools.iter().filter(|school| school.sessions == [0; 3]).count();
    let rows = model
        .schools
        .iter()
        .map(|school| {
            let [planned, held, accepted] = school.sessions;
            let state = if planned + held + accepted == 0 { ui.say("sessions-none-yet") } else { String::new() };
            let nobody = (!school.represented).then(|| ui.say("sessions-nobody"));
            let plan = model.open.then(|| {
                let to = format!("{}?school={}", urls::plan_session(&model.code), school.id);
                let name = ui.say_with("sessions-plan-for", &[("school", school.name.clone().into())]);
                view! { <a href=to aria-label=name>{ui.say("engage-plan")}</a> }
            });
            let links = model.open.then(|| {
                let name = ui.say_with("sessions-links-of", &[("school", school.name.clone().into())]);
                view! { <a class="sub" href=urls::school_links(&model.code, school.id) aria-label=name>{ui.say("links-title")}</a> }
            });
            let (open, late) = school.actions;
            let actions = match (open, late) {
                (0, _) => String::new(),
                (_, 0) => ui.say_with("board-actions", &[("n", open.into())]),
                _ => ui.say_with("board-actions-late", &[("n", open.into()), ("late", late.into())]),
            };
            let meetings = {
                let to = urls::meetings(&model.code, school.id);
                let name = ui.say_with("board-meetings-with", &[("school", school.name.clone().into()), ("n", school.meetings.into())]);
                view! { <a href=to aria-label=name>{ui.say_with("board-meetings", &[("n", school.meetings.into())])}</a> }
            };
            view! {
                <tr>
                    <th scope="row">{school.name.clone()}<span class="sub">{school.phase.clone()}</span></th>
                    <td class="number">{planned}</td>
                    <td class="number">{held}</td>
                    <td class="number">{accepted}</td>
                    <td>{state}" "{nobody}</td>
                    <td>{meetings}<span class="sub">{actions}</span></td>
                    <td>{plan}{links}</td>
                </tr>
            }
        })
        .collect_view();
    let schools = if model.schools.is_empty() {
        view! { <p>{ui.say("sessions-no-schools")}</p> }.into_any()
    } else {
        view! {
            <p>{ui.say_with("sessions-without", &[("n", none.to_string().into()), ("of", model.schools.len().to_string().into())])}</p>
            <div class="table-scroll" tabindex="0" role="region" aria-label=ui.say("sessions-schools")>
                <table>
                    <caption>{ui.say("sessions-schools")}</caption>
                    <thead><tr>
                        <th scope="col">{ui.say("sessions-school")}</th>
                        <th scope="col" class="number">{ui.say("sessions-planned")}</th>
                        <th scope="col" class="number">{ui.say("sessions-held")}</th>
                        <th scope="col" class="number">{ui.say("stage-accepted")}</th>
                        <th scope="col">{ui.say("sessions-state")}</th>
                        <th scope="col">{ui.say("meetings-records")}</th>
                        <th scope="col">{ui.say("engage-plan")}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any()
    };
    let list = |heading: &str, items: &[String]| {
        (!items.is_empty()).then(|| {
            let items = items.iter().map(|one| view! { <li>{one.clone()}</li> }).collect_view();
            view! { <p>{ui.say(heading)}</p><ul>{items}</ul> }
        })
    };
    let calm = (model.unheard.is_empty() && model.unheard_needs.is_empty())
        .then(|| view! { <p>{ui.say("sessions-all-heard")}</p> });
    let frame = Frame {
        title: format!("{title} – {}", model.title),
        officer: true,
        bar: Some(Bar::of(who, Some((&model.code, "sessions")))),
        ..Frame::default()
    };
    let body = view! {
        <h1>{title}</h1>
        <h2>{ui.say("sessions-waiting")}</h2>
        {lines(ui, &model.waiting)}
        <section class="attention">
            <h2>{ui.say("sessions-unheard")}</h2>
            {calm}
            {list("sessions-unheard-groups", &model.unheard)}
            {list("sessions-unheard-needs", &model.unheard_needs)}
        </section>
        <h2>{ui.say("sessions-schools")}</h2>
        {schools}
        <h2>{ui.say("sessions-others")}</h2>
        {lines(ui, &model.others)}
    };
    shell(ui, frame, body)
}
