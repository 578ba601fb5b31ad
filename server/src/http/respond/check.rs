//! *Check your answers.*

use app::{pages::respond, urls};
use axum::extract::State;
use domain::survey::Section;

use super::{
    super::{Answer, AppState, reader::Posted, render},
    Respondent,
};

/// Shows every answer on the path.
pub(in super::super) async fn show(respondent: Respondent) -> Answer {
    let journey = respondent.journey();
    if let Some(unmet) = journey.first_unmet(Section::Main) {
        return Ok(render::onward(&respondent.address(unmet)));
    }
    let path = journey.path(Section::Main);
    let answers = path
        .iter()
        .flat_map(|stop| journey.slots(*stop).into_iter().map(move |slot| (slot, stop.name().into_owned())))
        .map(|(slot, page)| {
            let answer = respondent.draft.answers.get(&slot).cloned();
            (slot, page, answer)
        })
        .collect();
    let model = respond::Check {
        edition: respondent.version.edition.clone(),
        draft: respondent.draft.id.clone(),
        answers,
        back: path.last().map(|stop| respondent.address(*stop)),
        home: respondent.start(),
        about_you: !journey.path(Section::About).is_empty(),
        action: format!("{}?{}", respondent.step(urls::Step::Check), respondent.sent_in()),
        keep: respondent.keep.clone(),
        revision: respondent.draft.revision,
    };
    let ui = respondent.interface.ui;
    Ok(render::ok(move || respond::check(&ui, &model)).await)
}

/// On to who-you-are, or sends.
pub(in super::super) async fn submit(
    State(state): State<AppState>,
    respondent: Respondent,
    Posted(fields): Posted,
) -> Answer {
    match fields.first("do") {
        Some("save") => super::steps::save(&state, &respondent).await,
        Some("display") => {
            let here = respondent.step(urls::Step::Check);
            Ok(render::onward(&format!("{}?then={here}", respondent.step(urls::Step::Display))))
        }
        Some("discard") => Ok(render::onward(&respondent.step(urls::Step::Discard))),
        _ => match respondent.journey().path(Section::About).first() {
            Some(stop) => Ok(render::onward(&respondent.address(*stop))),
            None => respondent.send(&state, |_| ()).await,
        },
    }
}
