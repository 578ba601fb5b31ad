//! The report in short: a page for those who decide, and versions in plain wordings. Each sentence is of a figure that
//! stands in the report, and of no other.

use std::collections::BTreeMap;

use domain::{
    audience::{Audience, FilledBy},
    code::Code,
    consultation::Service,
    disclosure::Cell,
    findings::{report::RowKey, tally::Group},
    level::ReadingLevel,
    outcome::{
        Drawing, Pointed, Quote, Table, TableRow, paragraphs,
        short::{Faces, Line, Share, Short, ShortPart, key, tenths},
    },
    survey::Measure,
};

use super::{Material, answered, answered::answered_in_all, compared, fairest, open_until, whose};
use crate::{
    tables::{Printed, PrintedRow, thousands},
    ui::Ui,
};

/// The words of a plain version.
#[derive(Clone, Debug)]
pub struct Plain {
    /// Words of its level.
    pub ui: Ui,
    /// How each audience was asked which need it is about, at that level or the plainest there is.
    pub need: BTreeMap<Audience, String>,
}

/// How many quotations stand with a service.
const QUOTES: usize = 2;
/// How many drawings do.
const DRAWINGS: usize = 2;
/// How many groups of those who replied stand side by side on the page for those who decide.
const COLUMNS: usize = 5;

/// The report in short, at each level.
pub(super) fn shorts(m: &Material<'_>) -> Vec<Short> {
    let plain = m.plain.iter().map(|plain| version(m, plain));
    std::iter::once(one_page(m)).chain(plain).collect()
}

fn written(m: &Material<'_>, level: ReadingLevel) -> Vec<String> {
    m.words.get(&key(level)).map(|words| paragraphs(words)).unwrap_or_default()
}

fn pointed(one: Pointed) -> Line {
    line(one.words)
}

fn line(words: String) -> Line {
    Line { words, picture: None, faces: None, part: false }
}

/// The share that thinks well of something, and the share that thinks badly, each where it may be shown; one of them may.
type Shares = (Option<u64>, Option<u64>);

/// What was asked about a service's quality, of the audiences that are told of.
fn asked_about<'m>(m: &'m Material<'_>, service: &Code, told: &[Audience]) -> impl Iterator<Item = &'m Printed> {
    m.tables.iter().filter(move |table| {
        !table.written
            && table.measure == Some(Measure::Quality)
            && table.service.as_ref() == Some(service)
            && told.contains(&table.kind)
    })
}

/// What groups think of a service's quality: every row of which a share may be shown, of the audiences that are told of.
fn rows<'m>(m: &'m Material<'_>, service: &Code, told: &[Audience]) -> Vec<(&'m Printed, &'m PrintedRow, Shares)> {
    let mut found: Vec<_> = asked_about(m, service, told)
        .flat_map(|table| table.rows.iter().map(move |row| (table, row, (row.row.good, row.row.bad))))
        // Few who think badly say nothing where it is not known how many think well.
        .filter(|(_, _, (good, bad))| good.is_some() || bad.is_some_and(|bad| bad >= 10))
        .collect();
    found.sort_by_key(|(table, ..)| told.iter().position(|one| *one == table.kind));
    found
}

