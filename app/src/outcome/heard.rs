//! Who was not heard from, in words: those who answered beside those who could, and schools by whether they held a
//! session.

use domain::{
    code::Code,
    heard::{Answered, By, Heard, Line, Roll, schools::Reach},
    outcome::{Block, Table, TableRow},
};

use crate::{
    components::field::short_name,
    tables::{Asked, cell, thousands},
    ui::Ui,
};

/// A roll beside those who answered.
#[derive(Clone, Debug)]
pub struct Beside<'h> {
    /// The survey and its words.
    pub asked: &'h Asked,
    /// By what the roll counts.
    pub by: &'h By,
    /// The roll.
    pub roll: &'h Roll,
    /// What it comes to.
    pub lines: &'h [Line],
}

/// Schools of one phase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhaseLine {
    /// The phase, as the list of schools says.
    pub phase: String,
    /// How many there are.
    pub schools: usize,
    /// How many have a session planned.
    pub planned: usize,
    /// How many held one.
    pub held: usize,
    /// From how many as many have answered by the school's link as may be shown; nothing where no link was used.
    pub reached: Option<usize>,
}

/// A school, and how many have answered by its link.
#[derive(Clone, Debug)]
pub struct SchoolLine {
    /// Its name.
    pub name: String,
    /// Its phase, as the list of schools says.
    pub phase: String,
    /// Its pupils and its answers.
    pub reach: Reach,
    /// Whether it held a session.
    pub held: bool,
    /// Whether it is heard as often as the others.
    pub heard: Heard,
}

impl SchoolLine {
    /// Whom to ask first: schools nothing was heard from at all, then those of whom little was.
    pub fn place(&self) -> u8 {
        match (self.heard, self.held) {
            (Heard::Hardly, false) => 0,
            (Heard::Hardly, true) => 1,
            (Heard::Less, _) => 2,
            (Heard::Often, _) => 3,
            (Heard::Fairly | Heard::Unknown, _) => 4,
        }
    }
}

/// A survey's words at the first level that is asked a question.
fn words<'a>(ui: &'a Ui, asked: &'a Asked, question: &Code) -> &'a Ui {
    let survey = &asked.edition.survey;
    let level = survey.levels.iter().find(|level| survey.is_asked(survey.question(question), **level));
    level.and_then(|level| asked.words.get(level)).unwrap_or(ui)
}

/// What a roll is by, in words.
pub fn by_name(ui: &Ui, asked: &Asked, by: &By) -> String {
    match by {
        By::Level => ui.say("heard-by-level"),
        By::Question(code) => short_name(words(ui, asked, code), code, None).text,
    }
}

/// What tells some people apart, in words.
pub fn part_name(ui: &Ui, asked: &Asked, by: &By, part: &Code) -> String {
    match by {
        By::Level => ui.say(&format!("level-name-{part}")),
        By::Question(code) => {
            let said = words(ui, asked, code).question_part(code, Some(part.as_str()), None);
            said.map_or_else(|| part.to_string(), |said| said.text)
        }
    }
}

/// A roll as a table, after sentences about whom is not heard.
pub fn blocks(ui: &Ui, beside: &Beside<'_>) -> Vec<Block> {
    let Beside { asked, by, roll, lines } = beside;
    let audience = ui.audience(asked.edition.survey.audience);
    let name = |line: &Line| part_name(ui, asked, by, &line.part);
    let more = |n: u64| ui.say_with("heard-at-least", &[("n", thousands(n).into())]);
    let counted = |line: &Line| match line.answered {
        Answered::AtLeast(n) => more(n),
        other => thousands(other.shown()),
    };
    let points: Vec<String> = lines
        .iter()
        .filter_map(|line| {
            let key = match line.heard {
                Heard::Less => "heard-said-less",
                Heard::Hardly => "heard-said-hardly",
                Heard::Often => "heard-said-often",
                Heard::Fairly | Heard::Unknown => return None,
            };
            let args = [
                ("part", name(line).into()),
                ("audience", audience.clone().into()),
                ("n", counted(line).into()),
                ("share", thousands(line.share).into()),
            ];
            Some(ui.say_with(key, &args))
        })
        .collect();
    // More than there are: whoever answered and whoever counted did not mean the same people.
    let beyond = lines.iter().filter(|line| line.beyond).map(|line| {
        let args = [
            ("part", name(line).into()),
            ("audience", audience.clone().into()),
            ("n", thousands(line.answered.shown()).into()),
            ("known", thousands(line.known).into()),
        ];
        ui.say_with("heard-said-beyond", &args)
    });
    let points: Vec<String> = points.into_iter().chain(beyond).collect();
    let rows = lines
        .iter()
        .map(|line| {
            let rate = match (line.per_thousand(), line.answered) {
                (None, _) => "[c]".to_owned(),
                (Some(n), Answered::AtLeast(_)) => more(n),
                (Some(n), _) => n.to_string(),
            };
            let answered = match line.answered {
                Answered::Count(n) => thousands(n),
                Answered::AtLeast(n) => more(n),
                Answered::Hidden => "[c]".to_owned(),
                Answered::Nobody => "0".to_owned(),
            };
            TableRow {
                name: name(line),
                part: false,
                cells: vec![
                    thousands(line.known),
                    answered,
                    thousands(line.share),
                    rate,
                    ui.say(&format!("heard-{}", line.heard.as_str())),
                ],
            }
        })
        .collect();
    let head = ["heard-who", "heard-known", "heard-answered", "heard-share", "heard-rate", "heard-verdict"];
    let source =
        ui.say_with("heard-source", &[("source", roll.source.clone().into()), ("day", ui.day(&roll.on).into())]);
    let by = by_name(ui, asked, by);
    let caption = ui.say_with("heard-caption", &[("audience", audience.into()), ("by", by.into())]);
    let table = Table {
        caption,
        head: head.map(|key| ui.say(key)).to_vec(),
        rows,
        notes: vec![source, ui.say("heard-note")],
        ..Table::default()
    };
    let said = (!points.is_empty()).then_some(Block::Points(points));
    said.into_iter().chain([Block::Table(table)]).collect()
}

