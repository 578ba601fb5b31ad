//! How many concerns the safeguarding screen finds, and how many harmless texts it stops.

use std::{collections::BTreeMap, collections::HashMap, fmt};

use super::{EvaluateError, interval};
use crate::{analyst, model::Model, safeguarding};

/// What the screen did with a file.
#[derive(Clone, Debug, Default)]
pub struct Screened {
    /// Concerns found, and in all.
    pub found: (u32, u32),
    /// Of them, those that the rules alone find.
    pub by_rule: u32,
    /// Harmless texts stopped, and in all.
    pub stopped: (u32, u32),
    /// Of those stopped, by a rule.
    pub stopped_by_rule: u32,
    /// Found and in all, by topic and voice.
    pub parts: BTreeMap<String, (u32, u32)>,
    /// Which were missed and which were stopped for nothing; for those who work on the rules.
    pub wrong: Vec<(bool, String)>,
}

/// Runs the screen over a CSV with `flag` (1 or 0) and `text`; `topic` and `voice` where it has them.
pub fn screen(model: &Model, csv: &[u8]) -> Result<Screened, EvaluateError> {
    let mut reader = csv::Reader::from_reader(csv);
    let mut rows = Vec::new();
    for (at, row) in reader.deserialize::<HashMap<String, String>>().enumerate() {
        rows.push(row.map_err(|error| EvaluateError::File { line: at + 2, problem: error.to_string() })?);
    }
    let texts: Vec<&str> = rows.iter().map(|row| row.get("text").map_or("", String::as_str)).collect();
    let mut done = Screened::default();
    for (row, found) in rows.iter().zip(analyst::concerns(model, &texts)?) {
        let get = |name: &str| row.get(name).cloned().unwrap_or_default();
        let (is, text) = (get("flag") == "1", get("text"));
        let ruled = safeguarding::find(&text).is_some();
        if is {
            done.found.0 += u32::from(found.is_some());
            done.found.1 += 1;
            done.by_rule += u32::from(ruled);
        } else {
            done.stopped.0 += u32::from(found.is_some());
            done.stopped.1 += 1;
            done.stopped_by_rule += u32::from(ruled);
        }
        for (name, value) in [("topic", get("topic")), ("voice", get("voice"))] {
            if !value.is_empty() {
                let kind = if is { "concern" } else { "harmless" };
                let part = done.parts.entry(format!("{kind}, {name} {value}")).or_default();
                part.0 += u32::from(found.is_some());
                part.1 += 1;
            }
        }
        if is != found.is_some() {
            done.wrong.push((is, text));
        }
    }
    Ok(done)
}

impl fmt::Display for Screened {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let share = |(n, of): (u32, u32)| f64::from(n) / f64::from(of.max(1));
        let ((low, high), (least, most)) = (interval(self.found), interval(self.stopped));
        let said = self.found.0 + self.stopped.0;
        writeln!(
            f,
            "concerns found: {} of {} = {:.3} ({low:.3} to {high:.3}); by the rules alone {}",
            self.found.0,
            self.found.1,
            share(self.found),
            self.by_rule
        )?;
        writeln!(
            f,
            "harmless texts stopped: {} of {} = {:.3} ({least:.3} to {most:.3}); by the rules {}",
            self.stopped.0,
            self.stopped.1,
            share(self.stopped),
            self.stopped_by_rule
        )?;
        writeln!(f, "precision here: {:.3}\n", share((self.found.0, said)))?;
        writeln!(f, "| part | flagged | of |\n| --- | ---: | ---: |")?;
        for (name, (n, of)) in &self.parts {
            writeln!(f, "| {name} | {n} | {of} |")?;
        }
        Ok(())
    }
}
