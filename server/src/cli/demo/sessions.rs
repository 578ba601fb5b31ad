//! The demonstration's schools and engagement sessions: nobody was ever in them.

use std::{collections::BTreeMap, sync::Arc};

use anyhow::Context as _;
use domain::{
    code::Code,
    engage::{
        Agreed, Command, GroupNeed, How, Moment, NoteKind, Pace, Pick, Plan, Way, join_code,
        meeting::{Action, Meeting},
        picks,
    },
    heard::schools::Urn,
    language::Language,
    level::ReadingLevel,
    survey::Survey,
};

use crate::{
    findings::{self, Surveys},
    http::AppState,
    picture, random,
    store::{
        consultations::Version,
        engage::{Decision, drawings::Drawing, live::Vote, notes::Note},
    },
};

/// The school that the demonstration's representative is of.
pub(super) const URN: &str = "900001";
/// The representative's address.
pub(super) const REPRESENTATIVE: &str = "school@example.org";

/// A session that nobody came to.
pub(super) struct Held {
    pub(super) urn: &'static str,
    pub(super) group: &'static str,
    pub(super) level: ReadingLevel,
    pub(super) present: u32,
    pub(super) needs: &'static [GroupNeed],
    pub(super) services: &'static [&'static str],
    pub(super) devices: bool,
    pub(super) accepted: bool,
    pub(super) notes: &'static [(NoteKind, &'static str, &'static str, Option<Agreed>)],
    /// Drawings: the picture, the service, and what it shows.
    pub(super) drawings: &'static [(&'static str, &'static str, &'static str)],
}

const HELD: [Held; 4] = [
    Held {
        urn: "900004",
        group: "Year 5",
        level: ReadingLevel::Junior,
        present: 28,
        needs: &[GroupNeed::SenSupport],
        services: &["free-school-meals", "sen-inclusion"],
        devices: false,
        accepted: true,
        notes: &[
            (
                NoteKind::Heard,
                "free-school-meals",
                "The queue is so long that some have ten minutes left to eat.",
                Some(Agreed::Most),
            ),
            (NoteKind::AsSaid, "sen-inclusion", "I like it when the same lady comes every week.", Some(Agreed::Few)),
            (NoteKind::AdultView, "", "They were surprised to be asked, and wanted to know who decides.", None),
        ],
        drawings: &[
            (
                "queue",
                "free-school-meals",
                "The dinner queue. We stand and stand, and the clock says there are ten minutes left.",
            ),
            ("helper", "sen-inclusion", "My helper and me at the table, reading. She comes every Tuesday."),
        ],
    },
    Held {
        urn: "900002",
        group: "School council",
        level: ReadingLevel::Junior,
        present: 24,
        needs: &[GroupNeed::Language, GroupNeed::SenSupport],
        services: &["free-school-meals", "sen-inclusion"],
        devices: true,
        accepted: true,
        notes: &[(NoteKind::Heard, "free-school-meals", "More choice for those who eat halal.", Some(Agreed::Half))],
        drawings: &[],
    },
    Held {
        urn: "900005",
        group: "Deaf pupils, years 7 to 9, and friends they chose",
        level: ReadingLevel::Teen,
        present: 22,
        needs: &[GroupNeed::Deaf],
        services: &["deaf-secondary"],
        devices: true,
        accepted: true,
        notes: &[(
            NoteKind::AsSaid,
            "deaf-secondary",
            "If it moves to someone else, keep the interpreters we know.",
            Some(Agreed::All),
        )],
        drawings: &[],
    },
    Held {
        urn: "900003",
        group: "Year 2",
        level: ReadingLevel::Infant,
        present: 26,
        needs: &[],
        services: &[],
        devices: false,
        accepted: false,
        notes: &[(NoteKind::Heard, "", "Dinner time is loud.", Some(Agreed::Most))],
        drawings: &[],
    },
];

/// Holds sessions that nobody came to, and plans one for today.
pub(super) async fn hold(state: &AppState, code: &Code) -> anyhow::Result<()> {
    let store = &state.store;
    let urn = Urn::parse(URN).context("a school’s number")?;
    store.represent(REPRESENTATIVE, &urn).await?;
    for held in &HELD {
        hold_one(state, code, held).await?;
    }
    let surveys = findings::surveys(store, &state.catalogue, code).await?.context("it was just taken in")?;
    let children = children(&surveys)?;
    let today = state.clock.today();
    let officer = store.account_by_email(super::PEOPLE[0].0).await?.context("the officer was just made")?.id;
    let next = Plan {
        day: today,
        group: "Year 6".to_owned(),
        expected: 29,
        ways: vec![Way::OwnDevices, Way::SharedDevices, Way::Hands],
        ..plan(state, children, &HELD[0])
    };
    let own = school(state, URN).await?;
    store.plan_session(code, own, &next, officer).await?.context("the consultation is there")?;
    let meeting = Meeting {
        on: state.clock.days_from_now(-9),
        present: "Deputy head, inclusion lead, consultation officer".to_owned(),
        engaged: "Year 6 as a class, on the shared tablets, after lunch. The school council votes by hands. Parents at \
                  the gate on Friday, with the Arabic page open on a tablet. Two pupils need a quiet room and pictures; \
                  the inclusion lead sits with them."
            .to_owned(),
    };
    store.add_meeting((code, own), &meeting, officer).await?;
    for (what, who, due) in [
        ("Tell parents of Year 6, in English and Arabic", "Deputy head", -3),
        ("Bring paper sheets and cards for the quiet room", "Consultation officer", 4),
    ] {
        let due = state.clock.days_from_now(due);
        let action = Action { what: what.to_owned(), who: who.to_owned(), done: None, due };
        store.add_action((code, own), &action, officer).await?;
    }
    if let Some(told) = store.actions(code, Some(own)).await?.first() {
        store.set_action_done((code, own), told.id, Some(&state.clock.days_from_now(-5))).await?;
    }
    Ok(())
}

