//! What is open, how it comes in, what needs attention.

use domain::{
    code::Code,
    consultation::{Consultation, State},
    people::Permission,
    trial,
};
use leptos::prelude::*;

use super::{Bar, SignedIn};
use crate::{
    shell::{Frame, shell},
    tables,
    ui::Ui,
    urls,
};

/// One consultation of the officer's list.
#[derive(Clone, Debug)]
pub struct Summary {
    /// The consultation.
    pub code: Code,
    /// Its title.
    pub title: String,
    /// Whether it can be answered.
    pub state: State,
    /// How many responses there are.
    pub responses: u64,
    /// Its last day, in words.
    pub closes: String,
    /// The day it is decided, in words.
    pub decides: String,
}

/// The officer's list of consultations.
pub fn home(ui: &Ui, who: &SignedIn, (all, concerns): (Vec<Summary>, Option<(u64, u64)>)) -> impl IntoView + use<> {
    let waiting = concerns.filter(|(waiting, _)| *waiting > 0).map(|(waiting, late)| {
        let words = ui.say_with("officer-concerns-wait", &[("n", waiting.into()), ("late", late.into())]);
        view! { <p class="attention"><a href=urls::CONCERNS>{words}</a></p> }
    });
    let title = ui.say("officer-home");
    let none = all.is_empty().then(|| view! { <p>{ui.say("officer-none")}</p> });
    let items = all
        .into_iter()
        .map(|one| {
            view! {
                <li class="card">
                    <h2><a href=urls::officer(&one.code, "")>{one.title}</a></h2>
                    <p class="when">{ui.say(state_key(one.state))}" "{ui.say_with("officer-days", &[("closes", one.closes.into()), ("decides", one.decides.into())])}</p>
                    <p>{ui.say_with("officer-responses", &[("n", tables::thousands(one.responses).into())])}</p>
                </li>
            }
        })
        .collect_view();
    let frame = Frame { title: title.clone(), officer: true, bar: Some(Bar::of(who, None)), ..Frame::default() };
    shell(ui, frame, view! {<h1>{title}</h1>{waiting}{none}<ul class="cards">{items}</ul> })
}

pub(super) fn state_key(state: State) -> &'static str {
    match state {
        State::Open => "state-open",
        State::NotYetOpen => "state-not-yet-open",
        State::Closed => "state-closed",
    }
}

/// A count under a name.
#[derive(Clone, Debug)]
pub struct Counted {
    /// The name.
    pub name: String,
    /// The count, exact: this page never leaves the council.
    pub n: u64,
}

/// Something that needs an officer's attention.
#[derive(Clone, Debug)]
pub enum Attention {
    /// Comments nobody has read.
    Unread {
        /// How many.
        n: u64,
        /// Of them, children's.
        children: u64,
        /// Of those, how many have waited for longer than they may.
        late: u64,
    },
    /// No safeguarding lead and deputy have accounts.
    NobodyForConcerns,
    /// E-mail is off, so that safeguarding leads are told of nothing.
    MailOff,
    /// The last e-mail could not be sent.
    MailFailing,
    /// Comments the engine has yet to read.
    Unanalysed {
        /// How many.
        n: u64,
        /// Whether it is paused.
        paused: bool,
    },
    /// Remarks nobody has looked at.
    Uncoded {
        /// How many.
        n: u64,
    },
    /// Promises whose day is past, with nothing found.
    Promises {
        /// How many.
        n: usize,
    },
    /// What people wrote to the council, and nobody has answered.
    Messages {
        /// How many.
        n: usize,
        /// With how many of them the council is late.
        late: usize,
    },
    /// Something waits for another officer.
    Waits {
        /// What.
        what: Undecided,
        /// How many.
        n: usize,
    },
    /// The newest report was sent back.
    SentBack {
        /// By whom.
        by: String,
    },
    /// A wording that many say they do not understand.
    NotUnderstood {
        /// The question, in that wording.
        question: String,
        /// The level.
        level: String,
        /// The share, in percent.
        percent: u64,
    },
    /// Texts that a wording lacks.
    MissingWords {
        /// The survey.
        survey: String,
        /// The language and level.
        wording: String,
        /// How many.
        n: usize,
    },
    /// No data protection impact assessment is on record, so that nobody can begin.
    NotAssessed,
    /// The law asks for things that are not on record.
    Duties {
        /// How many.
        n: usize,
    },
    /// People have few days to answer.
    FewDays {
        /// How many.
        days: i64,
    },
    /// By when the council should have said what it heard.
    AnswerDue {
        /// In how many days; fewer than none where it is past.
        days: i64,
    },
    /// Children's wording that was tried with too few.
    NotTried {
        /// The audience.
        audience: String,
        /// The level.
        level: String,
        /// With how many it was tried.
        people: u32,
    },
    /// A survey that has to be signed is not, so that nobody can begin it.
    NotSigned {
        /// The audience.
        audience: String,
    },
    /// Some people are heard from far less than their share.
    HardlyHeard {
        /// The audience.
        audience: String,
        /// What tells them apart.
        part: String,
    },
    /// It closes soon, or nobody of an audience has answered.
    NobodyYet {
        /// The audience.
        audience: String,
    },
}

