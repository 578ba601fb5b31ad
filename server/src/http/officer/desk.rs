//! The desk: coding remarks, and reading some of them a second time.

use app::{
    pages::{
        failure::Failure,
        officer::{self, DeskRemark, Lately, Passed},
    },
    urls,
};
use axum::extract::{Path, State};
use domain::{code::Code, comments::Sentiment};
use sentiment::Model;

use super::{
    super::{
        Answer, AppState, Refusal, ours,
        reader::{Asked, Posted},
        render,
    },
    May, about,
    comments::percent,
    consultation, needs,
};
use crate::store::{comments::CommentState, people::Action, remarks::Coding};

/// The next remark.
pub(in super::super) async fn show(
    State(state): State<AppState>,
    May(officer, ..): May<needs::ReadComments>,
    Path(code): Path<String>,
    asked: Asked,
) -> Answer {
    let (code, surveys, words) = consultation(&state, &code).await?;
    let ui = words.ui.clone();
    let second = asked.query.first("second") == Some("yes");
    let versions = surveys.all_versions();
    let me = officer.account.id;
    let wanted: Option<i64> = asked.query.first("again").and_then(|id| id.parse().ok());
    // Whoever has seen what the engine says of a remark has not read it blind, however often they take it back.
    let seen = wanted.is_some() && asked.query.first("seen").is_some();
    let blind = second
        || !seen && state.store.is_blind_turn(&versions, Model::carried_version()).await.map_err(ours(&words))?;
    let found = |blind| state.store.next_remark(&versions, (me, Model::carried_version()), (second, blind), wanted);
    let next = match found(blind).await.map_err(ours(&words))? {
        // Of each that is left this officer has seen what the engine says.
        None if blind && !second => found(false).await.map_err(ours(&words))?.map(|found| (found, false)),
        found => found.map(|found| (found, blind)),
    };
    let lately = lately(asked.query.first("last"));
    let numbers: Vec<i64> = lately.iter().map(|one| one.remark).collect();
    let coded = state.store.coded_among(&versions, me, &numbers).await.map_err(ours(&words))?;
    let progress = state.store.progress(&code, &versions, Model::carried_version()).await.map_err(ours(&words))?;
    let mut remark = None;
    // Before it is placed nothing says that it has no theme: an officer who only says what is thought of it must not.
    let mut themes = Vec::new();
    if let Some(((row, _, comment), blind)) = next
        && let Some((question, who)) = about(&state, &ui, &comment).await.map_err(ours(&words))?
    {
        if state.store.is_placed(row.id).await.map_err(ours(&words))? {
            themes = state.store.themes(&code).await.map_err(ours(&words))?;
        }
        let cut = |from: usize, to: usize| comment.body.get(from..to).unwrap_or_default().to_owned();
        remark = Some(DeskRemark {
            id: row.id.to_string(),
            comment: comment.id.to_string(),
            question,
            who,
            text: [cut(0, row.at.start), cut(row.at.start, row.at.end), cut(row.at.end, comment.body.len())],
            service: row.service,
            theme: state.store.theme_of(row.id).await.map_err(ours(&words))?,
            sentiment: (!blind).then_some(row.sentiment),
            sure: percent(row.confidence),
        });
    }
    let model = officer::Desk {
        title: ui.survey("consultation-title").text,
        services: surveys.newest[0]
            .edition
            .consultation
            .services
            .iter()
            .map(|service| (service.code.clone(), ui.service(&service.code)))
            .collect(),
        themes: themes.into_iter().map(|theme| (theme.id, theme.name)).collect(),
        remark,
        last: lately
            .iter()
            .filter_map(|one| {
                let (text, said) = coded.get(&one.remark)?;
                Some(Lately { id: one.remark, at: one.to_string(), text: text.clone(), said: *said })
            })
            .collect(),
        quicker: asked.query.first("quicker").is_some(),
        second,
        waiting: progress.waiting,
        paused: state.store.analysis_paused().await.map_err(ours(&words))?,
        remarks: (progress.uncoded, progress.coded),
        machine: progress.machine,
        people: progress.people,
        refit: (progress.refit, progress.refit_on),
        engine: Model::carried_version().to_owned(),
        leads: super::leads(&state, &ui).await.map_err(ours(&words))?,
        passed: Passed::parse(asked.query.first("passed")),
        code,
    };
    let who = officer.shown();
    Ok(render::ok(move || officer::desk(&ui, &who, &model)).await)
}

/// How many remarks that were coded last can be taken back.
const LATELY: usize = 10;

/// A remark that was coded lately, as it stands in an address.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Coded {
    remark: i64,
    /// Whether the comment was read by it.
    read: bool,
}

impl std::fmt::Display for Coded {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}{}", self.remark, if self.read { "r" } else { "" })
    }
}

/// The remarks that were coded last, as they stand in an address: the newest first.
fn lately(said: Option<&str>) -> Vec<Coded> {
    let one = |said: &str| {
        let (id, read) = said.strip_suffix('r').map_or((said, false), |id| (id, true));
        Some(Coded { remark: id.parse().ok()?, read })
    };
    said.into_iter().flat_map(|said| said.split(',')).filter_map(one).take(LATELY).collect()
}

