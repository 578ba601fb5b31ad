//! Waves in words: what was rated the first time and each time since, for each service, in sentences, run charts and a
//! table.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    code::Code,
    outcome::{Block, RunRow, Runs, Table, TableRow},
    survey::Measure,
    waves::{
        Against, Basis, Figure, Line,
        run::{self, Signal},
    },
};

use crate::{
    tables::{Asked, group_name, signed, thousands},
    ui::Ui,
};

/// More times than these are not all columns of a table: the first stays, and the last.
const COLUMNS: usize = 5;

/// Waves side by side.
#[derive(Clone, Copy, Debug)]
pub struct Waves<'w> {
    /// An officer's words, and the first consultation's.
    pub ui: &'w Ui,
    /// Its surveys, with their words.
    pub asked: &'w BTreeMap<Code, Asked>,
    /// When each was asked, in words, the first time first.
    pub times: &'w [String],
    /// What was rated.
    pub lines: &'w [Line],
}

/// How many figures stand how to those of the first time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standings {
    /// Lower.
    pub lower: usize,
    /// Higher.
    pub higher: usize,
    /// With no clear difference.
    pub alike: usize,
    /// Not comparable, for whichever reason.
    pub not: usize,
}

impl Standings {
    /// Counts them.
    pub fn of<'l>(lines: impl Iterator<Item = &'l Line>) -> Self {
        let mut found = Self::default();
        for line in lines {
            *match line.against {
                Against::Lower => &mut found.lower,
                Against::Higher => &mut found.higher,
                Against::Alike => &mut found.alike,
                _ => &mut found.not,
            } += 1;
        }
        found
    }

    /// The same in a sentence.
    pub fn said(self, ui: &Ui) -> String {
        ui.say_with(
            "again-said-standings",
            &[
                ("all", (self.lower + self.higher + self.alike).into()),
                ("lower", self.lower.into()),
                ("higher", self.higher.into()),
                ("alike", self.alike.into()),
                ("not", self.not.into()),
            ],
        )
    }
}

