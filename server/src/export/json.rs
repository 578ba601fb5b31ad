//! Findings as JSON, and what the CSV's columns mean (CSV on the Web, W3C 2015), for programs.

use std::cmp::Ordering;

use app::{
    outcome::rooms::RoomPrinted,
    tables::{Printed, PrintedRow},
};
use domain::{disclosure::Cell, findings::figures::two_places};
use serde_json::{Value, json};

use super::{Book, csv};

/// Writes every table. A count at the end tells how many there are: a file cut short is no JSON.
pub fn write(book: &Book) -> anyhow::Result<Vec<u8>> {
    let tables: Vec<Value> = book.tables.iter().map(table).collect();
    let whole = json!({
        "title": title(book),
        "publisher": book.consultation.contact.council,
        "made": book.today.as_str(),
        "madeUp": book.ui.demonstration,
        "license": book.consultation.licence,
        "digest": book.digest.to_string(),
        "hidden": "[c]",
        "fewerThanFive": "[low]",
        "notOffered": "[z]",
        "notes": book.method,
        "tables": tables,
        "count": tables.len(),
        "rooms": book.rooms.iter().map(room).collect::<Vec<Value>>(),
        "roomsCount": book.rooms.len(),
    });
    Ok(serde_json::to_vec_pretty(&whole)?)
}

fn title(book: &Book) -> String {
    book.ui.say_with("file-title", &[("consultation", book.ui.survey("consultation-title").text.into())])
}

fn table(table: &Printed) -> Value {
    let asked: Vec<Value> =
        table.asked.iter().map(|(wording, text)| json!({ "wording": wording, "text": text })).collect();
    json!({
        "name": table.name,
        "survey": table.survey.to_string(),
        "audience": table.audience,
        "service": table.service.as_ref().map(ToString::to_string),
        "measure": table.measure.map(domain::survey::Measure::as_str),
        "title": table.title,
        "ranked": table.ranked,
        "asked": asked,
        "columns": table.columns,
        "waysOut": table.out_columns,
        "rows": table.rows.iter().map(|one| row(table, one)).collect::<Vec<Value>>(),
    })
}

fn row(table: &Printed, one: &PrintedRow) -> Value {
    let PrintedRow { who, need, row, ways, weighted, beside_council } = one;
    // Person by person: no figure of it is shown.
    let beside_council = beside_council.map(|how| match how {
        Ordering::Less => "lower",
        Ordering::Equal => "no-clear-difference",
        Ordering::Greater => "higher",
    });
    json!({
        "group": who,
        "need": need,
        "base": cell(row.base),
        "counts": row.counts.iter().map(|count| cell(*count)).collect::<Vec<Value>>(),
        "percents": row.percents,
        "waysOut": ways.iter().map(|way| way.map_or_else(|| json!("[z]"), cell)).collect::<Vec<Value>>(),
        "netSentiment": row.net.map(two_places),
        "meanScore": table.mean(row).map(two_places),
        "percentGood": row.good.filter(|_| table.balanced),
        "percentBad": row.bad.filter(|_| table.balanced),
        "interval": row.interval.map(|interval| [two_places(interval.low), two_places(interval.high)]),
        "weighted": weighted.as_ref().and_then(|weighted| weighted.as_ref().ok()).map(|weighted| json!({
            "netSentiment": two_places(weighted.net),
            "effectiveN": weighted.effective.round(),
            "designEffect": two_places(weighted.design_effect),
        })),
        "outsideBesideCouncil": beside_council,
        "percentNotTop": row.not_top.filter(|_| table.child_rating),
    })
}

/// What rooms said: never to be added to what was answered.
fn room(one: &RoomPrinted) -> Value {
    let options =
        one.options.iter().map(|(name, n, percent)| json!({ "option": name, "count": cell(*n), "percent": percent }));
    let outs = one.way_outs.iter().map(|(name, n)| json!({ "option": name, "count": cell(*n) }));
    json!({
        "name": one.name,
        "survey": one.survey.to_string(),
        "group": one.who,
        "gathered": one.how,
        "service": one.service.as_ref().map(ToString::to_string),
        "measure": one.measure.map(domain::survey::Measure::as_str),
        "question": one.question,
        "sessions": one.sessions,
        "base": cell(one.base),
        "options": options.collect::<Vec<Value>>(),
        "waysOut": outs.collect::<Vec<Value>>(),
    })
}

/// A count, or the mark that stands for it.
fn cell(cell: Cell) -> Value {
    cell.mark().map_or_else(|| json!(cell.shown()), |mark| json!(mark))
}

/// What the CSV's columns mean: its metadata, to be kept beside it as `FILE.csv-metadata.json`.
pub fn csv_metadata(book: &Book, url: &str) -> anyhow::Result<Vec<u8>> {
    let columns: Vec<Value> = csv::HEADER
        .iter()
        .map(|name| {
            let described = book.ui.say(&format!("file-column-{}", name.replace('_', "-")));
            let numbers = ["value", "base", "interval_low", "interval_high"].contains(name);
            let datatype = if numbers { "number" } else { "string" };
            let mut column = json!({
                "titles": name, "name": name, "datatype": datatype, "dc:description": described,
            });
            if numbers {
                column["null"] = json!(["", "[c]", "[low]", "[u]", "[z]"]);
            }
            column
        })
        .collect();
    let mut whole = json!({
        "@context": ["http://www.w3.org/ns/csvw", { "@language": "en" }],
        "url": url,
        "dc:title": title(book),
        "dc:publisher": book.consultation.contact.council,
        "dc:modified": { "@value": book.today.as_str(), "@type": "xsd:date" },
        "dc:identifier": book.digest.to_string(),
        "dialect": { "header": true, "delimiter": ",", "encoding": "utf-8", "lineTerminators": ["\r\n"] },
        "tableSchema": { "columns": columns },
    });
    if let Some(licence) = &book.consultation.licence {
        whole["dc:license"] = json!({ "@id": licence });
    }
    // Who has the file alone must not take it for what anybody said.
    if book.ui.demonstration {
        whole["dc:description"] = json!(book.ui.say("made-up"));
    }
    Ok(serde_json::to_vec_pretty(&whole)?)
}
