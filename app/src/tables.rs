//! A report in words: what the officer's page, the spreadsheet and the CSV all print.

use std::{
    cmp::Ordering,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use domain::{
    audience::{Audience, Channel, FilledBy},
    code::Code,
    comments::{Agreement, LEAST_KAPPA, LEAST_READ, Sentiment},
    disclosure::Cell,
    edition::SurveyEdition,
    findings::{
        NotWeighted, Report, Row, Table, Weighing, Weighted,
        report::{PERCENT_BASE, RowKey},
        tally::Group,
        written::{ALIKE_LEAST, Accounted, ThemeName, Written, shown},
    },
    level::ReadingLevel,
    outcome::Shade,
    respond::answer::Slot,
    survey::{Frame, Kind, Measure, Provider, Question, Survey, WayOut},
};

use crate::{
    questions::{answer_name, first_words, short_name},
    ui::Ui,
};

/// One survey as it was asked, and its words at each level.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The survey.
    pub edition: Arc<SurveyEdition>,
    /// Its words by level, in English.
    pub words: BTreeMap<ReadingLevel, Ui>,
}

/// A table ready to print.
#[derive(Clone, Debug, PartialEq)]
pub struct Printed {
    /// Unique among the tables of a report; a name a spreadsheet takes.
    pub name: String,
    /// The survey.
    pub survey: Code,
    /// Whom the survey is for.
    pub kind: Audience,
    /// Who was asked, in words.
    pub audience: String,
    /// The question's stable name; none of what people wrote.
    pub code: Option<Code>,
    /// The service it is about.
    pub service: Option<Code>,
    /// The service's name.
    pub service_name: Option<String>,
    /// What the question is about.
    pub measure: Option<Measure>,
    /// Which kind of provider it is about.
    pub provider: Option<Provider>,
    /// Whether it counts people by what their ratings of all the services come to, and not the ratings of one.
    pub over_all: bool,
    /// Whether people put options in order, of which only the first is counted.
    pub ranked: bool,
    /// What the table shows, in a sentence.
    pub title: String,
    /// The short name of the question.
    pub question: String,
    /// The name of the theme it is about.
    pub subject_name: String,
    /// The question as it was asked, at each level that read it.
    pub asked: Vec<(String, String)>,
    /// The stable names of the options or points.
    pub options: Vec<Code>,
    /// The options or points.
    pub columns: Vec<String>,
    /// The ways out.
    pub out_columns: Vec<String>,
    /// What each point is worth, of a rating.
    pub scores: Vec<f64>,
    /// Whether each person counts in one option alone.
    pub exclusive: bool,
    /// Whether net sentiment means something.
    pub balanced: bool,
    /// Whether it is a rating by children, whose answers crowd at the top.
    pub child_rating: bool,
    /// Whether a known list was invited, so that intervals are drawn.
    pub invited: bool,
    /// Whether it counts what people wrote, and not what they chose.
    pub written: bool,
    /// Whether it counts what people wrote of a theme, whichever service they wrote about.
    pub theme: bool,
    /// Its rows.
    pub rows: Vec<PrintedRow>,
}

impl Printed {
    /// Whether a row of it has a weighted figure, or is said to have none.
    pub fn is_weighted(&self) -> bool {
        self.rows.iter().any(|row| row.weighted.is_some())
    }

    /// How each column is filled in a picture of a balanced scale, and what is mixed unlike anything else; nothing where
    /// there can be no picture: a point that is no longer on the scale has no worth, and so no place in a bar.
    pub fn shades(&self) -> Option<Vec<Shade>> {
        let shade = |(at, score): (usize, &f64)| {
            if self.written && at == Sentiment::Mixed.place() { Shade::Mixed } else { Shade::of(*score) }
        };
        let all = self.balanced && !self.columns.is_empty() && self.columns.len() == self.scores.len();
        all.then(|| self.scores.iter().enumerate().map(shade).collect())
    }

