//! The outcome report in words: findings that may be shown become sections, tables and sentences of one document,
//! which every outlet prints. An officer's words stand beside them and change none.

pub mod again;
pub mod aimed;
mod answered;
mod asked;
mod children;
mod compared;
pub mod crossed;
mod decided;
pub mod dots;
pub mod drawing;
pub mod heard;
mod method;
mod monitoring;
pub mod rooms;
mod services;
pub mod short;
mod unanswered;
pub mod weighted;

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    code::Code,
    comments::Agreement,
    consultation::{Consultation, Day},
    digest::Digest,
    disclosure::Cell,
    duties::{self, Consultee, Entry, Record},
    findings::{report::Cost, written::Accounted},
    level::ReadingLevel,
    monitoring::Published,
    outcome::{Block, Document, Pointed, Promise, Quote, Section, paragraphs},
    signing::Share,
    survey::Needs,
};

use crate::{
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
    /// How many themes that were found wait for a name, and stand in no report until they have one.
    pub unnamed: usize,
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
    /// What is on record of what the law asks.
    pub records: &'m [(Record, Entry)],
    /// Those whom the law names, and whether they were asked, where that is said.
    pub consultees: &'m [(Consultee, Option<duties::Asked>)],
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
    /// Of those who answered it by themselves, what share of a hundred was shown what can be turned round the other way round;
    /// nothing where it has nothing of the kind, or too few answered to say.
    pub turned: Option<u64>,
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
    let mut sections = vec![summary(m), asked::asked(m), answered::answered(m), asked_again(m)];
    sections.extend([compared::basis(m), compared::providers(m), compared::need(m)]);
    sections.extend(compared::between(m));
    sections.extend(weighted::section(m));
    sections.extend(crossed::section(m));
    sections.extend(compared::others(m));
    sections.extend(openly(m));
    sections.push(children::children(m));
    sections.push(named(m, "sessions", m.evidence.overview(m.ui)));
    sections.extend(m.consultation.services.iter().map(|service| services::service(m, service)));
    sections.extend([services::themes(m), monitoring::monitoring(m), method::method(m), method::wordings(m)]);
    // Where nothing was asked of who might provide, nothing is hidden either.
    let compares = asks_of_providers(m);
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
        made_on: m.made_on.clone(),
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

/// Whether anybody was asked who should provide, or what they expect of each.
fn asks_of_providers(m: &Material<'_>) -> bool {
    let of_providers =
        |asked: &tables::Asked| asked.edition.survey.questions.values().any(|question| question.provider.is_some());
    m.evidence.asked.values().any(of_providers) || m.tables.iter().any(compared::is_choice)
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
        (true, None, _) if row.row.good.is_some() || row.row.bad.is_some() => compared::shares(ui, row),
        (true, None, _) => ui.say_with("net-hidden", &[("n", base.into())]),
        (false, _, _) => ui.say_with("n-only", &[("n", base.into())]),
    }
}

/// The unit of figures that are read beside one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    /// Net sentiment.
    Net,
    /// The shares that think well and badly.
    Shares,
}

impl Unit {
    /// The unit in which all of some rows can be told: net sentiment, unless it is hidden of one of which a share is shown.
    /// Nobody can set 64% beside +0.11. Of faces it is shares ([`on_faces`]).
    fn of<'r>(rows: impl Iterator<Item = &'r PrintedRow>) -> Self {
        let rows: Vec<&PrintedRow> = rows.collect();
        let hidden = |row: &&PrintedRow| row.row.net.is_none() && (row.row.good.is_some() || row.row.bad.is_some());
        let faces = !rows.is_empty() && rows.iter().all(|row| on_faces(row));
        if faces || rows.iter().any(hidden) { Self::Shares } else { Self::Net }
    }
}

/// Whether it is of children who answered by faces: more of them choose the happiest than older people choose the best point,
/// whatever they think, so that one figure of theirs would be set beside another's. Their answers are told as shares.
fn on_faces(row: &PrintedRow) -> bool {
    matches!(row.row.key.group.level, ReadingLevel::Infant | ReadingLevel::Junior)
}

