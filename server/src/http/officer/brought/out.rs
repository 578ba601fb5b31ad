//! Taking out again what came of a file.

use app::{
    components::error_summary::Problem,
    pages::{
        failure::Failure,
        officer::{self, BroughtOut},
    },
    tables::thousands,
    urls,
};
use axum::http::StatusCode;
use domain::{
    outcome::Document,
    publication::Stage,
    respond::form::{Fields, tidy},
};

use super::super::{
    super::{Answer, AppState, Refusal, ours, render},
    Officer, consultation,
};
use crate::store::{brought::TakenOut, people::Action};

/// The longest reason.
const LONGEST_WHY: usize = 500;

/// The page that asks why; or does it, where that is said.
pub(super) async fn out(
    state: &AppState,
    officer: &Officer,
    (code, id): &(String, i64),
    posted: Option<&Fields>,
) -> Answer {
    let (code, surveys, words) = consultation(state, code).await?;
    let list = urls::officer(&code, "brought");
    let done = state.store.brought(&code).await.map_err(ours(&words))?;
    let found = done.into_iter().find(|one| one.id == *id && one.known && one.gone.is_none());
    // Pressed twice, it is out once.
    let Some((line, responses)) = found.and_then(|one| one.responses.map(|n| (one, n))) else {
        return Ok(render::onward(&list));
    };
    let released = state.store.microdata(&code, &line.survey).await.map_err(ours(&words))?;
    let (_, published) = state.store.published_bases::<Document>(&code).await.map_err(ours(&words))?;
    let in_review = state.store.frozen::<Document>(&code).await.map_err(ours(&words))?;
    let in_review = in_review.iter().any(|one| one.stage == Stage::InReview);
    let ui = words.ui.clone();
    // Whoever has a report with them and one without could tell what a few of them said; and what is being reviewed must not
    // change meanwhile.
    let shown = (in_review || !published.is_empty()).then(|| ui.say("brought-out-published"));
    // Files of answers that were released are of the answers as they were then, and could never be given again.
    let hindered =
        released.is_some_and(|files| files.released.is_some()).then(|| ui.say("brought-out-released")).or(shown);
    let typed = posted.and_then(|fields| fields.first("why")).map(tidy).unwrap_or_default();
    let why = typed.trim();
    let wrong = posted.is_some() && (why.is_empty() || why.chars().count() > LONGEST_WHY);
    if posted.is_some() && !wrong && hindered.is_none() {
        let versions = surveys.versions.get(&line.survey).cloned().unwrap_or_default();
        let (me, today) = (officer.account.id, state.clock.today());
        let done = state.store.take_out(&code, (line.id, &versions), (why, me, &today)).await.map_err(ours(&words))?;
        match done {
            TakenOut::Done => {
                let subject = format!("{code} took {responses} responses to {} out again", line.survey);
                officer.did(state, Action::BringIn, &subject, &words).await?;
            }
            TakenOut::NotThere => {}
            // Somebody asked for a review, or released files, since the page was shown: the page says so now.
            TakenOut::Shown => return Ok(render::onward(&urls::brought(&code, line.id))),
        }
        return Ok(render::onward(&list));
    }
    if posted.is_some() && hindered.is_some() {
        return Err(Refusal(Failure::Forbidden, words));
    }
    let problem = || Problem { field: "why".to_owned(), message: ui.say("brought-out-wrong-why") };
    let model = BroughtOut {
        title: ui.survey("consultation-title").text,
        file: line.file,
        responses: thousands(responses),
        n: responses,
        why: typed.clone(),
        action: urls::brought(&code, line.id),
        hindered,
        problems: wrong.then(problem).into_iter().collect(),
        code,
    };
    let status = if wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let who = officer.shown();
    Ok(render::page(status, move || officer::brought_out(&ui, &who, &model)).await)
}