    /// The mean of what points are worth, −1 to 1, of a rating by adults of which every count is shown: of the counts as they are
    /// shown, so that it gives nothing more away. Children’s answers crowd at the top of a scale, where a mean says little; of
    /// three points it is net sentiment once more.
    pub fn mean(&self, row: &Row) -> Option<f64> {
        let rated = self.balanced
            && !self.child_rating
            && !self.written
            && self.scores.len() > 3
            && self.scores.len() == row.counts.len();
        let counts: Vec<f64> = row.counts.iter().map(|cell| cell.shown().map(|n| n as f64)).collect::<Option<_>>()?;
        let all: f64 = counts.iter().sum();
        let sum: f64 = counts.iter().zip(&self.scores).map(|(n, score)| n * score).sum();
        (rated && row.base.shown().is_some_and(|base| base >= PERCENT_BASE) && all > 0.0).then(|| sum / all)
    }

    /// The columns from the worst to the best.
    pub fn from_the_worst(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.scores.len()).collect();
        order.sort_by(|one, other| self.scores[*one].total_cmp(&self.scores[*other]));
        order
    }
}

/// How far what the engine says of comments has been looked at, in a sentence; `left` is how many remarks are left out
/// until it has been enough.
pub fn how_checked(ui: &Ui, agreement: &Agreement, left: u64) -> String {
    let kappa = kappa(ui, agreement);
    ui.say_with(
        if agreement.is_enough() { "written-checked" } else { "written-unchecked" },
        &[
            ("n", thousands(u64::from(agreement.n())).into()),
            ("kappa", kappa.into()),
            ("left", cell(shown(left)).into()),
            ("least", LEAST_READ.to_string().into()),
            ("bound", format!("{LEAST_KAPPA:.2}").into()),
            ("why", if agreement.n() < LEAST_READ { "few" } else { "seldom" }.into()),
        ],
    )
}

/// Cohen's kappa in words, with its interval where it has one.
pub fn kappa(ui: &Ui, agreement: &Agreement) -> String {
    let two = |value: f64| format!("{value:.2}").replace('-', "−");
    match (agreement.kappa(), agreement.kappa_interval()) {
        (None, _) => ui.say("desk-no-figure"),
        (Some(kappa), None) => two(kappa),
        (Some(kappa), Some((low, high))) => {
            let args = [("kappa", kappa), ("low", low), ("high", high)];
            ui.say_with("desk-kappa", &args.map(|(name, value)| (name, two(value).into())))
        }
    }
}

/// That comments are word for word the same as many others, where some are: a group may have sent its members words to copy.
pub fn alike(ui: &Ui, audience: &str, accounted: &Accounted) -> Option<String> {
    (accounted.alike > 0).then(|| {
        let args = [
            ("audience", audience.to_owned().into()),
            ("n", cell(shown(accounted.alike)).into()),
            ("of", cell(shown(accounted.all)).into()),
            ("others", (ALIKE_LEAST - 1).to_string().into()),
        ];
        ui.say_with("written-alike", &args)
    })
}

/// A row ready to print.
#[derive(Clone, Debug, PartialEq)]
pub struct PrintedRow {
    /// The level, who filled it in.
    pub who: String,
    /// The need, where the row is of one.
    pub need: Option<String>,
    /// The figures.
    pub row: Row,
    /// How many took each way out; nothing of one that readers at this level are not offered.
    pub ways: Vec<Option<Cell>>,
    /// The weighted figure of a whole group, or why there is none, where the survey's answers are weighted.
    pub weighted: Option<Result<Weighted, NotWeighted>>,
    /// Of what is expected of an outside organisation: how it stands to what the same people expect of the council, person by
    /// person; nothing where too few rated both.
    pub beside_council: Option<Ordering>,
}

impl PrintedRow {
    /// Whether it says anything: how many answered, or what.
    pub fn is_telling(&self) -> bool {
        let Row { base, counts, outs, net, .. } = &self.row;
        net.is_some() || std::iter::once(base).chain(counts).chain(outs).any(|cell| cell.shown().is_some())
    }
}

