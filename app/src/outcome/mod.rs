//! The outcome report in words: findings that may be shown become sections, tables and sentences of one document,
//! which every outlet prints. An officer's words stand beside them and change none.

pub mod again;
pub mod aimed;
mod children;
mod compared;
pub mod crossed;
mod decided;
pub mod dots;
pub mod drawing;
pub mod heard;
pub mod rooms;
mod services;
pub mod short;
mod unanswered;
pub mod weighted;

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    code::Code,
    comments::{Agreement, agreement},
    consultation::{Consultation, Day},
    digest::Digest,
    disclosure::Cell,
    engage::evidence::Rooms,
    findings::{
        figures,
        report::Cost,
        written::{Accounted, shown},
    },
    level::ReadingLevel,
    monitoring::Published,
    outcome::{Block, Document, Pointed, Promise, Quote, Section, Table, TableRow, paragraphs},
    signing::Share,
    survey::Kind,
    survey::{Measure, Needs},
};

use crate::{
    questions::{answer_name, short_name},
    tables::{self, Printed, PrintedRow, cell, signed, thousands},
    ui::Ui,
};

/// What a report is made of.
#[derive(Clone, Debug)]
pub struct Material<'m> {
    /// An officer's words, and the consultation's.
    pub ui: &'m Ui,
    /// The consultation.
    pub consultation: &'m Consultation,
    /// Every table of the findings.
    pub tables: &'m [Printed],
    /// Questions set against one another that an officer wants in it.
    pub crossed: &'m [crossed::Saved],
    /// Whom each survey was for and who asked them: audience, wordings, whether a known list was invited.
    pub surveys: &'m [Asked],
    /// Responses by audience and group.
    pub responses: &'m [(String, String, Cell)],
    /// The same by how they reached us, where they came by more than an open link.
    pub channels: &'m [(String, String, Cell)],
    /// What became of every comment, by audience.
    pub accounted: &'m [(String, Accounted)],
    /// How far the engine that reads comments and the officers agree, and which engine it is.
    pub agreement: (&'m Agreement, &'m str),
    /// How far two officers agree who read the same remarks.
    pub people: &'m Agreement,
    /// Approved quotations, by service, in an order that is fair at every length.
    pub quotes: &'m BTreeMap<Code, Vec<Chosen>>,
    /// Approved quotations, by question that people answered in words and that is about no service: who was asked, how, and
    /// what they wrote.
    pub open: &'m [Openly],
    /// What was said in engagement sessions.
    pub evidence: &'m rooms::Evidence<'m>,
    /// Those who answered beside those who could, where it is known how many there are.
    pub heard: &'m [Block],
    /// Weighted figures, of the surveys that officers want weighted.
    pub weighted: weighted::Weighted<'m>,
    /// What was said the first time and since, of what asks again.
    pub again: Option<again::Waves<'m>>,
    /// The words of each plain version.
    pub plain: &'m [short::Plain],
    /// What officers wrote, by section, and for the readers of each short version.
    pub words: &'m BTreeMap<String, String>,
    /// Promises, each with its number and the service it is about.
    pub promises: &'m [(i64, Option<Code>, Promise)],
    /// The digest of the findings.
    pub findings: &'m Digest,
    /// What was brought in from elsewhere and taken out again.
    pub aside: &'m [Aside],
    /// What it cost to protect people.
    pub cost: Cost,
    /// Whose tables are those of the report published before, of how many questions, and of how many in all.
    pub kept_back: &'m [(String, usize, usize)],
    /// The day.
    pub made_on: &'m Day,
}

/// Responses that were brought in from elsewhere and taken out again.
#[derive(Clone, Debug)]
pub struct Aside {
    /// Whom the survey is for.
    pub audience: String,
    /// How many there were.
    pub n: u64,
    /// The day they came, and the day they were taken out.
    pub days: [Day; 2],
    /// The reason that was given.
    pub why: String,
}

