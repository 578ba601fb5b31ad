//! What programs are answered with. A shape of version 1 gains fields and never loses or changes one.

use serde::Serialize;
use utoipa::ToSchema;

/// Why there is no answer (RFC 9457).
#[derive(Debug, Serialize, ToSchema)]
pub struct Problem {
    /// What it is, in a few words.
    pub title: String,
    /// The status of the response.
    pub status: u16,
    /// What to do about it.
    pub detail: String,
}

/// Every consultation.
#[derive(Debug, Serialize, ToSchema)]
pub struct Consultations {
    /// In the order of their codes.
    pub consultations: Vec<Consultation>,
    /// How many there are: what is cut short does not look whole.
    pub count: usize,
}

/// A consultation.
#[derive(Debug, Serialize, ToSchema)]
pub struct Consultation {
    /// Its code: what its addresses are made of.
    pub code: String,
    /// Its title, in English.
    pub title: String,
    /// Whose it is.
    pub council: String,
    /// Whether it can be answered: `not-yet-open`, `open`, `closed`.
    pub state: String,
    /// The first day it can be answered.
    pub opens: String,
    /// The last.
    pub closes: String,
    /// The day by which it is decided.
    pub decides: String,
    /// The code of the consultation whose questions it asks again.
    pub wave_of: Option<String>,
    /// Whether its answers are made up.
    pub demonstration: bool,
    /// The services it is about, in its order.
    pub services: Vec<Service>,
    /// Its surveys, in its order.
    pub surveys: Vec<Survey>,
    /// Where people read it.
    pub page: String,
    /// Where its report is read; nothing where none is published.
    pub report: Option<String>,
    /// Where what the council says back is read; nothing where it has not yet.
    pub reply: Option<String>,
}

/// A service.
#[derive(Debug, Serialize, ToSchema)]
pub struct Service {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
}

/// A survey.
#[derive(Debug, Serialize, ToSchema)]
pub struct Survey {
    /// Its code.
    pub code: String,
    /// Whom it is for: `children`, `parents`, `schools`, `staff`, `providers`, `governors`, `public`.
    pub audience: String,
    /// The reading levels it is asked at: `infant`, `junior`, `teen`, `standard`, `easy-read`.
    pub levels: Vec<String>,
}

/// How many have answered.
#[derive(Debug, Serialize, ToSchema)]
pub struct Responses {
    /// The consultation.
    pub consultation: String,
    /// The day of these counts.
    pub on: String,
    /// One for each group that has answered: levels are never pooled, nor a person's own answer with one given for them.
    pub groups: Vec<GroupResponses>,
}

/// How many of a group have answered.
#[derive(Debug, Serialize, ToSchema)]
pub struct GroupResponses {
    /// The survey.
    pub survey: String,
    /// The reading level it was read at.
    pub level: String,
    /// Who filled it in: `alone`, `with-help`, `on-behalf`, `not-asked`.
    pub filled_by: String,
    /// How many, to the nearest five; nothing where there are so few that it is hidden.
    pub responses: Option<u64>,
}

/// Every table of a published report. What is hidden in it is `null`: fewer than five, or what would give them away.
#[derive(Debug, Serialize, ToSchema)]
pub struct Findings {
    /// The consultation.
    pub consultation: String,
    /// The day the report was made.
    pub made_on: String,
    /// The SHA-256 of the survey versions and responses it was computed from.
    pub digest: String,
    /// How the tables are to be read, in sentences. They are part of the figures.
    pub method: Vec<String>,
    /// One for each question, service and scale, and for what was written.
    pub tables: Vec<Table>,
    /// How many tables there are.
    pub count: usize,
    /// One question set against another: what a row is by stands where the others have a need. Coarser than the tables above:
    /// counts are to the nearest ten.
    pub crossed: Vec<Table>,
    /// How many of those there are.
    pub crossed_count: usize,
    /// What was said in engagement sessions: evidence of its own kind, never to be added to the tables above.
    pub sessions: Vec<SessionTable>,
    /// How many of those there are.
    pub session_count: usize,
}

/// A table.
#[derive(Debug, Serialize, ToSchema)]
pub struct Table {
    /// Its name: unique in the report.
    pub name: String,
    /// What it shows, in a sentence.
    pub title: String,
    /// The survey.
    pub survey: String,
    /// Whom the survey is for.
    pub audience: String,
    /// The code of the service it is about.
    pub service: Option<String>,
    /// What the question is about: `quality`, `access` and others.
    pub measure: Option<String>,
    /// Whether it counts what people wrote.
    pub written: bool,
    /// Whether each person counts in one column alone.
    pub exclusive: bool,
    /// How the question was put, at each level.
    pub asked: Vec<Wording>,
    /// The options or points, in the order of each row's counts.
    pub columns: Vec<String>,
    /// What each point is worth, -1 to 1, of a rating; else none.
    pub scores: Vec<f64>,
    /// The ways out, in the order of each row's.
    pub ways_out: Vec<String>,
    /// A row for each group, and for each need within it.
    pub rows: Vec<Row>,
}