/// Keeps what an officer says of a remark, and shows the next.
pub(in super::super) async fn code(
    State(state): State<AppState>,
    May(officer, ..): May<needs::ReadComments>,
    Path(code): Path<String>,
    Posted(fields): Posted,
) -> Answer {
    let (code, surveys, words) = consultation(&state, &code).await?;
    let missing = || Refusal(Failure::NotFound, words.clone());
    let here = urls::officer(&code, "desk");
    let versions = surveys.all_versions();
    let does = fields.first("do").unwrap_or_default();
    let mut last = lately(fields.first("last"));
    if matches!(does, "pause" | "resume") {
        state.store.pause_analysis(does == "pause").await.map_err(ours(&words))?;
        let subject = format!("analysis {does}");
        officer.did(&state, Action::CodeRemark, &subject, &words).await?;
        state.jobs.comments.notify_one();
        return Ok(render::onward(&here));
    }
    if matches!(does, "refit-on" | "refit-off") {
        state.store.let_refit(&code, does == "refit-on").await.map_err(ours(&words))?;
        state.store.touch(&code).await.map_err(ours(&words))?;
        let subject = format!("{code} {does}");
        officer.did(&state, Action::CodeRemark, &subject, &words).await?;
        return Ok(render::onward(&here));
    }
    let remark: i64 = fields.first("remark").and_then(|id| id.parse().ok()).ok_or_else(missing)?;
    let me = officer.account.id;
    let today = state.clock.today();
    let second = fields.first("second") == Some("yes");
    let Some(comment) = state.store.comment_of(&versions, remark).await.map_err(ours(&words))? else {
        // It was read anew meanwhile, and what it said is a remark of its own: that comes again.
        return Ok(render::onward(&here));
    };
    let (mut seen, mut read) = (false, false);
    let (done, what) = match (does, fields.first("sentiment").and_then(Sentiment::parse)) {
        ("undo", _) => {
            seen = !state.store.was_blind(remark).await.map_err(ours(&words))?;
            let done = state.store.uncode(&versions, remark, me).await.map_err(ours(&words))?;
            if done {
                state.store.unsay_theme(&versions, remark, me).await.map_err(ours(&words))?;
                if last.iter().any(|one| one.remark == remark && one.read)
                    && !state.store.unread_again(&versions, comment.1, me).await.map_err(ours(&words))?
                {
                    // Another remark of it was said since: taking that back too lets the comment be unread.
                    for one in last.iter_mut().filter(|one| one.remark != remark) {
                        let of = state.store.comment_of(&versions, one.remark).await.map_err(ours(&words))?;
                        if of.is_some_and(|(_, id)| id == comment.1) {
                            one.read = true;
                            break;
                        }
                    }
                }
            }
            (done, "undo")
        }
        ("hold", _) => {
            let (from, id) = comment;
            let step = (from, CommentState::Held);
            (state.store.decide(&versions, id, step, me, &today).await.map_err(ours(&words))?, "hold")
        }
        (_, Some(sentiment)) => {
            let known = |code: &Code| surveys.newest[0].edition.consultation.service(code).is_some();
            let service = fields.first("service").and_then(|code| Code::parse(code).ok()).filter(known);
            let blind = fields.first("blind") == Some("yes");
            let coding = Coding { remark, service, sentiment, officer: me, blind };
            if second {
                (state.store.code_again(&versions, &coding).await.map_err(ours(&words))?, "second")
            } else {
                let done = state.store.code(&versions, &coding, &today).await.map_err(ours(&words))?;
                // Where none was shown and none was chosen, nobody has said that it has none: one may come that it has.
                let untouched = fields.first("theme") == Some("") && fields.first("shown") == Some("");
                if done
                    && !untouched
                    && let Some(said) = fields.first("theme")
                {
                    let themes = state.store.themes(&code).await.map_err(ours(&words))?;
                    let theme = themes.iter().map(|theme| theme.id).find(|id| id.to_string() == said);
                    // What the engine placed and nobody objects to is not made an officer's word by silence alone: only
                    // a look at the remark does that, and this is one. A theme that a colleague took away meanwhile is
                    // none that it has, and does not say that it has none.
                    if theme.is_some() || said.is_empty() {
                        state.store.say_theme(&versions, remark, theme, me).await.map_err(ours(&words))?;
                    }
                }
                // Whoever says what a remark means has read the comment.
                if done && comment.0 == CommentState::Unread {
                    let step = (CommentState::Unread, CommentState::Kept);
                    read = state.store.decide(&versions, comment.1, step, me, &today).await.map_err(ours(&words))?;
                }
                (done, "code")
            }
        }
        _ => return Err(missing()),
    };
    // What a colleague said meanwhile stands: the next remark comes all the same.
    if done {
        state.store.touch(&code).await.map_err(ours(&words))?;
        let subject = format!("{code} remark {remark} {what}");
        officer.did(&state, Action::CodeRemark, &subject, &words).await?;
    }
    if second {
        return Ok(render::onward(&format!("{here}?second=yes")));
    }
    // Pressed twice, it is theirs all the same.
    let mine = done || state.store.is_coded_by(remark, me).await.map_err(ours(&words))?;
    let mut more = String::new();
    match what {
        "code" if mine => {
            let read = read || last.iter().any(|one| one.remark == remark && one.read);
            last.retain(|one| one.remark != remark);
            last.insert(0, Coded { remark, read });
            last.truncate(LATELY);
        }
        "code" => more.push_str("&quicker=yes"),
        "undo" => {
            last.retain(|one| one.remark != remark);
            more = format!("&again={remark}{}", if seen { "&seen=yes" } else { "" });
        }
        _ => {}
    }
    let last: Vec<String> = last.iter().map(ToString::to_string).collect();
    Ok(render::onward(&format!("{here}?last={}{more}", last.join(","))))
}
