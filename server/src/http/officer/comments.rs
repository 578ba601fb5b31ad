//! Reading what people wrote.

use std::{collections::BTreeMap, fmt::Write as _, ops::Range};

use app::{
    pages::{
        failure::Failure,
        officer::{self, CommentView, Passed, Piece, RemarkView},
    },
    ui::Ui,
    urls,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use domain::{
    code::Code,
    comments::{LEAST_READ, Sentiment},
    respond::form::Fields,
};
use sentiment::{
    model::Model,
    redaction::{self, Kind, Mask},
};

use super::{
    super::{
        Answer, AppState, Refusal, ours,
        reader::{Asked, Posted},
        render,
    },
    May, Officer, about, consultation, needs,
};
use crate::{
    findings::Surveys,
    store::{
        comments::CommentState,
        people::Action,
        remarks::{Coding, RemarkRow},
    },
};

/// How many are shown at once.
const PAGE: u64 = 25;

/// What was done just now.
#[derive(Clone, Debug, Default)]
struct Just {
    /// Something was passed to the safeguarding lead.
    passed: Option<Passed>,
    /// These were let be used at once.
    kept: Vec<i64>,
}

/// What could not be masked: the comment, and what was typed.
type Unfound = (i64, String);

/// Comments of one state, children's first.
pub(in super::super) async fn show(
    State(state): State<AppState>,
    May(officer, ..): May<needs::ReadComments>,
    Path(code): Path<String>,
    asked: Asked,
) -> Answer {
    let of = consultation(&state, &code).await?;
    let looking = Looking::at(&of.1, &asked.query);
    let just = Just {
        passed: Passed::parse(asked.query.first("passed")),
        kept: numbers(asked.query.first("kept").unwrap_or_default().split(',')),
    };
    page(&state, &officer, &of, looking, (None, just)).await
}

/// Which comments an officer looks at: sent with every form of the page, so that one comes back to them.
#[derive(Clone, Debug)]
struct Looking {
    state: CommentState,
    /// Those of one survey alone.
    survey: Option<Code>,
    /// Those about one service alone.
    service: Option<Code>,
    page: u64,
}

impl Looking {
    /// As an address or a form says; what a consultation does not have is not looked for.
    fn at(surveys: &Surveys, fields: &Fields) -> Self {
        let code = |name: &str| fields.first(name).and_then(|code| Code::parse(code).ok());
        let consultation = &surveys.newest[0].edition.consultation;
        Self {
            state: fields.first("state").and_then(CommentState::parse).unwrap_or(CommentState::Unread),
            survey: code("survey").filter(|survey| surveys.versions.contains_key(survey)),
            service: code("service-only").filter(|service| consultation.service(service).is_some()),
            page: fields.first("page").and_then(|page| page.parse::<u64>().ok()).unwrap_or_default().min(100_000),
        }
    }

    /// The versions of the surveys looked at.
    fn versions(&self, surveys: &Surveys) -> Vec<i64> {
        match &self.survey {
            Some(survey) => surveys.versions[survey].clone(),
            None => surveys.all_versions(),
        }
    }

    /// What narrows the list, as fields of a form.
    fn narrowed(&self) -> Vec<(&'static str, String)> {
        let survey = self.survey.iter().map(|code| ("survey", code.to_string()));
        survey.chain(self.service.iter().map(|code| ("service-only", code.to_string()))).collect()
    }

    /// The page, at the comments in a state.
    fn address(&self, code: &Code, state: CommentState) -> String {
        let mut to = format!("{}?state={}", urls::officer(code, "comments"), state.as_str());
        for (name, value) in self.narrowed() {
            let _ = write!(to, "&{name}={value}");
        }
        if self.page > 0 {
            let _ = write!(to, "&page={}", self.page);
        }
        to
    }
}

async fn page(
    state: &AppState,
    officer: &Officer,
    (code, surveys, words): &(Code, Surveys, render::Interface),
    looking: Looking,
    (unfound, just): (Option<Unfound>, Just),
) -> Answer {
    let ui = words.ui.clone();
    let (versions, shown, service) = (looking.versions(surveys), looking.state, looking.service.as_ref());
    let mut counts = Vec::new();
    for each in CommentState::ALL {
        let n = state.store.comment_count_about(&versions, (each, service)).await.map_err(ours(words))?;
        counts.push((each.as_str(), n));
    }
    let all = counts.iter().find(|(name, _)| *name == shown.as_str()).map_or(0, |(_, n)| *n);
    // Whoever decides about the last of a page goes on with those before it.
    let page = looking.page.min(all.saturating_sub(1) / PAGE);
    let mut comments = Vec::new();
    let range = (page * PAGE, PAGE);
    let found = state.store.comments_about(&versions, (shown, service), range).await.map_err(ours(words))?;
    let ids: Vec<i64> = found.iter().map(|comment| comment.id).collect();
    let remarks = state.store.remarks_of(&ids).await.map_err(ours(words))?;
    let engine = Model::carried_version();
    let measured = state.store.is_measured(&surveys.all_versions(), engine).await.map_err(ours(words))?;
    let (remarks, kept_back): (Vec<_>, Vec<_>) =
        remarks.into_iter().partition(|one| measured || one.coded.is_some() || one.corrected.is_some());
    // What was held back is looked at one by one.
    let alike = match shown {
        CommentState::Unread => state.store.others_alike(shown, &found).await.map_err(ours(words))?,
        CommentState::Kept | CommentState::Held => BTreeMap::new(),
    };
    for comment in found {
        let Some((question, who)) = about(state, &ui, &comment).await.map_err(ours(words))? else { continue };
        comments.push(CommentView {
            id: comment.id.to_string(),
            alike: alike.get(&comment.id).copied().unwrap_or_default(),
            question,
            who,
            remarks: remarks
                .iter()
                .filter(|one| one.comment == comment.id)
                .map(|one| remark(&ui, &comment.body, one))
                .collect(),
            pieces: pieces(&comment.body, &comment.masks),
            quotable: comment.quotable,
            seen: comment.masks_mark(),
            language: comment.language,
            read_by: comment.read_by,
            unfound: unfound.as_ref().filter(|(id, _)| *id == comment.id).map(|(_, typed)| typed.clone()),
        });
    }
    let consultation = &surveys.newest[0].edition.consultation;
    let model = officer::Comments {
        narrowed: looking.narrowed(),
        surveys: surveys.versions.keys().map(|survey| (survey.clone(), surveys.audience_of(&ui, survey))).collect(),
        services: consultation.services.iter().map(|one| (one.code.clone(), ui.service(&one.code))).collect(),
        more: ((page + 1) * PAGE < all).then_some(page + 1),
        code: code.clone(),
        page,
        title: ui.survey("consultation-title").text,
        state: shown.as_str(),
        counts,
        kinds: Kind::ALL.iter().map(|kind| kind.as_str()).collect(),
        comments,
        leads: super::leads(state, &ui).await.map_err(ours(words))?,
        passed: just.passed,
        kept: just.kept.iter().map(ToString::to_string).collect(),
        blind: (!kept_back.is_empty()).then_some(LEAST_READ),
    };
    let who = officer.shown();
    let status = if unfound.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(render::page(status, move || officer::comments(&ui, &who, &model)).await)
}

/// A comment in stretches, what is masked apart.
fn pieces(body: &str, masks: &[Mask]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = 0;
    let plain = |from: usize, to: usize, pieces: &mut Vec<Piece>| {
        if from < to {
            pieces.push(Piece { text: body[from..to].to_owned(), mask: None });
        }
    };
    for mask in redaction::tidy(body, masks.to_vec()) {
        plain(at, mask.from, &mut pieces);
        pieces.push(Piece { text: body[mask.from..mask.to].to_owned(), mask: Some(mask.kind.as_str()) });
        at = mask.to;
    }
    plain(at, body.len(), &mut pieces);
    pieces
}

/// A stretch of a comment as it would be quoted.
pub(super) fn masked_part(ui: &Ui, body: &str, masks: &[Mask], part: Range<usize>) -> String {
    let mut text = String::new();
    let mut at = part.start;
    for mask in redaction::tidy(body, masks.to_vec()) {
        if mask.to > at && mask.from < part.end {
            text.push_str(body.get(at..mask.from).unwrap_or_default());
            let _ = write!(text, "[{}]", ui.say(&format!("mask-{}", mask.kind.as_str())));
            at = mask.to;
        }
    }
    text.push_str(body.get(at..part.end).unwrap_or_default());
    text
}

fn remark(ui: &Ui, body: &str, row: &RemarkRow) -> RemarkView {
    let (service, sentiment) = row.said();
    RemarkView {
        id: row.id.to_string(),
        text: body.get(row.at.clone()).unwrap_or_default().to_owned(),
        service: service.map(|code| (code.clone(), ui.service(code))),
        sentiment,
        seen: correction_mark(row),
        sure: (row.coded.is_none() && row.corrected.is_none()).then(|| percent(row.confidence)),
    }
}

/// A probability as a whole percentage.
pub(super) fn percent(share: f64) -> u8 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 100")]
    let percent = (share.clamp(0.0, 1.0) * 100.0).round() as u8;
    percent
}

