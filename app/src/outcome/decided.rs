//! What people say since, by who runs the service: in house and outside on one basis after the decision too.

use std::collections::BTreeMap;

use domain::{
    code::Code,
    outcome::{Table, TableRow},
    reply::Decided,
    survey::Measure,
    waves::{Figure, Line},
};

use super::again::{Standings, Waves};

impl Waves<'_> {
    /// Each service that was decided about, in the order given, who runs it, and how what people say of it stands to the first
    /// time: of whole groups, and of those with lower needs. Nothing where none was decided about, or nobody was asked again.
    pub fn by_who_runs(&self, services: &[Code], decided: &BTreeMap<Code, Decided>) -> Option<Table> {
        let ui = self.ui;
        let told = |service: &Code, is: &dyn Fn(&Line) -> bool| {
            let mine = self.lines.iter().filter(|line| line.about.service.as_ref() == Some(service) && is(line));
            let Standings { lower, higher, alike, few, hidden, other } = Standings::of(mine);
            let each = [("lower", lower), ("higher", higher), ("alike", alike), ("untold", few + hidden + other)];
            let each: Vec<String> = each
                .into_iter()
                .filter(|(_, n)| *n > 0)
                .map(|(how, n)| ui.say_with(&format!("again-short-{how}"), &[("n", n.into())]))
                .collect();
            if each.is_empty() { ui.say("again-short-none") } else { each.join("; ") }
        };
        // The figures themselves: that no change is clear is not that there was none.
        let quality = |service: &Code| {
            let mine = self.lines.iter().filter(|line| {
                let about = &line.about;
                about.service.as_ref() == Some(service) && about.need.is_none() && about.measure == Measure::Quality
            });
            let says = |line: &&Line| {
                [line.figures.first(), line.figures.last()]
                    .iter()
                    .all(|figure| figure.copied().flatten().is_some_and(Figure::says))
            };
            let each: Vec<String> = mine
                .filter(says)
                .map(|line| {
                    let [then, now] = self.then_and_now(line);
                    let args = [
                        ("whose", self.whose(line).into()),
                        ("then", then.into()),
                        ("now", now.into()),
                        ("verdict", self.verdict(line).into()),
                    ];
                    ui.say_with("again-then-now", &args)
                })
                .collect();
            if each.is_empty() { ui.say("again-short-none") } else { each.join("; ") }
        };
        let asked = |service: &&Code| self.lines.iter().any(|line| line.about.service.as_ref() == Some(service));
        let rows: Vec<TableRow> = services
            .iter()
            .filter(asked)
            .filter_map(|service| {
                let who = ui.say(&format!("decided-name-{}", decided.get(service)?.as_str()));
                let whole = told(service, &|line| line.about.need.is_none());
                let lower = told(service, &|line| self.is_lower(line));
                Some(TableRow {
                    name: ui.service(service),
                    part: false,
                    cells: vec![who, quality(service), whole, lower],
                })
            })
            .collect();
        let head = ["service", "again-who-runs", "again-quality-then-now", "again-of-groups", "again-of-lower"]
            .map(|key| ui.say(key))
            .to_vec();
        let notes = vec![ui.say("again-note-who-runs")];
        let caption = ui.say("again-who-runs-caption");
        (!rows.is_empty()).then(|| Table { caption, head, rows, notes, ..Table::default() })
    }
}