/// Prints every table of a report, in a fixed order: survey, then question, then service; with weighted figures of the
/// surveys that have weights.
pub fn print(ui: &Ui, report: &Report, asked: &BTreeMap<Code, Asked>, weighing: &Weighing) -> Vec<Printed> {
    report
        .surveys
        .iter()
        .filter_map(|findings| Some((findings, asked.get(&findings.survey)?)))
        .flat_map(|(findings, asked)| {
            // What was published stays, whatever the survey asks by now; what it asks no more has no words to be printed with.
            let known = |table: &&Table| asked.edition.survey.questions.contains_key(&table.subject.slot.question);
            let chosen = findings.tables.iter().filter(known).map(move |table| {
                let mut printed = print_table(ui, &findings.survey, findings.frame, table, asked);
                let of = (&table.subject.slot.question, &table.subject.slot.service);
                let mine: Vec<_> = findings.beside.iter().filter(|one| (&one.of.0, &one.of.1) == of).collect();
                for row in &mut printed.rows {
                    // Of a row that is hidden whole nothing is said.
                    let shown = row.row.base.shown().is_some();
                    let found = mine.iter().find(|one| shown && one.key == row.row.key).and_then(|one| one.stands);
                    row.beside_council = found.map(Ordering::from);
                }
                if let Some(Ok(weights)) = weighing.get(&findings.survey) {
                    for row in &mut printed.rows {
                        row.weighted = weights.figure(table, &row.row);
                    }
                }
                printed
            });
            chosen
                .chain(findings.written.iter().map(move |written| print_written(ui, &findings.survey, written, asked)))
                .chain(findings.themes.iter().map(move |theme| print_theme(ui, &findings.survey, theme, asked)))
        })
        .collect()
}

fn print_table(ui: &Ui, survey: &Code, frame: Frame, table: &Table, asked: &Asked) -> Printed {
    let edition = &asked.edition;
    let slot = &table.subject.slot;
    let question = edition.survey.question(&slot.question);
    let levels: Vec<ReadingLevel> = {
        let mut levels: Vec<ReadingLevel> = table.rows.iter().map(|row| row.key.group.level).collect();
        levels.dedup();
        levels
    };
    // Points and options are named as the first level that read them did.
    let words = levels.first().and_then(|level| asked.words.get(level)).unwrap_or(ui);
    // Services are named to officers as adults know them, whoever was asked.
    let service_name = table.service.as_ref().map(|code| ui.service(code));
    let scale = table.subject.scale.as_ref();
    let over_all = table.subject.is_over_all();
    let columns = table.options.iter().map(|code| answer_name(ui, words, question, scale, code)).collect();
    let scores = table
        .subject
        .scale
        .as_ref()
        .and_then(|scale| edition.survey.scale(scale))
        .map(|scale| scale.points.iter().map(|point| point.score).collect())
        .unwrap_or_default();
    let audience = ui.audience(edition.survey.audience);
    // Children of different ages answer on different scales, and so in different tables.
    let audience = match levels.as_slice() {
        [level] if level.is_child() => format!("{audience}, {}", ui.say(&format!("level-name-{level}"))),
        _ => audience,
    };
    let short = short_name(words, slot);
    let title = match &service_name {
        Some(service) => ui.say_with(
            "table-title-service",
            &[
                ("service", service.clone().into()),
                ("question", short.clone().into()),
                ("audience", audience.clone().into()),
            ],
        ),
        None => {
            let key = if over_all { "table-title-over-all" } else { "table-title" };
            ui.say_with(key, &[("question", short.clone().into()), ("audience", audience.clone().into())])
        }
    };
    let mut name = format!("{survey}_{}", slot.question);
    if let Some(service) = &slot.service {
        name.push('_');
        name.push_str(service.as_str());
    }
    if levels.first().is_some_and(|level| level.is_child()) {
        name.push('_');
        name.push_str(levels[0].as_str());
    }
    Printed {
        name: name.replace('-', "_"),
        survey: survey.clone(),
        kind: edition.survey.audience,
        audience,
        code: Some(slot.question.clone()),
        service: table.service.clone(),
        service_name,
        measure: table.measure,
        provider: question.provider,
        over_all,
        ranked: matches!(question.kind, Kind::Rank { .. }),
        title,
        question: short,
        subject_name: String::new(),
        asked: levels
            .iter()
            .filter_map(|level| {
                let words = asked.words.get(level)?;
                let asked = if over_all {
                    let each = [("service", ui.say("over-all-each").into())];
                    words.survey_with(question.code.as_str(), None, &each).map(|said| said.text).unwrap_or_default()
                } else {
                    words.question(&question.code, slot.service.as_ref()).text
                };
                Some((ui.say(&format!("level-name-{level}")), asked))
            })
            .collect(),
        options: table.options.clone(),
        columns,
        out_columns: WayOut::ALL.iter().map(|way| ui.way_out(*way)).collect(),
        scores,
        exclusive: table.exclusive,
        balanced: table.balanced,
        child_rating: table.subject.scale.is_some() && levels.iter().any(|level| level.is_child()),
        invited: matches!(frame, Frame::Invited(_)),
        written: false,
        theme: false,
        rows: table.rows.iter().map(|row| print_row(ui, row, asked, Some(question))).collect(),
    }
}