/// A report in a plain wording. Children are told of children first, and of parents; whoever reads easy read, of all.
fn version(m: &Material<'_>, plain: &Plain) -> Short {
    let ui = &plain.ui;
    let level = ui.level();
    let child = level.is_child();
    let told: &[Audience] = if child { &[Audience::Children, Audience::Parents] } else { Audience::ALL };
    let mut parts = Vec::new();
    let mut silent: Vec<String> = Vec::new();
    for service in &m.consultation.services {
        let here: Vec<_> = rows(m, &service.code, told).into_iter().filter(|(_, row, ..)| row.need.is_none()).collect();
        // A child is told of what children were asked about.
        if !asked_about(m, &service.code, told).any(|table| !child || table.kind.is_children()) {
            continue;
        }
        let quotes = m.quotes.get(&service.code).map(Vec::as_slice).unwrap_or_default();
        let quotes: Vec<Quote> = fairest(quotes.iter().filter(|one| one.child || !child), QUOTES);
        let drawings = drawings(m, &service.code, child);
        // Nothing that is not there is passed over in silence.
        if here.is_empty() && quotes.is_empty() && drawings.is_empty() {
            silent.push(ui.service(&service.code));
            continue;
        }
        let own = here.iter().any(|(table, row, _)| table.kind.is_children() && row.row.key.group.level == level);
        let mut lines: Vec<Line> = here
            .into_iter()
            .flat_map(|(table, row, shares)| {
                let who = who(ui, table, row);
                let now = said(ui, &who, row, shares);
                std::iter::once(now).chain(since(m, ui, &service.code, (table, row)))
            })
            .collect();
        if lines.is_empty() {
            lines.push(Line { picture: Some("lock".to_owned()), ..line(ui.say("short-no-numbers")) });
        } else if child && !own {
            // Whoever answered is not told of others alone, with no word of themselves.
            lines.push(Line { picture: Some("lock".to_owned()), ..line(ui.say("short-own-hidden")) });
        }
        parts.push(ShortPart {
            heading: ui.service(&service.code),
            picture: Some(service.picture.clone()),
            lines,
            quotes,
            drawings,
            table: None,
        });
    }
    let none = if parts.is_empty() {
        Some(ui.say("short-none"))
    } else {
        (!silent.is_empty()).then(|| ui.say_with("short-not-shown", &[("services", silent.join(", ").into())]))
    };
    // Of these a child is told what children said.
    let told_of = if child { &[Audience::Children] } else { told };
    parts.extend(should(m, ui, told_of));
    parts.extend(needs(m, plain, told_of));
    let faces = parts.iter().flat_map(|part| &part.lines).any(|line| line.faces.is_some());
    let mut about = about(m, ui, told, faces);
    about.lines.extend(none.map(|words| Line { picture: Some("thought".to_owned()), ..line(words) }));
    parts.insert(0, about);
    parts.push(next(m, ui));
    let title = ui.survey("consultation-title").text;
    Short { level, title, words: written(m, level), parts }
}

/// Who should provide, as those say who were asked to choose: what each answer is called in the report.
fn should(m: &Material<'_>, ui: &Ui, told: &[Audience]) -> Option<ShortPart> {
    let mut lines: Vec<Line> = Vec::new();
    for table in m.tables.iter().filter(|table| compared::is_choice(table) && told.contains(&table.kind)) {
        for row in table.rows.iter().filter(|row| row.need.is_none()) {
            let n = row.row.base.shown().unwrap_or_default();
            let who = who(ui, table, row);
            let words = |at: usize| in_words(m, table, at, ui.level()).unwrap_or_else(|| table.columns[at].clone());
            let mut shown: Vec<(u64, String)> = Vec::new();
            for (at, percent) in row.row.percents.iter().enumerate() {
                let Some(percent) = percent else { continue };
                let option = words(at);
                let args = [
                    ("who", who.clone().into()),
                    ("share", Share::of(*percent, n).as_str().into()),
                    ("option", option.clone().into()),
                ];
                lines.push(line(ui.say_with("short-chose", &args)));
                shown.push((*percent, option));
            }
            // Of two answers that fewer than half chose each, which more did is what the reader wants to know.
            shown.sort_by_key(|(percent, _)| std::cmp::Reverse(*percent));
            if let [(most, option), (second, _), ..] = &shown[..]
                && !is_most(*most, n)
                && *most >= second + CLEARLY
                && shown.len() == table.columns.len()
                // Who chose no answer is no part of n: nor may more of them be passed over.
                && row.row.outs.iter().all(|out| *out == Cell::Low || out.shown().is_some_and(|out| out * 100 < most * n))
            {
                let args = [("option", option.clone().into())];
                lines.push(Line { part: true, ..line(ui.say_with("short-chose-most", &args)) });
            }
        }
    }
    (!lines.is_empty()).then(|| ShortPart {
        heading: ui.say("short-should"),
        picture: Some("council".to_owned()),
        lines,
        ..ShortPart::default()
    })
}

