//! With whom the children's wordings were tried, made up, and what they made of them.

use anyhow::Context as _;
use domain::{
    code::Code,
    consultation::Day,
    language::Language,
    level::ReadingLevel,
    signing::key,
    trial::{Note, Round},
};

use crate::{findings, http::AppState, store::trial::Wording};

/// At which level, how many days before it opened, with how many, and who they were.
const ROUNDS: [(ReadingLevel, i32, u32, &str); 4] = [
    (ReadingLevel::Infant, -20, 5, "Five children of Year 1, one after another, with a teaching assistant"),
    (ReadingLevel::Junior, -21, 4, "Four pupils of Year 5, two of them with SEN support"),
    (ReadingLevel::Junior, -12, 3, "Three pupils of Year 4, after the words were put otherwise"),
    (ReadingLevel::Teen, -19, 5, "The youth council’s education group"),
];

/// What somebody made of words that were put otherwise since.
const EARLIER: [(ReadingLevel, &str, &str); 2] = [
    (
        ReadingLevel::Junior,
        "How would you rate the help you get?",
        "Two did not know what to rate is. One gave it a number.",
    ),
    (ReadingLevel::Teen, "Is provision for your needs adequate?", "They asked what provision is."),
];

/// Keeps it.
pub(super) async fn out(state: &AppState, code: &Code, officer: i64) -> anyhow::Result<()> {
    let surveys = findings::surveys(&state.store, &state.catalogue, code).await?.context("it was just taken in")?;
    let children = surveys.newest.iter().find(|version| version.edition.survey.audience.is_children());
    let children = children.context("children are asked")?;
    let opens = &children.edition.consultation.opens;
    let wording =
        |level| Wording { survey: children.edition.survey.code.clone(), language: Language::english(), level };
    let before = |days: i32| -> anyhow::Result<Day> {
        let day: jiff::civil::Date = opens.as_str().parse()?;
        let day = day.checked_add(jiff::Span::new().days(days))?;
        Day::parse(&day.to_string()).context("a day")
    };
    for (level, days, people, who) in ROUNDS {
        let round = Round { on: before(days)?, people, who: who.to_owned() };
        state.store.add_trial_round(code, &wording(level), &round, officer).await?;
    }
    for (level, words, said) in EARLIER {
        let note = Note { about: key(words), understood: false, said: said.to_owned() };
        let by = (officer, &before(-19)?);
        state.store.add_trial_note(code, &wording(level), (&note, words), by).await?;
    }
    Ok(())
}
