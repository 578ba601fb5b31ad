//! After a session: check, correct, hand in; and, for an officer, accept.

use domain::engage::NoteKind;
use domain::{
    code::Code,
    disclosure::{Cell, LEAST_BASE},
    engage::{How, Plan, Stage},
    respond::form::Fields,
};
use leptos::prelude::*;

use super::{
    drawings::{DrawingLine, drawing},
    lead::{facts, late},
    notes::{NoteLine, note},
    top,
};
use crate::{
    components::{
        error_summary::{Problem, error_summary},
        text_field::{Takes, TextField, text_field},
    },
    pages::officer::SignedIn,
    shell::{Frame, shell},
    ui::Ui,
    urls,
};

/// One answer's count.
#[derive(Clone, Debug)]
pub struct CountRow {
    /// The value a form posts.
    pub value: String,
    /// Its words.
    pub words: String,
    /// What may be shown of it: hands are known to whoever counted them, votes are not.
    pub shown: Result<u32, Cell>,
}

/// A question's counts.
#[derive(Clone, Debug)]
pub struct QuestionCounts {
    /// The question, as a form posts it.
    pub slot: String,
    /// Its words.
    pub words: String,
    /// How it was gathered.
    pub how: How,
    /// The counts.
    pub rows: Vec<CountRow>,
}