/// A quotation that was chosen to stand for others.
#[derive(Clone, Debug, PartialEq)]
pub struct Chosen {
    /// The words, and whose.
    pub quote: Quote,
    /// Whether a child wrote it.
    pub child: bool,
    /// Where it stands among those that are shown: by who wrote it, and then by what they think.
    pub place: usize,
}

/// A question that people answered in words, and what of that may be quoted.
#[derive(Clone, Debug, PartialEq)]
pub struct Openly {
    /// Whom the survey is for.
    pub audience: String,
    /// The question.
    pub question: String,
    /// What they wrote.
    pub quotes: Vec<Quote>,
}

/// As many quotations as there is room for, from the beginning of an order that is fair at every length; shown by who wrote
/// them. Sorted before they are cut, the last groups would be cut away.
fn fairest<'q>(quotes: impl Iterator<Item = &'q Chosen>, most: usize) -> Vec<Quote> {
    let mut first: Vec<&Chosen> = quotes.take(most).collect();
    first.sort_by_key(|one| one.place);
    first.into_iter().map(|one| one.quote.clone()).collect()
}

/// A survey as a report tells of it.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Whom it was for.
    pub audience: String,
    /// The wordings it was there in.
    pub wordings: Vec<String>,
    /// How many were invited, where a known list was.
    pub invited: Option<u32>,
    /// The wordings in which people are asked what need it is about.
    pub need_asked: Vec<ReadingLevel>,
    /// Which needs are compared, where the survey says so.
    pub needs: Option<Needs>,
    /// How much of it was signed, by wording, where anything was.
    pub signed: Vec<(String, Share)>,
    /// Why it was not signed as a whole, where that was said.
    pub not_signed: Option<String>,
    /// With how many people its wordings were tried before anybody was asked, and how many texts were put otherwise for it.
    pub tried: Vec<(String, u32, usize)>,
}

/// The sections a report has, by their keys and in order: what an officer's words are kept under.
pub fn sections(consultation: &Consultation) -> Vec<String> {
    let before = [
        "summary",
        "asked",
        "answered",
        "again",
        "basis",
        "providers",
        "need",
        "between",
        "weighted",
        "crossed",
        "others",
        "open",
        "children",
        "sessions",
    ];
    let after = ["themes", "monitoring", "method", "wordings"];
    let services = consultation.services.iter().map(|service| services::key(&service.code));
    let every = before.map(str::to_owned).into_iter().chain(services).chain(after.map(str::to_owned));
    every.filter(|key| has(consultation, key)).collect()
}

/// The section of a service.
pub fn section_of_service(service: &Code) -> String {
    services::key(service)
}

/// Whether a section is of one service.
pub fn is_of_service(section: &str) -> bool {
    section.starts_with(services::KEY)
}

/// Whether a consultation's report has a section. What asks again expects nothing of anybody and promises nothing: it says
/// how things are beside how they were.
fn has(consultation: &Consultation, section: &str) -> bool {
    let again = consultation.wave_of.is_some();
    match section {
        "again" => again,
        "providers" | "monitoring" => !again,
        _ => true,
    }
}