/// An answer in the words of a level, where the question was asked at it.
fn in_words(m: &Material<'_>, table: &Printed, at: usize, level: ReadingLevel) -> Option<String> {
    let asked = m.evidence.asked.get(&table.survey)?;
    let (words, code) = (asked.words.get(&level)?, table.options.get(at)?);
    Some(words.question_part(table.code.as_ref()?, Some(code.as_str()), None)?.text)
}

/// What was drawn about a service. Children are shown children's.
fn drawings(m: &Material<'_>, service: &Code, child: bool) -> Vec<Drawing> {
    let evidence = m.evidence;
    let children =
        |survey: &Code| evidence.asked.get(survey).is_some_and(|asked| asked.edition.survey.audience.is_children());
    let about = evidence.drawings.iter().filter(|one| one.service.as_ref() == Some(service));
    about.filter(|one| !child || children(&one.of.0)).take(DRAWINGS).map(|one| evidence.drawing(m.ui, one)).collect()
}

/// That people can still answer, where they can.
fn interim(m: &Material<'_>, ui: &Ui) -> Option<String> {
    open_until(m).map(|closes| ui.say_with("short-interim", &[("closes", ui.day(closes).into())]))
}

/// Who was asked what, how many answered, and how the faces are read.
fn about(m: &Material<'_>, ui: &Ui, told: &[Audience], faces: bool) -> ShortPart {
    let council = m.consultation.contact.council.clone();
    let mut lines = vec![Line {
        picture: Some("speech".to_owned()),
        ..line(ui.say_with("short-asked", &[("council", council.into())]))
    }];
    lines.extend(interim(m, ui).map(|words| Line { picture: Some("calendar".to_owned()), ..line(words) }));
    for audience in told {
        let Some(n) = answered_in_all(m, &m.ui.audience(*audience)) else { continue };
        let args = [("audience", audience.as_str().into()), ("n", thousands(n).into())];
        lines.push(Line { picture: Some("people".to_owned()), ..line(ui.say_with("short-answered", &args)) });
    }
    if faces {
        // In words: a row of faces here would be taken for what people said.
        lines.push(Line { picture: Some("face-happy".to_owned()), ..line(ui.say("short-faces")) });
    }
    lines.push(Line { picture: Some("person".to_owned()), ..line(ui.say("short-selected")) });
    lines.push(Line { picture: Some("lock".to_owned()), ..line(ui.say("short-hidden")) });
    ShortPart { heading: ui.say("short-about"), lines, ..ShortPart::default() }
}

/// Whether a share is said to be more than half.
fn is_most(percent: u64, n: u64) -> bool {
    matches!(Share::of(percent, n), Share::NearlyAll | Share::Most)
}

/// By so many percentage points one share is clearly larger than another, whatever rounding did.
const CLEARLY: u64 = 10;

