//! How it was done: scales, reading, what protecting people cost, and how each question was put.

use domain::{
    code::Code,
    comments::agreement,
    findings::{
        figures,
        report::Cost,
        written::{Accounted, shown},
    },
    outcome::{Block, Section, Table, TableRow},
    survey::Kind,
};

use super::{Material, answered::answered_in_all, named, wordings_key};
use crate::{
    questions::{answer_name, short_name},
    tables::{self, alike, cell},
};

pub(super) fn method(m: &Material<'_>) -> Section {
    let ui = m.ui;
    let (agreement, engine) = m.agreement;
    let mut blocks: Vec<Block> = (1..=7).map(|n| Block::Said(ui.say(&format!("method-{n}")))).collect();
    blocks.extend(scales(m).map(Block::Table));
    blocks.push(Block::Heading(ui.say("written-heading")));
    let left = m.accounted.iter().map(|(_, accounted)| accounted.unchecked).sum::<u64>();
    blocks.push(Block::Said(tables::how_checked(ui, agreement, left)));
    let people = m.people;
    let kappa = tables::kappa(ui, people);
    blocks.push(Block::Said(if people.n() == 0 {
        ui.say("outcome-said-no-people")
    } else {
        let raw = format!("{:.0}%", agreement::accuracy(&people.table) * 100.0);
        let args = [("n", u64::from(people.n()).into()), ("raw", raw.into()), ("kappa", kappa.into())];
        ui.say_with("outcome-said-people", &args)
    }));
    let table = Table {
        caption: ui.say("accounted-caption"),
        head: std::iter::once("survey".to_owned())
            .chain(Accounted::default().fates().map(|(fate, _)| format!("accounted-{fate}")))
            .map(|key| ui.say(&key))
            .collect(),
        rows: m
            .accounted
            .iter()
            .map(|(audience, accounted)| TableRow {
                name: audience.clone(),
                part: false,
                // Of an audience too small to be shown, neither is what it wrote.
                cells: match answered_in_all(m, audience) {
                    None => accounted.fates().map(|_| "[c]".to_owned()).to_vec(),
                    Some(_) => accounted.fates().map(|(_, n)| cell(shown(n))).to_vec(),
                },
            })
            .collect(),
        ..Table::default()
    };
    blocks.push(Block::Table(table));
    for (audience, accounted) in m.accounted.iter().filter(|(audience, _)| answered_in_all(m, audience).is_some()) {
        blocks.extend(alike(ui, audience, accounted).map(Block::Said));
    }
    blocks.push(Block::Said(ui.say("outcome-said-accuracy")));
    blocks.push(Block::Said(ui.say_with("outcome-said-engine", &[("engine", engine.to_owned().into())])));
    blocks.extend(costs(m).map(Block::Said));
    for one in m.aside {
        let [came, gone] = &one.days;
        let args = [
            ("audience", one.audience.clone().into()),
            ("n", cell(shown(one.n)).into()),
            ("came", ui.day(came).into()),
            ("gone", ui.day(gone).into()),
            ("why", one.why.clone().into()),
        ];
        blocks.push(Block::Said(ui.say_with("outcome-said-aside", &args)));
    }
    if m.kept_back.is_empty() && m.aside.is_empty() {
        blocks.push(Block::Said(ui.say("outcome-said-none-aside")));
    }
    for (who, n, of) in m.kept_back {
        let args = [("who", who.clone().into()), ("n", n.to_string().into()), ("of", of.to_string().into())];
        blocks.push(Block::Said(ui.say_with("outcome-said-kept-back", &args)));
    }
    blocks.push(Block::Said(ui.say_with("outcome-said-digest", &[("digest", m.findings.to_string().into())])));
    named(m, "method", blocks)
}

/// Which answers of each scale are above the middle, at it and below it, by who was asked on it.
fn scales(m: &Material<'_>) -> Option<Table> {
    let ui = m.ui;
    let mut rows: Vec<TableRow> = Vec::new();
    for table in m.tables.iter().filter(|table| table.balanced && !table.written && !table.theme) {
        let side = |is: fn(f64) -> bool| {
            let points = table.columns.iter().zip(&table.scores).filter(|(_, score)| is(**score));
            points.map(|(name, _)| name.as_str()).collect::<Vec<_>>().join("; ")
        };
        let cells = vec![side(|score| score > 0.0), side(|score| score == 0.0), side(|score| score < 0.0)];
        for row in table.rows.iter().filter(|row| row.need.is_none()) {
            let level = ui.say(&format!("level-name-{}", row.row.key.group.level));
            let line =
                TableRow { name: format!("{}: {level}", ui.audience(table.kind)), part: false, cells: cells.clone() };
            if !rows.contains(&line) {
                rows.push(line);
            }
        }
    }
    let head = ["group", "outcome-good", "outcome-middle", "outcome-bad"].map(|key| ui.say(key)).to_vec();
    let caption = ui.say("outcome-scales-caption");
    (!rows.is_empty()).then(|| Table { caption, head, rows, ..Table::default() })
}