/// Puts a report together. The same material gives the same document.
pub fn document(m: &Material<'_>) -> Document {
    let mut sections = vec![summary(m), asked(m), answered(m), asked_again(m)];
    sections.extend([compared::basis(m), compared::providers(m), compared::need(m)]);
    sections.extend(compared::between(m));
    sections.extend(weighted::section(m));
    sections.extend(crossed::section(m));
    sections.extend(compared::others(m));
    sections.extend(openly(m));
    sections.push(children::children(m));
    sections.push(named(m, "sessions", m.evidence.overview(m.ui)));
    sections.extend(m.consultation.services.iter().map(|service| services::service(m, service)));
    sections.extend([services::themes(m), monitoring(m), method(m), wordings(m)]);
    // Where nothing was asked of who might provide, nothing is hidden either.
    let of_providers =
        |asked: &tables::Asked| asked.edition.survey.questions.values().any(|question| question.provider.is_some());
    let compares = m.evidence.asked.values().any(of_providers) || m.tables.iter().any(compared::is_choice);
    sections.retain(|section| has(m.consultation, &section.key) && (compares || section.key != "providers"));
    // Where officers wrote of something that is not there in the end, their words do not go without a word.
    let order = self::sections(m.consultation);
    for key in ["providers", "between", "weighted", "crossed", "others"] {
        let written = m.words.get(key).is_some_and(|words| !words.trim().is_empty());
        if written && has(m.consultation, key) && !sections.iter().any(|section| section.key == key) {
            sections.push(named(m, key, vec![Block::Said(m.ui.say("outcome-said-not-there"))]));
        }
    }
    sections.sort_by_key(|section| order.iter().position(|key| *key == section.key));
    sections.iter_mut().for_each(once);
    // What marks mean stands below each: whoever has one table alone must know.
    sections.iter_mut().flat_map(|section| &mut section.blocks).for_each(|block| explain(m.ui, block));
    let mut document = Document {
        title: m
            .ui
            .say_with("outcome-document-title", &[("consultation", m.ui.survey("consultation-title").text.into())]),
        council: m.consultation.contact.council.clone(),
        made_on: m.made_on.as_str().to_owned(),
        findings: m.findings.to_string(),
        demonstration: m.ui.demonstration,
        sections,
        shorts: short::shorts(m),
        promises: m
            .promises
            .iter()
            .map(|(id, service, promise)| Published {
                id: *id,
                service: service.clone(),
                name: service.as_ref().map(|code| m.ui.service(code)).unwrap_or_default(),
                promise: promise.clone(),
            })
            .collect(),
    };
    document.number();
    document
}

/// The key of the table of how a survey was worded.
fn wordings_key(survey: &Code) -> String {
    format!("wordings/{survey}")
}

/// How what stands in a table was asked: where each survey's questions stand as they were put to each reader.
fn asked_as<'t>(ui: &Ui, tables: impl Iterator<Item = &'t Printed>) -> Vec<Pointed> {
    let mut found: Vec<(&Code, String, Vec<&str>)> = Vec::new();
    for table in tables {
        let question = table.question.as_str();
        match found.iter_mut().find(|(survey, ..)| **survey == table.survey) {
            Some((.., questions)) if questions.contains(&question) => {}
            Some((.., questions)) => questions.push(question),
            None => found.push((&table.survey, ui.audience(table.kind), vec![question])),
        }
    }
    let each = found.into_iter().map(|(survey, audience, questions)| {
        let quoted = questions.iter().map(|one| ui.say_with("quoted", &[("words", (*one).into())]));
        let words = format!("{audience}: {}", quoted.collect::<Vec<_>>().join(", "));
        Pointed { words, key: wordings_key(survey), table: None }
    });
    each.collect()
}

/// What people fear, hope for and would not lose, in their own words: question by question, as they were asked.
fn openly(m: &Material<'_>) -> Option<Section> {
    let mut blocks = vec![Block::Said(m.ui.say("outcome-said-openly"))];
    for one in m.open {
        blocks.push(Block::Heading(format!("{}: {}", one.audience, one.question)));
        blocks.extend(one.quotes.iter().cloned().map(Block::Quote));
    }
    (!m.open.is_empty()).then(|| named(m, "open", blocks))
}

/// Says below a table what its marks mean, where nothing there does: whoever has the table alone must know.
fn explain(ui: &Ui, block: &mut Block) {
    let Block::Table(table) = block else { return };
    for (mark, key) in [("[c]", "outcome-note-hidden"), ("[low]", "outcome-note-low"), ("[z]", "outcome-note-none")] {
        let is_used = table.rows.iter().flat_map(|row| &row.cells).any(|cell| cell.contains(mark));
        if is_used && !table.notes.iter().any(|note| note.contains(mark)) {
            table.notes.push(ui.say(key));
        }
    }
}

/// A note stands below the first table of a section that needs it, and not below each.
fn once(section: &mut Section) {
    let mut told: BTreeSet<String> = BTreeSet::new();
    for block in &mut section.blocks {
        match block {
            Block::Table(table) => table.notes.retain(|note| told.insert(note.clone())),
            Block::Said(words) => drop(told.insert(words.clone())),
            _ => {}
        }
    }
}