/// A group's share that thinks well of something, and the share that does not where that is a tenth or more. Faces stand
/// for both, so they are there only where both may be shown.
fn said(ui: &Ui, who: &str, row: &PrintedRow, shares: Shares) -> Line {
    let n = row.row.base.shown().unwrap_or_default();
    let words = |key: &str, percent: u64| {
        ui.say_with(key, &[("who", who.to_owned().into()), ("share", Share::of(percent, n).as_str().into())])
    };
    let good_words = shares.0.map(|good| words("short-good", good));
    let bad_words = shares.1.filter(|bad| *bad >= 10).map(|bad| words("short-bad", bad));
    let said = match (good_words, bad_words) {
        // Where neither is most, which is more is what the reader wants to know.
        (Some(good), Some(bad)) => {
            let more = match shares {
                (Some(good), Some(bad))
                    if ![good, bad].iter().any(|one| is_most(*one, n)) && good.abs_diff(bad) >= CLEARLY =>
                {
                    Some(if good > bad { "short-more-good" } else { "short-more-bad" })
                }
                _ => None,
            };
            std::iter::once(good).chain([bad]).chain(more.map(|key| ui.say(key))).collect::<Vec<_>>().join(" ")
        }
        // One side alone would be taken for the whole: that fewer than half say good is not that more say bad.
        (Some(good), None) if shares.1.is_none() && shares.0.is_some_and(|good| !is_most(good, n)) => {
            format!("{good} {}", ui.say("short-bad-hidden"))
        }
        (Some(one), None) => one,
        (None, Some(bad)) => {
            let mut letters = bad.chars();
            let first = letters.next().map(|c| c.to_lowercase().to_string()).unwrap_or_default();
            format!("{who}: {first}{} {}", letters.as_str(), ui.say("short-good-hidden"))
        }
        (None, None) => String::new(),
    };
    let (Some(good), Some(bad)) = shares else { return line(said) };
    let (happy, unhappy) = tenths(good, bad);
    let between = 10 - u32::from(happy) - u32::from(unhappy);
    let args = [("good", u32::from(happy).into()), ("between", between.into()), ("bad", u32::from(unhappy).into())];
    let alternative = ui.say_with("short-faces-alternative", &args);
    Line { faces: Some(Faces { good: happy, bad: unhappy, alternative }), ..line(said) }
}

/// Whether a group thinks better or worse of a service than the first time, of what asks again, where that can be said.
fn since(m: &Material<'_>, ui: &Ui, service: &Code, (table, row): (&Printed, &PrintedRow)) -> Option<Line> {
    let against = m.again?.quality(service, (table.kind, row.row.key.group))?;
    Some(Line { part: true, ..line(ui.say_with("short-since", &[("against", against.as_str().into())])) })
}

/// Whose answers they are, in the reader's words.
fn who(ui: &Ui, table: &Printed, row: &PrintedRow) -> String {
    let RowKey { group: Group { level, filled_by }, .. } = row.row.key;
    let helped = match filled_by {
        FilledBy::Alone | FilledBy::NotAsked => "alone",
        other => other.as_str(),
    };
    let args = [("audience", table.kind.as_str().into()), ("level", level.as_str().into()), ("filled", helped.into())];
    ui.say_with("short-who", &args)
}

/// Those who need extra help beside those who need none: an average of all would lose them.
fn needs(m: &Material<'_>, plain: &Plain, told: &[Audience]) -> Option<ShortPart> {
    let ui = &plain.ui;
    let told: Vec<Audience> = told.iter().copied().filter(|audience| plain.need.contains_key(audience)).collect();
    if told.is_empty() {
        return None;
    }
    let mut lines: Vec<Line> = Vec::new();
    for audience in &told {
        let mut shown: Vec<Line> = Vec::new();
        for service in &m.consultation.services {
            let rows = rows(m, &service.code, &[*audience]);
            let groups: Vec<&str> = rows.iter().map(|(_, row, _)| row.who.as_str()).collect();
            let mut seen: Vec<&str> = Vec::new();
            for group in groups {
                if seen.contains(&group) {
                    continue;
                }
                seen.push(group);
                let of: Vec<_> = rows.iter().filter(|(_, row, ..)| row.who == group && row.need.is_some()).collect();
                // One by itself cannot be set beside another.
                if of.len() < 2 {
                    continue;
                }
                let args = [("service", ui.service(&service.code).into()), ("who", who(ui, of[0].0, of[0].1).into())];
                let heading = line(ui.say_with("short-need-service", &args));
                shown.push(Line { picture: Some(service.picture.clone()), ..heading });
                shown.extend(of.into_iter().map(|(_, row, shares)| {
                    let need = format!("“{}”", row.need.clone().unwrap_or_default());
                    Line { part: true, ..said(ui, &need, row, *shares) }
                }));
            }
        }
        if shown.is_empty() {
            continue;
        }
        let args = [("audience", audience.as_str().into()), ("question", plain.need[audience].clone().into())];
        lines.push(Line { picture: Some("question".to_owned()), ..line(ui.say_with("short-need-asked", &args)) });
        lines.extend(shown);
    }
    if lines.is_empty() {
        lines.push(line(ui.say("short-need-none")));
    }
    Some(ShortPart {
        heading: ui.say("short-need"),
        picture: Some("hand-up".to_owned()),
        lines,
        ..ShortPart::default()
    })
}