/// Of fewer numbers it is not told how many are hidden: it could say of a table which of them it is.
const LEAST_NUMBERS: u64 = 500;

/// Where so many in a hundred, or fewer, are hidden beside those that have to be, it is not told how many: whoever sees a
/// number that is hidden could take it for one of those.
const LEAST_BESIDE: u64 = 5;

/// What it cost to protect people: how many numbers are hidden, and how many any protection would have to hide.
fn costs(m: &Material<'_>) -> Option<String> {
    let Cost { numbers, hidden, by_rule } = m.cost;
    let share = |n| figures::percent(n, numbers).unwrap_or_default();
    let (all, least) = (share(hidden), share(by_rule));
    let said = m.ui.say_with("outcome-said-cost", &[("all", all.into())]);
    let beside = (all > least + LEAST_BESIDE && least > LEAST_BESIDE)
        .then(|| m.ui.say_with("outcome-said-cost-least", &[("least", least.into())]));
    (numbers >= LEAST_NUMBERS).then(|| std::iter::once(said).chain(beside).collect::<Vec<_>>().join(" "))
}

/// How each question was put to each reader: from a figure to what was asked.
pub(super) fn wordings(m: &Material<'_>) -> Section {
    let ui = m.ui;
    let order = |code: &Code| m.consultation.surveys.iter().position(|one| one == code);
    let mut surveys: Vec<&tables::Asked> = m.evidence.asked.values().collect();
    surveys.sort_by_key(|asked| order(&asked.edition.survey.code));
    let surveys = surveys.into_iter().map(|asked| {
        let survey = &asked.edition.survey;
        let mut rows = Vec::new();
        // In the survey's own order; asked of each service in the same words, a question stands once.
        let mut slots: Vec<_> = survey.pages.iter().flat_map(|page| survey.slots_of(page)).collect();
        slots.dedup_by(|one, other| one.0.question == other.0.question);
        for (slot, question) in slots {
            let mut named: Option<String> = None;
            for level in survey.levels.iter().filter(|level| survey.is_asked(question, **level)) {
                let Some(words) = asked.words.get(level) else { continue };
                let scale = question.scale_at(*level);
                let offered: Vec<String> = match question.kind {
                    // The services are the sections of this report.
                    Kind::Services { .. } => vec![ui.say("outcome-asked-services")],
                    _ => {
                        let codes = survey.answers_at(question, *level);
                        codes.iter().map(|code| answer_name(ui, words, question, scale, code)).collect()
                    }
                };
                let answers: Vec<String> =
                    offered.into_iter().chain(question.ways_out_at(*level).map(|way| words.way_out(way))).collect();
                let asked_as = words.question(&question.code, slot.service.as_ref()).text;
                let asked_as = if answers.is_empty() {
                    asked_as
                } else {
                    ui.say_with(
                        "outcome-asked-answers",
                        &[("question", asked_as.into()), ("answers", answers.join("; ").into())],
                    )
                };
                let cells = vec![ui.say(&format!("level-name-{level}")), asked_as];
                // Named in each wording as in the first that asks it: some are asked in no other.
                let name = named.get_or_insert_with(|| short_name(words, &slot)).clone();
                rows.push(TableRow { name, part: false, cells });
            }
        }
        (wordings_key(&survey.code), ui.audience(survey.audience), rows)
    });
    let head = ["outcome-question", "outcome-wording", "outcome-asked-as"].map(|key| ui.say(key)).to_vec();
    let mut blocks = vec![Block::Said(ui.say("outcome-said-asked-as"))];
    blocks.extend(surveys.filter(|(.., rows)| !rows.is_empty()).map(|(key, caption, rows)| {
        Block::Table(Table { key, caption, head: head.clone(), rows, ..Table::default() })
    }));
    named(m, "wordings", blocks)
}