/// [`headline`], in the unit of what stands beside it where that can be.
fn headline_in(ui: &Ui, unit: Unit, table: &Printed, row: &PrintedRow) -> String {
    let shares = row.row.good.is_some() || row.row.bad.is_some();
    match unit {
        Unit::Shares if table.balanced && shares => compared::shares(ui, row),
        Unit::Net if table.balanced && shares && on_faces(row) => compared::shares(ui, row),
        Unit::Net | Unit::Shares => headline(ui, table, row),
    }
}

/// Whether a cell says something: a net sentiment or a share, and not only that there is none to show.
pub(crate) fn says(cell: &str) -> bool {
    cell.starts_with(['+', '−', '0']) || cell.contains('%')
}

/// Who a table's row is of: audience, wording, and who filled it in.
fn whose(ui: &Ui, table: &Printed, row: &PrintedRow) -> String {
    format!("{}: {}", ui.audience(table.kind), row.who)
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
            match answered::answered_in_all(m, &audience) {
                Some(n) => {
                    ui.say_with("outcome-said-responses", &[("n", thousands(n).into()), ("audience", audience.into())])
                }
                None => answered::silent(m, &audience),
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
    let total = answered::total(m).map(|words| at("answered", words));
    // That it was not asked is told to whoever decides of it.
    let not_asked = (!asks_of_providers(m) && has(m.consultation, "providers"))
        .then(|| at("", ui.say("outcome-said-providers-not-asked")));
    let preferred = compared::preferred(m, services::PARTLY).into_iter().map(|one| one.pointed(ui));
    let parts: [(&str, Vec<Pointed>); 6] = [
        ("outcome-summary-providers", compared::sentences(m).into_iter().chain(preferred).chain(not_asked).collect()),
        ("outcome-summary-need", {
            let compared::ByNeeds { told, silent } = compared::by_need(m);
            let expected = compared::expected_by_need(m).into_iter().flat_map(|one| one.sentences(ui));
            let silent = silent.into_iter().map(|(lower, groups)| {
                let key = if lower { "outcome-said-by-need-none" } else { "outcome-said-by-need-none-other" };
                at("", ui.say_with(key, &[("groups", groups.join("; ").into())]))
            });
            told.into_iter().chain(silent).chain(expected).collect()
        }),
        ("outcome-summary-rated", compared::rated(m).into_iter().chain(compared::differences(m)).collect()),
        (
            "outcome-summary-since",
            again.flat_map(|again| again.moved_groups(&services)).map(|said| at("", said)).collect(),
        ),
        (
            "outcome-summary-answered",
            total.into_iter().chain(answered).chain(unheard.map(|said| at("", said.clone()))).collect(),
        ),
        ("outcome-summary-promised", promised.chain(monitoring::unseen_lower(m).map(|said| at("", said))).collect()),
    ];
    let interim = open_until(m).map(|closes| {
        let args = [("day", ui.day(m.made_on).into()), ("closes", ui.day(closes).into())];
        Block::Said(ui.say_with("outcome-said-interim", &args))
    });
    // Who reads no more than this must know which people the figures are of.
    let kept = (!m.kept_back.is_empty()).then(|| {
        let groups: Vec<&str> = m.kept_back.iter().map(|(who, ..)| who.as_str()).collect();
        Block::Said(ui.say_with("outcome-said-kept", &[("groups", groups.join("; ").into())]))
    });
    let parts = parts
        .into_iter()
        .filter(|(_, points)| !points.is_empty())
        .flat_map(|(heading, points)| [Block::Heading(ui.say(heading)), Block::Pointed(points)]);
    named(m, "summary", interim.into_iter().chain(kept).chain(parts).collect())
}

/// The last day on which people can answer, where a report is made before it is over.
fn open_until<'m>(m: &Material<'m>) -> Option<&'m Day> {
    Some(&m.consultation.closes).filter(|closes| m.made_on <= *closes)
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
