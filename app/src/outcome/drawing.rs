//! Bars and run charts as drawings: the same in the page and in the PDF. Numbers stand in them, so that no colour is
//! needed.

use std::fmt::Write as _;

use domain::outcome::{Bars, RunRow, Shade, short::Faces};

use crate::tables::signed;

/// How wide the drawing is, in its own units.
const WIDTH: f64 = 640.0;
const BAR: f64 = 26.0;
const ROW: f64 = 50.0;
const KEY: f64 = 26.0;
/// How wide a part is that has room for its share.
const LEAST_FOR_NUMBER: f64 = 36.0;

/// The drawing as SVG. `font` is the family its text is set in.
pub fn svg(bars: &Bars, font: &str) -> String {
    let per_line = 3;
    let key_lines = bars.parts.len().div_ceil(per_line);
    let height = ROW * bars.rows.len() as f64 + KEY * key_lines as f64 + 14.0;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" height=\"{height}\" \
         font-family=\"{}\" font-size=\"14\">",
        escaped(font)
    );
    // What is thought well of stands to the right of one line, what is thought badly of to its left: so bars are compared
    // at a glance (diverging stacked bars, Heiberger and Robbins 2014). The middle lies half on either side.
    let left_of = |percents: &[u64]| -> f64 {
        let each = bars.parts.iter().zip(percents).map(|((_, shade), percent)| match shade {
            Shade::Worst | Shade::Poor => *percent as f64,
            Shade::Middle | Shade::Mixed => *percent as f64 / 2.0,
            Shade::Best | Shade::Good => 0.0,
        });
        each.sum()
    };
    let whole = |percents: &[u64]| percents.iter().sum::<u64>() as f64;
    let left = bars.rows.iter().map(|(_, percents)| left_of(percents)).fold(0.0, f64::max);
    let right = bars.rows.iter().map(|(_, percents)| whole(percents) - left_of(percents)).fold(0.0, f64::max);
    let unit = WIDTH / (left + right).max(100.0);
    let mut numbers = String::new();
    for (row, (name, percents)) in bars.rows.iter().enumerate() {
        let top = ROW * row as f64;
        let _ = write!(out, "<text x=\"0\" y=\"{:.1}\" fill=\"#14222b\">{}</text>", top + 14.0, escaped(name));
        let mut x = (left - left_of(percents)) * unit;
        for ((_, shade), percent) in bars.parts.iter().zip(percents).filter(|(_, percent)| **percent > 0) {
            let wide = *percent as f64 * unit;
            segment(&mut out, (x, top + 20.0), (wide - 1.5).max(0.5), *shade);
            if wide >= LEAST_FOR_NUMBER {
                number(&mut numbers, (x + wide / 2.0, top + 38.0), *shade, *percent);
            }
            x += wide;
        }
    }
    let bottom = ROW * bars.rows.len() as f64 - 2.0;
    let _ = write!(
        out,
        "<line x1=\"{0:.1}\" x2=\"{0:.1}\" y1=\"18\" y2=\"{bottom:.1}\" stroke=\"#14222b\" stroke-dasharray=\"2 3\"/>",
        left * unit
    );
    // Over the line, which must strike none of them through.
    out.push_str(&numbers);
    let from = ROW * bars.rows.len() as f64 + 6.0;
    for (at, (name, shade)) in bars.parts.iter().enumerate() {
        let x = (at % per_line) as f64 * WIDTH / per_line as f64;
        let y = from + (at / per_line) as f64 * KEY;
        let (fill, _) = shade.colours();
        let _ = write!(
            out,
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"14\" height=\"14\" fill=\"{fill}\" stroke=\"#14222b\" \
             stroke-width=\"0.75\"/>{}<text x=\"{:.1}\" y=\"{:.1}\" fill=\"#14222b\">{}</text>",
            stripes((x, y), (14.0, 14.0), *shade),
            x + 21.0,
            y + 12.0,
            escaped(name)
        );
    }
    out.push_str("</svg>");
    out
}

fn segment(out: &mut String, (x, y): (f64, f64), wide: f64, shade: Shade) {
    let (fill, _) = shade.colours();
    let _ = write!(
        out,
        "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{wide:.1}\" height=\"{BAR}\" fill=\"{fill}\"/>{}",
        stripes((x, y), (wide, BAR), shade)
    );
}

/// What is thought badly of is striped, the worst closely: in grey, a good and a bad shade are as dark as one another.
fn stripes((x, y): (f64, f64), (wide, high): (f64, f64), shade: Shade) -> String {
    let step = match shade {
        Shade::Poor => 6.0,
        Shade::Worst => 3.0,
        Shade::Best | Shade::Good | Shade::Middle | Shade::Mixed => return String::new(),
    };
    let mut lines = String::new();
    let mut at = x + step / 2.0;
    while at < x + wide {
        let _ = write!(lines, "M{at:.1} {y:.1}v{high}");
        at += step;
    }
    format!("<path d=\"{lines}\" stroke=\"#14222b\" stroke-width=\"1\" stroke-opacity=\"0.55\"/>")
}

