//! Rows that are nobody's answers: previews, tests, and what somebody began and did not send.

use serde::{Deserialize, Serialize};

use super::{Spreadsheet, guess::plain};

/// How many rows of a file are set aside before anything of it is looked at. Whoever did not send their answers did not
/// give them: here as elsewhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Aside {
    /// Previews and tests, of whoever made the survey.
    pub previews: u64,
    /// What was begun and not sent.
    pub unfinished: u64,
}

impl Aside {
    /// Whether nothing is.
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }
}

/// What a column that a tool writes for itself says of a row.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tells {
    /// How it came (Qualtrics: *IP Address*, *Survey Preview*, *Survey Test*, *Spam*).
    How,
    /// Whether it was finished (Qualtrics: *True* or 1).
    Finished,
    /// When it was sent (LimeSurvey: empty until it is).
    Sent,
}

/// What Qualtrics and LimeSurvey write beside those columns: without one of them a head is a question of one's own.
const QUALTRICS: [&str; 4] = ["responseid", "recordeddate", "durationinseconds", "recipientlastname"];
const LIMESURVEY: [&str; 3] = ["lastpage", "startlanguage", "datestamp"];

impl Tells {
    /// By how it is headed, among other heads.
    fn of(head: &str, all: &[String]) -> Option<Self> {
        let beside = |heads: &[&str]| all.iter().any(|one| heads.iter().any(|head| plain(one).starts_with(head)));
        match plain(head).as_str() {
            "status" | "responsetype" | "distributionchannel" if beside(&QUALTRICS) => Some(Self::How),
            "finished" if beside(&QUALTRICS) => Some(Self::Finished),
            "submitdate" | "datesubmitted" | "submitdatedatesubmitted" if beside(&LIMESURVEY) => Some(Self::Sent),
            _ => None,
        }
    }
}

/// How Qualtrics says that a row is a preview, a test or spam, in words and as numbers. Source: *Understanding your dataset*.
fn is_preview(says: &str) -> bool {
    matches!(says, "surveypreview" | "surveytest" | "preview" | "test" | "spam" | "1" | "2" | "8" | "9" | "12" | "17")
}

impl Spreadsheet {
    /// The same without the rows that are nobody's answers, which are counted.
    #[must_use]
    pub fn set_aside(mut self) -> Self {
        let telling: Vec<(usize, Tells)> = self
            .head
            .iter()
            .enumerate()
            .filter_map(|(column, head)| Some((column, Tells::of(head, &self.head)?)))
            .collect();
        // Where nothing at all was sent, the column is of something else.
        let any = |column: usize, rows: &[Vec<String>]| {
            rows.iter().any(|row| row.get(column).is_some_and(|cell| !cell.trim().is_empty()))
        };
        let telling: Vec<(usize, Tells)> = telling.into_iter().filter(|(column, _)| any(*column, &self.rows)).collect();
        let says = |row: &[String], column: usize| plain(row.get(column).map(String::as_str).unwrap_or_default());
        let preview = |row: &[String]| {
            telling.iter().any(|(column, tells)| *tells == Tells::How && is_preview(&says(row, *column)))
        };
        let unfinished = |row: &[String]| {
            telling.iter().any(|(column, tells)| match tells {
                Tells::How => false,
                Tells::Finished => matches!(says(row, *column).as_str(), "false" | "no" | "0"),
                Tells::Sent => says(row, *column).is_empty(),
            })
        };
        let mut aside = Aside::default();
        self.rows.retain(|row| {
            let count = match (preview(row), unfinished(row)) {
                (true, _) => &mut aside.previews,
                (false, true) => &mut aside.unfinished,
                (false, false) => return true,
            };
            *count += 1;
            false
        });
        self.aside = aside;
        self
    }
}