/// The ways out of a row. One that few took, or nobody, and that nobody there is offered is no count at all.
fn ways(row: &Row, question: Option<&Question>) -> Vec<Option<Cell>> {
    let offered =
        |way: &WayOut| question.is_none_or(|question| question.ways_out_at(row.key.group.level).any(|one| one == *way));
    WayOut::ALL.iter().zip(&row.outs).map(|(way, n)| Some(*n).filter(|n| *n != Cell::Low || offered(way))).collect()
}

/// A question set against another: its table, with a row for each answer to the other.
pub fn print_crossed(ui: &Ui, asked: &Asked, table: &Table, other: &Question) -> Printed {
    let survey = &asked.edition.survey;
    // Its rows are not by need.
    let group_rows = table.rows.iter().filter(|row| row.key.need.is_none()).cloned().collect();
    let groups = Table { rows: group_rows, ..table.clone() };
    let printed = print_table(ui, &survey.code, survey.frame, &groups, asked);
    let by = short_name(first_words(ui, asked), &Slot::of(other.code.clone()));
    let rows = table.rows.iter().map(|row| {
        let RowKey { group, need } = &row.key;
        let words = asked.words.get(&group.level).unwrap_or(ui);
        let name = |code| answer_name(ui, words, other, other.scale_at(group.level), code);
        PrintedRow {
            who: group_of(ui, survey, *group),
            need: need.iter().flatten().map(name).next(),
            row: row.clone(),
            ways: ways(row, survey.questions.get(&table.subject.slot.question)),
            weighted: None,
            beside_council: None,
        }
    });
    Printed {
        name: format!("{}_by_{}", printed.name, other.code).replace('-', "_"),
        title: ui.say_with("table-title-crossed", &[("table", printed.title.into()), ("by", by.into())]),
        rows: rows.collect(),
        ..printed
    }
}

/// What a report that is frozen shows of questions set against each other, as its data have it.
pub fn print_against(ui: &Ui, report: &Report, asked: &BTreeMap<Code, Asked>) -> Vec<Printed> {
    let mut printed = Vec::new();
    for against in &report.crossed {
        let Some(asked) = asked.get(&against.survey) else { continue };
        let Some(other) = asked.edition.survey.questions.get(&against.by) else { continue };
        printed.extend(
            against.tables.iter().map(|table| for_files(ui, asked, print_crossed(ui, asked, table, other), other)),
        );
    }
    // As on its page: a group that stands alone stands among the other tables already.
    for table in &mut printed {
        let split: BTreeSet<String> =
            table.rows.iter().filter(|row| row.need.is_some()).map(|row| row.who.clone()).collect();
        table.rows.retain(|row| split.contains(&row.who));
    }
    printed.retain(|table| !table.rows.is_empty());
    printed
}