/// That too few of an audience answered for anything to be said of them by the survey, and where else they were heard.
fn silent(m: &Material<'_>, audience: &str) -> String {
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

/// A section: its heading, the officer's words, and what the program says.
fn section(m: &Material<'_>, key: &str, title: String, blocks: Vec<Block>) -> Section {
    let words = m.words.get(key).map(|words| paragraphs(words)).unwrap_or_default();
    Section { key: key.to_owned(), title, words, blocks }
}

/// A section whose heading is the interface's.
fn named(m: &Material<'_>, key: &str, blocks: Vec<Block>) -> Section {
    section(m, key, m.ui.say(&format!("outcome-{key}")), blocks)
}

/// The figure of a comparison with its base: `+0.40 (n 85)`; where net sentiment may not be shown, the shares that think
/// well and badly, of which one may be: `67% / [c] (n 75)`.
pub fn headline(ui: &Ui, table: &Printed, row: &PrintedRow) -> String {
    let base = cell(row.row.base);
    match (table.balanced, row.row.net, row.row.base) {
        (_, _, Cell::Low | Cell::Confidential) => base,
        // Of nobody there is nothing to hide.
        (_, _, Cell::Shown(0)) => ui.say("outcome-nobody"),
        (true, Some(net), _) => match row.row.interval {
            None => ui.say_with("net-of-n", &[("net", signed(net).into()), ("n", base.into())]),
            Some(interval) => ui.say_with(
                "net-of-n-within",
                &[
                    ("net", signed(net).into()),
                    ("low", signed(interval.low).into()),
                    ("high", signed(interval.high).into()),
                    ("n", base.into()),
                ],
            ),
        },
        (true, None, _) if row.row.good.is_some() || row.row.bad.is_some() => {
            let share = |share: Option<u64>| share.map_or_else(|| "[c]".to_owned(), |share| format!("{share}%"));
            let args = [("good", share(row.row.good).into()), ("bad", share(row.row.bad).into()), ("n", base.into())];
            ui.say_with("shares-of-n", &args)
        }
        (true, None, _) => ui.say_with("net-hidden", &[("n", base.into())]),
        (false, _, _) => ui.say_with("n-only", &[("n", base.into())]),
    }
}

/// Whether a cell says something: a net sentiment or a share, and not only that there is none to show.
fn says(cell: &str) -> bool {
    cell.starts_with(['+', '−', '0']) || cell.contains('%')
}

/// Who a table's row is of: audience, wording, and who filled it in.
fn whose(ui: &Ui, table: &Printed, row: &PrintedRow) -> String {
    format!("{}: {}", ui.audience(table.kind), row.who)
}

/// How many of an audience answered, of those groups that may be shown; nothing where none may. What is hidden is not
/// nought.
fn answered_in_all(m: &Material<'_>, audience: &str) -> Option<u64> {
    m.responses
        .iter()
        .filter(|(one, _, _)| one == audience)
        .filter_map(|(_, _, n)| n.shown())
        .filter(|n| *n > 0)
        .reduce(|sum, n| sum + n)
}

/// What whoever decides asks first: how the two providers stand, whether those with needs are lost, what is rated now, who
/// answered and who did not, and what is promised.
fn summary(m: &Material<'_>) -> Section {
    let ui = m.ui;
    let at = |key: &str, words: String| Pointed { words, key: key.to_owned(), table: None };
    let services: Vec<Code> = m.consultation.services.iter().map(|service| service.code.clone()).collect();
    let again = m.again.iter().filter(|again| !again.lines.is_empty());
    let answered = m.surveys.iter().map(|survey| {
        let audience = survey.audience.clone();
        at(
            "answered",
            match answered_in_all(m, &audience) {
                Some(n) => {
                    ui.say_with("outcome-said-responses", &[("n", thousands(n).into()), ("audience", audience.into())])
                }
                None => silent(m, &audience),
            },
        )
    });
    // Whom nobody, or hardly anybody, was heard of.
    let unheard = m.heard.iter().flat_map(|block| match block {
        Block::Points(points) => points.as_slice(),
        _ => &[],
    });
    let promised = m.promises.iter().map(|(_, service, promise)| {
        let service = service.as_ref().map_or_else(|| ui.say("outcome-every-service"), |code| ui.service(code));
        let args = [
            ("service", service.into()),
            ("promise", promise.promise.trim_end().trim_end_matches('.').to_owned().into()),
            ("day", ui.day(&promise.due).into()),
        ];
        at("", ui.say_with("outcome-said-promised", &args))
    });
    let parts: [(&str, Vec<Pointed>); 6] = [
        ("outcome-summary-providers", compared::sentences(m).into_iter().chain(compared::preferred(m)).collect()),
        ("outcome-summary-need", compared::by_need(m)),
        ("outcome-summary-rated", compared::rated(m).into_iter().chain(compared::differences(m)).collect()),
        (
            "outcome-summary-since",
            again.flat_map(|again| again.moved_groups(&services)).map(|said| at("", said)).collect(),
        ),
        ("outcome-summary-answered", answered.chain(unheard.map(|said| at("", said.clone()))).collect()),
        ("outcome-summary-promised", promised.collect()),
    ];
    let interim = open_until(m).map(|closes| {
        let args = [("day", ui.day(m.made_on).into()), ("closes", ui.day(closes).into())];
        Block::Said(ui.say_with("outcome-said-interim", &args))
    });
    let parts = parts
        .into_iter()
        .filter(|(_, points)| !points.is_empty())
        .flat_map(|(heading, points)| [Block::Heading(ui.say(heading)), Block::Pointed(points)]);
    named(m, "summary", interim.into_iter().chain(parts).collect())
}

/// The last day on which people can answer, where a report is made before it is over.
fn open_until<'m>(m: &Material<'m>) -> Option<&'m Day> {
    Some(&m.consultation.closes).filter(|closes| m.made_on <= *closes)
}