/// Keeps a comment for analysis, or holds it back; lets it be quoted, or no longer; puts masks on and lifts them.
pub(in super::super) async fn decide(
    State(state): State<AppState>,
    May(officer, ..): May<needs::ReadComments>,
    Path(code): Path<String>,
    Posted(fields): Posted,
) -> Answer {
    let of = consultation(&state, &code).await?;
    let (code, surveys, words) = &of;
    let missing = || Refusal(Failure::NotFound, words.clone());
    let looking = Looking::at(surveys, &fields);
    let versions = surveys.all_versions();
    let all = (CommentState::Unread, CommentState::Kept);
    match fields.first("do") {
        Some("keep-all") => return decide_all(&state, &officer, &of, &looking, (all, &fields)).await,
        Some("take-back-all") => return decide_all(&state, &officer, &of, &looking, ((all.1, all.0), &fields)).await,
        _ => {}
    }
    if let Some(remark) = fields.first("correct") {
        let remark: i64 = remark.parse().map_err(|_| missing())?;
        return correct(&state, &officer, &of, (&looking, remark), &fields).await;
    }
    let id: i64 = fields.first("comment").and_then(|id| id.parse().ok()).ok_or_else(missing)?;
    let (now, comment) = state.store.comment(&versions, id).await.map_err(ours(words))?.ok_or_else(missing)?;
    let back = looking.state;
    let lift: Option<usize> = fields.first("lift").and_then(|at| at.parse().ok());
    let mark = comment.masks_mark();
    // What somebody lifts, adds to or approves is what they saw; where a colleague was quicker, they see that first.
    if !matches!(fields.first("do"), Some("keep" | "hold" | "keep-alike" | "hold-alike" | "concern"))
        && fields.first("seen") != Some(mark.as_str())
    {
        return Ok(render::onward(&Looking { page: 0, ..looking }.address(code, now)));
    }
    let mut many = 1;
    let (done, what) = match (fields.first("do"), lift) {
        (Some("keep" | "hold"), _) => {
            let then = if fields.first("do") == Some("keep") { CommentState::Kept } else { CommentState::Held };
            let today = state.clock.today();
            let step = (back, then);
            let done =
                state.store.decide(&versions, id, step, officer.account.id, &today).await.map_err(ours(words))?;
            (done, then.as_str())
        }
        // What was held back is looked at one by one.
        (Some(does @ ("keep-alike" | "hold-alike")), _) if back == CommentState::Unread => {
            let then = if does == "keep-alike" { CommentState::Kept } else { CommentState::Held };
            let today = state.clock.today();
            let by = officer.account.id;
            many = state.store.decide_alike(&comment, (back, then), by, &today).await.map_err(ours(words))?;
            (many > 0, then.as_str())
        }
        (Some("concern"), _) => {
            let (now, today) = (state.clock.seconds(), state.clock.today());
            let due = state.clock.working_days_from_now(super::super::OPEN_CONCERN_DAYS);
            let by = (officer.account.id, now);
            let done = state.store.raise(&versions, id, by, (&today, &due)).await.map_err(ours(words))?;
            state.jobs.concerns.notify_one();
            (done, "concern")
        }
        (Some("quote" | "unquote"), _) => {
            let quote = fields.first("do") == Some("quote");
            (
                state.store.set_quotable(&comment, quote).await.map_err(ours(words))?,
                if quote { "quote" } else { "unquote" },
            )
        }
        (Some("mask"), _) => {
            let kind = fields.first("kind").and_then(Kind::parse).unwrap_or(Kind::Other);
            let typed = fields.first("words").unwrap_or_default();
            let more = occurrences(&comment.body, typed, kind);
            if more.is_empty() {
                let unfound = (id, typed.to_owned());
                let looking = Looking { state: now, ..looking };
                return page(&state, &officer, &of, looking, (Some(unfound), Just::default())).await;
            }
            let masks = redaction::tidy(&comment.body, [comment.masks.clone(), more].concat());
            (state.store.set_masks(&comment, &masks).await.map_err(ours(words))?, "mask")
        }
        (_, Some(at)) => {
            let mut masks = redaction::tidy(&comment.body, comment.masks.clone());
            if at >= masks.len() {
                return Err(missing());
            }
            masks.remove(at);
            (state.store.set_masks(&comment, &masks).await.map_err(ours(words))?, "lift")
        }
        _ => return Err(missing()),
    };
    // Where a colleague was quicker, what they decided stands, and the next comment comes all the same.
    if done {
        state.store.touch(code).await.map_err(ours(words))?;
        let (action, subject) = match what {
            // Which it is stands on the leads' own record, and nowhere else.
            "concern" => (Action::HandleConcern, "concern found".to_owned()),
            _ if many > 1 => (Action::DecideComment, format!("{code} {id} {what} {many}")),
            _ => (Action::DecideComment, format!("{code} {id} {what}")),
        };
        officer.did(&state, action, &subject, words).await?;
    }
    if fields.first("then") == Some("desk") {
        let passed = Passed::query(comment.quotable);
        return Ok(render::onward(&format!("{}?{passed}#passed", urls::officer(code, "desk"))));
    }
    // Masks are put right on the same page; a decision takes the comment off it.
    let shown = if matches!(what, "mask" | "lift") { now } else { back };
    // Whoever works by keyboard goes on where they were, or with the next.
    let place = match fields.first("do") {
        // Those that say the same are gone as well: the next may be one of them.
        Some("keep-alike" | "hold-alike") => None,
        Some("keep" | "hold" | "concern") => fields.first("next").and_then(|next| next.parse().ok()),
        _ => Some(id),
    };
    let place = place.map(|id: i64| format!("#c{id}")).unwrap_or_default();
    if what == "concern" {
        let passed = Passed::query(comment.quotable);
        return Ok(render::onward(&format!("{}&{passed}#passed", looking.address(code, shown))));
    }
    Ok(render::onward(&format!("{}{place}", looking.address(code, shown))))
}