/// A question set against another as files have it: their column is headed *need*, and what else a row is by is said in
/// it.
pub fn for_files(ui: &Ui, asked: &Asked, table: Printed, other: &Question) -> Printed {
    let by = short_name(first_words(ui, asked), &Slot::of(other.code.clone()));
    let named = |row: PrintedRow| PrintedRow { need: row.need.map(|answer| format!("{by}: {answer}")), ..row };
    Printed { rows: table.rows.into_iter().map(named).collect(), ..table }
}

/// What people wrote about a service, in the same form as what they chose.
fn print_written(ui: &Ui, survey: &Code, written: &Written, asked: &Asked) -> Printed {
    let service = ui.service(&written.about);
    let audience = ui.audience(asked.edition.survey.audience);
    Printed {
        name: format!("{survey}_written_{}", written.about).replace('-', "_"),
        question: ui.say("written-heading"),
        title: ui.say_with(
            "table-title-written",
            &[("service", service.clone().into()), ("audience", audience.clone().into())],
        ),
        service: Some(written.about.clone()),
        service_name: Some(service),
        ..print_voices(ui, survey, audience, &written.rows, asked)
    }
}

fn print_theme(ui: &Ui, survey: &Code, theme: &Written<ThemeName>, asked: &Asked) -> Printed {
    let audience = ui.audience(asked.edition.survey.audience);
    Printed {
        name: format!("{survey}_theme_{}", theme.about.id).replace('-', "_"),
        title: ui.say_with(
            "table-title-theme",
            &[("theme", theme.about.name.clone().into()), ("audience", audience.clone().into())],
        ),
        theme: true,
        question: ui.say("written-heading"),
        subject_name: theme.about.name.clone(),
        ..print_voices(ui, survey, audience, &theme.rows, asked)
    }
}

/// What is the same of every table of voices.
fn print_voices(ui: &Ui, survey: &Code, audience: String, rows: &[Row], asked: &Asked) -> Printed {
    Printed {
        name: String::new(),
        survey: survey.clone(),
        kind: asked.edition.survey.audience,
        audience,
        title: String::new(),
        question: String::new(),
        subject_name: String::new(),
        code: None,
        service: None,
        service_name: None,
        measure: None,
        provider: None,
        over_all: false,
        ranked: false,
        asked: Vec::new(),
        options: Vec::new(),
        columns: Sentiment::ALL.iter().map(|one| ui.say(&format!("sentiment-{}", one.as_str()))).collect(),
        out_columns: Vec::new(),
        scores: Sentiment::ALL
            .iter()
            .map(|one| match one {
                Sentiment::Positive => 1.0,
                Sentiment::Neutral | Sentiment::Mixed => 0.0,
                Sentiment::Negative => -1.0,
            })
            .collect(),
        exclusive: true,
        balanced: true,
        child_rating: false,
        invited: matches!(asked.edition.survey.frame, Frame::Invited(_)),
        written: true,
        theme: false,
        rows: rows.iter().map(|row| print_row(ui, row, asked, None)).collect(),
    }
}

fn print_row(ui: &Ui, row: &Row, asked: &Asked, question: Option<&Question>) -> PrintedRow {
    let RowKey { group, need } = &row.key;
    let need = need.as_ref().map(|need| match need {
        None => ui.say("need-not-said"),
        Some(code) => {
            let words = asked.words.get(&group.level).unwrap_or(ui);
            // A survey may ask it no more, and what was published of it stays.
            let named = asked
                .edition
                .survey
                .need
                .as_ref()
                .and_then(|question| words.question_part(question, Some(code.as_str()), None));
            named.map_or_else(|| code.to_string(), |said| said.text)
        }
    });
    let ways = ways(row, question);
    let who = group_of(ui, &asked.edition.survey, *group);
    PrintedRow { who, need, row: row.clone(), ways, weighted: None, beside_council: None }
}