fn asked(m: &Material<'_>) -> Section {
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
        .chain(m.surveys.iter().flat_map(|survey| tried(ui, survey)))
        .chain(m.surveys.iter().flat_map(|survey| in_sign(ui, survey)))
        .collect();
    named(m, "asked", vec![Block::Said(when), Block::Points(surveys), Block::Said(ui.say("outcome-said-wordings"))])
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
    let signed = survey.signed.iter().map(|(level, share)| {
        let args = [
            ("audience", audience()),
            ("level", level.clone().into()),
            ("signed", share.signed.into()),
            ("of", share.of.into()),
        ];
        ui.say_with("outcome-said-signed", &args)
    });
    let not = survey.not_signed.as_ref().map(|reason| {
        ui.say_with("outcome-said-not-signed", &[("audience", audience()), ("reason", reason.clone().into())])
    });
    signed.chain(not).collect()
}

fn answered(m: &Material<'_>) -> Section {
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
    let mut blocks = vec![table("answered", "who-answered-caption", "group", m.responses)];
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

/// What those who replied say now, beside what they said the first time.
fn asked_again(m: &Material<'_>) -> Section {
    let services: Vec<Code> = m.consultation.services.iter().map(|service| service.code.clone()).collect();
    let blocks = match &m.again {
        Some(again) if !again.lines.is_empty() => again.blocks(&services),
        _ => vec![Block::Said(m.ui.say("again-compared-none"))],
    };
    named(m, "again", blocks)
}

fn monitoring(m: &Material<'_>) -> Section {
    let ui = m.ui;
    let mut blocks = vec![Block::Said(ui.say("outcome-said-monitoring"))];
    let rows: Vec<TableRow> = m
        .promises
        .iter()
        .map(|(_, service, promise)| TableRow {
            name: service.as_ref().map_or_else(|| ui.say("outcome-every-service"), |code| ui.service(code)),
            part: false,
            cells: vec![
                promise.promise.clone(),
                promise.measure.clone(),
                match aimed::judged(ui, promise) {
                    Some(judged) => ui.say_with(
                        "promise-target-judged",
                        &[("target", promise.target.clone().into()), ("judged", judged.into())],
                    ),
                    None => promise.target.clone(),
                },
                promise.owner.clone(),
                ui.day(&promise.due),
                promise.otherwise.clone(),
            ],
        })
        .collect();
    if rows.is_empty() {
        blocks.push(Block::Said(ui.say("outcome-said-no-promise")));
    } else {
        let fields = ["promise", "measure", "target", "owner", "due", "otherwise"];
        let head =
            std::iter::once(ui.say("service")).chain(fields.map(|field| ui.say(&format!("promise-{field}")))).collect();
        let notes = Vec::new();
        blocks.push(Block::Table(Table { caption: ui.say("outcome-promises"), head, rows, notes, ..Table::default() }));
        blocks.extend(baseline(m));
        let names = |codes: Vec<&Code>| codes.into_iter().map(|code| ui.service(code)).collect::<Vec<_>>();
        let shown = |row: &PrintedRow| row.row.net.is_some() || row.row.good.is_some() || row.row.bad.is_some();
        let blind = without(m, shown);
        let half: Vec<&Code> =
            without(m, |row| row.row.net.is_some()).into_iter().filter(|code| !blind.contains(code)).collect();
        for (key, services) in [("outcome-said-no-baseline", blind), ("outcome-said-half-baseline", half)] {
            if !services.is_empty() {
                blocks.extend([Block::Said(ui.say(key)), Block::Points(names(services))]);
            }
        }
    }
    // What people said would show it, in their own order of importance.
    blocks.extend(compared::evidence(m));
    named(m, "monitoring", blocks)
}

/// Where the services that something is promised of stand now, by group and by need: what is found later is set beside it,
/// for each of those it was promised to. Quality, and what else is promised of what people say.
fn baseline(m: &Material<'_>) -> Vec<Block> {
    let ui = m.ui;
    let about = |code: &Code| {
        let code = code.clone();
        m.promises.iter().filter(move |(_, service, _)| service.as_ref().is_none_or(|one| *one == code))
    };
    let aims =
        |measure: &Measure| m.promises.iter().any(|(.., made)| made.aim.is_some_and(|aim| aim.measure == *measure));
    let measures: Vec<Measure> =
        Measure::COMPARED.into_iter().filter(|one| *one == Measure::Quality || aims(one)).collect();
    let mut rows: Vec<TableRow> = Vec::new();
    let mut left = 0;
    // What is promised of every service is promised to whoever uses several, too.
    let whole = m.promises.iter().any(|(_, service, _)| service.is_none()).then_some(None);
    let each = m.consultation.services.iter().map(|service| &service.code).filter(|code| about(code).next().is_some());
    for service in whole.into_iter().chain(each.map(Some)) {
        let rated = m.tables.iter().filter(|table| {
            table.measure.is_some_and(|one| measures.contains(&one))
                && table.balanced
                && !table.written
                && compared::is_of(table, service)
        });
        // A group has a line, whatever it was asked of the service.
        let mut lines: Vec<(Vec<String>, bool, TableRow)> = Vec::new();
        for (table, row) in rated.flat_map(|table| table.rows.iter().map(move |row| (table, row))) {
            let at =
                measures.iter().position(|one| table.measure == Some(*one)).expect("tables of others are left out");
            let group = whose(ui, table, row);
            let of = vec![group.clone(), table.survey.to_string(), row.need.clone().unwrap_or_default()];
            // A second question about the same of a service has a line of its own.
            let free = |(one, _, line): &(Vec<String>, bool, TableRow)| *one == of && line.cells[at] == "[z]";
            let found = lines.iter().position(free).unwrap_or_else(|| {
                let name =
                    row.need.clone().unwrap_or_else(|| format!("{}: {group}", compared::short_name_of(ui, service)));
                let cells = vec!["[z]".to_owned(); measures.len()];
                let lower = compared::is_lower(m, (table, row));
                lines.push((of, lower, TableRow { name, part: row.need.is_some(), cells }));
                lines.len() - 1
            });
            lines[found].2.cells[at] = headline(ui, table, row);
        }
        // A group's needs stand below it, whatever they were asked first.
        let order: Vec<String> = lines.iter().filter(|(.., line)| !line.part).map(|(of, ..)| of[0].clone()).collect();
        lines.sort_by_key(|(of, _, line)| (order.iter().position(|one| *one == of[0]), line.part));
        // Of whom nothing may be shown they are counted: a page of marks hides the figures among them. Below a group that is shown
        // those with lower needs keep their line: whoever promises has to know that there is no figure to be held to.
        let shown: BTreeSet<String> = lines
            .iter()
            .filter(|(.., line)| line.cells.iter().any(|cell| says(cell)))
            .map(|(of, ..)| of[0].clone())
            .collect();
        let (kept, other): (Vec<_>, Vec<_>) = lines.into_iter().partition(|(of, lower, line)| {
            shown.contains(&of[0]) && (!line.part || *lower || line.cells.iter().any(|cell| says(cell)))
        });
        left += other.len();
        rows.extend(kept.into_iter().map(|(.., line)| line));
    }
    let head = std::iter::once(ui.say("group"))
        .chain(measures.iter().map(|one| ui.say(&format!("measure-{}", one.as_str()))))
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let notes = vec![ui.say("outcome-note-baseline")];
    let caption = ui.say("outcome-baseline-caption");
    let table = Block::Table(Table { caption, head, rows, notes, ..Table::default() });
    let left = (left > 0).then(|| Block::Said(ui.say_with("outcome-said-baseline-left", &[("n", left.into())])));
    std::iter::once(table).chain(left).collect()
}

/// The services that something is promised of, and of whose quality no row is of a kind: what is promised cannot be set beside
/// what people say now.
fn without<'m>(m: &Material<'m>, kind: impl Fn(&PrintedRow) -> bool) -> Vec<&'m Code> {
    let promised =
        |code: &Code| m.promises.iter().any(|(_, service, _)| service.as_ref().is_none_or(|one| one == code));
    let is_shown = |code: &Code| {
        m.tables
            .iter()
            .filter(|table| table.measure == Some(Measure::Quality) && table.balanced && !table.written)
            .filter(|table| table.service.as_ref() == Some(code))
            .flat_map(|table| &table.rows)
            .any(&kind)
    };
    let services = m.consultation.services.iter().map(|service| &service.code);
    services.filter(|code| promised(code) && !is_shown(code)).collect()
}

