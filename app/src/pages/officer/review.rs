//! A review: who asked for it, what a reviewer may do, and how far it has come. The same for all that is published.

use domain::publication::Stage;
use leptos::prelude::*;

use crate::{
    components::{error_summary::Problem, text_field::error_message, textarea::textarea},
    ui::Ui,
};

/// Something frozen, in a list.
#[derive(Clone, Debug)]
pub struct EditionLine {
    /// Its number in the store.
    pub id: i64,
    /// Its number among the consultation's.
    pub number: i32,
    /// The day it was frozen, in words.
    pub day: String,
    /// How far it has come.
    pub stage: Stage,
    /// Whether a later one is published.
    pub superseded: bool,
    /// What must change, of the newest where it was sent back.
    pub note: Option<String>,
}

/// How far something frozen has come.
#[derive(Clone, Debug)]
pub struct Review {
    /// Its digest.
    pub digest: String,
    /// How far it has come.
    pub stage: Stage,
    /// Whether a later one is published.
    pub superseded: bool,
    /// Who asked for the review, and when, in words.
    pub asked: (String, String),
    /// Who decided, and when, in words.
    pub decided: Option<(String, String)>,
    /// Why it was sent back; or what was typed.
    pub note: String,
    /// Whether whoever looks may decide.
    pub may_decide: bool,
    /// What publishing does, in words.
    pub publishing: String,
    /// The key of what is wrong.
    pub wrong: Option<&'static str>,
}

impl Review {
    /// What must be put right.
    pub(super) fn problems(&self, ui: &Ui) -> Vec<Problem> {
        // What cannot be decided any more has no box to put anything right in.
        let at = if self.stage == Stage::InReview && self.may_decide { "note" } else { "stage" };
        self.wrong.iter().map(|key| Problem { field: at.to_owned(), message: ui.say(key) }).collect()
    }
}

fn stage_words(ui: &Ui, stage: Stage, superseded: bool) -> String {
    if superseded { ui.say("outcome-superseded") } else { ui.say(&format!("outcome-{}", stage.as_str())) }
}

/// What was frozen, as a list that leads to each: `name` is the key of what one is called, `none` of what is said where
/// there is none.
pub(super) fn editions(ui: &Ui, lines: &[EditionLine], at: &str, (name, none): (&str, &str)) -> AnyView {
    if lines.is_empty() {
        return view! { <p>{ui.say(none)}</p> }.into_any();
    }
    let lines = lines
        .iter()
        .map(|one| {
            let name = ui.say_with(name, &[("number", one.number.into()), ("day", one.day.clone().into())]);
            let stage = stage_words(ui, one.stage, one.superseded);
            let must_change = one.note.clone().map(|words| {
                view! { <div class="as-quoted"><p class="level-name">{ui.say("outcome-note")}</p><p class="kept-lines">{words}</p></div> }
            });
            view! { <li><a href=format!("{at}/{}", one.id)>{name}</a>" "<span class="hint">{stage}</span>{must_change}</li> }
        })
        .collect_view();
    view! { <ul>{lines}</ul> }.into_any()
}

/// How far it has come: above what a reviewer reads. `public` is where the public finds it.
pub(super) fn progress(ui: &Ui, review: &Review, public: String) -> impl IntoView + use<> {
    let by = |key: &str, (name, day): (String, String)| ui.say_with(key, &[("name", name.into()), ("day", day.into())]);
    // Whoever takes back what they asked for has reviewed nothing.
    let own = |decided: &(String, String)| review.stage == Stage::SentBack && decided.0 == review.asked.0;
    let decided = review.decided.clone().map(|decided| {
        let key = if own(&decided) { "outcome-taken-back-by" } else { "outcome-decided-by" };
        view! { <p>{by(key, decided)}</p> }
    });
    let note = match review.stage {
        Stage::SentBack => Some("outcome-note"),
        Stage::Withdrawn if !review.note.is_empty() => Some("outcome-taken-down"),
        _ => None,
    };
    let note = note
        .map(|key| view! { <p class="level-name">{ui.say(key)}</p><p class="kept-lines">{review.note.clone()}</p> });
    let public = (review.stage == Stage::Approved && !review.superseded)
        .then(|| view! { <p><a href=public>{ui.say("outcome-published-at")}</a></p> });
    view! {
        <p class="lead" id="stage" tabindex="-1">{stage_words(ui, review.stage, review.superseded)}</p>
        <p>{by("outcome-asked-by", review.asked.clone())}</p>
        {decided}
        {note}
        <p class="digest">{ui.say_with("outcome-digest", &[("digest", review.digest.clone().into())])}</p>
        {public}
    }
}

/// What may be done about it now: approve or send back; or take down.
pub(super) fn actions(ui: &Ui, review: &Review, here: &str) -> impl IntoView + use<> {
    let decide = (review.stage == Stage::InReview).then(|| decide(ui, review, here));
    // What was too long comes back.
    let refused = review.wrong.is_some();
    let typed = if refused { review.note.as_str() } else { "" };
    let withdraw = (review.stage == Stage::Approved).then(|| {
        view! {
            <section>
                <h2>{ui.say("outcome-withdraw")}</h2>
                <p class="prose">{ui.say("outcome-withdraw-lead")}</p>
                // Papers may cite it: one press by mistake is not enough.
                <details class="change" open=refused>
                    <summary>{ui.say("outcome-do-withdraw")}</summary>
                    <form method="post" action=here.to_owned() class="concern-form">
                        <div class="question">
                            <label class="label" for="why">{ui.say("outcome-withdraw-why")}</label>
                            {textarea("why", "why", None, 3, typed)}
                        </div>
                        <button class="button warning" name="do" value="withdraw">{ui.say("outcome-withdraw-sure")}</button>
                    </form>
                </details>
            </section>
        }
    });
    view! { {decide}{withdraw} }
}

fn decide(ui: &Ui, review: &Review, here: &str) -> impl IntoView + use<> {
    if !review.may_decide {
        return view! {
            <section>
                <h2>{ui.say("outcome-decide")}</h2>
                <p>{ui.say("outcome-decide-own")}</p>
                <form method="post" action=here.to_owned()>
                    <button class="button secondary" name="do" value="take-back">{ui.say("outcome-do-take-back")}</button>
                </form>
            </section>
        }
        .into_any();
    }
    let wrong = review.wrong.is_some();
    let message = review.wrong.map(|key| error_message(ui, "note", ui.say(key)));
    view! {
        <section>
            <h2>{ui.say("outcome-decide")}</h2>
            <form method="post" action=here.to_owned() novalidate class="concern-form">
                // What is published is read at once: one press by mistake is not enough.
                <details class="change">
                    <summary>{ui.say("outcome-do-approve")}</summary>
                    <p>{review.publishing.clone()}</p>
                    <button class="button" name="do" value="approve">{ui.say("outcome-approve-sure")}</button>
                </details>
                <div class="question" class:wrong=wrong>
                    <label class="label" for="note">{ui.say("outcome-note")}</label>
                    {message}
                    {textarea("note", "note", wrong.then(|| "note-error".to_owned()), 4, &review.note)}
                </div>
                <button class="button secondary" name="do" value="send-back">{ui.say("outcome-do-send-back")}</button>
            </form>
        </section>
    }
    .into_any()
}