/// A share in a bar, on ground of its own where that is striped or the middle's line goes through it.
fn number(out: &mut String, (x, y): (f64, f64), shade: Shade, percent: u64) {
    let (fill, ink) = shade.colours();
    if matches!(shade, Shade::Poor | Shade::Worst | Shade::Middle | Shade::Mixed) {
        let _ = write!(
            out,
            "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"34\" height=\"18\" rx=\"3\" fill=\"{fill}\"/>",
            x - 17.0,
            y - 14.0
        );
    }
    let _ = write!(out, "<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"middle\" fill=\"{ink}\">{percent}%</text>");
}

/// A run chart: how wide it is, in its own units, and how high the part with its points is.
const RUN_WIDTH: f64 = 320.0;
const RUN_HEIGHT: f64 = 110.0;
/// Where its axis stands, and where its points begin and end.
const AXIS: f64 = 40.0;
const RUN_FROM: f64 = 64.0;
const RUN_TO: f64 = RUN_WIDTH - 30.0;

/// One run chart as SVG: a point each time, joined; the first time's as a broken line to see the others by; the limits,
/// where there are any, as a band; and a ring round what is not chance alone.
pub fn run(row: &RunRow, times: &[String], font: &str) -> String {
    let top = 14.0;
    let height = top + RUN_HEIGHT + 26.0;
    let lowest = if row.share { 0.0 } else { -1.0 };
    let y = |value: f64| top + (1.0 - value) / (1.0 - lowest) * RUN_HEIGHT;
    let written = |value: f64| if row.share { format!("{:.0}%", value * 100.0) } else { signed(value) };
    let grid =
        if row.share { [(1.0, "100%"), (0.5, "50%"), (0.0, "0%")] } else { [(1.0, "+1"), (0.0, "0"), (-1.0, "−1")] };
    let steps = row.points.len().saturating_sub(1).max(1) as f64;
    let x = |at: usize| RUN_FROM + at as f64 / steps * (RUN_TO - RUN_FROM);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {RUN_WIDTH} {height}\" width=\"{RUN_WIDTH}\" height=\"{height}\" \
         font-family=\"{}\" font-size=\"12\" fill=\"#14222b\">",
        escaped(font)
    );
    if let Some((low, high)) = row.limits {
        let _ = write!(
            out,
            "<rect x=\"{AXIS}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" fill=\"#e9e4d8\"/>",
            y(high),
            RUN_WIDTH - AXIS,
            y(low) - y(high)
        );
    }
    for (net, name) in grid {
        let _ = write!(
            out,
            "<line x1=\"{AXIS}\" x2=\"{RUN_WIDTH}\" y1=\"{0:.1}\" y2=\"{0:.1}\" stroke=\"#b8b2a4\" stroke-width=\"{1}\"/>\
             <text x=\"{2:.1}\" y=\"{3:.1}\" text-anchor=\"end\">{name}</text>",
            y(net),
            if net == 0.0 && !row.share { 1.5 } else { 0.75 },
            AXIS - 6.0,
            y(net) + 4.0
        );
    }
    // What the others are seen by: the first time, or the median where there is one.
    if let Some(net) = row.median.or_else(|| row.points.first().copied().flatten()) {
        let _ = write!(
            out,
            "<line x1=\"{AXIS}\" x2=\"{RUN_WIDTH}\" y1=\"{0:.1}\" y2=\"{0:.1}\" stroke=\"#14222b\" stroke-dasharray=\"5 4\"/>",
            y(net)
        );
    }
    let shown: Vec<(usize, f64)> = row.points.iter().enumerate().filter_map(|(at, net)| Some((at, (*net)?))).collect();
    let line: Vec<String> = shown.iter().map(|(at, net)| format!("{:.1},{:.1}", x(*at), y(*net))).collect();
    let _ =
        write!(out, "<polyline points=\"{}\" fill=\"none\" stroke=\"#0b4a57\" stroke-width=\"2\"/>", line.join(" "));
    for (at, net) in &shown {
        let (x, y) = (x(*at), y(*net));
        let _ = write!(out, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"4\" fill=\"#0b4a57\"/>");
        if row.marked.contains(at) {
            let _ = write!(
                out,
                "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"8\" fill=\"none\" stroke=\"#8f2a17\" stroke-width=\"2\"/>"
            );
        }
    }
    // The first and the last are written out, on the side where there is room.
    for (at, net) in shown.first().into_iter().chain(shown.last().filter(|last| last.0 > 0)) {
        let above = y(*net) - 8.0 > 10.0;
        let _ = write!(
            out,
            "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"middle\" font-weight=\"bold\">{}</text>",
            x(*at),
            if above { y(*net) - 8.0 } else { y(*net) + 18.0 },
            written(*net)
        );
    }
    for (at, anchor) in [(0, "start"), (row.points.len().saturating_sub(1), "end")] {
        if let Some(time) = times.get(at).filter(|_| at > 0 || anchor == "start") {
            let at = if anchor == "start" { AXIS } else { RUN_WIDTH };
            let _ = write!(
                out,
                "<text x=\"{at:.1}\" y=\"{:.1}\" text-anchor=\"{anchor}\">{}</text>",
                top + RUN_HEIGHT + 20.0,
                escaped(time)
            );
        }
    }
    out.push_str("</svg>");
    out
}