/// How a question was put.
#[derive(Debug, Serialize, ToSchema)]
pub struct Wording {
    /// To whom.
    pub wording: String,
    /// In which words.
    pub text: String,
}

/// A row. `null` where it may not be shown.
#[derive(Debug, Serialize, ToSchema)]
pub struct Row {
    /// Whose answers.
    pub group: String,
    /// The need; nothing where the row is of the whole group.
    pub need: Option<String>,
    /// How many chose an option, to the nearest five.
    pub base: Option<u64>,
    /// How many chose each, to the nearest five.
    pub counts: Vec<Option<u64>>,
    /// The same in percent of the base as shown.
    pub percents: Vec<Option<u64>>,
    /// How many took each way out, to the nearest five; `null` also where fewer than five did, or nobody, or it is not offered at that level.
    pub ways_out: Vec<Option<u64>>,
    /// Net sentiment, -1 to 1, as printed.
    pub net_sentiment: Option<f64>,
    /// Its 95% interval, where a known list was invited.
    pub interval: Option<[f64; 2]>,
    /// The share that chose a point above the middle, in percent.
    pub percent_good: Option<u64>,
    /// The share that chose one below it.
    pub percent_bad: Option<u64>,
}

/// A question as rooms answered it, gathered in one way.
#[derive(Debug, Serialize, ToSchema)]
pub struct SessionTable {
    /// Its name: unique in the report.
    pub name: String,
    /// The survey.
    pub survey: String,
    /// Who was in the rooms.
    pub group: String,
    /// How it was gathered.
    pub gathered: String,
    /// The code of the service it is about.
    pub service: Option<String>,
    /// The question.
    pub question: String,
    /// In how many sessions.
    pub sessions: usize,
    /// How many chose an option; `null` where it is hidden.
    pub base: Option<u64>,
    /// The options, each with how many chose it.
    pub options: Vec<SessionOption>,
}

/// An option with a count.
#[derive(Debug, Serialize, ToSchema)]
pub struct SessionOption {
    /// The option.
    pub option: String,
    /// How many; `null` where it is hidden.
    pub count: Option<u64>,
}

/// What was promised, and what was found.
#[derive(Debug, Serialize, ToSchema)]
#[expect(clippy::struct_field_names, reason = "programs read these names, and no others")]
pub struct Promises {
    /// The consultation.
    pub consultation: String,
    /// The day this is how it stands on.
    pub on: String,
    /// Every promise that was ever published, by the day it is first looked at.
    pub promises: Vec<Promise>,
    /// How many there are.
    pub count: usize,
}

/// A promise.
#[derive(Debug, Serialize, ToSchema)]
#[expect(clippy::struct_field_names, reason = "programs read these names, and no others")]
pub struct Promise {
    /// Its number, as text: it is longer than some programs' numbers.
    pub id: String,
    /// The code of the service; nothing where it is about every one.
    pub service: Option<String>,
    /// What is promised.
    pub promise: String,
    /// The figure that shows whether it is held.
    pub measure: String,
    /// What it must be.
    pub target: String,
    /// What people must say when they are asked again, where that shows it; nothing where another figure does.
    pub asked_again: Option<AskedAgain>,
    /// Who answers for it.
    pub owner: String,
    /// The day it is first looked at.
    pub due: String,
    /// What happens where it is not held.
    pub otherwise: String,
    /// How it stands: `not-yet`, `late`, `held`, `not-for-all`, `not-held`, `not-known`; what was found last where it was looked at.
    pub standing: String,
    /// Whether a look is overdue.
    pub overdue: bool,
    /// Whether the newest report no longer makes it.
    pub taken_back: bool,
    /// What was found and agreed to by a second officer, the oldest first.
    pub found: Vec<Found>,
}

/// What people must say when they are asked again, each group and each need by itself.
#[derive(Debug, Serialize, ToSchema)]
pub struct AskedAgain {
    /// What they rate: `quality`, `access`, `listened`, `need`, `joined-up`.
    pub rated: String,
    /// The least of it: `no-lower` and `higher` beside the first time, or `share`.
    pub least: String,
    /// The share that must rate it well, in percent, where it is one.
    pub share: Option<u8>,
}

/// What was found about a promise.
#[derive(Debug, Serialize, ToSchema)]
pub struct Found {
    /// The day it was looked at.
    pub on: String,
    /// What was found.
    pub verdict: String,
    /// What the figure was; empty where it could not be had.
    pub figure: String,
    /// For whom it is not held; empty where it is held.
    pub for_whom: String,
    /// What is being done; empty where it is held.
    pub doing: String,
    /// The day it is looked at next.
    pub next: String,
}
