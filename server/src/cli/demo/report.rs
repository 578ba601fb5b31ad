//! The demonstration's report, as somebody who was never there wrote it.

use anyhow::Context as _;
use domain::{
    code::Code,
    consultation::Day,
    level::ReadingLevel,
    monitoring::aim::{Aim, Least},
    outcome::Promise,
    survey::Measure,
};

use crate::{
    findings,
    http::{AppState, officer::report::freeze},
    reading,
    store::{
        Store,
        themes::{NewTheme, Origin},
    },
};

/// Themes as an officer who was never there wrote them; what the program finds besides waits for names.
pub(super) async fn themes(state: &AppState, code: &Code) -> anyhow::Result<()> {
    let abouts: Vec<&str> = THEMES.iter().map(|(_, about)| *about).collect();
    let vectors = reading::model()?.meanings(&abouts)?;
    let versions = state.store.versions(code).await?;
    for ((name, about), meant) in THEMES.iter().zip(vectors) {
        let centre = state.store.described(&versions, &meant).await?;
        let new = NewTheme { name: (*name).to_owned(), about: (*about).to_owned(), origin: Origin::Written, centre };
        state.store.add_theme(code, &new).await?;
    }
    Ok(())
}

/// The themes: a name, and what each is about.
const THEMES: [(&str, &str); 6] = [
    ("Waiting", "We waited weeks and months for an answer, an assessment or a visit."),
    ("Staff who know the child", "The same kind person who knows our child and listens to us."),
    ("Forms, letters and the website", "The online form and the letters were confusing and full of jargon."),
    (
        "Profit and who answers for it",
        "I worry about profit coming first, and who is accountable if the provider fails.",
    ),
    ("Help without a plan", "Help early for children who have no EHC plan, before things get bad."),
    ("School dinners", "The lunch, the dinner queue and the food at school."),
];

/// A report that waits for the officer's review: another officer wrote it.
pub(super) async fn write(state: &AppState, code: &Code) -> anyhow::Result<()> {
    let store = &state.store;
    let writer = store.account_by_email(super::PEOPLE[1].0).await?.context("the reviewer was just made")?.id;
    let today = state.clock.today();
    for (section, words) in WORDS {
        store.write_outcome(code, section, ("", words, None), writer, &today).await?;
    }
    for (service, made, aim) in PROMISES {
        promise(store, code, service, (&made, aim), &state.clock.days_from_now(300)).await?;
    }
    let surveys = findings::surveys(store, &state.catalogue, code).await?.context("it was just taken in")?;
    let ui = findings::words(&state.catalogue, &surveys.newest[0], ReadingLevel::Standard);
    // Of a few people there is nothing to report.
    let _ = freeze(state, code, &surveys, &ui, writer).await?;
    Ok(())
}

/// Makes a promise of its service, what is promised, the figure, the target, who answers for it, what happens otherwise,
/// what people must say, and the day.
pub(super) async fn promise(
    store: &Store,
    code: &Code,
    service: Option<&'static str>,
    (made, aim): (&[&str; 5], Option<Aim>),
    due: &Day,
) -> anyhow::Result<()> {
    let [what, measure, target, owner, otherwise] = made.map(str::to_owned);
    let promise = Promise { promise: what, measure, target, owner, otherwise, due: due.clone(), aim };
    store.add_promise(code, service.map(Code::from).as_ref(), &promise).await?;
    Ok(())
}

/// What a made-up officer wrote, by section.
const WORDS: [(&str, &str); 5] = [
    (
        "summary",
        "This is the demonstration’s report: nobody was asked, and the answers are made up. It shows what an Executive \
         would be given: what each group rates now, what they expect of the council and of an outside organisation, who \
         was not heard, and how quality is watched whichever is decided.\n\nMembers asked for three things: one basis for \
         comparing, that nobody is lost in an average, and a way to see afterwards whether promises are held. Each has a \
         section of its own.",
    ),
    (
        "need",
        "An average over all families would hide these. Where a figure for SEN support is hidden here, this report cannot show \
         how those families fare; the council should ask more of them before it decides.",
    ),
    (
        "monitoring",
        "The questions in this consultation are asked again each year of the same groups. A fall is reported to the \
         committee with its cause and what is being done.",
    ),
    (
        "short-easy-read",
        "Thank you for telling us what you think.\n\nThe council wants to know who should run these services. What you \
         said helps it decide.",
    ),
    (
        "short-junior",
        "Thank you for telling us what you think. Grown-ups at the council read it. This page shows you what everybody said.",
    ),
];

/// No group and no need says of a service's quality that it is lower than before.
pub(super) const NO_LOWER: Option<Aim> = Some(Aim { measure: Measure::Quality, least: Least::NoLower });

/// Made-up promises: the service, what is promised, the figure, the target, who answers for it, what happens otherwise;
/// and what people must say, where that shows it.
const PROMISES: [(Option<&str>, [&str; 5], Option<Aim>); 3] = [
    (
        None,
        [
            "No service gets worse for those who use it",
            "Quality, as each group and each need rates it when asked again",
            "Nobody rates it clearly lower than before the decision",
            "Director of Education",
            "Whoever provides, the council or another, brings a plan to the committee within a term",
        ],
        NO_LOWER,
    ),
    (
        Some("sen-inclusion"),
        [
            "Children on SEN support get help as early as before",
            "School days from asking to the first visit, for children without an EHC plan, each term",
            "No longer than in the same term of the year before the decision",
            "Head of SEN",
            "The saving is put back into early help",
        ],
        None,
    ),
    (
        Some("hearing-primary"),
        [
            "Every deaf child keeps the same teacher of the deaf",
            "Changes of teacher of the deaf in a school year, for each child",
            "No more than one",
            "Head of Sensory Support",
            "In house: the committee is told within a month. Outside: the contract’s break clause is used",
        ],
        None,
    ),
];