/// Schools by phase: how many held a session, how many have none, and from how many people answered by their link.
pub fn phases(ui: &Ui, lines: &[PhaseLine]) -> Option<Block> {
    let by_link = lines.iter().any(|line| line.reached.is_some());
    let rows = lines
        .iter()
        .map(|line| TableRow {
            name: line.phase.clone(),
            part: false,
            cells: [line.schools, line.held, line.planned, line.schools - line.held - line.planned]
                .into_iter()
                .chain(by_link.then(|| line.reached.unwrap_or_default()))
                .map(|n| n.to_string())
                .collect(),
        })
        .collect();
    let head = ["heard-phase", "heard-schools", "heard-held", "heard-planned", "heard-none"];
    let head = head.into_iter().chain(by_link.then_some("heard-by-link")).map(|key| ui.say(key)).collect();
    let notes = by_link.then(|| ui.say("heard-by-link-note")).into_iter().collect();
    let caption = ui.say("heard-phases");
    (!lines.is_empty()).then(|| Block::Table(Table { caption, head, rows, notes, ..Table::default() }))
}

/// Schools by the links they sent home: whom nothing was heard from, and a table of all of them. `asked` are the surveys
/// whose links those are, by name.
pub fn schools(ui: &Ui, asked: &[(Code, String)], lines: &[SchoolLine]) -> Vec<Block> {
    if lines.is_empty() {
        return Vec::new();
    }
    let silent: Vec<&str> = lines.iter().filter(|line| line.place() == 0).map(|line| line.name.as_str()).collect();
    let mut blocks = Vec::new();
    if !silent.is_empty() {
        let args = [("n", silent.len().into()), ("of", lines.len().into()), ("schools", silent.join("; ").into())];
        blocks.push(Block::Said(ui.say_with("heard-schools-silent", &args)));
    }
    let rows = lines
        .iter()
        .map(|line| {
            let rate = line.reach.per_hundred().map_or_else(|| "–".to_owned(), |rate| rate.to_string());
            let pupils = line.reach.pupils.map_or_else(|| "–".to_owned(), |pupils| thousands(u64::from(pupils)));
            let verdict = match line.heard {
                Heard::Unknown => "–".to_owned(),
                heard => ui.say(&format!("heard-{}", heard.as_str())),
            };
            let held = ui.say(if line.held { "heard-session-held" } else { "heard-session-none" });
            TableRow {
                name: format!("{} ({})", line.name, line.phase),
                part: false,
                cells: std::iter::once(verdict)
                    .chain(asked.iter().map(|(survey, _)| cell(line.reach.of(survey))))
                    .chain([pupils, rate, held])
                    .collect(),
            }
        })
        .collect();
    let head = ["heard-school", "heard-verdict"]
        .map(|key| ui.say(key))
        .into_iter()
        .chain(asked.iter().map(|(_, name)| name.clone()))
        .chain(["heard-pupils", "heard-hundred", "heard-session"].map(|key| ui.say(key)))
        .collect();
    let notes = vec![ui.say("heard-schools-note")];
    blocks.push(Block::Table(Table {
        caption: ui.say("heard-schools-caption"),
        head,
        rows,
        notes,
        ..Table::default()
    }));
    blocks
}