impl Attention {
    /// How urgent it is, the most urgent first: what concerns a child, what keeps everybody from answering, who waits, what is to
    /// be read; last what keeps nobody from anything.
    pub fn rank(&self) -> u8 {
        match self {
            Self::NobodyForConcerns => 0,
            Self::Unread { .. } => 1,
            Self::MailOff | Self::MailFailing => 2,
            Self::NotAssessed => 3,
            Self::NotSigned { .. } => 4,
            Self::Waits { .. } => 5,
            Self::Promises { .. } => 6,
            Self::AnswerDue { .. } => 7,
            Self::Messages { .. } => 8,
            Self::SentBack { .. } => 9,
            Self::Duties { .. } => 10,
            Self::FewDays { .. } => 11,
            Self::Unanalysed { .. } => 12,
            Self::Uncoded { .. } => 13,
            Self::NotTried { .. } => 14,
            Self::NobodyYet { .. } => 15,
            Self::HardlyHeard { .. } => 16,
            Self::NotUnderstood { .. } => 17,
            Self::MissingWords { .. } => 18,
        }
    }
}

/// What may wait for another officer than the one who made it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undecided {
    /// A report to be reviewed.
    Report,
    /// *You said, we did* to be reviewed.
    Reply,
    /// What was found about a promise, to be agreed to.
    Found,
    /// An engagement session that was handed in.
    Session,
}

impl Undecided {
    /// Everything that may.
    pub const ALL: [Self; 4] = [Self::Report, Self::Reply, Self::Found, Self::Session];

    /// Its name in Fluent keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Reply => "reply",
            Self::Found => "found",
            Self::Session => "session",
        }
    }
}

impl Attention {
    /// The page on which something is done about it, and what that needs.
    fn page(&self) -> Option<(&'static str, Permission)> {
        match self {
            Self::Unread { .. } | Self::Unanalysed { .. } => Some(("comments", Permission::ReadComments)),
            Self::Uncoded { .. } => Some(("desk", Permission::ReadComments)),
            Self::Promises { .. } | Self::Waits { what: Undecided::Found, .. } => {
                Some(("after", Permission::WriteReports))
            }
            Self::SentBack { .. } | Self::Waits { what: Undecided::Report, .. } => {
                Some(("report", Permission::WriteReports))
            }
            Self::Waits { what: Undecided::Reply, .. } => Some(("reply", Permission::WriteReports)),
            Self::Waits { what: Undecided::Session, .. } => Some(("sessions", Permission::AcceptSessions)),
            Self::NotAssessed | Self::Duties { .. } | Self::FewDays { .. } => {
                Some(("duties", Permission::WriteReports))
            }
            Self::AnswerDue { .. } => Some(("reply", Permission::WriteReports)),
            Self::NotTried { .. } | Self::MissingWords { .. } => Some(("wordings", Permission::TryOut)),
            Self::Messages { .. } => Some(("messages", Permission::AnswerMessages)),
            Self::NotSigned { .. } => Some(("signed", Permission::WriteReports)),
            Self::HardlyHeard { .. } => Some(("heard", Permission::SeeFindings)),
            Self::NobodyForConcerns
            | Self::MailOff
            | Self::MailFailing
            | Self::NotUnderstood { .. }
            | Self::NobodyYet { .. } => None,
        }
    }
}

