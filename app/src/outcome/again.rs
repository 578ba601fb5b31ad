//! Waves in words: what was rated the first time and each time since, for each service, in sentences, run charts and a
//! table.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    audience::Audience,
    code::Code,
    findings::tally::Group,
    outcome::{Block, RunRow, Runs, Table, TableRow},
    survey::Measure,
    waves::{
        Against, Basis, Figure, LEAST_COMPARED, Line,
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
    /// Of too few people.
    pub few: usize,
    /// Of enough people, of whom too little may be shown.
    pub hidden: usize,
    /// Put otherwise, or not both times.
    pub other: usize,
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
                Against::TooFew => &mut found.few,
                Against::Hidden => &mut found.hidden,
                Against::OtherWords | Against::NotAsked => &mut found.other,
            } += 1;
        }
        found
    }

    /// The same in a sentence, and why those that cannot be compared cannot.
    pub fn said(self, ui: &Ui) -> String {
        let args = [
            ("all", (self.lower + self.higher + self.alike).into()),
            ("lower", self.lower.into()),
            ("higher", self.higher.into()),
            ("alike", self.alike.into()),
        ];
        let mut said = vec![ui.say_with("again-said-standings", &args)];
        let why = [("few", self.few), ("hidden", self.hidden), ("other", self.other)];
        said.extend(
            why.into_iter()
                .filter(|(_, n)| *n > 0)
                .map(|(why, n)| ui.say_with(&format!("again-said-not-{why}"), &[("n", n.into())])),
        );
        said.join(" ")
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

    /// How all figures stand to the first time, and each that moved: what is worse first, for that is what somebody has to
    /// act on.
    pub(super) fn in_short(&self, services: &[Code]) -> Vec<String> {
        // Where no heading says which service a figure is of, it is said with it; in the consultation's order.
        let place = |line: &Line| services.iter().position(|code| line.about.service.as_ref() == Some(code));
        let moved = |way: Against| {
            let mut mine: Vec<&Line> = self.lines.iter().filter(|line| line.against == way).collect();
            mine.sort_by_key(|line| place(line).unwrap_or(usize::MAX));
            mine
        };
        let said = moved(Against::Lower).into_iter().chain(moved(Against::Higher)).map(|line| {
            let service = line.about.service.as_ref();
            let name = service.map_or_else(|| self.ui.say("outcome-every-service"), |code| self.ui.service(code));
            format!("{name}. {}", self.moved(line))
        });
        std::iter::once(Standings::of(self.lines.iter()).said(self.ui)).chain(said).collect()
    }

    /// What moved of whole groups, for the summary: a need is part of its group, and would be told twice.
    pub(super) fn moved_groups(&self, services: &[Code]) -> Vec<String> {
        let whole: Vec<Line> = self.lines.iter().filter(|line| line.about.need.is_none()).cloned().collect();
        let mut said = Waves { ui: self.ui, asked: self.asked, times: self.times, lines: &whole }.in_short(services);
        if let Some(first) = said.first_mut() {
            *first = self.ui.say_with("again-said-whole", &[("said", first.clone().into())]);
        }
        said
    }

    /// Whether anything was asked of a known list of people who were invited.
    pub(super) fn is_of_lists(&self) -> bool {
        self.lines.iter().flat_map(|line| &line.figures).flatten().any(|figure| figure.list.is_some())
    }

    /// How a group's rating of a service's quality stands to the first time, where that can be said.
    pub(super) fn quality(&self, service: &Code, whose: (Audience, Group)) -> Option<Against> {
        let of = |line: &&Line| {
            let about = &line.about;
            about.service.as_ref() == Some(service)
                && about.measure == Measure::Quality
                && about.need.is_none()
                && (about.audience, about.group) == whose
        };
        self.lines.iter().find(of).map(|line| line.against).filter(|against| against.is_comparable())
    }

    /// One service; nothing where nothing of it was rated.
    pub fn service(&self, service: Option<&Code>) -> Vec<Block> {
        let mut mine: Vec<&Line> = self.lines.iter().filter(|line| line.about.service.as_ref() == service).collect();
        if mine.is_empty() {
            return Vec::new();
        }
        // A group's measures stand together, and each need below its group.
        let first = |wanted: &Code| self.lines.iter().position(|line| line.about.survey == *wanted);
        mine.sort_by_cached_key(|line| (first(&line.about.survey), line.about.group, line.about.measure));
        let (kept, silent) = shown(&mine);
        let mut blocks = vec![Block::Said(Standings::of(mine.iter().copied()).said(self.ui))];
        blocks.extend(self.lower_untold(&mine).map(Block::Said));
        // What is worse comes first: that is what somebody has to act on.
        let moved = |way: Against| mine.iter().filter(move |line| line.against == way);
        let mut points: Vec<String> =
            moved(Against::Lower).chain(moved(Against::Higher)).map(|line| self.moved(line)).collect();
        points.extend(mine.iter().flat_map(|line| self.signals(line)));
        if !points.is_empty() {
            blocks.push(Block::Points(points));
        }
        let charts: Vec<Runs> =
            Measure::COMPARED.into_iter().filter_map(|one| self.runs(service, one, &mine)).collect();
        if !charts.is_empty() {
            blocks.push(Block::Said(self.ui.say("again-runs-how")));
        }
        blocks.extend(charts.into_iter().map(Block::Runs));
        if !kept.is_empty() {
            blocks.push(Block::Table(self.table(service, &kept)));
        }
        blocks.extend(self.left_out(&silent));
        blocks
    }

    /// Whether a line is of those with lower needs.
    pub(super) fn is_lower(&self, line: &Line) -> bool {
        let needs = self.asked.get(&line.about.survey).and_then(|asked| asked.edition.survey.needs.as_ref());
        needs.is_some_and(|needs| line.about.need.as_ref() == Some(&needs.lower))
    }

    /// Of which of those with lower needs it cannot be told how their rating of quality stands, and how many of them answered:
    /// who looks for them must not have to find out that they are nowhere.
    fn lower_untold(&self, mine: &[&Line]) -> Option<String> {
        let quality = mine.iter().filter(|line| line.about.measure == Measure::Quality && self.is_lower(line));
        let n = |line: &Line, figure: Option<&Option<Figure>>| match figure.copied().flatten() {
            Some(figure) => self.ui.say_with("again-about-n", &[("n", thousands(figure.n).into())]),
            None if line.against == Against::NotAsked => self.ui.say("again-not-asked-or-few"),
            None => self.ui.say("again-too-few-to-say"),
        };
        let each: Vec<String> = quality
            .filter(|line| !line.against.is_comparable())
            .map(|line| {
                let args = [
                    ("whose", self.whose(line).into()),
                    ("need", self.need(line).unwrap_or_default().into()),
                    ("then", n(line, line.figures.first()).into()),
                    ("now", n(line, line.figures.last()).into()),
                ];
                self.ui.say_with("again-lower-untold-one", &args)
            })
            .collect();
        (!each.is_empty()).then(|| self.ui.say_with("again-lower-untold", &[("each", each.join("; ").into())]))
    }

    /// A chart of one measure for each group and each need that may be shown twice or more.
    fn runs(&self, service: Option<&Code>, measure: Measure, mine: &[&Line]) -> Option<Runs> {
        let rows: Vec<RunRow> =
            mine.iter().filter(|line| line.about.measure == measure).filter_map(|line| self.run(line)).collect();
        let args = [
            ("service", self.name(service).into()),
            ("measure", self.ui.say(&format!("measure-{}", measure.as_str())).into()),
        ];
        let caption = self.ui.say_with("again-runs-caption", &args);
        (!rows.is_empty()).then(|| Runs { caption, times: self.times.to_vec(), rows })
    }

    /// Of whom nothing may be shown, at any time.
    pub(super) fn left_out(&self, silent: &[&Line]) -> Option<Block> {
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

    pub(super) fn name(&self, service: Option<&Code>) -> String {
        service.map_or_else(|| self.ui.say("outcome-every-service"), |code| self.ui.service(code))
    }

    /// Whom a line is of: audience and group.
    pub(super) fn whose(&self, line: &Line) -> String {
        format!("{}: {}", self.ui.audience(line.about.audience), group_name(self.ui, &line.about.group))
    }

    /// Whom a line is of, and which need of theirs.
    pub(super) fn whom(&self, line: &Line) -> String {
        match self.need(line) {
            None => self.whose(line),
            Some(need) => format!("{}, {need}", self.whose(line)),
        }
    }

    /// The need a line is of, as the group reads it.
    pub(super) fn need(&self, line: &Line) -> Option<String> {
        let need = line.about.need.as_ref()?;
        let found = self.asked.get(&line.about.survey).and_then(|asked| {
            let question = asked.edition.survey.need.as_ref()?;
            let words = asked.words.get(&line.about.group.level)?;
            words.question_part(question, Some(need.as_str()), None)
        });
        Some(found.map_or_else(|| need.to_string(), |said| said.text))
    }

    fn measure(&self, line: &Line) -> String {
        let measure = self.ui.say(&format!("measure-{}", line.about.measure.as_str()));
        if line.about.subject.is_over_all() {
            return self.ui.say_with("over-all-measure", &[("measure", measure.into())]);
        }
        measure
    }

    /// Whom a line is of and what of it was rated, in one.
    pub(super) fn of(&self, line: &Line) -> String {
        format!("{}: {}", self.whom(line), self.measure(line))
    }

    fn moved(&self, line: &Line) -> String {
        let key = if line.against == Against::Lower { "again-said-lower" } else { "again-said-higher" };
        let [then, now] = self.then_and_now(line);
        let args = [("of", self.of(line).into()), ("then", then.into()), ("now", now.into())];
        let said = self.ui.say_with(key, &args);
        match line.basis() {
            Some(Basis::Good) => format!("{} {}.", said.trim_end_matches('.'), self.ui.say("again-on-good")),
            Some(Basis::Bad) => format!("{} {}.", said.trim_end_matches('.'), self.ui.say("again-on-bad")),
            Some(Basis::Net) | None => said,
        }
    }

    /// A figure with its shares and its base; of too few people, that.
    fn figure(&self, figure: Option<Figure>) -> String {
        let Some(figure) = figure else { return "–".to_owned() };
        let n = thousands(figure.n);
        if !figure.says() {
            return self.ui.say_with("net-hidden", &[("n", n.into())]);
        }
        let share = |percent: Option<u64>| percent.map_or_else(|| "[c]".to_owned(), |percent| format!("{percent}%"));
        let args = [
            ("net", figure.net.map_or_else(|| "[c]".to_owned(), signed).into()),
            ("good", share(figure.good).into()),
            ("bad", share(figure.bad).into()),
            ("n", n.into()),
        ];
        self.ui.say_with("again-figure", &args)
    }

    /// A line's first figure and its last.
    pub(super) fn then_and_now(&self, line: &Line) -> [String; 2] {
        [line.figures.first(), line.figures.last()].map(|figure| self.figure(figure.copied().flatten()))
    }

    /// How a line stands to the first time, and on what that was seen.
    pub(super) fn verdict(&self, line: &Line) -> String {
        // One end of the scale may be shown, and did not move: that is something, though not all.
        if line.against == Against::Hidden && line.basis().is_some() {
            return self.ui.say("again-hidden-part");
        }
        let said = self.ui.say(&format!("again-{}", line.against.as_str()));
        match line.basis() {
            Some(Basis::Good) if line.against.is_comparable() => format!("{said} {}", self.ui.say("again-on-good")),
            Some(Basis::Bad) if line.against.is_comparable() => format!("{said} {}", self.ui.say("again-on-bad")),
            _ => said,
        }
    }

    /// The points of a line that may be shown and are of enough people, and what they come to as a row: all on what its
    /// times are best seen on.
    fn looked_at(line: &Line) -> (Vec<Option<f64>>, Option<run::Run>) {
        let basis = line.basis().unwrap_or(Basis::Net);
        let points: Vec<Option<f64>> = line
            .figures
            .iter()
            .map(|figure| basis.take((*figure).filter(|figure| figure.n >= LEAST_COMPARED)?))
            .collect();
        let lowest = if basis == Basis::Net { -1.0 } else { 0.0 };
        // A row that was put in two ways is no row.
        let run = line.against.is_comparable().then(|| run::run(&points, lowest)).flatten();
        (points, run)
    }

    fn signals(&self, line: &Line) -> Vec<String> {
        let (_, run) = Self::looked_at(line);
        let time = |at: usize| self.times.get(at).cloned().unwrap_or_default();
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
        let (points, run) = Self::looked_at(line);
        // What cannot be compared is drawn in no row: a line that falls says that something fell.
        if !line.against.is_comparable() || points.iter().flatten().count() < 2 {
            return None;
        }
        let basis = line.basis().unwrap_or(Basis::Net);
        let share = basis != Basis::Net;
        let written = |value: f64| if share { format!("{:.0}%", value * 100.0) } else { signed(value) };
        let mut name = self.whom(line);
        match basis {
            Basis::Net => {}
            Basis::Good => name = self.ui.say_with("again-run-good", &[("name", name.into())]),
            Basis::Bad => name = self.ui.say_with("again-run-bad", &[("name", name.into())]),
        }
        let told: Vec<String> = self
            .times
            .iter()
            .zip(&points)
            .filter_map(|(time, value)| Some(format!("{time}: {}", written((*value)?))))
            .collect();
        let marked = run.iter().flat_map(|run| &run.signals).flat_map(|signal| match *signal {
            Signal::Shift { from, to, .. } | Signal::Trend { from, to, .. } => from..=to,
            Signal::Outside { at, .. } => at..=at,
        });
        let mut marked: Vec<usize> = marked.collect();
        marked.sort_unstable();
        marked.dedup();
        Some(RunRow {
            alternative: format!("{name}. {}.", told.join("; ")),
            name,
            share,
            points,
            median: run.as_ref().map(|run| run.median),
            limits: run.and_then(|run| run.limits),
            marked,
        })
    }

    fn table(&self, service: Option<&Code>, mine: &[&Line]) -> Table {
        let ui = self.ui;
        let last = self.times.len();
        let columns: Vec<usize> = (0..last).filter(|at| *at == 0 || last - at < COLUMNS).collect();
        // What it comes to stands before the figures: on a phone they are looked for sideways.
        let head = [ui.say("again-whose"), ui.say("again-beside-first")]
            .into_iter()
            .chain(columns.iter().map(|at| self.times[*at].clone()))
            .collect();
        let rows = mine
            .iter()
            .map(|line| TableRow {
                // A need stands below its group. What of it was rated is said again: not every outlet sets it in.
                name: match self.need(line) {
                    Some(need) => format!("{}: {need}", self.measure(line)),
                    None => self.of(line),
                },
                part: line.about.need.is_some(),
                cells: std::iter::once(self.verdict(line))
                    .chain(columns.iter().map(|at| self.figure(line.figures.get(*at).copied().flatten())))
                    .collect(),
            })
            .collect();
        let mut notes = vec![ui.say("again-note-verdict")];
        if mine.iter().flat_map(|line| &line.figures).flatten().any(|figure| figure.list.is_some()) {
            notes.push(ui.say("again-note-tested"));
        }
        if columns.len() < last {
            notes.push(ui.say_with("again-note-columns", &[("left", (last - columns.len()).into())]));
        }
        let caption = ui.say_with("again-table-caption", &[("service", self.name(service).into())]);
        Table { caption, head, rows, notes, ..Table::default() }
    }
}

/// Of whom something may be shown at any time, and of whom nothing: that is said once. Of a group that is shown, each need
/// keeps its line.
pub(super) fn shown<'l>(lines: &[&'l Line]) -> (Vec<&'l Line>, Vec<&'l Line>) {
    let whole =
        |line: &Line| (line.about.survey.clone(), line.about.service.clone(), line.about.group, line.about.measure);
    let says = |line: &&&Line| line.figures.iter().any(|figure| figure.is_some_and(Figure::says));
    let shown: BTreeSet<_> = lines.iter().filter(says).map(|line| whole(line)).collect();
    lines.iter().partition(|line| shown.contains(&whole(line)))
}