/// What the page is shown with.
#[derive(Clone, Debug)]
pub struct After {
    /// The session's number.
    pub id: i64,
    /// The consultation.
    pub consultation: Code,
    /// The consultation's title.
    pub title: String,
    /// The school.
    pub school: String,
    /// What was planned.
    pub plan: Plan,
    /// What an adult counted, or should have: each answer of each question, and how it is named.
    pub to_correct: Vec<(String, String)>,
    /// The audience and level, in words.
    pub who: String,
    /// The day, in words.
    pub day: String,
    /// How far it has come.
    pub stage: Stage,
    /// What was counted.
    pub counts: Vec<QuestionCounts>,
    /// Questions that nothing was counted of, or that were left out: the key of what is said of them, and their words.
    pub silent: Vec<(&'static str, Vec<String>)>,
    /// What was corrected, in sentences.
    pub corrections: Vec<String>,
    /// What was noted.
    pub notes: Vec<NoteLine>,
    /// What was drawn.
    pub drawings: Vec<DrawingLine>,
    /// How many answers waited on devices until their question's result had been seen: they are not counted.
    pub late: u32,
    /// How many began at their own speed, and how many of them sent.
    pub own_pace: (u32, u32),
    /// How many took part, and how many chose not to.
    pub attended: Option<(u32, u32)>,
    /// What cannot be where so many took part as were typed, in sentences.
    pub beyond: Vec<String>,
    /// What the officer said when it was sent back.
    pub note: String,
    /// Whether there are paper sheets to type in.
    pub paper: bool,
    /// Whether the council has answered: *you said, we did*.
    pub replied: bool,
    /// Whether whoever looks is an officer, who may accept it.
    pub officer: bool,
    /// What was typed.
    pub fields: Fields,
    /// What is wrong with it: the field, and the key of the words.
    pub wrong: Vec<(&'static str, &'static str)>,
}

impl After {
    /// Whether so few took part that nothing of theirs is shown.
    fn is_small(&self) -> bool {
        self.attended.is_some_and(|(present, _)| u64::from(present) < LEAST_BASE)
    }
}

/// The page.
pub fn after(ui: &Ui, room: &Ui, who: &SignedIn, model: &After) -> impl IntoView + use<> {
    let title = model.plan.group.clone();
    let problems: Vec<Problem> =
        model.wrong.iter().map(|(field, key)| Problem { field: (*field).to_owned(), message: ui.say(key) }).collect();
    let wrong = |field: &str| model.wrong.iter().find(|(at, _)| *at == field).map(|(_, key)| ui.say(key));
    let here = urls::session(model.id);
    let correctable = model.stage == Stage::Closed;
    let tables = model.counts.iter().map(|one| counts(ui, room, one)).collect_view();
    let sheet = (!model.counts.is_empty()).then(|| {
        view! {
            <p>
                <a class="button secondary small" href=urls::session_page(model.id, "what-we-said.pdf")>{ui.say("after-sheet")}</a>
                " "<span class="hint">{ui.say("after-sheet-hint")}</span>
            </p>
        }
    });
    let none = model.counts.is_empty().then(|| view! { <p>{ui.say("after-no-counts")}</p> });
    let correction = (correctable && !model.to_correct.is_empty()).then(|| {
        let options = model
            .to_correct
            .iter()
            .map(|(value, words)| {
                let chosen = model.fields.holds("count", value);
                view! { <option value=value.clone() selected=chosen>{words.clone()}</option> }
            })
            .collect_view();
        let typed = |name: &str| model.fields.first(name).unwrap_or_default().to_owned();
        view! {
            <details class="change" open=wrong("after").is_some() || wrong("reason").is_some()>
                <summary>{ui.say("after-correct")}</summary>
                <form method="post" action=here.clone()>
                    <label class="label" for="count">{ui.say("after-which")}</label>
                    <select id="count" name="count">{options}</select>
                    {text_field(ui, TextField { id: "after".into(), label: ui.say("after-number"), hint: None, value: typed("after"), wrong: wrong("after"), takes: Takes::Number })}
                    {text_field(ui, TextField { id: "reason".into(), label: ui.say("after-reason"), hint: Some(ui.say("after-reason-hint")), value: typed("reason"), wrong: wrong("reason"), ..TextField::default() })}
                    <button class="button secondary" name="do" value="correct">{ui.say("after-correct-keep")}</button>
                </form>
            </details>
        }
    });
    let paper = (correctable && model.paper).then(|| {
        view! { <p><a class="button secondary small" href=urls::session_page(model.id, "paper")>{ui.say("paper-title")}</a></p> }
    });
    let corrections = (!model.corrections.is_empty()).then(|| {
        let items = model.corrections.iter().map(|one| view! { <li>{one.clone()}</li> }).collect_view();
        view! { <h3>{ui.say("after-corrected")}</h3><ul>{items}</ul> }
    });
    let silent = model
        .silent
        .iter()
        .filter(|(_, questions)| !questions.is_empty() && !model.counts.is_empty())
        .map(|(key, questions)| {
            let (language, direction) = (room.language().to_string(), room.language().direction());
            let items = questions.iter().map(|words| view! { <li>{words.clone()}</li> }).collect_view();
            view! { <p class="label">{ui.say(key)}</p><ul lang=language dir=direction>{items}</ul> }
        })
        .collect_view();
    let accepts = model.officer && model.stage == Stage::HandedIn;
    let notes = model
        .notes
        .iter()
        .map(|one| {
            let id = format!("quote-{}", one.id);
            let may = one.kind != NoteKind::AsSaid || one.consent;
            let quote = accepts.then(|| {
                if !may {
                    return view! { <p class="hint">{ui.say("after-no-consent")}</p> }.into_any();
                }
                if model.is_small() {
                    return view! { <p class="hint">{ui.say("after-quote-few")}</p> }.into_any();
                }
                let sure_id = format!("sure-{}", one.id);
                let sure = (!one.says_who.is_empty()).then(|| {
                    view! {
                        <p class="inline-choice">
                            <input type="checkbox" id=sure_id.clone() name="sure" value=one.id.to_string() form="accept" checked=model.fields.holds("sure", &one.id.to_string())/>
                            <label for=sure_id.clone()>{ui.say("after-quote-sure")}</label>
                        </p>
                    }
                });
                view! {
                    <p class="inline-choice">
                        <input type="checkbox" id=id.clone() name="quote" value=one.id.to_string() form="accept" checked=model.fields.holds("quote", &one.id.to_string())/>
                        <label for=id>{ui.say("after-quote")}</label>
                    </p>
                    {sure}
                }
                .into_any()
            });
            let quotable = one.quotable.then(|| view! { <p class="quotable">{ui.say("after-quotable")}</p> });
            view! { <li class="comment">{note(ui, one)}{quote}{quotable}</li> }
        })
        .collect_view();
    let drawings = model
        .drawings
        .iter()
        .map(|one| {
            let id = format!("draw-{}", one.id);
            let show = (accepts && one.agreed).then(|| {
                view! {
                    <p class="inline-choice">
                        <input type="checkbox" id=id.clone() name="draw" value=one.id.to_string() form="accept" checked=model.fields.holds("draw", &one.id.to_string())/>
                        <label for=id>{ui.say("after-draw")}</label>
                    </p>
                }
            });
            // Whoever drew it, or their parents, may ask for it back at any time.
            let drop = model.officer.then(|| super::drawings::drop(ui, model.id, one));
            view! { <li class="comment">{drawing(ui, one)}{show}{drop}</li> }
        })
        .collect_view();
    let drawings = (!model.drawings.is_empty()).then(|| {
        view! { <h2>{ui.say("drawings-title")}</h2><ul class="comment-list drawings">{drawings}</ul> }
    });
    let no_notes = model.notes.is_empty().then(|| view! { <p>{ui.say("notes-none")}</p> });
    let change_notes = correctable.then(|| {
        view! { <p><a class="button secondary small" href=urls::session_page(model.id, "notes")>{ui.say("lead-notes")}</a></p> }
    });
    let change_drawings = correctable.then(|| {
        view! { <p><a class="button secondary small" href=urls::session_page(model.id, "drawings")>{ui.say("lead-drawings")}</a></p> }
    });
    let typed = |name: &str, kept: Option<u32>| {
        model.fields.first(name).map(str::to_owned).or_else(|| kept.map(|n| n.to_string())).unwrap_or_default()
    };
    let hand_in = correctable.then(|| {
        let (present, out) = (model.attended.map(|both| both.0), model.attended.map(|both| both.1));
        let beyond = (!model.beyond.is_empty()).then(|| {
            let items = model.beyond.iter().map(|one| view! { <li>{one.clone()}</li> }).collect_view();
            view! { <div class="attention"><ul>{items}</ul></div> }
        });
        let sure = (!model.beyond.is_empty()).then(|| {
            view! { <button class="button warning" name="do" value="hand-in-sure">{ui.say("after-beyond-sure")}</button> }
        });
        view! {
            <form method="post" action=here.clone() class="plan">
                <h2>{ui.say("after-hand-in")}</h2>
                <p>{ui.say("after-hand-in-text")}</p>
                {beyond}
                {text_field(ui, TextField { id: "present".into(), label: ui.say("after-present"), hint: Some(ui.say("after-present-hint")), value: typed("present", present), wrong: wrong("present"), takes: Takes::Number })}
                {text_field(ui, TextField { id: "sat-out".into(), label: ui.say("after-sat-out"), hint: Some(ui.say("after-sat-out-hint")), value: typed("sat-out", out), wrong: wrong("sat-out"), takes: Takes::Number })}
                <div class="buttons"><button class="button" name="do" value="hand-in">{ui.say("after-hand-in-button")}</button>{sure}</div>
            </form>
        }
    });
    let accept = accepts.then(|| {
        view! {
            <section class="change">
                <h2>{ui.say("after-accept")}</h2>
                <p>{ui.say("after-accept-text")}</p>
                <form method="post" action=here.clone() id="accept">
                    <button class="button" name="do" value="accept">{ui.say("after-accept-button")}</button>
                </form>
                <form method="post" action=here.clone()>
                    {text_field(ui, TextField { id: "note".into(), label: ui.say("after-send-back-why"), hint: None, value: typed("note", None), wrong: wrong("note"), ..TextField::default() })}
                    <button class="button secondary" name="do" value="send-back">{ui.say("after-send-back")}</button>
                </form>
            </section>
        }
    });
    let sent_back = (correctable && !model.note.is_empty()).then(|| {
        view! { <section class="attention"><h2>{ui.say("after-sent-back")}</h2><p>{model.note.clone()}</p></section> }
    });
    let attended = model.attended.filter(|_| !correctable).map(|(present, out)| {
        view! { <p>{ui.say_with("after-attended", &[("present", present.to_string().into()), ("out", out.to_string().into())])}</p> }
    });
    let own = (model.own_pace.0 > 0).then(|| {
        let (began, sent) = model.own_pace;
        view! { <p>{ui.say_with("after-own-pace", &[("began", began.to_string().into()), ("sent", sent.to_string().into())])}</p> }
    });
    let replied = model.replied.then(|| {
        let page = format!("{}{}", urls::reply(&model.consultation), room.carry());
        view! {
            <section class="live">
                <h2>{ui.say("after-replied")}</h2>
                <p>{ui.say("after-replied-text")}</p>
                <p class="downloads">
                    <a class="button" href=urls::session_page(model.id, "you-said.pdf")>{ui.say("after-replied-poster")}</a>
                    <a class="button secondary" href=page>{ui.say("after-replied-page")}</a>
                </p>
            </section>
        }
    });
    // Whoever has to decide is not told that the council looks at it next.
    let lead =
        if accepts { ui.say("after-lead-decide") } else { ui.say(&format!("after-lead-{}", model.stage.as_str())) };
    let frame = Frame {
        title: title.clone(),
        error: !problems.is_empty(),
        officer: true,
        bar: Some(top(who, &model.consultation)),
        ..Frame::default()
    };
    // Whoever decides about it sees what was meant to be.
    let planned = model.officer.then(|| {
        let rows = facts(ui, &model.plan, (&model.who, &model.day))
            .into_iter()
            .map(|(name, value)| view! { <div class="row"><dt>{name}</dt><dd>{value}</dd></div> })
            .collect_view();
        view! { <details class="change"><summary>{ui.say("after-planned")}</summary><dl class="summary">{rows}</dl></details> }
    });
    let body = view! {
        {error_summary(ui, &problems)}
        <p class="when">{model.title.clone()}" · "{model.school.clone()}</p>
        <h1>{title}</h1>
        <p>{model.day.clone()}" · "{model.who.clone()}" "{super::stage(ui, model.stage)}</p>
        {sent_back}
        <p class="lead">{lead}</p>
        {replied}
        {attended}
        {planned}
        {own}
        <h2>{ui.say("after-counts")}</h2>
        {late(ui, model.late)}
        {none}
        <div class="columns-2">{tables}</div>
        {sheet}
        {silent}
        {paper}
        {correction}
        {corrections}
        <h2>{ui.say("notes-title")}</h2>
        {no_notes}
        <ul class="comment-list">{notes}</ul>
        {change_notes}
        {drawings}
        {change_drawings}
        {hand_in}
        {accept}
    };
    shell(ui, frame, body)
}

fn counts(ui: &Ui, room: &Ui, one: &QuestionCounts) -> impl IntoView + use<> {
    let (language, direction) = (room.language().to_string(), room.language().direction());
    let rows = one
        .rows
        .iter()
        .map(|row| {
            let number = match row.shown {
                Ok(n) => n.to_string(),
                Err(Cell::Shown(0)) => "0".to_owned(),
                Err(Cell::Shown(n)) => ui.say_with("after-about", &[("n", n.to_string().into())]),
                Err(Cell::Low | Cell::Confidential) => ui.say("after-too-few"),
            };
            view! { <tr><th scope="row" lang=language.clone() dir=direction>{row.words.clone()}</th><td class="number">{number}</td></tr> }
        })
        .collect_view();
    let how = ui.say(&format!("how-{}", one.how.as_str()));
    view! {
        <table class="counts">
            <caption>{one.words.clone()}" "<span class="hint">{how}</span></caption>
            <tbody>{rows}</tbody>
        </table>
    }
}
