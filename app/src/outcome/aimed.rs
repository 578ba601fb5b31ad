//! What people who were asked again say beside what was promised of it: for each group and each need by itself, in a
//! sentence, in points of whom it is missed, and in a table.

use domain::{
    code::Code,
    monitoring::{
        Published,
        aim::{Aim, Least, Met, Unseen},
    },
    outcome::{Block, Promise, Table, TableRow},
    waves::Line,
};

use super::again::{Waves, shown};
use crate::ui::Ui;

/// So many figures that one may miss by chance alone.
const MANY: usize = 20;

/// What people say beside a promise.
#[derive(Clone, Debug, Default)]
pub struct Beside {
    /// Of how many groups and needs it is missed.
    pub missed: usize,
    /// What is said, and the table it rests on; nothing where something else shows the promise.
    pub blocks: Vec<Block>,
}

/// What people must say for a promise to be held, in words: what they rate, and the least of it.
pub fn in_words(ui: &Ui, aim: Aim) -> [String; 2] {
    let measure = ui.say(&format!("measure-{}", aim.measure.as_str()));
    let target = format!("promise-made-{}", aim.least.as_str());
    [
        ui.say_with("promise-made-measure", &[("measure", measure.into())]),
        ui.say_with(&target, &[("share", aim.least.share().unwrap_or_default().into())]),
    ]
}

/// What a promise is judged by, where that is what people say and it was promised in other words.
pub fn judged(ui: &Ui, promise: &Promise) -> Option<String> {
    let [measure, target] = in_words(ui, promise.aim?);
    ((&measure, &target) != (&promise.measure, &promise.target)).then(|| format!("{measure}. {target}"))
}

impl Waves<'_> {
    /// What people who were asked again say beside a promise.
    pub fn beside(&self, published: &Published) -> Beside {
        let Some(aim) = published.promise.aim else { return Beside::default() };
        let ui = self.ui;
        let service = published.service.as_ref();
        // Whatever words it was promised in, this is what is looked at.
        let [measure, target] = in_words(ui, aim);
        let judged = ui.say_with("aim-judged", &[("measure", measure.into()), ("target", target.into())]);
        let lines: Vec<&Line> = aim.lines(self.lines, service).collect();
        let Some(time) = self.times.last().filter(|_| !lines.is_empty()) else {
            let key = if self.times.len() > 1 { "aim-none-shown" } else { "aim-none" };
            return Beside { missed: 0, blocks: vec![Block::Said(judged), Block::Said(ui.say(key))] };
        };
        let count = |wanted: Met| lines.iter().filter(|line| aim.met(line) == wanted).count();
        let each = [Met::Missed, Met::Met, Met::Close, Met::Untold].into_iter().filter(|one| count(*one) > 0);
        let each: Vec<String> =
            each.map(|one| ui.say_with(&format!("aim-of-{}", one.as_str()), &[("n", count(one).into())])).collect();
        let args = [("n", lines.len().into()), ("time", time.clone().into()), ("each", each.join("; ").into())];
        let said = if count(Met::Untold) == lines.len() { "aim-said-untold" } else { "aim-said" };
        let mut blocks = vec![Block::Said(judged), Block::Said(ui.say_with(said, &args))];
        let untold = lines.iter().filter(|line| self.is_lower(line) && aim.met(line) == Met::Untold);
        let untold: Vec<String> = untold.map(|line| self.aimed_of(line, service)).collect();
        if !untold.is_empty() {
            blocks.push(Block::Said(ui.say_with("aim-lower-untold", &[("each", untold.join("; ").into())])));
        }
        // Of many, some miss by chance.
        let tested = lines.iter().flat_map(|line| &line.figures).flatten().any(|figure| figure.list.is_some());
        if lines.len() >= MANY && !tested {
            blocks.push(Block::Said(ui.say_with("aim-many", &[("n", lines.len().into())])));
        }
        let missed = aim.missed(self.lines, service);
        let points: Vec<String> = missed.iter().map(|line| self.missed(line, service)).collect();
        if !points.is_empty() {
            blocks.push(Block::Points(points));
        }
        let (kept, silent) = shown(&lines);
        if !kept.is_empty() {
            blocks.push(Block::Table(self.aimed(aim, published, &kept)));
        }
        blocks.extend(self.left_out(&silent));
        Beside { missed: missed.len(), blocks }
    }

    /// Whom a line is of; the service with it, where the promise is about every one.
    fn aimed_of(&self, line: &Line, service: Option<&Code>) -> String {
        match service {
            Some(_) => self.whom(line),
            None => format!("{}. {}", self.name(line.about.service.as_ref()), self.whom(line)),
        }
    }

    /// That it cannot be told whether it is met, and how large a change would not have been seen.
    fn unseen(&self, key: &str, by: Option<(f64, bool)>) -> String {
        let Some((by, share)) = by else { return self.ui.say("aim-close") };
        let by = if share { format!("{:.0}%", by * 100.0) } else { format!("{by:.2}") };
        self.ui.say_with(key, &[("by", by.into())])
    }

    fn missed(&self, line: &Line, service: Option<&Code>) -> String {
        let [then, now] = self.then_and_now(line);
        let args = [("of", self.aimed_of(line, service).into()), ("then", then.into()), ("now", now.into())];
        self.ui.say_with("aim-missed-of", &args)
    }

    fn aimed(&self, aim: Aim, published: &Published, lines: &[&Line]) -> Table {
        let ui = self.ui;
        let rows = lines
            .iter()
            .map(|line| {
                let met = aim.met(line);
                let stands = match (met, aim.least) {
                    // Why it cannot be told, where that was looked at beside the first time.
                    (Met::Untold, Least::NoLower | Least::Higher) => self.verdict(line),
                    (Met::Close, Least::NoLower) => {
                        self.unseen("aim-unseen-fall", Unseen::of(line).map(|one| (one.fall, one.share)))
                    }
                    (Met::Close, Least::Higher) => {
                        self.unseen("aim-unseen-rise", Unseen::of(line).map(|one| (one.rise, one.share)))
                    }
                    _ => ui.say(&format!("aim-{}", met.as_str())),
                };
                let [then, now] = self.then_and_now(line);
                TableRow {
                    name: self.aimed_of(line, published.service.as_ref()),
                    part: line.about.need.is_some(),
                    cells: vec![stands, then, now],
                }
            })
            .collect();
        let last = self.times.last().cloned().unwrap_or_default();
        let head = vec![ui.say("group"), ui.say("aim-stands"), ui.say("aim-then"), last];
        let note = match aim.least {
            Least::NoLower | Least::Higher => "again-note-verdict",
            Least::Share(_) => "aim-note-share",
        };
        let caption = ui.say_with("aim-caption", &[("promise", published.promise.promise.clone().into())]);
        Table { caption, head, rows, notes: vec![ui.say(note)], ..Table::default() }
    }
}