impl Waves<'_> {
    /// Everything, service by service in the order given; what is of no service last.
    pub fn blocks(&self, services: &[Code]) -> Vec<Block> {
        let mut blocks =
            vec![Block::Said(self.ui.say("again-how")), Block::Said(Standings::of(self.lines.iter()).said(self.ui))];
        for service in services.iter().map(Some).chain([None]) {
            let mine = self.service(service);
            if !mine.is_empty() {
                let name = service.map_or_else(|| self.ui.say("outcome-every-service"), |code| self.ui.service(code));
                blocks.push(Block::Heading(name));
                blocks.extend(mine);
            }
        }
        blocks
    }

    /// One service; nothing where nothing of it was rated.
    pub fn service(&self, service: Option<&Code>) -> Vec<Block> {
        let mut mine: Vec<&Line> = self.lines.iter().filter(|line| line.about.service.as_ref() == service).collect();
        if mine.is_empty() {
            return Vec::new();
        }
        // A group's measures stand together, and each need below its group.
        let whole = |line: &Line| (line.about.survey.clone(), line.about.group, line.about.measure);
        let first = |wanted: &Code| self.lines.iter().position(|line| line.about.survey == *wanted);
        mine.sort_by_cached_key(|line| (first(&line.about.survey), line.about.group, line.about.measure));
        // Of whom nothing may be shown at any time, that is said once; of a group that is shown, each need keeps its line.
        let shown: BTreeSet<_> =
            mine.iter().filter(|line| line.figures.iter().any(Option::is_some)).map(|line| whole(line)).collect();
        let (kept, silent): (Vec<&Line>, Vec<&Line>) = mine.iter().partition(|line| shown.contains(&whole(line)));
        let mut blocks = vec![Block::Said(Standings::of(mine.iter().copied()).said(self.ui))];
        // What is worse comes first: that is what somebody has to act on.
        let moved = |way: Against| mine.iter().filter(move |line| line.against == way);
        let mut points: Vec<String> =
            moved(Against::Lower).chain(moved(Against::Higher)).map(|line| self.moved(line)).collect();
        points.extend(mine.iter().flat_map(|line| self.signals(line)));
        if !points.is_empty() {
            blocks.push(Block::Points(points));
        }
        let rows: Vec<RunRow> = mine
            .iter()
            .filter(|line| line.about.need.is_none() && line.about.measure == Measure::Quality)
            .filter_map(|line| self.run(line))
            .collect();
        if !rows.is_empty() {
            blocks.push(Block::Runs(Runs {
                caption: self.ui.say_with("again-runs-caption", &[("service", self.name(service).into())]),
                times: self.times.to_vec(),
                rows,
            }));
        }
        if !kept.is_empty() {
            blocks.push(Block::Table(self.table(service, &kept)));
        }
        blocks.extend(self.left_out(&silent));
        blocks
    }

    /// Of whom nothing may be shown, at any time.
    fn left_out(&self, silent: &[&Line]) -> Option<Block> {
        let mut groups: Vec<String> = Vec::new();
        for line in silent {
            let group = self.whose(line);
            if !groups.contains(&group) {
                groups.push(group);
            }
        }
        (!groups.is_empty())
            .then(|| Block::Said(self.ui.say_with("again-said-silent", &[("groups", groups.join("; ").into())])))
    }

    fn name(&self, service: Option<&Code>) -> String {
        service.map_or_else(|| self.ui.say("outcome-every-service"), |code| self.ui.service(code))
    }

    /// Whom a line is of: audience and group.
    fn whose(&self, line: &Line) -> String {
        format!("{}: {}", self.ui.audience(line.about.audience), group_name(self.ui, &line.about.group))
    }

    /// The need a line is of, as the group reads it.
    fn need(&self, line: &Line) -> Option<String> {
        let need = line.about.need.as_ref()?;
        let found = self.asked.get(&line.about.survey).and_then(|asked| {
            let question = asked.edition.survey.need.as_ref()?;
            let words = asked.words.get(&line.about.group.level)?;
            words.question_part(question, Some(need.as_str()), None)
        });
        Some(found.map_or_else(|| need.to_string(), |said| said.text))
    }

    fn measure(&self, line: &Line) -> String {
        self.ui.say(&format!("measure-{}", line.about.measure.as_str()))
    }

    /// Whom a line is of and what of it was rated, in one.
    fn of(&self, line: &Line) -> String {
        match self.need(line) {
            None => format!("{}: {}", self.whose(line), self.measure(line)),
            Some(need) => format!("{}, {need}: {}", self.whose(line), self.measure(line)),
        }
    }

    fn moved(&self, line: &Line) -> String {
        let figure = |at: Option<&Option<Figure>>| self.figure(at.copied().flatten());
        let key = if line.against == Against::Lower { "again-said-lower" } else { "again-said-higher" };
        self.ui.say_with(
            key,
            &[
                ("of", self.of(line).into()),
                ("then", figure(line.figures.first()).into()),
                ("now", figure(line.figures.last()).into()),
            ],
        )
    }

    fn figure(&self, figure: Option<Figure>) -> String {
        let Some(Figure { net, good, n }) = figure else { return "[c]".to_owned() };
        let net = net.map_or_else(|| "[c]".to_owned(), signed);
        match good {
            None => self.ui.say_with("net-of-n", &[("net", net.into()), ("n", thousands(n).into())]),
            Some(good) => {
                let args = [("net", net.into()), ("good", good.into()), ("n", thousands(n).into())];
                self.ui.say_with("again-figure", &args)
            }
        }
    }

    /// The points of a line that may be shown, each with its place among the times, and what they come to as a row: all
    /// on what its times can be compared on.
    fn looked_at(line: &Line) -> (Vec<(usize, f64)>, Option<run::Run>) {
        let basis = line.basis().unwrap_or(Basis::Net);
        let taken = line.figures.iter().enumerate();
        let shown: Vec<(usize, f64)> = taken.filter_map(|(at, figure)| Some((at, basis.take((*figure)?)?))).collect();
        let nets: Vec<f64> = shown.iter().map(|(_, net)| *net).collect();
        // A row that was put in two ways is no row.
        let run = line.against.is_comparable().then(|| run::run(&nets)).flatten();
        (shown, run)
    }

    fn signals(&self, line: &Line) -> Vec<String> {
        let (shown, run) = Self::looked_at(line);
        let time = |at: usize| shown.get(at).and_then(|(at, _)| self.times.get(*at)).cloned().unwrap_or_default();
        let way = |up: bool| if up { "up" } else { "down" };
        run.into_iter()
            .flat_map(|run| run.signals)
            .map(|signal| {
                let (key, from, to, up) = match signal {
                    Signal::Shift { from, to, up } => ("again-said-shift", from, to, up),
                    Signal::Trend { from, to, up } => ("again-said-trend", from, to, up),
                    Signal::Outside { at, up } => ("again-said-outside", at, at, up),
                };
                let args = [
                    ("of", self.of(line).into()),
                    ("from", time(from).into()),
                    ("to", time(to).into()),
                    ("way", way(up).into()),
                ];
                self.ui.say_with(key, &args)
            })
            .collect()
    }

    /// A chart of a line that may be shown twice or more.
    fn run(&self, line: &Line) -> Option<RunRow> {
        let (shown, run) = Self::looked_at(line);
        if shown.len() < 2 {
            return None;
        }
        let share = line.basis() == Some(Basis::Good);
        let written = |value: f64| if share { format!("{:.0}%", value * 100.0) } else { signed(value) };
        let mut name = self.whose(line);
        if share {
            name = self.ui.say_with("again-run-share", &[("name", name.into())]);
        }
        let time = |at: usize| self.times.get(at).cloned().unwrap_or_default();
        let told: Vec<String> = shown.iter().map(|(at, value)| format!("{}: {}", time(*at), written(*value))).collect();
        let marked = run.iter().flat_map(|run| &run.signals).flat_map(|signal| match *signal {
            Signal::Shift { from, to, .. } | Signal::Trend { from, to, .. } => from..=to,
            Signal::Outside { at, .. } => at..=at,
        });
        let mut marked: Vec<usize> = marked.filter_map(|at| shown.get(at).map(|(at, _)| *at)).collect();
        marked.sort_unstable();
        marked.dedup();
        Some(RunRow {
            alternative: format!("{name}. {}.", told.join("; ")),
            name,
            share,
            points: (0..line.figures.len())
                .map(|at| shown.iter().find(|(one, _)| *one == at).map(|(_, value)| *value))
                .collect(),
            median: run.as_ref().map(|run| run.median),
            limits: run.and_then(|run| run.limits),
            marked,
        })
    }

    fn table(&self, service: Option<&Code>, mine: &[&Line]) -> Table {
        let ui = self.ui;
        let last = self.times.len();
        let columns: Vec<usize> = (0..last).filter(|at| *at == 0 || last - at < COLUMNS).collect();
        let head = std::iter::once(ui.say("again-whose"))
            .chain(columns.iter().map(|at| self.times[*at].clone()))
            .chain(std::iter::once(ui.say("again-beside-first")))
            .collect();
        let rows = mine
            .iter()
            .map(|line| TableRow {
                // A need stands below its group.
                name: match self.need(line) {
                    Some(need) => need,
                    None => self.of(line),
                },
                part: line.about.need.is_some(),
                cells: columns
                    .iter()
                    .map(|at| self.figure(line.figures.get(*at).copied().flatten()))
                    .chain(std::iter::once(ui.say(&format!("again-{}", line.against.as_str()))))
                    .collect(),
            })
            .collect();
        let mut notes = vec![ui.say("again-note-verdict")];
        if columns.len() < last {
            notes.push(ui.say_with("again-note-columns", &[("left", (last - columns.len()).into())]));
        }
        let caption = ui.say_with("again-table-caption", &[("service", self.name(service).into())]);
        Table { caption, head, rows, notes }
    }
}