fn method(m: &Material<'_>) -> Section {
    let ui = m.ui;
    let (agreement, engine) = m.agreement;
    let mut blocks: Vec<Block> = (1..=7).map(|n| Block::Said(ui.say(&format!("method-{n}")))).collect();
    blocks.extend(scales(m).map(Block::Table));
    blocks.push(Block::Heading(ui.say("written-heading")));
    let left = m.accounted.iter().map(|(_, accounted)| accounted.unchecked).sum::<u64>();
    blocks.push(Block::Said(tables::how_checked(ui, agreement, left)));
    let people = m.people;
    let kappa = people.kappa().map_or_else(|| ui.say("desk-no-figure"), |kappa| format!("{kappa:.2}"));
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
fn wordings(m: &Material<'_>) -> Section {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_there_is_no_room_for_is_cut_before_it_is_sorted() {
        let chosen = |who: &str, words: &str, place| Chosen {
            quote: Quote { words: words.to_owned(), who: who.to_owned() },
            child: false,
            place,
        };
        // From each group in turn; shown, the groups stand together.
        let all = [
            chosen("parents", "p1", 0),
            chosen("schools", "s1", 3),
            chosen("parents", "p2", 1),
            chosen("schools", "s2", 4),
            chosen("parents", "p3", 2),
        ];
        let words = |most| fairest(all.iter(), most).into_iter().map(|one| one.words).collect::<Vec<_>>();
        assert_eq!(words(2), ["p1", "s1"], "no group is cut away for another");
        assert_eq!(words(4), ["p1", "p2", "s1", "s2"]);
    }
}
