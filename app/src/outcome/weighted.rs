//! Weighted figures beside what was counted: what they are weighted to, what becomes of them, and why some have none.

use std::{cmp::Ordering, collections::BTreeMap};

use domain::{
    code::Code,
    findings::{
        CannotWeigh, NotWeighted, Weighted as Figure, Weights,
        weighting::{Margin, Weighing, weighed_by},
    },
    outcome::{Block, Section, Table, TableRow},
};

use super::{
    Material,
    heard::{by_name, part_name},
    named,
};
use crate::{
    tables::{Asked, Printed, PrintedRow, signed, thousands},
    ui::Ui,
};

/// So many figures that are not weighted are named.
const MOST_NAMED: usize = 5;

/// Weighted figures of a consultation.
#[derive(Clone, Copy, Debug)]
pub struct Weighted<'w> {
    /// The weights of each survey that has any.
    pub weighing: &'w Weighing,
    /// The surveys and their words.
    pub asked: &'w BTreeMap<Code, Asked>,
    /// The tables, printed with those weights.
    pub tables: &'w [Printed],
}

/// The section; none where nothing is weighted.
pub(super) fn section(m: &Material<'_>) -> Option<Section> {
    (!m.weighted.weighing.is_empty()).then(|| named(m, "weighted", m.weighted.blocks(m.ui)))
}

impl Weighted<'_> {
    /// All there is to say.
    pub fn blocks(&self, ui: &Ui) -> Vec<Block> {
        let mut blocks = vec![Block::Said(ui.say("weighted-lead")), Block::Said(ui.say("weighted-caution"))];
        for (survey, weights) in self.weighing {
            let Some(asked) = self.asked.get(survey) else { continue };
            let audience = ui.audience(asked.edition.survey.audience);
            match weights {
                Ok(weights) => {
                    blocks.push(Block::Heading(audience.clone()));
                    let margins = weights.margins.iter().filter(|margin| !margin.parts.is_empty());
                    blocks.extend(margins.map(|margin| totals(ui, asked, weights, margin)));
                    blocks.extend(self.figures(ui, survey, asked, &audience));
                }
                Err(CannotWeigh::Hidden(parts)) => {
                    let args = [("audience", audience.into()), ("parts", needs(ui, asked, parts).into())];
                    blocks.push(Block::Said(ui.say_with("weighted-cannot-hidden", &args)));
                }
                Err(CannotWeigh::NoFit) => {
                    blocks.push(Block::Said(ui.say_with("weighted-cannot-no-fit", &[("audience", audience.into())])));
                }
            }
        }
        blocks
    }

    /// A table for each group of those who answered, after sentences about what is different when it is weighted.
    fn figures(&self, ui: &Ui, survey: &Code, asked: &Asked, audience: &str) -> Vec<Block> {
        let mut said = Vec::new();
        // What has no weighted figure stands in no table: a table of marks says nothing.
        let mut missing: BTreeMap<(&str, &str), Vec<String>> = BTreeMap::new();
        let mut groups: Vec<(&str, Vec<TableRow>)> = Vec::new();
        for table in self.tables.iter().filter(|table| table.survey == *survey) {
            for row in &table.rows {
                let what = what(ui, table);
                let weighted = match &row.weighted {
                    None => continue,
                    Some(Err(why)) => {
                        let key = match why {
                            NotWeighted::Hidden(_) => "weighted-hidden",
                            NotWeighted::SaysLittle => "weighted-says-little",
                        };
                        missing.entry((key, &row.who)).or_default().push(what);
                        continue;
                    }
                    Some(Ok(weighted)) => weighted,
                };
                said.extend(sentence(ui, audience, &what, (row, weighted)));
                let line = TableRow { name: what, part: false, cells: cells(ui, asked, (row, weighted)) };
                match groups.iter_mut().find(|(who, _)| *who == row.who) {
                    Some((_, lines)) => lines.push(line),
                    None => groups.push((&row.who, vec![line])),
                }
            }
        }
        let heads = ["what", "as-counted", "weighted", "effective", "design", "verdict", "together"];
        let weighted: usize = groups.iter().map(|(_, rows)| rows.len()).sum();
        let tables = groups.into_iter().map(|(who, rows)| {
            Block::Table(Table {
                caption: ui
                    .say_with("weighted-figures", &[("audience", audience.into()), ("who", who.to_owned().into())]),
                head: heads.map(|head| ui.say(&format!("weighted-{head}"))).to_vec(),
                rows,
                notes: vec![ui.say("weighted-note")],
                ..Table::default()
            })
        });
        let first = if said.is_empty() {
            let key = if weighted > 0 { "weighted-said-none" } else { "weighted-none" };
            let left: usize = missing.values().map(Vec::len).sum();
            let args = [("audience", audience.into()), ("n", weighted.into()), ("all", (weighted + left).into())];
            Block::Said(ui.say_with(key, &args))
        } else {
            Block::Points(said)
        };
        let missing = missing.into_iter().map(|((key, who), of)| {
            // A list of all that is not there is read by nobody.
            let figures = if of.len() <= MOST_NAMED {
                of.join("; ")
            } else {
                let args = [("first", of[..MOST_NAMED].join("; ").into()), ("more", (of.len() - MOST_NAMED).into())];
                ui.say_with("weighted-and-more", &args)
            };
            let args = [("who", who.to_owned().into()), ("figures", figures.into())];
            Block::Said(ui.say_with(key, &args))
        });
        std::iter::once(first).chain(tables).chain(missing).collect()
    }
}