/// What comes now: who decides when, and what is looked at afterwards.
fn next(m: &Material<'_>, ui: &Ui) -> ShortPart {
    let mut lines = Vec::new();
    // It is read before that day and after it. What asks again decides nothing: its day is that of publishing.
    let key = if m.consultation.wave_of.is_some() { "short-again" } else { "short-decides" };
    let picture = Some("council".to_owned());
    let day = ui.day(&m.consultation.decides);
    lines.push(Line { picture, ..line(ui.say_with(key, &[("day", day.into())])) });
    if !m.promises.is_empty() {
        lines.push(Line { picture: Some("handshake".to_owned()), ..line(ui.say("short-promises")) });
    }
    for (_, service, promise) in m.promises {
        let service = service.as_ref().map_or_else(|| ui.say("short-every-service"), |code| ui.service(code));
        let args = [("service", service.into()), ("day", ui.day(&promise.due).into())];
        let looked = Line { part: true, ..line(ui.say_with("short-promise", &args)) };
        // Two promises about one service that are looked at on one day are one line.
        if !lines.contains(&looked) {
            lines.push(looked);
        }
    }
    ShortPart { heading: ui.say("short-next"), lines, ..ShortPart::default() }
}

/// The page for those who decide: what each service is thought of by those of each audience who are most, those with
/// needs beside those without, and what is promised.
fn one_page(m: &Material<'_>) -> Short {
    let ui = m.ui;
    let mut words = written(m, ReadingLevel::Standard);
    if words.is_empty() {
        words = m.words.get("summary").map(|words| paragraphs(words)).unwrap_or_default();
        words.truncate(1);
    }
    let mut parts = Vec::new();
    // Whoever reads one page must know how many it is of, and that it is not the last word. The program says so, and not the
    // officer.
    let who: Vec<Line> = answered::total(m).into_iter().chain(interim(m, ui)).map(line).collect();
    if !who.is_empty() {
        parts.push(ShortPart { heading: ui.say("outcome-answered"), lines: who, ..ShortPart::default() });
    }
    parts.extend(ratings(m).map(|table| ShortPart {
        heading: ui.say("short-one-rated"),
        table: Some(table),
        ..ShortPart::default()
    }));
    let services: Vec<Code> = m.consultation.services.iter().map(|service| service.code.clone()).collect();
    let mut since: Vec<Line> =
        m.again.map(|again| again.in_short(&services)).unwrap_or_default().into_iter().map(line).collect();
    let explained = !since.is_empty();
    if explained {
        // Without it, every change reads as one that is certain.
        let invited = m.again.is_some_and(|again| again.is_of_lists());
        let tested = invited.then_some("again-note-tested");
        since.extend(["again-net", "again-note-verdict"].into_iter().chain(tested).map(|key| line(ui.say(key))));
        parts.push(ShortPart { heading: ui.say("again-beside-first"), lines: since, ..ShortPart::default() });
    }
    let mut beside: Vec<Line> = compared::sentences_in_short(m).into_iter().map(pointed).collect();
    // Those with lower needs are lost in no average, on one page either; nor those with most.
    let compared::ByNeeds { told, silent } = compared::by_need(m);
    let expected = compared::expected_by_need(m);
    beside.extend(told.into_iter().chain(expected.iter().filter_map(|one| one.in_short(ui))).map(pointed));
    // What cannot be told is said once: of how many groups, and by what.
    let of =
        |lower: bool| silent.iter().filter(|(one, _)| *one == lower).map(|(_, groups)| groups.len()).sum::<usize>();
    let cannot: Vec<String> = [
        ("short-one-silent-lower", of(true)),
        ("short-one-silent-most", of(false)),
        ("short-one-silent-expected", expected.iter().map(|one| one.silent.len()).sum()),
    ]
    .into_iter()
    .filter(|(_, n)| *n > 0)
    .map(|(key, n)| ui.say_with(key, &[("n", n.into())]))
    .collect();
    if !cannot.is_empty() {
        beside.push(line(ui.say_with("short-one-silent", &[("what", cannot.join("; ").into())])));
    }
    if !beside.is_empty() && !explained {
        beside.push(line(ui.say("short-one-terms")));
    }
    // On one page each question is said once.
    let mut question = None;
    for one in compared::preferred(m, "short-one-preferred-part") {
        if question.as_ref() != Some(&one.question) {
            beside.push(line(ui.say_with("quoted", &[("words", one.question.clone().into())])));
        }
        beside.push(Line { part: true, ..pointed(one.said) });
        question = Some(one.question);
    }
    if !beside.is_empty() {
        parts.push(ShortPart { heading: ui.say("short-one-compared"), lines: beside, ..ShortPart::default() });
    }
    let promises: Vec<Line> = m
        .promises
        .iter()
        .map(|(_, service, promise)| {
            let service = service.as_ref().map_or_else(|| ui.say("outcome-every-service"), |code| ui.service(code));
            let args = [
                ("service", service.into()),
                ("promise", unstopped(&promise.promise).into()),
                ("measure", unstopped(&promise.measure).into()),
                ("target", unstopped(&promise.target).into()),
                ("owner", promise.owner.clone().into()),
                ("day", ui.day(&promise.due).into()),
            ];
            line(ui.say_with("short-one-promise", &args))
        })
        .collect();
    if !promises.is_empty() {
        parts.push(ShortPart { heading: ui.say("outcome-monitoring"), lines: promises, ..ShortPart::default() });
    }
    let title = ui.say_with("short-one-title", &[("consultation", ui.survey("consultation-title").text.into())]);
    Short { level: ReadingLevel::Standard, title, words, parts }
}