/// How wide a face of ten is with the space beside it, in the drawing's own units.
const FACE: f64 = 34.0;

/// Ten faces as SVG: happy ones, then those that are neither, then sad ones. They differ in their mouths and in how dark
/// they are, so that no colour is needed.
pub fn faces(faces: &Faces) -> String {
    let wide = FACE * 10.0;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {wide} {FACE}\" width=\"{wide}\" height=\"{FACE}\">"
    );
    for at in 0..10_u8 {
        let (shade, mouth) = match at {
            at if at < faces.good => (Shade::Best, "M10 19.5q6 7 12 0"),
            at if at >= 10 - faces.bad => (Shade::Poor, "M10 23q6 -6 12 0"),
            _ => (Shade::Middle, "M10.5 21h11"),
        };
        let (fill, ink) = shade.colours();
        let _ = write!(
            out,
            "<g transform=\"translate({:.0} 1)\"><circle cx=\"16\" cy=\"16\" r=\"14.5\" fill=\"{fill}\" stroke=\"#14222b\"/>\
             <circle cx=\"11\" cy=\"12.5\" r=\"2\" fill=\"{ink}\"/><circle cx=\"21\" cy=\"12.5\" r=\"2\" fill=\"{ink}\"/>\
             <path d=\"{mouth}\" fill=\"none\" stroke=\"{ink}\" stroke-width=\"2.2\" stroke-linecap=\"round\"/></g>",
            f64::from(at) * FACE + 1.0
        );
    }
    out.push_str("</svg>");
    out
}

pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use domain::outcome::Shade;

    use super::*;

    #[test]
    fn a_run_shows_every_point_and_writes_out_the_first_and_the_last() {
        let row = RunRow {
            name: "Parents".to_owned(),
            alternative: "a".to_owned(),
            share: false,
            points: vec![Some(0.6), None, Some(0.9), Some(-0.2)],
            median: None,
            limits: None,
            marked: vec![3],
        };
        let times = ["June <2026>", "b", "c", "May 2028"].map(str::to_owned);
        let drawn = run(&row, &times, "sans");
        assert_eq!(drawn.matches("r=\"4\"").count(), 3, "a figure that may not be shown is no point");
        assert_eq!(drawn.matches("r=\"8\"").count(), 1);
        assert!(drawn.contains(">+0.60<") && drawn.contains(">−0.20<") && !drawn.contains("+0.90"));
        let share = RunRow { share: true, points: vec![Some(0.95), Some(0.7)], ..row };
        assert!(run(&share, &times, "sans").contains(">95%<"));
        assert!(drawn.contains("June &lt;2026&gt;") && drawn.contains("May 2028"));
    }

    #[test]
    fn faces_are_ten_and_as_many_of_each_as_is_said() {
        let drawn = faces(&Faces { good: 6, bad: 1, alternative: "a".to_owned() });
        let mouths = |path: &str| drawn.matches(path).count();
        assert_eq!((mouths("q6 7 12 0"), mouths("h11"), mouths("q6 -6 12 0")), (6, 3, 1));
    }

    #[test]
    fn what_is_drawn_is_what_is_said_and_nobody_writes_markup() {
        let bars = Bars {
            caption: "c".to_owned(),
            alternative: "a".to_owned(),
            parts: vec![("poor".to_owned(), Shade::Poor), ("good <b>".to_owned(), Shade::Good)],
            rows: vec![("Parents & carers".to_owned(), vec![30, 70])],
        };
        let drawn = svg(&bars, "sans");
        assert!(drawn.contains(">30%<") && drawn.contains(">70%<"));
        // The line between them is where the bad ends, and what is bad is striped.
        assert!(drawn.contains("<line x1=\"192.0\" x2=\"192.0\"") && drawn.contains("M3.0 20.0v26"), "{drawn}");
        assert!(drawn.contains("Parents &amp; carers") && drawn.contains("good &lt;b&gt;"));
    }
}