/// Needs in words.
fn needs(ui: &Ui, asked: &Asked, parts: &[Code]) -> String {
    let by = weighed_by(&asked.edition.survey);
    let name = |part: &Code| by.as_ref().map_or_else(|| part.to_string(), |by| part_name(ui, asked, by, part));
    parts.iter().map(|part| format!("“{}”", name(part))).collect::<Vec<_>>().join(", ")
}

/// What is weighted to, beside what was counted and what became of it.
fn totals(ui: &Ui, asked: &Asked, weights: &Weights, margin: &Margin) -> Block {
    // Halves up, as everywhere.
    let percent = |share: f64| format!("{:.0}%", (share * 100.0 + 0.5 + 1e-9).floor());
    let rows = margin.parts.iter().map(|part| TableRow {
        name: part_name(ui, asked, &margin.by, &part.part),
        part: false,
        cells: vec![
            thousands(part.known),
            percent(part.known_share),
            thousands(part.answered),
            percent(part.answered_share),
            percent(part.weighted_share),
        ],
    });
    let source = [("source", margin.roll.source.clone().into()), ("day", ui.day(&margin.roll.on).into())];
    let mut notes = vec![ui.say_with("heard-source", &source), ui.say("weighted-unsaid")];
    if weights.cut {
        notes.push(ui.say("weighted-cut"));
    }
    let args = [
        ("audience", ui.audience(asked.edition.survey.audience).into()),
        ("by", by_name(ui, asked, &margin.by).into()),
    ];
    let heads = ["who", "known", "known-share", "answered", "answered-share", "share"];
    Block::Table(Table {
        caption: ui.say_with("weighted-caption", &args),
        head: heads.map(|head| ui.say(&format!("weighted-{head}"))).to_vec(),
        rows: rows.collect(),
        notes,
        ..Table::default()
    })
}

/// What a table is about: a service and a measure, or a question.
fn what(ui: &Ui, table: &Printed) -> String {
    let measure = table.measure.map(|measure| ui.say(&format!("measure-{}", measure.as_str())));
    match (&table.service_name, measure) {
        (Some(service), Some(measure)) if table.provider.is_none() => {
            ui.say_with("weighted-of", &[("service", service.clone().into()), ("measure", measure.into())])
        }
        (Some(service), _) => {
            let args = [("service", service.clone().into()), ("measure", table.question.clone().into())];
            ui.say_with("weighted-of", &args)
        }
        (None, _) if table.over_all => {
            let args = [("service", ui.say("over-all-name").into()), ("measure", table.question.clone().into())];
            ui.say_with("weighted-of", &args)
        }
        (None, _) => table.question.clone(),
    }
}

fn counted(row: &PrintedRow) -> String {
    row.row.net.map_or_else(|| "[c]".to_owned(), signed)
}

fn sentence(ui: &Ui, audience: &str, what: &str, (row, weighted): (&PrintedRow, &Figure)) -> Option<String> {
    let key = match weighted.stands {
        Ordering::Greater => "weighted-said-higher",
        Ordering::Less => "weighted-said-lower",
        Ordering::Equal => return None,
    };
    let args = [
        ("audience", audience.to_owned().into()),
        ("who", row.who.clone().into()),
        ("what", what.to_owned().into()),
        ("counted", counted(row).into()),
        ("weighted", signed(weighted.net).into()),
    ];
    Some(ui.say_with(key, &args))
}

fn cells(ui: &Ui, asked: &Asked, (row, weighted): (&PrintedRow, &Figure)) -> Vec<String> {
    let verdict = ui.say(match weighted.stands {
        Ordering::Greater => "weighted-higher",
        Ordering::Less => "weighted-lower",
        Ordering::Equal => "weighted-same",
    });
    vec![
        counted(row),
        signed(weighted.net),
        ui.say_with("weighted-effective-n", &[("n", format!("{:.0}", weighted.effective).into())]),
        format!("{:.2}", weighted.design_effect),
        verdict,
        // One alone is weighed as itself.
        if weighted.together.len() > 1 { needs(ui, asked, &weighted.together) } else { "[z]".to_owned() },
    ]
}