/// A text that a sentence goes on after.
fn unstopped(text: &str) -> String {
    text.trim_end().trim_end_matches('.').to_owned()
}

/// A group in the table for those who decide.
struct Column {
    audience: Audience,
    group: Group,
    /// Its name in the report.
    name: String,
    /// Its largest base, and of how many services there is a figure.
    most: (usize, u64),
}

/// The share that rates each service's quality well, and the share that does not. Of each audience the group that most
/// services have a figure of stands here: a page has no room for all, and none may be pooled.
fn ratings(m: &Material<'_>) -> Option<Table> {
    let ui = m.ui;
    let mut columns: Vec<Column> = Vec::new();
    let mut cells: BTreeMap<(String, Code), String> = BTreeMap::new();
    for service in &m.consultation.services {
        for (table, row, (good, bad)) in rows(m, &service.code, Audience::ALL) {
            if row.need.is_some() {
                continue;
            }
            let name = whose(ui, table, row);
            let n = row.row.base.shown().unwrap_or_default();
            match columns.iter_mut().find(|one| one.name == name) {
                Some(one) => one.most = (one.most.0 + 1, one.most.1.max(n)),
                None => {
                    let (audience, group) = (table.kind, row.row.key.group);
                    columns.push(Column { audience, group, name: name.clone(), most: (1, n) });
                }
            }
            let share = |share: Option<u64>| share.map_or_else(|| "[c]".to_owned(), |share| format!("{share}%"));
            let args = [("good", share(good).into()), ("bad", share(bad).into()), ("n", thousands(n).into())];
            cells.insert((name, service.code.clone()), ui.say_with("short-one-cell", &args));
        }
    }
    // Children's ages are audiences of their own.
    let kind = |one: &Column| (one.audience, one.audience.is_children().then_some(one.group.level));
    columns.sort_by_key(|one| std::cmp::Reverse(one.most));
    // Nobody who was asked is passed over in silence.
    let mut no_column: Vec<String> = Vec::new();
    for table in m.tables.iter().filter(|table| table.measure == Some(Measure::Quality) && !table.written) {
        for row in table.rows.iter().filter(|row| row.need.is_none()) {
            let level = row.row.key.group.level;
            let age = table.kind.is_children().then_some(level);
            let name = match age {
                Some(age) if age.is_child() => ui.say(&format!("level-name-{age}")),
                _ => ui.audience(table.kind),
            };
            if !columns.iter().any(|one| kind(one) == (table.kind, age)) && !no_column.contains(&name) {
                no_column.push(name);
            }
        }
    }
    let no_column =
        (!no_column.is_empty()).then(|| ui.say_with("short-one-no-column", &[("groups", no_column.join("; ").into())]));
    let mut best: Vec<Column> = Vec::new();
    for one in columns {
        if !best.iter().any(|other| kind(other) == kind(&one)) {
            best.push(one);
        }
    }
    let no_room: Vec<String> = best.split_off(COLUMNS.min(best.len())).into_iter().map(|one| one.name).collect();
    let no_room = no_room.join("; ");
    let no_room = (!no_room.is_empty()).then(|| ui.say_with("short-one-no-room", &[("groups", no_room.into())]));
    best.sort_by_key(kind);
    let row = |service: &Service| TableRow {
        name: ui.service(&service.code),
        part: false,
        cells: best
            .iter()
            .map(|one| cells.get(&(one.name.clone(), service.code.clone())).cloned().unwrap_or_else(|| "–".to_owned()))
            .collect(),
    };
    let (rows, hidden): (Vec<TableRow>, Vec<TableRow>) =
        m.consultation.services.iter().map(row).partition(|row| row.cells.iter().any(|cell| cell != "–"));
    let head = std::iter::once(ui.say("service")).chain(best.iter().map(|one| heading(ui, one))).collect();
    let hidden = hidden.into_iter().map(|row| row.name).collect::<Vec<_>>().join(", ");
    let left_out = (!hidden.is_empty()).then(|| ui.say_with("short-one-hidden", &[("services", hidden.into())]));
    // How many answered, of what may be shown: a share of few is another thing than one of many.
    let answered: Vec<String> = m
        .surveys
        .iter()
        .filter_map(|survey| Some(format!("{} {}", survey.audience, thousands(answered_in_all(m, &survey.audience)?))))
        .collect();
    let answered =
        (!answered.is_empty()).then(|| ui.say_with("short-one-answered", &[("audiences", answered.join("; ").into())]));
    let by_faces = best.iter().any(|one| matches!(one.group.level, ReadingLevel::Infant | ReadingLevel::Junior));
    let by_faces = by_faces.then(|| ui.say("short-one-faces"));
    let notes = std::iter::once(ui.say("short-one-note"))
        .chain(by_faces)
        .chain(no_column)
        .chain(no_room)
        .chain(answered)
        .chain(left_out)
        .collect();
    (!best.is_empty()).then(|| Table { caption: ui.say("short-one-caption"), head, rows, notes, ..Table::default() })
}

/// What a group is called where there is little room: children by their age, everybody else by what they are, unless
/// they are some of them only.
fn heading(ui: &Ui, column: &Column) -> String {
    let Group { level, filled_by } = column.group;
    let alone = matches!(filled_by, FilledBy::Alone | FilledBy::NotAsked);
    match (column.audience.is_children(), alone, level) {
        (true, true, level) if level.is_child() => ui.say(&format!("level-name-{level}")),
        (false, true, ReadingLevel::Standard) => ui.audience(column.audience),
        _ => column.name.clone(),
    }
}
