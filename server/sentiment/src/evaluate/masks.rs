//! How much of what says who somebody is the masks cover.

use std::{collections::BTreeMap, fmt};

use serde::Deserialize;

use super::EvaluateError;
use crate::redaction::{self, Kind};

#[derive(Deserialize)]
struct Marked {
    full_text: String,
    spans: Vec<Span>,
}

#[derive(Deserialize)]
struct Span {
    entity_type: String,
    start_position: usize,
    end_position: usize,
}

/// How much was masked.
#[derive(Clone, Debug, Default)]
pub struct Masked {
    /// Spans masked whole, and in all, by what they are.
    pub spans: BTreeMap<String, (u32, u32)>,
    /// Words of names that are masked, and in all.
    pub names: (u32, u32),
    /// Words masked as names that are names or titles, and in all.
    pub said: (u32, u32),
    /// Of those, the ones that say nothing of anybody: neither a name nor an organisation, a street or a place.
    pub idle: u32,
}

/// Measures masks on a JSON list of texts with the spans of personal data in them, counted in characters.
pub fn masks(json: &[u8]) -> Result<Masked, EvaluateError> {
    let all: Vec<Marked> = serde_json::from_slice(json).map_err(|error| EvaluateError::File {
        line: error.line(),
        problem: "not a list of marked texts".to_owned(),
    })?;
    let mut done = Masked::default();
    for one in all {
        let masks = redaction::find(&one.full_text);
        // From characters to bytes.
        let places: Vec<usize> = one.full_text.char_indices().map(|(at, _)| at).chain([one.full_text.len()]).collect();
        let byte = |at: usize| places.get(at).copied().unwrap_or(one.full_text.len());
        let spans: Vec<(usize, usize, &str)> = one
            .spans
            .iter()
            .map(|span| (byte(span.start_position), byte(span.end_position), span.entity_type.as_str()))
            .collect();
        let words = crate::services::words(&one.full_text);
        for (from, to, kind) in &spans {
            let inside: Vec<usize> = words.iter().map(|(at, _)| *at).filter(|at| at >= from && at < to).collect();
            let hidden = |at: &usize| masks.iter().any(|mask| mask.from <= *at && *at < mask.to);
            let whole = inside.iter().all(hidden);
            let entry = done.spans.entry((*kind).to_owned()).or_default();
            entry.0 += u32::from(whole);
            entry.1 += 1;
            if *kind == "PERSON" {
                done.names.0 += u32::try_from(inside.iter().filter(|at| hidden(at)).count()).unwrap_or_default();
                done.names.1 += u32::try_from(inside.len()).unwrap_or_default();
            }
        }
        for (at, _) in &words {
            if masks.iter().any(|mask| mask.kind == Kind::Name && mask.from <= *at && *at < mask.to) {
                let is =
                    spans.iter().any(|(from, to, kind)| from <= at && at < to && matches!(*kind, "PERSON" | "TITLE"));
                let tells = spans.iter().any(|(from, to, _)| from <= at && at < to);
                done.said.0 += u32::from(is);
                done.said.1 += 1;
                done.idle += u32::from(!tells);
            }
        }
    }
    Ok(done)
}

impl fmt::Display for Masked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let share = |(n, of): (u32, u32)| f64::from(n) / f64::from(of.max(1));
        writeln!(
            f,
            "words of names masked: {:.3} of {}; precision of words masked as names: {:.3} of {}; masked for nothing: {:.3}\n",
            share(self.names),
            self.names.1,
            share(self.said),
            self.said.1,
            share((self.idle, self.said.1))
        )?;
        writeln!(f, "| what | masked whole | of | share |\n| --- | ---: | ---: | ---: |")?;
        for (kind, counts) in &self.spans {
            writeln!(f, "| {kind} | {} | {} | {:.3} |", counts.0, counts.1, share(*counts))?;
        }
        Ok(())
    }
}
