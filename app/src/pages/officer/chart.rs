//! Stacked bars of a distribution: a picture of the table beside them, and never in place of it.

use leptos::prelude::*;

use crate::{tables::Printed, ui::Ui};

/// A bar for each row that may be shown as percentages, around a middle line where the scale is
/// balanced. Nothing where no row may be.
pub(super) fn chart(ui: &Ui, table: &Printed) -> Option<impl IntoView + use<>> {
    const HEIGHT: usize = 30;
    let bars: Vec<(String, Vec<u64>)> = table
        .rows
        .iter()
        .filter(|row| row.row.percents.iter().all(Option::is_some))
        .map(|row| {
            let name = row.need.clone().unwrap_or_else(|| row.who.clone());
            (name, row.row.percents.iter().flatten().copied().collect())
        })
        .collect();
    if bars.is_empty() {
        return None;
    }
    let fills = table.shades()?;
    let class = |at: usize| fills[at].as_str();
    // A point of no worth lies half on either side of the line.
    let left_of = |percents: &[u64]| -> f64 {
        percents
            .iter()
            .zip(&table.scores)
            .map(|(p, s)| {
                if *s < 0.0 {
                    *p as f64
                } else if *s == 0.0 {
                    *p as f64 / 2.0
                } else {
                    0.0
                }
            })
            .sum()
    };
    let height = bars.len() * (HEIGHT + 22) + 4;
    let label = ui.say_with("chart-label", &[("title", table.title.clone().into())]);
    let shapes = bars
        .iter()
        .enumerate()
        .map(|(row, (name, percents))| {
            let top = row * (HEIGHT + 22);
            let mut x = 200.0 - 2.0 * left_of(percents);
            // The worst is drawn first, from the left, whichever way round the scale is written.
            let segments = table
                .from_the_worst()
                .into_iter()
                .filter(|at| percents[*at] > 0)
                .map(|at| {
                    let width = percents[at] as f64 * 2.0;
                    let middle = x + width / 2.0;
                    let text = (percents[at] >= 8).then(|| {
                        view! { <text x=format!("{middle:.1}") y=(top + 40).to_string() text-anchor="middle" class=format!("on-{}", class(at))>{percents[at].to_string()}</text> }
                    });
                    let shape = view! {
                        <rect x=format!("{x:.1}") y=(top + 20).to_string() width=format!("{:.1}", (width - 1.0).max(0.5)) height=HEIGHT.to_string() class=class(at)></rect>
                        {text}
                    };
                    x += width;
                    shape
                })
                .collect_view();
            view! { <text x="0" y=(top + 14).to_string() class="bar-name">{name.clone()}</text>{segments} }
        })
        .collect_view();
    let key = table
        .from_the_worst()
        .into_iter()
        .map(|at| (class(at), table.columns[at].clone()))
        .map(|(class, name)| view! { <li><svg viewBox="0 0 12 12" aria-hidden="true" focusable="false"><rect width="12" height="12" class=class/></svg>{name}</li> })
        .collect_view();
    Some(view! {
        <div class="chart">
            <svg viewBox=format!("0 0 400 {height}") role="img" aria-label=label>
                <line x1="200" y1="16" x2="200" y2=height.to_string() class="middle-line"></line>
                {shapes}
            </svg>
            <ul class="chart-key" aria-hidden="true">{key}</ul>
        </div>
    })
}