/// The numbers of comments, of one page at most.
fn numbers<'n>(all: impl Iterator<Item = &'n str>) -> Vec<i64> {
    all.filter_map(|id| id.parse().ok()).take(usize::try_from(PAGE).unwrap_or(25)).collect()
}

/// Lets every comment of a page be used that an officer has read there; or takes that back. What a colleague decided meanwhile
/// stands.
async fn decide_all(
    state: &AppState,
    officer: &Officer,
    (code, surveys, words): &(Code, Surveys, render::Interface),
    looking: &Looking,
    (step, fields): ((CommentState, CommentState), &Fields),
) -> Answer {
    // What was held back is looked at one by one.
    if looking.state != CommentState::Unread {
        return Err(Refusal(Failure::NotFound, words.clone()));
    }
    let versions = surveys.all_versions();
    let today = state.clock.today();
    let mut kept = Vec::new();
    for id in numbers(fields.all("comment")) {
        let by = officer.account.id;
        let done = match step.1 {
            // What a colleague decided since, or somebody said of it, stands.
            CommentState::Unread => state.store.unread_again(&versions, id, by).await,
            CommentState::Kept | CommentState::Held => state.store.decide(&versions, id, step, by, &today).await,
        };
        if done.map_err(ours(words))? {
            kept.push(id.to_string());
        }
    }
    if !kept.is_empty() {
        state.store.touch(code).await.map_err(ours(words))?;
        let subject = format!("{code} {} {}", kept.join(" "), step.1.as_str());
        officer.did(state, Action::DecideComment, &subject, words).await?;
    }
    let to = looking.address(code, looking.state);
    let said = !kept.is_empty() && step.1 == CommentState::Kept;
    Ok(render::onward(&if said { format!("{to}&kept={}#kept", kept.join(",")) } else { to }))
}