/// What the consultation's page is shown with.
#[derive(Clone, Debug)]
pub struct Overview {
    /// The consultation.
    pub consultation: Consultation,
    /// Its title.
    pub title: String,
    /// Whether it can be answered.
    pub state: State,
    /// By audience and level.
    pub by_audience: Vec<Counted>,
    /// By channel.
    pub by_channel: Vec<Counted>,
    /// By day, the newest first.
    pub by_day: Vec<Counted>,
    /// Unfinished responses.
    pub unfinished: u64,
    /// What needs attention.
    pub attention: Vec<Attention>,
    /// Where each survey starts, with its audience.
    pub links: Vec<(String, String)>,
}

/// The consultation's page.
pub fn overview(ui: &Ui, who: &SignedIn, model: &Overview) -> impl IntoView + use<> {
    let consultation = &model.consultation;
    let may = |permission| who.role.may(permission);
    let total: u64 = model.by_audience.iter().map(|counted| counted.n).sum();
    let attention = model
        .attention
        .iter()
        .map(|one| {
            let words = match one {
                Attention::Unread { n, children, late } => ui.say_with(
                    "attention-unread",
                    &[
                        ("n", tables::thousands(*n).into()),
                        ("children", tables::thousands(*children).into()),
                        ("late", tables::thousands(*late).into()),
                    ],
                ),
                Attention::NobodyForConcerns => ui.say("attention-no-lead"),
                Attention::MailOff => ui.say("attention-mail-off"),
                Attention::MailFailing => ui.say("attention-mail-failing"),
                Attention::Unanalysed { n, paused } => ui.say_with(
                    "attention-unanalysed",
                    &[("n", tables::thousands(*n).into()), ("paused", if *paused { "yes" } else { "no" }.into())],
                ),
                Attention::Waits { what, n } => {
                    ui.say_with(&format!("attention-waits-{}", what.as_str()), &[("n", (*n).into())])
                }
                Attention::SentBack { by } => ui.say_with("attention-sent-back", &[("by", by.clone().into())]),
                Attention::Messages { n, late } => {
                    ui.say_with("attention-messages", &[("n", (*n).into()), ("late", (*late).into())])
                }
                Attention::Promises { n } => ui.say_with("attention-promises", &[("n", (*n).into())]),
                Attention::Uncoded { n } => ui.say_with("attention-uncoded", &[("n", tables::thousands(*n).into())]),
                Attention::NotUnderstood { question, level, percent } => ui.say_with(
                    "attention-not-understood",
                    &[
                        ("question", question.clone().into()),
                        ("level", level.clone().into()),
                        ("percent", percent.to_string().into()),
                    ],
                ),
                Attention::MissingWords { survey, wording, n } => ui.say_with(
                    "attention-missing-words",
                    &[
                        ("survey", survey.clone().into()),
                        ("wording", wording.clone().into()),
                        ("n", n.to_string().into()),
                    ],
                ),
                Attention::NotAssessed => ui.say("attention-not-assessed"),
                Attention::Duties { n } => ui.say_with("attention-duties", &[("n", (*n).into())]),
                Attention::FewDays { days } => ui.say_with("attention-days-few", &[("days", (*days).into())]),
                Attention::AnswerDue { days } if *days < 0 => ui.say("attention-answer-late"),
                Attention::AnswerDue { days } => ui.say_with("attention-answer", &[("days", (*days).into())]),
                Attention::NotTried { audience, level, people } => ui.say_with(
                    "attention-not-tried",
                    &[
                        ("audience", audience.clone().into()),
                        ("level", level.clone().into()),
                        ("people", (*people).into()),
                        ("fewest", trial::FEWEST.into()),
                    ],
                ),
                Attention::NotSigned { audience } => {
                    ui.say_with("attention-not-signed", &[("audience", audience.clone().into())])
                }
                Attention::HardlyHeard { audience, part } => ui.say_with(
                    "attention-heard",
                    &[("audience", audience.clone().into()), ("part", part.clone().into())],
                ),
                Attention::NobodyYet { audience } => {
                    ui.say_with("attention-nobody", &[("audience", audience.clone().into())])
                }
            };
            // Whoever may do something about it is led there.
            match one.page().filter(|(_, needs)| may(*needs)) {
                Some((page, _)) => {
                    view! { <li><a href=urls::officer(&consultation.code, page)>{words}</a></li> }.into_any()
                }
                None => view! { <li>{words}</li> }.into_any(),
            }
        })
        .collect_view();
    let calm = model.attention.is_empty().then(|| view! { <p>{ui.say("attention-none")}</p> });
    let links = model
        .links
        .iter()
        .map(|(name, href)| view! { <li><a href=href.clone()>{name.clone()}</a></li> })
        .collect_view();
    let frame = Frame {
        title: model.title.clone(),
        officer: true,
        bar: Some(Bar::of(who, Some((&consultation.code, "")))),
        ..Frame::default()
    };
    let dates = ui.say_with(
        if consultation.wave_of.is_some() { "officer-dates-wave" } else { "officer-dates" },
        &[
            ("opens", ui.day(&consultation.opens).into()),
            ("closes", ui.day(&consultation.closes).into()),
            ("decides", ui.day(&consultation.decides).into()),
        ],
    );
    let first = consultation.wave_of.as_ref().map(|first| {
        view! { <p>{ui.say("again-of-first")}" "<a href=urls::officer(first, "waves")>{ui.say("again-title")}</a></p> }
    });
    let body = view! {
        <h1>{model.title.clone()}</h1>
        <p class="when">{ui.say(state_key(model.state))}" "{dates}</p>
        {first}
        <dl class="big-numbers">
            <div><dt>{ui.say("responses")}</dt><dd>{tables::thousands(total)}</dd></div>
            <div><dt>{ui.say("unfinished")}</dt><dd>{tables::thousands(model.unfinished)}</dd></div>
        </dl>
        <section class="attention"><h2>{ui.say("attention-heading")}</h2>{calm}<ul>{attention}</ul></section>
        <div class="columns">
            {counts(ui, "by-audience", &model.by_audience)}
            {counts(ui, "by-channel", &model.by_channel)}
            {counts(ui, "by-day", &model.by_day)}
        </div>
        {may(Permission::BringIn).then(|| view! { <p class="after-columns"><a href=urls::officer(&consultation.code, "brought")>{ui.say("officer-brought")}</a></p> })}
        <h2>{ui.say("survey-links")}</h2>
        <ul>{links}</ul>
        {may(Permission::TryOut).then(|| view! { <p><a href=urls::officer(&consultation.code, "wordings")>{ui.say("wordings-title")}</a></p> })}
        {may(Permission::WriteReports).then(|| view! { <p><a href=urls::officer(&consultation.code, "signed")>{ui.say("signing-title")}</a></p> })}
        <p class="hint">{ui.say("exact-note")}</p>
    };
    shell(ui, frame, body)
}

fn counts(ui: &Ui, key: &str, counted: &[Counted]) -> impl IntoView + use<> {
    let most = counted.iter().map(|one| one.n).max().unwrap_or(1).max(1);
    let rows = counted
        .iter()
        .map(|one| {
            let width = (one.n * 100 / most).to_string();
            view! {
                <tr>
                    <th scope="row">{one.name.clone()}</th>
                    <td class="number">{tables::thousands(one.n)}</td>
                    <td class="bar-cell" aria-hidden="true"><svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect width=width height="8"/></svg></td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="counts">
            <caption>{ui.say(key)}</caption>
            <thead><tr><th scope="col">{ui.say(&format!("{key}-column"))}</th><th scope="col">{ui.say("responses")}</th><td aria-hidden="true"></td></tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
}
