//! Paper sheets, typed in.

use std::collections::BTreeMap;

use app::{
    pages::{
        engage::{self, EachSheet, Paper, Sheet, SheetRow, paper_field},
        failure::Failure,
    },
    ui::Ui,
    urls,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use domain::{
    engage::{How, Pick, Way, paper},
    respond::{answer::Slot, form::Fields},
};

use super::{
    super::{
        Answer, AppState, Refusal,
        officer::{May, Officer, needs},
        ours,
        reader::Posted,
        render,
    },
    Led, lead, led, offered,
};

/// What came of the sheets that were typed in one by one.
enum Typed {
    /// They were kept: so many.
    Kept(usize),
    /// Something is wrong with them.
    Wrong(Vec<paper::Wrong>),
    /// There are more of them than people.
    More(usize),
    /// More are kept already, and these would take their place: so many are.
    Replaces(u64),
}

/// What came of a form, and what was typed in it.
enum Said {
    /// Each question's counts, and what came of them.
    Counts(Fields, Vec<Option<Came>>),
    /// All sheets, one by one.
    Sheets(Fields, Typed),
}

/// What came of one question's counts.
enum Came {
    /// It was kept.
    Kept,
    /// The two counts of some answers differ, or are no numbers.
    Wrong(BTreeMap<String, &'static str>),
    /// There are more sheets than people.
    More(u32),
}

/// The page.
pub(in super::super) async fn show(
    State(state): State<AppState>,
    May(officer, ..): May<needs::RunSessions>,
    Path(id): Path<i64>,
) -> Answer {
    let led = led(&state, &officer, id).await?;
    page(&state, &officer, led, None).await
}

async fn page(state: &AppState, officer: &Officer, led: Led, said: Option<Said>) -> Answer {
    // What is handed in stays as it was, and what has not begun has no sheets.
    if !led.session.stage.can_be_corrected() || !led.session.plan.has(Way::Paper) {
        return Ok(render::onward(&urls::session(led.session.id)));
    }
    let counts = state.store.counts(led.session.id).await.map_err(ours(&led.words))?;
    let ui = led.words.ui.clone();
    let refused = match &said {
        None | Some(Said::Sheets(_, Typed::Kept(_))) => false,
        Some(Said::Sheets(..)) => true,
        Some(Said::Counts(_, came)) => came.iter().flatten().any(|one| !matches!(one, Came::Kept)),
    };
    let status = if refused { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let (typed_in, came): (Option<&Fields>, &[Option<Came>]) = match &said {
        Some(Said::Counts(fields, came)) => (Some(fields), came),
        _ => (None, &[]),
    };
    let each = one_by_one(&ui, &led, said.as_ref());
    let sheets = led
        .questions()
        .into_iter()
        .enumerate()
        .map(|(at, (slot, words))| {
            let mine = came.get(at).and_then(Option::as_ref);
            let kept = counts.get(&(slot.clone(), How::Paper));
            let rows = offered(led.edition(), &led.room, &slot)
                .into_iter()
                .map(|option| {
                    let n = Pick::parse(&option.value).and_then(|pick| kept?.get(&pick).copied());
                    let was = n.map(|n| n.to_string()).unwrap_or_default();
                    let typed = ["1", "2"].map(|which| {
                        let name = paper_field(at, which, &option.value);
                        typed_in.and_then(|fields| fields.first(&name)).map_or_else(|| was.clone(), str::to_owned)
                    });
                    let wrong = match mine {
                        Some(Came::Wrong(wrong)) => wrong.get(&option.value).copied(),
                        _ => None,
                    };
                    SheetRow { value: option.value, words: option.words.text, typed, wrong }
                })
                .collect();
            let (said, asks) = match mine {
                Some(Came::Kept) => (Some(("kept-line", ui.say("paper-kept"))), false),
                Some(Came::More(counted)) => {
                    let args = [
                        ("counted", counted.to_string().into()),
                        ("room", led.session.plan.expected.to_string().into()),
                    ];
                    (Some(("error-message", ui.say_with("paper-more", &args))), true)
                }
                _ => (None, false),
            };
            Sheet { words, rows, said, asks }
        })
        .collect();
    let model = Paper {
        id: led.session.id,
        consultation: led.session.consultation.clone(),
        group: led.session.plan.group.clone(),
        each,
        sheets,
    };
    let room = led.room.clone();
    let who = officer.shown();
    Ok(render::page(status, move || engage::paper(&ui, &room, &who, &model)).await)
}

/// The most of what is wrong that is said at once.
const MOST_SAID: usize = 10;

/// What of the page is for sheets that are typed in one by one; nothing where a question has more answers than there are
/// characters for them.
fn one_by_one(ui: &Ui, led: &Led, said: Option<&Said>) -> Option<EachSheet> {
    let key = |n: usize| n.to_string().into();
    let questions = led
        .questions()
        .into_iter()
        .map(|(slot, words)| {
            let options = offered(led.edition(), &led.room, &slot);
            let keys = paper::keys(options.len())?;
            Some((words, keys.into_iter().zip(options.into_iter().map(|option| option.words.text)).collect()))
        })
        .collect::<Option<Vec<(String, Vec<(char, String)>)>>>()?;
    let (typed, came) = match said {
        Some(Said::Sheets(fields, came)) => {
            (["first", "second"].map(|name| fields.first(name).unwrap_or_default().to_owned()), Some(came))
        }
        _ => (Default::default(), None),
    };
    let wrong = match came {
        Some(Typed::Wrong(wrong)) => wrong.as_slice(),
        _ => &[],
    };
    let problems = wrong
        .iter()
        .take(MOST_SAID)
        .map(|wrong| {
            let time = |time: usize| if time == 1 { "first" } else { "second" };
            match *wrong {
                paper::Wrong::Nothing => ("first", ui.say("paper-each-nothing")),
                paper::Wrong::Sheets(a, b) => {
                    ("second", ui.say_with("paper-each-sheets", &[("first", key(a)), ("second", key(b))]))
                }
                paper::Wrong::Answers { time: at, sheet, typed, questions } => {
                    let args = [
                        ("time", time(at).into()),
                        ("sheet", key(sheet)),
                        ("typed", key(typed)),
                        ("questions", key(questions)),
                    ];
                    (time(at), ui.say_with("paper-each-answers", &args))
                }
                paper::Wrong::Unknown { time: at, sheet, question, typed } => {
                    let args = [
                        ("time", time(at).into()),
                        ("sheet", key(sheet)),
                        ("question", key(question)),
                        ("typed", typed.to_string().into()),
                    ];
                    (time(at), ui.say_with("paper-each-unknown", &args))
                }
                paper::Wrong::Differ { sheet, question, first, second } => {
                    let args = [
                        ("sheet", key(sheet)),
                        ("question", key(question)),
                        ("first", first.to_string().into()),
                        ("second", second.to_string().into()),
                    ];
                    ("second", ui.say_with("paper-each-differ", &args))
                }
            }
        })
        .collect();
    let more = wrong.len().saturating_sub(MOST_SAID);
    let more = (more > 0).then(|| ui.say_with("paper-each-more-wrong", &[("n", key(more))]));
    let (said, asks) = match came {
        Some(Typed::Kept(sheets)) => {
            (Some(("kept-line", ui.say_with("paper-each-kept", &[("n", (*sheets).into())]))), false)
        }
        Some(Typed::Replaces(there)) => {
            (Some(("error-message", ui.say_with("paper-each-replaces", &[("n", (*there).into())]))), true)
        }
        Some(Typed::More(sheets)) => {
            let args = [("counted", key(*sheets)), ("room", led.session.plan.expected.to_string().into())];
            (Some(("error-message", ui.say_with("paper-more", &args))), true)
        }
        _ => (None, false),
    };
    Some(EachSheet { questions, typed, problems, more, said, asks })
}

/// How many sheets are kept: of the question that most answered.
async fn there(state: &AppState, led: &Led) -> Result<u64, Refusal> {
    let counts = state.store.counts(led.session.id).await.map_err(ours(&led.words))?;
    let of_paper = counts.iter().filter(|((_, how), _)| *how == How::Paper);
    Ok(of_paper.map(|(_, picks)| picks.values().sum()).max().unwrap_or_default())
}

/// Keeps what the sheets come to that were typed in one by one, where both times are the same.
async fn keep_sheets(state: &AppState, officer: &Officer, led: Led, fields: Fields) -> Answer {
    let questions = led.questions();
    let picks: Vec<Vec<Pick>> = questions
        .iter()
        .map(|(slot, _)| {
            let options = offered(led.edition(), &led.room, slot);
            options.iter().filter_map(|option| Pick::parse(&option.value)).collect()
        })
        .collect();
    let times = ["first", "second"].map(|name| fields.first(name).unwrap_or_default());
    // Whoever has said that they are sure replaces whatever is there.
    let there = if fields.first("sure").is_none() { there(state, &led).await? } else { 0 };
    let came = match paper::read(times, &picks) {
        Err(wrong) => Typed::Wrong(wrong),
        Ok(typed) if typed.sheets > led.session.plan.expected as usize && fields.first("sure").is_none() => {
            Typed::More(typed.sheets)
        }
        Ok(typed) if there > typed.sheets as u64 => Typed::Replaces(there),
        Ok(typed) => {
            let counted: Vec<(Slot, BTreeMap<Pick, u32>)> =
                questions.into_iter().map(|(slot, _)| slot).zip(typed.counts).collect();
            if !state.store.set_paper(led.session.id, &counted).await.map_err(ours(&led.words))? {
                return Ok(render::onward(&urls::session(led.session.id)));
            }
            lead::did(state, officer, &led, "paper typed in").await?;
            state.live.nudge(led.session.id);
            Typed::Kept(typed.sheets)
        }
    };
    // What is kept stands below, question by question.
    let fields = if matches!(came, Typed::Kept(_)) { Fields::default() } else { fields };
    page(state, officer, led, Some(Said::Sheets(fields, came))).await
}

/// Keeps a question's counts, where both are the same.
pub(in super::super) async fn keep(
    State(state): State<AppState>,
    May(officer, ..): May<needs::RunSessions>,
    Path(id): Path<i64>,
    Posted(fields): Posted,
) -> Answer {
    let led = led(&state, &officer, id).await?;
    let missing = || Refusal(Failure::NotFound, led.words.clone());
    if fields.first("keep") == Some("sheets") || fields.first("sure") == Some("sheets") {
        if !led.session.plan.has(Way::Paper) {
            return Err(missing());
        }
        return keep_sheets(&state, &officer, led, fields).await;
    }
    if !led.session.plan.has(Way::Paper) {
        return Err(missing());
    }
    // All questions are one form: whoever fills in three tables and presses one button has filled in three.
    let sure: Option<usize> = fields.first("sure").and_then(|at| at.parse().ok());
    let there = state.store.counts(id).await.map_err(ours(&led.words))?;
    let mut came = Vec::new();
    let mut kept: Vec<(Slot, BTreeMap<Pick, u32>)> = Vec::new();
    for (at, slot) in led.session.plan.questions(led.survey()).into_iter().enumerate() {
        came.push(match counted(&led, &fields, at, &slot) {
            None => None,
            // A table that was emptied takes back what was kept; one that was not sent at all does not.
            Some((false, _)) if !there.contains_key(&(slot.clone(), How::Paper)) => None,
            Some((_, Err(wrong))) => Some(Came::Wrong(wrong)),
            Some((_, Ok(picks))) => {
                let all: u32 = picks.values().sum();
                if all > led.session.plan.expected && sure != Some(at) {
                    Some(Came::More(all))
                } else {
                    kept.push((slot, picks));
                    Some(Came::Kept)
                }
            }
        });
    }
    if !kept.is_empty() {
        if !state.store.set_paper(id, &kept).await.map_err(ours(&led.words))? {
            return Ok(render::onward(&urls::session(id)));
        }
        lead::did(&state, &officer, &led, "paper typed in").await?;
        state.live.nudge(id);
    }
    page(&state, &officer, led, Some(Said::Counts(fields, came))).await
}

/// One question's counts as they were typed: the picks, where both times are the same, or what is wrong, answer by answer.
type Twice = Result<BTreeMap<Pick, u32>, BTreeMap<String, &'static str>>;

/// Whether anything was typed for a question, and what it comes to; nothing where the question was not in the form.
fn counted(led: &Led, fields: &Fields, at: usize, slot: &Slot) -> Option<(bool, Twice)> {
    let read = |text: &str| match text {
        "" => Some(0),
        text => text.parse::<u32>().ok().filter(|n| *n < 10_000),
    };
    let mut picks: BTreeMap<Pick, u32> = BTreeMap::new();
    let mut wrong = BTreeMap::new();
    let (mut sent, mut typed) = (false, false);
    for option in offered(led.edition(), &led.room, slot) {
        let text = |which: &str| fields.first(&paper_field(at, which, &option.value)).map(str::trim);
        sent |= text("1").is_some();
        let (first, second) = (text("1").unwrap_or_default(), text("2").unwrap_or_default());
        typed |= !first.is_empty() || !second.is_empty();
        match (read(first), read(second), Pick::parse(&option.value)) {
            (Some(first), Some(second), Some(pick)) if first == second => {
                picks.insert(pick, first);
            }
            (Some(_), Some(_), _) => {
                wrong.insert(option.value, "paper-differ");
            }
            _ => {
                wrong.insert(option.value, "hands-no-number");
            }
        }
    }
    sent.then_some((typed, if wrong.is_empty() { Ok(picks) } else { Err(wrong) }))
}