/// A mark of how a remark was put right, sent back with what is to stand: what a colleague said meanwhile is seen first.
fn correction_mark(row: &RemarkRow) -> String {
    match &row.corrected {
        None => String::new(),
        Some((service, sentiment)) => {
            format!("{} {}", sentiment.as_str(), service.as_ref().map(Code::as_str).unwrap_or_default())
        }
    }
}

/// Puts right what was read in a remark.
async fn correct(
    state: &AppState,
    officer: &Officer,
    (code, surveys, words): &(Code, Surveys, render::Interface),
    (looking, remark): (&Looking, i64),
    fields: &Fields,
) -> Answer {
    let versions = surveys.all_versions();
    let missing = || Refusal(Failure::NotFound, words.clone());
    let sentiment = fields.first("sentiment").and_then(Sentiment::parse).ok_or_else(missing)?;
    // Of no service is something one says; nothing that is left out.
    let service = match fields.first("service").ok_or_else(missing)? {
        "" => None,
        typed => {
            let known = |code: &Code| surveys.newest[0].edition.consultation.service(code).is_some();
            Some(Code::parse(typed).ok().filter(known).ok_or_else(missing)?)
        }
    };
    let found = state.store.remarks_with_comments(&versions, &[remark]).await.map_err(ours(words))?;
    let (row, comment) = found.into_iter().next().ok_or_else(missing)?;
    let to = format!("{}#c{}", looking.address(code, looking.state), comment.id);
    if fields.first("seen") != Some(correction_mark(&row).as_str()) {
        return Ok(render::onward(&to));
    }
    let coding = Coding { remark, service, sentiment, officer: officer.account.id, blind: false };
    let seen = (row.corrected.as_ref(), &state.clock.today());
    if state.store.correct_remark(&versions, &coding, seen).await.map_err(ours(words))? {
        state.store.touch(code).await.map_err(ours(words))?;
        let subject = format!("{code} remark {remark} correct");
        officer.did(state, Action::CodeRemark, &subject, words).await?;
    }
    Ok(render::onward(&to))
}

