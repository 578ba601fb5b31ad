//! One figure a line, with its base: tidy data for whoever goes on computing.

use app::{
    outcome::rooms::RoomPrinted,
    tables::{Printed, PrintedRow, not_weighted, way},
};
use domain::{disclosure::Cell, findings::figures::two_places};

use super::Book;

/// The columns.
pub(crate) const HEADER: [&str; 16] = [
    "table",
    "survey",
    "audience",
    "service",
    "measure",
    "question",
    "asked",
    "group",
    "need",
    "statistic",
    "option",
    "value",
    "base",
    "interval_low",
    "interval_high",
    "digest",
];

/// Writes the file. A last line tells how many lines of figures there are: a file cut short shows.
pub fn write(book: &Book) -> anyhow::Result<Vec<u8>> {
    let mut file = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(vec![0xEF, 0xBB, 0xBF]);
    file.write_record(HEADER)?;
    let mut lines = 0u64;
    for table in &book.tables {
        let asked = asked_as(table);
        for row in &table.rows {
            for (statistic, option, value, interval) in figures(table, row) {
                let base = text(row.row.base);
                let (low, high) = interval.map_or_else(Default::default, |(low, high)| (number(low), number(high)));
                let cells = [
                    table.name.clone(),
                    table.survey.to_string(),
                    safe(&table.audience),
                    table.service.as_ref().map(ToString::to_string).unwrap_or_default(),
                    table.measure.map(|measure| measure.as_str().to_owned()).unwrap_or_default(),
                    safe(&table.title),
                    safe(&asked),
                    safe(&row.who),
                    row.need.as_deref().map(safe).unwrap_or_default(),
                    statistic.to_owned(),
                    safe(&option),
                    value,
                    base,
                    low,
                    high,
                    book.digest.to_string(),
                ];
                file.write_record(&cells)?;
                lines += 1;
            }
        }
    }
    for room in &book.rooms {
        for (statistic, option, value) in room_figures(room) {
            let cells = [
                room.name.clone(),
                room.survey.to_string(),
                safe(&room.who),
                room.service.as_ref().map(ToString::to_string).unwrap_or_default(),
                room.measure.map(|measure| measure.as_str().to_owned()).unwrap_or_default(),
                safe(&room.question),
                String::new(),
                safe(&room.how),
                String::new(),
                statistic.to_owned(),
                safe(&option),
                value,
                text(room.base),
                String::new(),
                String::new(),
                book.digest.to_string(),
            ];
            file.write_record(&cells)?;
            lines += 1;
        }
    }
    let mut last = [const { String::new() }; HEADER.len()];
    last[0] = "end".to_owned();
    last[9] = "lines".to_owned();
    last[11] = lines.to_string();
    last[15] = book.digest.to_string();
    file.write_record(&last)?;
    Ok(file.into_inner()?)
}

/// A question as it was put in each wording.
pub(super) fn asked_as(table: &Printed) -> String {
    table.asked.iter().map(|(level, words)| format!("{level}: “{words}”")).collect::<Vec<_>>().join(" ")
}

type Figure = (&'static str, String, String, Option<(f64, f64)>);

fn figures(table: &Printed, row: &PrintedRow) -> Vec<Figure> {
    let PrintedRow { row, ways, weighted, .. } = row;
    let mut figures: Vec<Figure> = vec![("base", String::new(), text(row.base), None)];
    // What people put first, where they put several in order.
    let (count_of, percent_of) =
        if table.ranked { ("first_place_count", "first_place_percent") } else { ("count", "percent") };
    for ((name, count), percent) in table.columns.iter().zip(&row.counts).zip(&row.percents) {
        figures.push((count_of, name.clone(), text(*count), None));
        figures.push((percent_of, name.clone(), marked(percent.map(|percent| percent.to_string())), None));
    }
    figures
        .extend(table.out_columns.iter().zip(ways).map(|(name, count)| ("way_out", name.clone(), way(*count), None)));
    if table.balanced {
        let interval = row.interval.map(|i| (i.low, i.high));
        figures.push(("net_sentiment", String::new(), marked(row.net.map(number)), interval));
        if !table.child_rating && !table.written {
            figures.push(("mean_score", String::new(), marked(table.mean(row).map(number)), None));
        }
        // How many are above and below the middle: each total is rounded by itself.
        for (statistic, percent) in [("percent_good", row.good), ("percent_bad", row.bad)] {
            figures.push((statistic, String::new(), marked(percent.map(|percent| percent.to_string())), None));
        }
    }
    let weighted = weighted.as_ref().map(|weighted| match weighted {
        Ok(weighted) => [number(weighted.net), format!("{:.0}", weighted.effective), number(weighted.design_effect)],
        Err(why) => [(); 3].map(|()| not_weighted(why).to_owned()),
    });
    let statistics = ["weighted_net_sentiment", "weighted_effective_n", "weighted_design_effect"];
    for (statistic, value) in statistics.into_iter().zip(weighted.into_iter().flatten()) {
        figures.push((statistic, String::new(), value, None));
    }
    if table.child_rating {
        figures.push(("percent_not_top", String::new(), marked(row.not_top.map(|percent| percent.to_string())), None));
    }
    figures
}

/// What rooms said has statistics of its own names: whoever adds up counts does not add these.
fn room_figures(room: &RoomPrinted) -> Vec<(&'static str, String, String)> {
    let mut figures =
        vec![("rooms", String::new(), room.sessions.to_string()), ("rooms_base", String::new(), text(room.base))];
    for (name, n, percent) in &room.options {
        figures.push(("rooms_count", name.clone(), text(*n)));
        figures.push(("rooms_percent", name.clone(), marked(percent.map(|percent| percent.to_string()))));
    }
    figures.extend(room.way_outs.iter().map(|(name, n)| ("rooms_way_out", name.clone(), text(*n))));
    figures
}

fn text(cell: Cell) -> String {
    marked(cell.mark().map(str::to_owned).or_else(|| cell.shown().map(|count| count.to_string())))
}

/// A figure, or that there is one and it is hidden: a line that is missing could be one that was lost.
fn marked(figure: Option<String>) -> String {
    figure.unwrap_or_else(|| "[c]".to_owned())
}

fn number(value: f64) -> String {
    format!("{:.2}", two_places(value))
}

/// A plain table for people to work through, not figures.
pub fn plain(heading: &[String], lines: &[Vec<String>]) -> anyhow::Result<Vec<u8>> {
    let mut file = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(vec![0xEF, 0xBB, 0xBF]);
    file.write_record(heading)?;
    for line in lines {
        file.write_record(line.iter().map(|cell| safe(cell)))?;
    }
    Ok(file.into_inner()?)
}

/// A cell that a spreadsheet would take for a formula is kept a text (OWASP ASVS 1.2.10).
pub(crate) fn safe(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\0']) { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        assert_eq!(safe("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")");
        assert_eq!(safe("+1"), "'+1");
        assert_eq!(safe("a=b"), "a=b");
    }
}
