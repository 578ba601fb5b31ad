//! Who answered, who did not, and who was heard in another way.

use domain::{
    disclosure::Cell,
    engage::evidence::Rooms,
    findings::figures,
    outcome::{Block, Section, Table, TableRow},
};

use super::{Material, named, unanswered};
use crate::tables::{cell, thousands};

/// That too few of an audience answered for anything to be said of them by the survey, and where else they were heard.
pub(super) fn silent(m: &Material<'_>, audience: &str) -> String {
    let was_asked = |rooms: &Rooms| {
        m.evidence
            .asked
            .get(&rooms.survey)
            .is_some_and(|asked| m.ui.audience(asked.edition.survey.audience) == audience)
    };
    let heard = m.evidence.rooms.iter().any(was_asked);
    let key = if heard { "outcome-said-silent-sessions" } else { "outcome-said-silent" };
    m.ui.say_with(key, &[("audience", audience.to_owned().into())])
}

/// How many of an audience answered, of those groups that may be shown; nothing where none may. What is hidden is not
/// nought.
pub(super) fn answered_in_all(m: &Material<'_>, audience: &str) -> Option<u64> {
    m.responses
        .iter()
        .filter(|(one, _, _)| one == audience)
        .filter_map(|(_, _, n)| n.shown())
        .filter(|n| *n > 0)
        .reduce(|sum, n| sum + n)
}

/// How many responses there are in all, of those groups that may be shown.
pub(super) fn total(m: &Material<'_>) -> Option<String> {
    let shown = m.responses.iter().filter_map(|(_, _, n)| n.shown()).filter(|n| *n > 0).reduce(|sum, n| sum + n)?;
    let hidden = m.responses.iter().any(|(_, _, n)| n.shown().is_none());
    let args = [("n", thousands(shown).into()), ("more", if hidden { "yes" } else { "no" }.into())];
    Some(m.ui.say_with("outcome-said-total", &args))
}

pub(super) fn answered(m: &Material<'_>) -> Section {
    let ui = m.ui;
    let table = |key: &str, caption: &str, by: &str, rows: &[(String, String, Cell)]| {
        let row = |(audience, part, n): &(String, String, Cell)| TableRow {
            name: audience.clone(),
            part: false,
            cells: vec![part.clone(), cell(*n)],
        };
        Block::Table(Table {
            key: key.to_owned(),
            caption: ui.say(caption),
            head: ["survey", by, "outcome-responses"].map(|key| ui.say(key)).to_vec(),
            rows: rows.iter().map(row).collect(),
            ..Table::default()
        })
    };
    // Whom nobody heard of stands in no table of those who answered.
    let unheard: Vec<String> = m
        .surveys
        .iter()
        .filter(|survey| answered_in_all(m, &survey.audience).is_none())
        .map(|survey| silent(m, &survey.audience))
        .collect();
    let rates: Vec<String> = m
        .surveys
        .iter()
        .filter_map(|survey| {
            let n = answered_in_all(m, &survey.audience)?;
            let groups = || m.responses.iter().filter(|one| one.0 == survey.audience);
            let part = groups().any(|one| one.2.shown().is_none());
            let invited = u64::from(survey.invited?);
            // Each count that is added up may be two more than it was.
            let beyond = n > invited + 2 * groups().filter(|one| one.2.shown().is_some()).count() as u64;
            let n = if beyond { n } else { n.min(invited) };
            let args = [
                ("audience", survey.audience.clone().into()),
                ("n", thousands(n).into()),
                ("invited", thousands(invited).into()),
                ("rate", figures::percent(n, invited)?.to_string().into()),
            ];
            let key = match (beyond, part) {
                (true, _) => "outcome-said-rate-beyond",
                (false, true) => "outcome-said-rate-part",
                (false, false) => "outcome-said-rate",
            };
            Some(ui.say_with(key, &args))
        })
        .collect();
    let total = total(m).map(Block::Said);
    let mut blocks: Vec<Block> =
        total.into_iter().chain([table("answered", "who-answered-caption", "group", m.responses)]).collect();
    if !m.channels.is_empty() {
        blocks.push(Block::Said(ui.say("outcome-said-channels")));
        blocks.push(table("channels", "outcome-channels-caption", "by-channel-column", m.channels));
    }
    blocks.push(Block::Said(ui.say("outcome-said-selected")));
    if !rates.is_empty() {
        blocks.push(Block::Points(rates));
    }
    if !unheard.is_empty() {
        blocks.push(Block::Points(unheard));
    }
    blocks.extend(unanswered::unanswered(m));
    if !m.heard.is_empty() {
        blocks.extend([Block::Heading(ui.say("heard-title")), Block::Said(ui.say("heard-report-lead"))]);
        blocks.extend(m.heard.iter().cloned());
    }
    named(m, "answered", blocks)
}