/// The survey of children, as it stands.
fn children(surveys: &Surveys) -> anyhow::Result<&Arc<Version>> {
    let found = surveys.newest.iter().find(|version| version.edition.survey.audience.is_children());
    found.context("children are asked")
}

async fn school(state: &AppState, urn: &str) -> anyhow::Result<i64> {
    let schools = state.store.schools().await?;
    schools.iter().find(|school| school.urn.as_str() == urn).map(|school| school.id).context("a listed school")
}

fn plan(state: &AppState, children: &Version, held: &Held) -> Plan {
    Plan {
        survey: children.edition.survey.code.clone(),
        level: held.level,
        language: Language::english(),
        day: state.clock.days_from_now(-2),
        group: held.group.to_owned(),
        expected: held.present,
        needs: held.needs.to_vec(),
        ways: vec![if held.devices { Way::SharedDevices } else { Way::Hands }],
        pace: Pace::Together,
        services: held.services.iter().map(|code| Code::from(*code)).collect(),
        told: Some(state.clock.days_from_now(-12)),
        left_out: Vec::new(),
    }
}

/// Holds a session that nobody came to, two days ago.
pub(super) async fn hold_one(state: &AppState, code: &Code, held: &Held) -> anyhow::Result<()> {
    let store = &state.store;
    let surveys = findings::surveys(store, &state.catalogue, code).await?.context("it was just taken in")?;
    let children = children(&surveys)?;
    let officer = store.account_by_email(super::PEOPLE[0].0).await?.context("the officer was just made")?.id;
    let today = state.clock.today();
    state.catalogue.freeze(store, children, &today).await?;
    let plan = plan(state, children, held);
    let id = store.plan_session(code, school(state, held.urn).await?, &plan, officer).await?;
    let id = id.context("the consultation is there")?;
    let until = state.clock.seconds() + 3600;
    let planned = store.session(id).await?.context("it was just planned")?;
    store.open_session(&planned, children.id, &join_code::compose(random::join_numbers()), until).await?;
    go_through(state, id, held, &children.edition.survey).await?;
    let session = store.session(id).await?.context("it was just planned")?;
    for (kind, service, body, agreed) in held.notes {
        let note = Note {
            id: random::id(),
            kind: *kind,
            service: Code::parse(service).ok(),
            body: (*body).to_owned(),
            agreed: *agreed,
            quotable: false,
            consent: true,
        };
        store.add_note((&session, children.id), &note, None).await?;
    }
    for (name, service, words) in held.drawings {
        let file = super::Demonstration::get(&format!("drawings/{name}.jpg")).context("a drawing that was made up")?;
        let picture = picture::fit(&file.data)?;
        let drawing = Drawing {
            id: random::id(),
            service: Code::parse(service).ok(),
            words: (*words).to_owned(),
            agreed: true,
            shown: false,
            digest: picture.digest.clone(),
            size: (picture.width, picture.height),
        };
        store.add_drawing(&session, &drawing, picture).await?;
    }
    store.close_session(id).await?;
    store.hand_in(id, (held.present, 2)).await?;
    if held.accepted {
        let notes: Vec<i64> = store.notes(id).await?.into_iter().map(|note| note.id).collect();
        let shown = store.drawings(id).await?.into_iter().map(|drawing| drawing.id).collect();
        store.decide_session(id, &Decision::Accept { quotable: notes, shown }, officer, &today).await?;
    }
    Ok(())
}

/// Everyone answers every question, each room a little otherwise.
async fn go_through(state: &AppState, id: i64, held: &Held, survey: &Survey) -> anyhow::Result<()> {
    let store = &state.store;
    let session = store.session(id).await?.context("it was just planned")?;
    let questions = session.plan.questions(survey);
    for (at, slot) in questions.iter().enumerate() {
        let now = store.session(id).await?.context("it was just planned")?;
        let to = now.now(survey).then(Command::Next, questions.len(), &now.shown).unwrap_or(Moment::End);
        store.move_room(&now, (to, None, true), questions.len()).await?;
        let now = store.session(id).await?.context("it was just planned")?;
        let options = picks(survey, held.level, survey.question(&slot.question));
        let mut counts: BTreeMap<Pick, u32> = BTreeMap::new();
        for person in 0..held.present {
            // Most choose the first, fewer each of the others.
            let turn = (person * 7 + u32::try_from(at)? * 3) % 10;
            let which = match turn {
                0..=4 => 0,
                5..=7 => 1,
                8 => 2,
                _ => options.len() - 1,
            };
            let pick = options[which.min(options.len() - 1)].clone();
            if held.devices {
                let vote = Vote { at, slot, ballot: format!("{person}"), pick: &pick, waited: false };
                store.vote(&now, (to, questions.len()), vote).await?;
            } else {
                *counts.entry(pick).or_default() += 1;
            }
        }
        if !held.devices {
            store.set_hands(&now, (at, slot, How::Hands), (&BTreeMap::new(), &counts)).await?;
        }
    }
    Ok(())
}
