//! One page of questions: shown, validated, kept, on to the next.

use app::{
    pages::{about, failure::Failure, respond},
    urls,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use domain::{
    respond::{answer::Slot, form},
    survey::Section,
};
use serde::Deserialize;

use super::{
    super::{
        Answer, AppState, Refusal,
        reader::{Asked, Posted},
        render,
    },
    Respondent,
};
use crate::store::respond::Draft;

/// Which page.
#[derive(Clone, Debug, Deserialize)]
pub(in super::super) struct Which {
    page: String,
    service: Option<String>,
}

/// Where a page stands in a respondent's journey.
struct Place {
    section: Section,
    at: usize,
    page: Slot,
    /// The name of the stop.
    name: String,
    /// Whether the page's own words stand on it.
    begins: bool,
    slots: Vec<Slot>,
    /// What a form at this address was made of: more, or less, where the wording was changed in another tab.
    of_form: Vec<Slot>,
}

impl Respondent {
    /// Finds a page on the path. A page that is not on it, or comes after one that must be answered first,
    /// leads to where the respondent is.
    fn place(&self, which: &Which) -> Result<Place, String> {
        let journey = self.journey();
        let here = journey.position(&which.page, which.service.as_deref());
        let Some((section, at)) = here else { return Err(self.resume()) };
        if let Some(unmet) = journey.first_unmet(Section::Main) {
            let unmet_at = journey.position(&unmet.name(), unmet.service.map(domain::code::Code::as_str));
            if unmet_at.is_some_and(|unmet| unmet < (section, at)) {
                return Err(self.address(unmet));
            }
        }
        let path = journey.path(section);
        let stop = path[at];
        let page = Slot { question: stop.page.code.clone(), service: stop.service.cloned() };
        let before = at.checked_sub(1).map(|before| path[before]);
        let begins = before.is_none_or(|before| (&before.page.code, before.service) != (&page.question, stop.service));
        let (name, slots) = (stop.name().into_owned(), journey.slots(stop));
        Ok(Place { section, at, page, name, begins, slots, of_form: journey.slots_of_form(&which.page, stop) })
    }

    fn model(
        &self,
        place: &Place,
        fields: form::Fields,
        faults: Vec<form::FieldFault>,
        from_check: Option<&Opened>,
    ) -> respond::QuestionPage {
        let main = place.section == Section::Main;
        let address = urls::page(&self.draft.id, &place.name, place.page.service.as_ref());
        let sends = self.after(place.section, place.at).is_none();
        // Only before anything of it was answered: it leaves all of it out.
        let skips = !main && place.at == 0;
        respond::QuestionPage {
            edition: self.version.edition.clone(),
            page: place.page.clone(),
            begins: place.begins,
            slots: place.slots.clone(),
            fields,
            faults,
            progress: main.then(|| self.journey().progress(place.at)),
            skips,
            action: match (from_check, sends || skips) {
                (Some(opened), _) => opened.to(&address),
                // What follows may be *thank you*, by one button or the other.
                (None, true) => format!("{address}?{}", self.sent_in()),
                (None, false) => address,
            },
            back: Some(if from_check.is_some() {
                self.step(urls::Step::Check)
            } else {
                self.before(place.section, place.at)
            }),
            home: self.start(),
            sends,
            keep: self.keep.clone(),
            revision: self.draft.revision,
        }
    }
}

/// Shows a page.
pub(in super::super) async fn show(respondent: Respondent, Path(which): Path<Which>, asked: Asked) -> Answer {
    let place = match respondent.place(&which) {
        Ok(place) => place,
        Err(elsewhere) => return Ok(render::onward(&elsewhere)),
    };
    let draft = &respondent.draft;
    let fields = form::fields_of(&respondent.version.edition.survey, draft.level, &place.slots, &draft.answers);
    let from_check = Opened::read(&asked, draft);
    let model = respondent.model(&place, fields, Vec::new(), from_check.as_ref());
    let ui = respondent.interface.ui;
    Ok(render::ok(move || respond::question(&ui, &model)).await)
}

/// Keeps a page, whatever button was pressed; or shows it again with what is wrong and what was typed.
pub(in super::super) async fn submit(
    State(state): State<AppState>,
    mut respondent: Respondent,
    Path(which): Path<Which>,
    asked: Asked,
    Posted(fields): Posted,
) -> Answer {
    let place = match respondent.place(&which) {
        Ok(place) => place,
        Err(elsewhere) => return Ok(render::onward(&elsewhere)),
    };
    let from_check = Opened::read(&asked, &respondent.draft);
    let does = fields.first("do").unwrap_or("continue").to_owned();
    if does == "skip" && place.section == Section::About {
        // Nothing of who-you-are is sent, nor what was answered there before: that is what the button says.
        let slots = respondent.about_slots();
        let change = |draft: &mut Draft| slots.iter().for_each(|slot| draft.answers.set(slot.clone(), None));
        return respondent.send(&state, change).await;
    }
    let survey = &respondent.version.edition.survey;
    // As the form was made; what is wrong is said of what is shown.
    let form::Reading { kept: answers, mut faults } =
        form::read(survey, respondent.draft.level, &place.of_form, &fields);
    faults.retain(|fault| place.slots.contains(&fault.slot));
    // Whoever wants to leave a page for later may, with a question unanswered that must be answered to go on, or with ticks that
    // do not go together; not with words that would be lost.
    let about = about::PAGES.into_iter().find(|page| does.strip_prefix(urls::DO_ABOUT) == Some(page));
    // Help is never refused: what of the page is well goes with whoever looks for it.
    let looks_up = about.is_some() || does == "home";
    let leaves = looks_up
        || matches!(does.as_str(), "save" | "display" | "back")
            && faults.iter().all(|fault| matches!(fault.wrong, form::Wrong::Required | form::Wrong::NoneAndSome));
    if !faults.is_empty() && !leaves {
        let model = respondent.model(&place, fields, faults, from_check.as_ref());
        let ui = respondent.interface.ui;
        return Ok(render::page(StatusCode::UNPROCESSABLE_ENTITY, move || respond::question(&ui, &model)).await);
    }
    // An answer to another level's scale is kept until the question is answered anew; and so is what was put in order in a wording
    // that asks for more, where the same comes first.
    let level = respondent.draft.level;
    let taken = &respondent.draft.answers;
    let answers: Vec<_> = answers
        .into_iter()
        .filter(|(slot, answer)| match answer {
            None => survey.question(&slot.question).scale_at(level).is_none(),
            Some(now) => {
                let one = survey.question(&slot.question).places_at(level) == 1;
                !(one && taken.get(slot).is_some_and(|kept| form::says_no_more(&kept.value, &now.value)))
            }
        })
        .collect();
    let change = |draft: &mut Draft| {
        for (slot, answer) in &answers {
            draft.answers.set(slot.clone(), answer.clone());
        }
    };
    let before = respondent.way();
    let changed = answers.iter().any(|(slot, answer)| {
        let kept = respondent.draft.answers.get(slot).map(|kept| &kept.value);
        kept != answer.as_ref().map(|answer| &answer.value)
    });
    if changed && does == "continue" && from_check.is_none() {
        // The last page is recorded with the response it ends, in one transaction.
        let mut ended = respondent.clone();
        change(&mut ended.draft);
        if ended.after(place.section, place.at).is_none() {
            return respondent.send(&state, change).await;
        }
    }
    if changed {
        respondent.keep(&state, change).await?;
    }
    let here = urls::page(&respondent.draft.id, &place.name, place.page.service.as_ref());
    if let Some(page) = about {
        let ui = &respondent.interface.ui;
        let to = urls::about(page, ui.consultation.as_ref(), &ui.carry());
        return Ok(render::onward(&format!("{to}&back={here}")));
    }
    match does.as_str() {
        "save" => super::steps::save(&state, &respondent).await,
        "display" => Ok(render::onward(&format!("{}?then={here}", respondent.step(urls::Step::Display)))),
        "home" => Ok(render::onward(&respondent.start())),
        // Where *Back* leads, with the answers as they are now: what was typed is kept on the way.
        "back" if from_check.is_some() => Ok(render::onward(&respondent.step(urls::Step::Check))),
        "back" => Ok(render::onward(&respondent.before(place.section, place.at))),
        "continue" => onward(&state, respondent, &place, from_check, &before).await,
        _ => Err(Refusal(Failure::NotFound, respondent.interface.clone())),
    }
}

async fn onward(
    state: &AppState,
    respondent: Respondent,
    place: &Place,
    from_check: Option<Opened>,
    before: &[String],
) -> Answer {
    if let Some(opened) = from_check {
        // A changed answer may have opened pages that were not on the way before: those come first, and no others.
        let here = urls::page(&respondent.draft.id, &place.name, place.page.service.as_ref());
        let way = respondent.way().into_iter().filter(|stop| *stop != here);
        let mut left = way.filter(|stop| !before.contains(stop) || opened.0.contains(stop));
        let to = match left.next() {
            Some(next) => Opened(left.collect()).to(&next),
            None => respondent.step(urls::Step::Check),
        };
        return Ok(render::onward(&to));
    }
    match respondent.after(place.section, place.at) {
        Some(next) => Ok(render::onward(&next)),
        None => respondent.send(state, |_| ()).await,
    }
}

/// Where one came from *check your answers*: the addresses of the pages that a changed answer has opened, and that are still
/// to come.
struct Opened(Vec<String>);

impl Opened {
    /// Nothing where one came from elsewhere.
    fn read(asked: &Asked, draft: &Draft) -> Option<Self> {
        let there = urls::pages(&draft.id);
        let opened = asked.query.first("opened").unwrap_or_default().split(',').filter(|tail| !tail.is_empty());
        asked.query.holds("from", "check").then(|| Self(opened.map(|tail| format!("{there}{tail}")).collect()))
    }

    /// The address of a page, with what is to come after it.
    fn to(&self, page: &str) -> String {
        let tails: Vec<&str> =
            self.0.iter().filter_map(|stop| stop.split_once(urls::PAGES).map(|(_, tail)| tail)).collect();
        let opened = if tails.is_empty() { String::new() } else { format!("&opened={}", tails.join(",")) };
        format!("{page}?from=check{opened}")
    }
}