/// A group in words: of those who were asked who is answering and did not say, that they did not. Else they would pass for
/// everybody who read the wording.
fn group_of(ui: &Ui, survey: &Survey, group: Group) -> String {
    let asked = survey.filled_by.as_ref().and_then(|code| survey.questions.get(code));
    let name = group_name(ui, &group);
    match asked.filter(|question| group.filled_by == FilledBy::NotAsked && survey.is_asked(question, group.level)) {
        Some(_) => format!("{name}, {}", ui.say("filled-by-not-said")),
        None => name,
    }
}

/// A group in words.
pub fn group_name(ui: &Ui, group: &Group) -> String {
    let level = ui.say(&format!("level-name-{}", group.level));
    let by = ui.say(&format!("filled-by-{}", group.filled_by.as_str()));
    if by.is_empty() { level } else { format!("{level}, {by}") }
}

/// How findings are to be read, in sentences.
pub fn method(ui: &Ui) -> Vec<String> {
    (1..=7).map(|n| ui.say(&format!("method-{n}"))).collect()
}

/// How tables of one question by another are to be read, in sentences.
pub fn method_crossed(ui: &Ui) -> Vec<String> {
    (1..=5).map(|n| ui.say(&format!("explore-method-{n}"))).collect()
}

/// How responses reached us, in words: for each survey in which they came by more than an open link, each channel.
pub fn channels(ui: &Ui, report: &Report, asked: &BTreeMap<Code, Asked>) -> Vec<(String, String, Cell)> {
    let other = |(channel, _): &(Channel, Cell)| *channel != Channel::OpenLink;
    report
        .surveys
        .iter()
        .filter(|found| found.channels.iter().any(other))
        .flat_map(|found| {
            let audience = asked.get(&found.survey).map(|asked| ui.audience(asked.edition.survey.audience));
            let audience = audience.unwrap_or_default();
            found
                .channels
                .iter()
                .map(move |(channel, n)| (audience.clone(), ui.say(&format!("channel-{}", channel.as_str())), *n))
        })
        .collect()
}

/// A count of a way out in a table: `[z]` where it is not offered.
pub fn way(n: Option<Cell>) -> String {
    n.map_or_else(|| "[z]".to_owned(), cell)
}

/// The mark of a figure that is not weighted: hidden to protect people, or unreliable.
pub fn not_weighted(why: &NotWeighted) -> &'static str {
    match why {
        NotWeighted::Hidden(_) => "[c]",
        NotWeighted::SaysLittle => "[u]",
    }
}

/// A count as printed: the count, or the mark that stands for it.
pub fn cell(cell: Cell) -> String {
    cell.mark().map_or_else(|| cell.shown().map(thousands).unwrap_or_default(), str::to_owned)
}

/// A whole number with its thousands parted.
pub fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Net sentiment as printed, with its sign; nothing of it is shown that is not in the figure.
pub fn signed(value: f64) -> String {
    let rounded = domain::findings::figures::two_places(value);
    if rounded > 0.0 {
        format!("+{rounded:.2}")
    } else if rounded < 0.0 {
        format!("−{:.2}", -rounded)
    } else {
        "0.00".to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_printed_as_people_read_them() {
        assert_eq!(thousands(1_234_567), "1,234,567");
        assert_eq!(thousands(950), "950");
        assert_eq!([0.4, -0.25, 0.0, -0.001].map(signed), ["+0.40", "−0.25", "0.00", "0.00"]);
        assert_eq!([Cell::Shown(1_500), Cell::Low, Cell::Confidential].map(cell), ["1,500", "[low]", "[c]"]);
    }
}