/// Everywhere in a text that some words stand, whatever their capitals.
fn occurrences(body: &str, words: &str, kind: Kind) -> Vec<Mask> {
    let all = every(body, words, kind);
    // Whole words alone, where there are any: “Jo” is no part of “enjoy”. Some languages part no words, and a name may be
    // bent.
    let in_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let parts_word = |mask: &&Mask| {
        let (before, of) = (body[..mask.from].chars().next_back(), body[mask.from..mask.to].chars());
        let (first, last) = (of.clone().next(), of.clone().next_back());
        in_word(before) && in_word(first) || in_word(last) && in_word(body[mask.to..].chars().next())
    };
    let whole: Vec<Mask> = all.iter().filter(|mask| !parts_word(mask)).copied().collect();
    if whole.is_empty() { all } else { whole }
}

/// Every place where words stand in a text, whatever their capitals.
fn every(body: &str, words: &str, kind: Kind) -> Vec<Mask> {
    let wanted = words.trim().to_lowercase();
    if wanted.is_empty() {
        return Vec::new();
    }
    let starts: Vec<usize> = body.char_indices().map(|(at, _)| at).collect();
    starts
        .iter()
        .filter_map(|from| {
            // Lower case may be longer or shorter: the end is where as many letters have been seen.
            let mut seen = String::new();
            for (at, c) in body[*from..].char_indices() {
                seen.extend(c.to_lowercase());
                if seen.len() >= wanted.len() {
                    let to = from + at + c.len_utf8();
                    return (seen == wanted).then_some(Mask { from: *from, to, kind });
                }
            }
            None
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_masked_everywhere_whatever_their_capitals() {
        let body = "Jo said jo is JO.";
        let masks = occurrences(body, " jo ", Kind::Name);
        assert_eq!(redaction::apply(body, &masks, |_| "x".to_owned()), "[x] said [x] is [x].");
        assert!(occurrences(body, "  ", Kind::Name).is_empty());
        let body = "Jo enjoys Jo's jobs, and Jo-Ann’s";
        let masks = occurrences(body, "jo", Kind::Name);
        assert_eq!(
            redaction::apply(body, &masks, |_| "x".to_owned()),
            "[x] enjoys [x]'s jobs, and [x]-Ann’s",
            "no part of a word"
        );
    }

    #[test]
    fn a_comment_is_shown_whole_with_what_is_masked_apart() {
        let body = "ask Jo now";
        let found = pieces(body, &[Mask { from: 4, to: 6, kind: Kind::Name }]);
        assert_eq!(found.iter().map(|piece| piece.text.as_str()).collect::<String>(), body);
        assert_eq!(found[1].mask, Some("name"));
    }
}
