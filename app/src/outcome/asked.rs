//! What was asked and of whom, with whom it was tried, and what the law asked of whoever consulted.

use domain::{
    duties,
    outcome::{Block, Section, Table, TableRow},
    signing::Share,
};

use super::{Asked, Material, asks_of_providers, has, named};
use crate::ui::Ui;

pub(super) fn asked(m: &Material<'_>) -> Section {
    let ui = m.ui;
    let consultation = m.consultation;
    let when = ui.say_with(
        "outcome-said-when",
        &[
            ("council", consultation.contact.council.clone().into()),
            ("opens", ui.day(&consultation.opens).into()),
            ("closes", ui.day(&consultation.closes).into()),
            ("services", consultation.services.len().into()),
        ],
    );
    let surveys = m
        .surveys
        .iter()
        .map(|survey| {
            let args = [
                ("audience", survey.audience.clone().into()),
                ("wordings", survey.wordings.join(", ").into()),
                ("invited", survey.invited.map_or(0, |n| n).into()),
            ];
            ui.say_with(if survey.invited.is_some() { "outcome-said-invited" } else { "outcome-said-open" }, &args)
        })
        .chain(m.surveys.iter().filter_map(|survey| turned(ui, survey)))
        .chain(m.surveys.iter().flat_map(|survey| tried(ui, survey)))
        .chain(m.surveys.iter().flat_map(|survey| in_sign(ui, survey)))
        .collect();
    let mut blocks = vec![Block::Said(when), Block::Points(surveys), Block::Said(ui.say("outcome-said-wordings"))];
    if !asks_of_providers(m) && has(consultation, "providers") {
        blocks.push(Block::Said(ui.say("outcome-said-providers-not-asked")));
    }
    blocks.extend(lawful(m));
    named(m, "asked", blocks)
}

/// That what stands first was not the same for everybody.
fn turned(ui: &Ui, survey: &Asked) -> Option<String> {
    let args = [("audience", survey.audience.clone().into()), ("percent", survey.turned?.to_string().into())];
    Some(ui.say_with("outcome-said-turned", &args))
}

/// With whom a survey's words were tried, and what came of it.
fn tried(ui: &Ui, survey: &Asked) -> Vec<String> {
    let of = |(level, people, reworded): &(String, u32, usize)| {
        let args = [
            ("audience", survey.audience.clone().into()),
            ("level", level.clone().into()),
            ("people", (*people).into()),
            ("reworded", (*reworded).into()),
        ];
        ui.say_with("outcome-said-tried", &args)
    };
    survey.tried.iter().map(of).collect()
}

/// What of a survey could be watched in sign language, and why not all of it.
fn in_sign(ui: &Ui, survey: &Asked) -> Vec<String> {
    let audience = || survey.audience.clone().into();
    // One line for all of its wordings of which the same is to be said.
    let signed = [true, false].into_iter().filter_map(|begins| {
        let of = |(level, share): &(String, Share)| format!("{level} {}/{}", share.signed, share.of);
        let levels: Vec<String> = survey.signed.iter().filter(|(_, share)| share.begins == begins).map(of).collect();
        let args = [("audience", audience()), ("levels", levels.join("; ").into())];
        let key = if begins { "outcome-said-signed" } else { "outcome-said-signed-apart" };
        (!levels.is_empty()).then(|| ui.say_with(key, &args))
    });
    let not = survey.not_signed.as_ref().map(|reason| {
        ui.say_with("outcome-said-not-signed", &[("audience", audience()), ("reason", reason.clone().into())])
    });
    signed.chain(not).collect()
}

/// What the law asked of whoever consulted, and what was done: nothing where nobody has said anything of it.
fn lawful(m: &Material<'_>) -> Vec<Block> {
    let ui = m.ui;
    let records: Vec<String> = m
        .records
        .iter()
        .map(|(record, entry)| {
            let there = [
                ("reference", entry.reference.clone().into()),
                ("by", entry.by.clone().into()),
                ("day", ui.day(&entry.on).into()),
            ];
            let args = [
                ("what", ui.say(&format!("duties-record-{}", record.as_str())).into()),
                ("there", ui.say_with("duties-there", &there).into()),
            ];
            ui.say_with("outcome-duties-record", &args)
        })
        .collect();
    let said = |asked: &Option<duties::Asked>| match asked {
        Some(duties::Asked::On { day, how }) => {
            ui.say_with("duties-asked-on", &[("day", ui.day(day).into()), ("how", how.clone().into())])
        }
        Some(duties::Asked::Not(why)) => ui.say_with("duties-asked-not", &[("why", why.clone().into())]),
        None => ui.say("outcome-duties-not-said"),
    };
    let rows: Vec<TableRow> = m
        .consultees
        .iter()
        .map(|(who, asked)| TableRow {
            name: ui.say(&format!("duties-who-{}", who.as_str())),
            part: false,
            cells: vec![ui.say(&format!("outcome-duties-{}", who.law().as_str())), said(asked)],
        })
        .collect();
    if records.is_empty() && m.consultees.iter().all(|(_, asked)| asked.is_none()) {
        return Vec::new();
    }
    let mut blocks = vec![Block::Heading(ui.say("outcome-duties"))];
    if !records.is_empty() {
        blocks.push(Block::Points(records));
    }
    if !rows.is_empty() {
        blocks.push(Block::Table(Table {
            key: "duties".to_owned(),
            caption: ui.say("outcome-duties-caption"),
            head: ["outcome-duties-who", "outcome-duties-law", "outcome-duties-how"].map(|key| ui.say(key)).to_vec(),
            rows,
            ..Table::default()
        }));
    }
    blocks
}
